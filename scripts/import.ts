import { readFile } from 'node:fs/promises'
import { SingleBar, Presets } from 'cli-progress'
import { FileRefused } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { analyze, migrateDatabase, openDatabase } from './database.ts'
import { type Imported, importYear9 } from './import.skolverket.ts'
import { command } from './terminal.ts'

const usage = 'Say what to import: npm run import -- skolverket-grades FILE'

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as { code?: string }
    throw new UserError(`Cannot read ${path} (${code}). Give the path of the CSV file as Skolverket publishes it.`)
  }
}

// Nothing on a pipe: logs are no place for a bar.
function bar(): { begin: (total: number) => (done: number) => void; end: () => void } {
  const progress = new SingleBar(
    { noTTYOutput: false, clearOnComplete: true, format: '{bar} {value}/{total} rows, {eta_formatted} left' },
    Presets.shades_classic,
  )
  return {
    begin: (total) => {
      progress.start(total, 0)
      return (done) => progress.increment(done)
    },
    end: () => progress.stop(),
  }
}

function refusal(path: string, { problems }: FileRefused): UserError {
  const lines = problems.map(({ line, column, problem }) => `  line ${line}${column ? `, ${column}` : ''}: ${problem}`)
  return new UserError(`${path} was refused and nothing was imported. Mend these and run it again:\n${lines.join('\n')}`)
}

function say({ units, authorities, figures, changedOrganisations, changedFigures }: Imported): string {
  const number = (value: number) => value.toLocaleString('en')
  const held = `${number(units)} units, ${number(authorities)} authorities, ${number(figures)} figures`
  if (changedOrganisations + changedFigures === 0) return `${held}: all there already, nothing changed`
  return `${held}: ${number(changedOrganisations)} organisations and ${number(changedFigures)} figures written`
}

await command(async ({ config, step, onEnd }) => {
  const [what, path, ...rest] = process.argv.slice(2)
  if (what !== 'skolverket-grades' || !path || rest.length > 0) throw new UserError(usage)
  const bytes = await read(path)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step('migrations', () => migrateDatabase(database))
  const progress = bar()
  const work = () =>
    importYear9(database.url, bytes, systemClock(), progress.begin)
      .catch((error: unknown) => {
        throw error instanceof FileRefused ? refusal(path, error) : error
      })
      .finally(progress.end)
  await step('import', work, say)
  await analyze(database)
})
