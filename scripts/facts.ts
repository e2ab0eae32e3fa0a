import { parseArgs } from 'node:util'
import { SingleBar, Presets } from 'cli-progress'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { checkDatabase, openDatabase } from './database.ts'
import { rebuildFacts } from './facts.rebuild.ts'
import { command } from './terminal.ts'

const usage = `Bring the facts for statistics in line with the locked grades:
  npm run facts -- rebuild`

function check(): void {
  try {
    const { positionals } = parseArgs({ options: {}, allowPositionals: true })
    if (positionals.join(' ') === 'rebuild') return
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`)
  }
  throw new UserError(usage)
}

await command(async ({ config, step, onEnd }) => {
  check()
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  // Nothing on a pipe: logs are no place for a bar.
  const bar = new SingleBar(
    { noTTYOutput: false, clearOnComplete: true, format: '{bar} {value}/{total} pupils, {eta_formatted} left' },
    Presets.shades_classic,
  )
  const begin = (total: number) => {
    bar.start(total, 0)
    return (done: number) => bar.increment(done)
  }
  await step(
    'facts',
    () => rebuildFacts(database.url, begin).finally(() => bar.stop()),
    (changed) => (changed === 0 ? 'all as the grades say, nothing changed' : `${changed.toLocaleString('en')} facts written`),
  )
})
