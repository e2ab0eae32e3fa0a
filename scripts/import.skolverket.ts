import { NIL, v5 } from 'uuid'
import { readSkolverket } from '../subgraphs/governance/imports/skolverket.ts'
import { readYear9Table, type Year9Table } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { year9Grades } from '../subgraphs/governance/skolverket/skolverket.tables.ts'
import { type ImportedOrganisation, importOrganisations } from '../subgraphs/identity/organisation/organisation.import.ts'
import { type Changed, recordSystem } from '../subgraphs/shared/act.ts'
import { asSystem } from './database.ts'
import { takeIn, tried } from './import.figures.ts'

/** What a file held, and how much of it was new. */
export interface Imported {
  readonly authorities: number
  readonly units: number
  readonly figures: number
  readonly changedOrganisations: number
  readonly changedFigures: number
}

/** Skolverket's own rule, so that ids equal what other systems compute: UUIDv5, nil namespace, over the code. */
const organisationId = (code: string) => v5(code, NIL)

const authoritiesOf = ({ authorities }: Year9Table): ImportedOrganisation[] =>
  authorities.map(({ organisationNumber, displayName, municipalityCode }) => ({
    id: organisationId(organisationNumber),
    displayName,
    organisationType: 'HUVUDMAN',
    organisationNumber,
    schoolUnitCode: null,
    municipalityCode: municipalityCode ?? null,
    parentId: null,
    schoolTypes: [],
  }))

const unitsOf = ({ units }: Year9Table): ImportedOrganisation[] =>
  units.map(({ schoolUnitCode, displayName, municipalityCode, authority }) => ({
    id: organisationId(schoolUnitCode),
    displayName,
    organisationType: 'SKOLENHET',
    organisationNumber: null,
    schoolUnitCode,
    municipalityCode,
    parentId: organisationId(authority),
    schoolTypes: ['GR'],
  }))

async function inChunks<Item>(
  items: readonly Item[],
  size: number,
  write: (chunk: Item[]) => Promise<readonly string[]>,
  progress: (done: number) => void,
): Promise<string[]> {
  const changed: string[] = []
  for (let at = 0; at < items.length; at += size) {
    const chunk = items.slice(at, at + size)
    changed.push(...(await write(chunk)))
    progress(chunk.length)
  }
  return changed
}

const upserts = (entity: string, ids: readonly string[]): Changed[] => ids.map((id) => ({ entity, id, kind: 'UPSERT' }))

/**
 * Imports Skolverket's table of final grades in year 9: units and authorities into identity, four figures per unit into
 * governance, all of it in one transaction. Throws FileRefused, before anything is written, with every faulty line.
 */
export async function importYear9(
  url: string,
  bytes: Uint8Array,
  now: Date,
  begin: (total: number) => (done: number) => void,
  { name = 'skolverket-grades', fileName = 'skolverket.csv', isDryRun = false, allowShrinking = false } = {},
): Promise<Imported> {
  const table = readYear9Table(bytes)
  const file = readSkolverket(bytes, year9Grades)
  const { source } = file
  const [authorities, units] = [authoritiesOf(table), unitsOf(table)]
  const progress = begin(authorities.length + units.length + file.rows.length)
  const work = (end: (imported: Imported) => Imported) =>
    asSystem(url, ['identity', 'governance'], async (_, as) => {
      const organisations = await as('identity', async (tx) => {
        const changed = await inChunks([...authorities, ...units], 500, (chunk) => importOrganisations(tx, chunk, now), progress)
        const summary = { source, changed: changed.length }
        if (changed.length > 0) await recordSystem(tx, 'identity', `import ${name}`, summary, upserts('Organisation', changed))
        return changed.length
      })
      const figures = await as('governance', (tx) =>
        takeIn(tx, file, { name, fileName, bytes: [bytes], now, allowShrinking, isPublished: true }),
      )
      progress(file.rows.length)
      return end({
        authorities: authorities.length,
        units: units.length,
        figures: file.rows.length,
        changedOrganisations: organisations,
        changedFigures: figures.changed,
      })
    })
  return tried<Imported>(isDryRun, work)
}
