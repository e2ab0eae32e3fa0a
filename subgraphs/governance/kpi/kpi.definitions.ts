import { NIL, v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import type { KpiCode } from '../skolverket/skolverket.parser.ts'
import type { kpi } from './kpi.table.ts'

type Kpi = typeof kpi.$inferInsert
type Definition = Pick<
  Kpi,
  'displayName' | 'displayNameEn' | 'unitOfMeasure' | 'direction' | 'numerator' | 'denominator' | 'decimals' | 'ruleCode'
>

/** The id of a key figure: the same in every installation. */
export const kpiId = (code: string): string => v5(code, NIL)

const shown = { decimals: 1, ruleCode: 'SKOLVERKET', direction: 'HIGHER_IS_BETTER' } as const

// A record, so that a key figure the import can read and nobody has defined does not compile.
const skolverket: Readonly<Record<KpiCode, Definition>> = {
  'skolverket.year9.pupils': {
    ...shown,
    displayName: 'Antal elever med slutbetyg i årskurs 9',
    displayNameEn: 'Pupils with final grades in year 9',
    unitOfMeasure: 'ANTAL',
    direction: 'NEUTRAL',
    numerator: 'Elever i årskurs 9 som fått slutbetyg eller utdrag ur betygskatalogen vid vårterminens slut',
    denominator: null,
    decimals: 0,
  },
  'skolverket.year9.allCriteriaShare': {
    ...shown,
    displayName: 'Andel elever i årskurs 9 som uppfyllt betygskriterierna i alla ämnen',
    displayNameEn: 'Share of pupils in year 9 who met the criteria in every subject',
    unitOfMeasure: 'PROCENT',
    numerator: 'Elever med lägst betyget E i alla ämnen som ingått i elevens utbildning',
    denominator: 'Elever i årskurs 9 med eller utan betyg',
  },
  'skolverket.year9.eligibleShare': {
    ...shown,
    displayName: 'Andel elever i årskurs 9 behöriga till yrkesprogram',
    displayNameEn: 'Share of pupils in year 9 eligible for vocational programmes',
    unitOfMeasure: 'PROCENT',
    ruleCode: 'SKOLVERKET_ELIGIBLE',
    numerator: 'Elever behöriga till yrkesprogram i gymnasieskolan (skollagen 16 kap. 30 §)',
    denominator: 'Elever i årskurs 9 med eller utan betyg',
  },
  'skolverket.year9.meritValue': {
    ...shown,
    displayName: 'Genomsnittligt meritvärde i årskurs 9 (17 ämnen)',
    displayNameEn: 'Mean merit value in year 9 (17 subjects)',
    unitOfMeasure: 'POANG',
    numerator: 'Summan av meritvärdena, med moderna språk som språkval',
    denominator: 'Elever med lägst betyget E i minst ett ämne',
  },
}

const pupils = 'skolverket.year9.pupils'

/** The key figures Skolgraf knows, as rows: what others are weighed by comes first. */
export const kpiDefinitions: readonly (Kpi & { readonly code: KpiCode })[] = (Object.keys(skolverket) as KpiCode[]).map(
  (code) => ({
    id: kpiId(code),
    code,
    domain: 'SCHOOL',
    rollUp: code === pupils ? 'SUM' : 'WEIGHTED_MEAN',
    weightKpiId: code === pupils ? null : kpiId(pupils),
    breakdown: 'GENDER',
    periodKind: 'SCHOOL_YEAR',
    delivery: 'AS_PUBLISHED',
    source: 'Skolverket, slutbetyg årskurs 9',
    owner: 'Skolverket',
    organisationId: null,
    ...skolverket[code],
  }),
)

/**
 * Writes the definitions that come with the product: those that are not there yet, and those that say something else than they do
 * here. What authorities have defined is theirs.
 */
export async function ensureKpis(tx: Write, definitions: readonly Kpi[] = kpiDefinitions): Promise<void> {
  await tx`/* ensureKpis */ insert into governance.kpi as k (id, code, display_name, display_name_en, domain, unit_of_measure, direction,
      numerator, denominator, roll_up, weight_kpi_id, breakdown, period_kind, decimals, delivery, rule_code, source, owner)
    select r.id, r.code, r."displayName", r."displayNameEn", r.domain, r."unitOfMeasure", r.direction, r.numerator, r.denominator, r."rollUp",
      r."weightKpiId", r.breakdown, r."periodKind", r.decimals, r.delivery, r."ruleCode", r.source, r.owner
    from jsonb_to_recordset(${tx.json(definitions)}::jsonb) r(id uuid, code text, "displayName" text, "displayNameEn" text,
      domain text, "unitOfMeasure" text, direction text, numerator text, denominator text, "rollUp" text, "weightKpiId" uuid,
      breakdown text, "periodKind" text, decimals smallint, delivery text, "ruleCode" text, source text, owner text)
    on conflict (id) do update set display_name = excluded.display_name, display_name_en = excluded.display_name_en,
      domain = excluded.domain, numerator = excluded.numerator, denominator = excluded.denominator, roll_up = excluded.roll_up,
      weight_kpi_id = excluded.weight_kpi_id, breakdown = excluded.breakdown, rule_code = excluded.rule_code, source = excluded.source,
      owner = excluded.owner, version = k.version + 1, modified_at = now()
    where k.organisation_id is null and (k.display_name, k.display_name_en, k.domain, k.numerator, k.denominator, k.roll_up, k.weight_kpi_id,
        k.breakdown, k.rule_code, k.source, k.owner)
      is distinct from (excluded.display_name, excluded.display_name_en, excluded.domain, excluded.numerator, excluded.denominator,
        excluded.roll_up, excluded.weight_kpi_id, excluded.breakdown, excluded.rule_code, excluded.source, excluded.owner)`
}
