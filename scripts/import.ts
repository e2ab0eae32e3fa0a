import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { FileRefused } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { year9Grades } from '../subgraphs/governance/skolverket/skolverket.tables.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { fileRefused } from '../subgraphs/shared/import-faults.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { analyze, migrateDatabase, openDatabase } from './database.ts'
import { loadFigures, loadTelling, sayFigures, sayTelling } from './import.figures.ts'
import { readFigures } from './import.readers.ts'
import { importPopulation, sayPopulation } from './import.population.ts'
import { loadRoster, sayRoster } from './import.roster.ts'
import { type Imported, importYear9 } from './import.skolverket.ts'
import { importSyllabuses, saySyllabuses, type SyllabusFile } from './import.syllabus.ts'
import { bar, type Begin } from './progress.ts'
import { command } from './terminal.ts'

const usage = `Say what to import:
  npm run import -- skolverket FILE [--table NAME or FILE.json]      Skolverket's tables; skolverket-grades FILE is final grades of year 9
  npm run import -- kolada FILE... --kpis FILE [--units FILE]
  npm run import -- economy | personnel | survey-results FILE [--source NAME]
  npm run import -- csv FILE --mapping FILE
  npm run import -- figures FILE.jsonl [--published]
  npm run import -- tell                                             what acts have delivered, as far as it may be told
      figures: [--as-of DATE] [--preliminary] [--allow-shrinking] [--dry-run]
  npm run import -- syllabus FILE... [--valid-from DATE] [--dry-run]
  npm run import -- roster FILE --source CODE [--complete] [--dry-run] [--allow-shrinking]
  npm run import -- population-register FILE [--dry-run] [--allow-shrinking]`

const flag = { type: 'boolean' } as const
const named = { type: 'string' } as const
const options = {
  source: named,
  'valid-from': named,
  'as-of': named,
  table: named,
  kpis: named,
  units: named,
  mapping: named,
  preliminary: flag,
  published: flag,
  complete: flag,
  'dry-run': flag,
  'allow-shrinking': flag,
} as const
type Option = keyof typeof options

const ofFigures = ['as-of', 'preliminary', 'allow-shrinking', 'dry-run'] as const

/** Which options each import takes. */
const taken: Readonly<Record<string, readonly Option[]>> = {
  'skolverket-grades': ['dry-run', 'allow-shrinking'],
  skolverket: ['table', ...ofFigures],
  kolada: ['kpis', 'units', ...ofFigures],
  economy: ['source', ...ofFigures],
  personnel: ['source', ...ofFigures],
  'survey-results': ['source', ...ofFigures],
  csv: ['mapping', ...ofFigures],
  figures: ['published', 'allow-shrinking', 'dry-run'],
  tell: ['dry-run'],
  syllabus: ['valid-from', 'dry-run'],
  roster: ['source', 'complete', 'dry-run', 'allow-shrinking'],
  'population-register': ['dry-run', 'allow-shrinking'],
}

const demanded: Readonly<Record<string, Option>> = { roster: 'source', kolada: 'kpis', csv: 'mapping' }
const ofSeveral = ['syllabus', 'kolada']

const isDay = (text: string) => z.iso.date().safeParse(text).success

function asked() {
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true })
    const [what = '', ...paths] = positionals
    for (const option of ['valid-from', 'as-of'] as const) {
      const day = values[option]
      if (day !== undefined && !isDay(day)) throw new UserError(`--${option} ${day} is no day such as 2026-07-01.`)
    }
    const isTaken = Object.keys(values).every((option) => taken[what]?.includes(option as Option))
    const isWhole = demanded[what] === undefined || values[demanded[what]] !== undefined
    const isCounted = what === 'tell' ? paths.length === 0 : ofSeveral.includes(what) ? paths.length > 0 : paths.length === 1
    if (taken[what] && isTaken && isWhole && isCounted) return { what, paths, values }
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

function say({ units, authorities, figures, changedOrganisations, changedFigures }: Imported, isDryRun: boolean): string {
  const number = (value: number) => value.toLocaleString('en')
  const held = `${number(units)} units, ${number(authorities)} authorities, ${number(figures)} figures`
  if (changedOrganisations + changedFigures === 0)
    return `${held}: all there already, nothing ${isDryRun ? 'would change' : 'changed'}`
  return `${held}: ${number(changedOrganisations)} organisations and ${number(changedFigures)} figures written${isDryRun ? ' if it were imported; nothing was changed' : ''}`
}

async function runFigures({ what, values }: ReturnType<typeof asked>, url: string, files: readonly SyllabusFile[], begin: Begin) {
  const now = systemClock()
  const isDryRun = values['dry-run'] ?? false
  if (what === 'tell') return sayTelling(await loadTelling(url, now, isDryRun))
  const allowShrinking = values['allow-shrinking'] ?? false
  const [{ path, bytes }] = files as [SyllabusFile]
  const fileName = basename(path)
  const isYear9 =
    what === 'skolverket-grades' || (what === 'skolverket' && (values.table ?? year9Grades.name) === year9Grades.name)
  try {
    if (isYear9)
      return say(await importYear9(url, bytes, now, begin, { name: what, fileName, isDryRun, allowShrinking }), isDryRun)
    const file = await readFigures(what, files, values, read)
    const status = values.preliminary ? ('PRELIMINARY' as const) : ('FINAL' as const)
    const command = { name: what, fileName, bytes: files.map((one) => one.bytes), now, isDryRun, allowShrinking, status }
    const dated = { asOfDate: values['as-of'] ?? null, isPublished: values.published ?? false }
    return sayFigures(await loadFigures(url, file, { ...command, ...dated }, begin), isDryRun)
  } catch (error) {
    throw error instanceof FileRefused ? refusal(path, error) : error
  }
}

async function run(given: ReturnType<typeof asked>, url: string, files: readonly SyllabusFile[], begin: Begin) {
  const { what, values } = given
  const chosen = { isDryRun: values['dry-run'] ?? false, allowShrinking: values['allow-shrinking'] ?? false }
  if (what === 'population-register')
    return sayPopulation(await importPopulation(url, files[0]!.bytes, systemClock(), begin, chosen))
  if (what === 'syllabus') {
    const dated = { validFrom: values['valid-from'] ?? null, isDryRun: chosen.isDryRun }
    return saySyllabuses(await importSyllabuses(url, files, systemClock(), dated))
  }
  if (what === 'roster') {
    const roster = { ...chosen, source: values.source!, isComplete: values.complete ?? false }
    return sayRoster(await loadRoster(url, files[0]!.bytes, systemClock(), begin, roster), chosen.isDryRun)
  }
  return runFigures(given, url, files, begin)
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
