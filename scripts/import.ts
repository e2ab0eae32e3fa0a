import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { FileRefused } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { fileRefused } from '../subgraphs/shared/import-faults.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { analyze, migrateDatabase, openDatabase } from './database.ts'
import { importPopulation, sayPopulation } from './import.population.ts'
import { loadRoster, sayRoster } from './import.roster.ts'
import { type Imported, importYear9 } from './import.skolverket.ts'
import { bar, type Begin } from './progress.ts'
import { command } from './terminal.ts'

const usage = `Say what to import:
  npm run import -- skolverket-grades FILE
  npm run import -- roster FILE --source CODE [--complete] [--dry-run] [--allow-shrinking]
  npm run import -- population-register FILE [--dry-run] [--allow-shrinking]`

const flag = { type: 'boolean' } as const
const options = { source: { type: 'string' }, complete: flag, 'dry-run': flag, 'allow-shrinking': flag } as const
type Option = keyof typeof options

/** Which options each import takes. */
const taken: Readonly<Record<string, readonly Option[]>> = {
  'skolverket-grades': [],
  roster: ['source', 'complete', 'dry-run', 'allow-shrinking'],
  'population-register': ['dry-run', 'allow-shrinking'],
}

function asked() {
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true })
    const [what = '', path, ...rest] = positionals
    const isTaken = Object.keys(values).every((option) => taken[what]?.includes(option as Option))
    const isWhole = what !== 'roster' || values.source !== undefined
    if (taken[what] && path && rest.length === 0 && isTaken && isWhole) return { what, path, values }
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`)
  }
  throw new UserError(usage)
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as { code?: string }
    throw new UserError(`Cannot read ${path} (${code}). Give the path of the file.`)
  }
}

const refusal = (path: string, { problems }: FileRefused) =>
  fileRefused(
    problems.map(({ line, column, problem }) => ({ place: `line ${line}${column ? `, ${column}` : ''}`, problem })),
    path,
  )

function say({ units, authorities, figures, changedOrganisations, changedFigures }: Imported): string {
  const number = (value: number) => value.toLocaleString('en')
  const held = `${number(units)} units, ${number(authorities)} authorities, ${number(figures)} figures`
  if (changedOrganisations + changedFigures === 0) return `${held}: all there already, nothing changed`
  return `${held}: ${number(changedOrganisations)} organisations and ${number(changedFigures)} figures written`
}

async function run({ what, path, values }: ReturnType<typeof asked>, url: string, bytes: Uint8Array, begin: Begin) {
  const chosen = { isDryRun: values['dry-run'] ?? false, allowShrinking: values['allow-shrinking'] ?? false }
  if (what === 'population-register') return sayPopulation(await importPopulation(url, bytes, systemClock(), begin, chosen))
  if (what === 'roster') {
    const roster = { ...chosen, source: values.source!, isComplete: values.complete ?? false }
    return sayRoster(await loadRoster(url, bytes, systemClock(), begin, roster), chosen.isDryRun)
  }
  try {
    return say(await importYear9(url, bytes, systemClock(), begin))
  } catch (error) {
    throw error instanceof FileRefused ? refusal(path, error) : error
  }
}

await command(async ({ config, step, onEnd }) => {
  const given = asked()
  const bytes = await read(given.path)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step('migrations', () => migrateDatabase(database))
  const progress = bar('rows')
  const work = () => run(given, database.url, bytes, progress.begin).finally(progress.end)
  await step('import', work, (said) => said)
  await analyze(database)
})
