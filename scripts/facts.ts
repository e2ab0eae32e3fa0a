import { checkDatabase, openDatabase } from './database.ts'
import { rebuildFacts, rebuildKnowledgeFacts } from './facts.rebuild.ts'
import { bar } from './progress.ts'
import { command, expectWord } from './terminal.ts'

const usage = `Bring the facts for statistics in line with the locked grades and the written assessments:
  npm run facts -- rebuild`

await command(async ({ config, step, onEnd }) => {
  expectWord('rebuild', usage)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  const { begin, end } = bar('pupils')
  await step(
    'facts',
    async () => (await rebuildFacts(database.url, begin).finally(end)) + (await rebuildKnowledgeFacts(database.url)),
    (changed) =>
      changed === 0 ? 'all as grades and assessments say, nothing changed' : `${changed.toLocaleString('en')} facts written`,
  )
})
