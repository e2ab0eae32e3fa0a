import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { FileRefused } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { fileRefused } from '../subgraphs/shared/import-faults.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { analyze, migrateDatabase, openDatabase } from './database.ts'
import { importPopulation, sayPopulation } from './import.population.ts'
import { loadRoster, sayRoster } from './import.roster.ts'
import { type Imported, importYear9 } from './import.skolverket.ts'
import { importSyllabuses, saySyllabuses, type SyllabusFile } from './import.syllabus.ts'
import { bar, type Begin } from './progress.ts'
import { command } from './terminal.ts'

const usage = `Say what to import:
  npm run import -- skolverket-grades FILE
  npm run import -- syllabus FILE... [--valid-from DATE] [--dry-run]
  npm run import -- roster FILE --source CODE [--complete] [--dry-run] [--allow-shrinking]
  npm run import -- population-register FILE [--dry-run] [--allow-shrinking]`

const flag = { type: 'boolean' } as const
const named = { type: 'string' } as const
const options = { source: named, 'valid-from': named, complete: flag, 'dry-run': flag, 'allow-shrinking': flag } as const
type Option = keyof typeof options

/** Which options each import takes. */
const taken: Readonly<Record<string, readonly Option[]>> = {
  'skolverket-grades': [],
  syllabus: ['valid-from', 'dry-run'],
  roster: ['source', 'complete', 'dry-run', 'allow-shrinking'],
  'population-register': ['dry-run', 'allow-shrinking'],
}

const isDay = (text: string) => z.iso.date().safeParse(text).success

function asked() {
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true })
    const [what = '', path, ...rest] = positionals
    const validFrom = values['valid-from']
    if (validFrom !== undefined && !isDay(validFrom))
      throw new UserError(`--valid-from ${validFrom} is no day such as 2026-07-01.`)
    const isTaken = Object.keys(values).every((option) => taken[what]?.includes(option as Option))
    const isWhole = what !== 'roster' || values.source !== undefined
    const isCounted = rest.length === 0 || what === 'syllabus'
    if (taken[what] && path && isCounted && isTaken && isWhole) return { what, paths: [path, ...rest], values }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${(error as Error).message}\n${usage}`)
  }
  throw new UserError(usage)
}

async function read(path: string): Promise<SyllabusFile> {
  try {
    return { path, bytes: await readFile(path) }
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

async function run({ what, values }: ReturnType<typeof asked>, url: string, files: readonly SyllabusFile[], begin: Begin) {
  const { path, bytes } = files[0]!
  const chosen = { isDryRun: values['dry-run'] ?? false, allowShrinking: values['allow-shrinking'] ?? false }
  if (what === 'population-register') return sayPopulation(await importPopulation(url, bytes, systemClock(), begin, chosen))
  if (what === 'syllabus') {
    const dated = { validFrom: values['valid-from'] ?? null, isDryRun: chosen.isDryRun }
    return saySyllabuses(await importSyllabuses(url, files, systemClock(), dated))
  }
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
  const files = await Promise.all(given.paths.map(read))
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step('migrations', () => migrateDatabase(database))
  const progress = bar('rows')
  const work = () => run(given, database.url, files, progress.begin).finally(progress.end)
  await step('import', work, (said) => said)
  await analyze(database)
})
