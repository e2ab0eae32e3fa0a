import { NIL, v5 } from 'uuid'
import { kpiId } from '../subgraphs/governance/kpi/kpi.definitions.ts'
import { asPublished, ofAll, writeKpiValues } from '../subgraphs/governance/kpi_value/kpi_value.writes.ts'
import { readYear9Table, type Year9Table } from '../subgraphs/governance/skolverket/skolverket.parser.ts'
import { type ImportedOrganisation, importOrganisations } from '../subgraphs/identity/organisation/organisation.import.ts'
import { type Changed, recordSystem } from '../subgraphs/shared/act.ts'
import { dayOf } from '../subgraphs/shared/clock.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { asSystem } from './database.ts'

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

const figuresOf = ({ units, period }: Year9Table, source: string, now: Date) =>
  units.flatMap(({ schoolUnitCode, figures }) =>
    figures.map(({ kpiCode, gender, figure }) => ({
      ...asPublished,
      ...ofAll,
      id: randomId<'KpiValue'>(),
      placeId: organisationId(schoolUnitCode),
      kpiId: kpiId(kpiCode),
      period,
      gender,
      kind: figure.kind,
      value: figure.kind === 'VALUE' ? figure.value : null,
      isNearlyAll: figure.kind === 'VALUE' && figure.isNearlyAll,
      source,
      asOfDate: dayOf(now),
    })),
  )

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
): Promise<Imported> {
  const table = readYear9Table(bytes)
  const source = `Skolverket, slutbetyg årskurs 9, ${table.period}`
  const [authorities, units, figures] = [authoritiesOf(table), unitsOf(table), figuresOf(table, source, now)]
  const progress = begin(authorities.length + units.length + figures.length)
  return asSystem(url, ['identity', 'governance'], async (_, as) => {
    const record = async (tx: Write, subgraph: string, entity: string, changed: readonly string[]) => {
      const summary = { source, changed: changed.length }
      if (changed.length > 0) await recordSystem(tx, subgraph, 'import skolverket-grades', summary, upserts(entity, changed))
      return changed.length
    }
    const organisations = await as('identity', async (tx) => {
      const changed = await inChunks([...authorities, ...units], 500, (chunk) => importOrganisations(tx, chunk, now), progress)
      return record(tx, 'identity', 'Organisation', changed)
    })
    const values = await as('governance', async (tx) => {
      const changed = await inChunks(figures, 1000, (chunk) => writeKpiValues(tx, chunk, now), progress)
      return record(tx, 'governance', 'KpiValue', changed)
    })
    return {
      authorities: authorities.length,
      units: units.length,
      figures: figures.length,
      changedOrganisations: organisations,
      changedFigures: values,
    }
  })
}
