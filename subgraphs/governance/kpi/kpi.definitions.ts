import { NIL, v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import type { KpiCode } from '../skolverket/skolverket.parser.ts'
import { kpi } from './kpi.table.ts'

type Kpi = typeof kpi.$inferInsert
type Definition = Pick<Kpi, 'displayName'> & {
  readonly unitOfMeasure: 'ANTAL' | 'PROCENT' | 'POANG'
  readonly direction: 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'NEUTRAL'
}

// A record, so that a key figure the import can read and nobody has defined does not compile.
const definitions: Readonly<Record<KpiCode, Definition>> = {
  'skolverket.year9.pupils': {
    displayName: 'Antal elever med slutbetyg i årskurs 9',
    unitOfMeasure: 'ANTAL',
    direction: 'NEUTRAL',
  },
  'skolverket.year9.allCriteriaShare': {
    displayName: 'Andel elever i årskurs 9 som uppfyllt betygskriterierna i alla ämnen',
    unitOfMeasure: 'PROCENT',
    direction: 'HIGHER_IS_BETTER',
  },
  'skolverket.year9.eligibleShare': {
    displayName: 'Andel elever i årskurs 9 behöriga till yrkesprogram',
    unitOfMeasure: 'PROCENT',
    direction: 'HIGHER_IS_BETTER',
  },
  'skolverket.year9.meritValue': {
    displayName: 'Genomsnittligt meritvärde i årskurs 9 (17 ämnen)',
    unitOfMeasure: 'POANG',
    direction: 'HIGHER_IS_BETTER',
  },
}

/** The id of a key figure: the same in every installation. */
export const kpiId = (code: KpiCode): string => v5(code, NIL)

/** The key figures Skolgraf knows, as rows. */
export const kpiDefinitions: readonly (Kpi & { readonly code: KpiCode })[] = (Object.keys(definitions) as KpiCode[]).map(
  (code) => ({
    id: kpiId(code),
    code,
    ...definitions[code],
  }),
)

/** Writes the definitions that are not there yet. */
export const ensureKpis = (tx: Write): Promise<void> => insertRows(tx, kpi, kpiDefinitions)
