import { UserError } from '../subgraphs/shared/user-error.ts'
import { checkDatabase, openDatabase } from './database.ts'
import { closeSurveys } from './governance.close-surveys.ts'
import { freeze, read, rebuild } from './governance.cubes.ts'
import { remind } from './governance.remind.ts'
import type { Subcommand } from './governance.subcommand.ts'
import { command } from './terminal.ts'

const subcommands: Readonly<Record<string, Subcommand>> = { read, freeze, rebuild, remind, 'close-surveys': closeSurveys }

const usage = [
  'Do what is to be done for governance:',
  ...Object.values(subcommands).map(({ form, does }) => `  npm run governance -- ${form.padEnd(44)} ${does}`),
].join('\n')

await command(async (given) => {
  const [name = '', ...words] = process.argv.slice(2)
  const found = Object.hasOwn(subcommands, name) ? subcommands[name]! : null
  const run = found?.read(words)
  if (!run) throw new UserError(usage)
  const database = await given.step(
    'database',
    () => openDatabase(given.config),
    ({ place }) => place,
  )
  given.onEnd(database.stop)
  await checkDatabase(database)
  await run(given, database.url)
})
