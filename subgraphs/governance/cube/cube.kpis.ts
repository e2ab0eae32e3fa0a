import { kpiId } from '../kpi/kpi.definitions.ts'
import type { kpi } from '../kpi/kpi.table.ts'
import { kpiCode } from './cube.figures.ts'
import { cubeKinds, type Kind, type KpiKind } from './cube.kinds.ts'

type Kpi = typeof kpi.$inferInsert
type Definition = Pick<Kpi, 'displayName' | 'displayNameEn' | 'unitOfMeasure' | 'direction' | 'numerator' | 'denominator'>

const higher = { unitOfMeasure: 'PROCENT', direction: 'HIGHER_IS_BETTER' }
const lower = { unitOfMeasure: 'PROCENT', direction: 'LOWER_IS_BETTER' }
const neutral = { unitOfMeasure: 'PROCENT', direction: 'NEUTRAL' }
const count = { unitOfMeasure: 'ANTAL', direction: 'NEUTRAL', denominator: null }
const ofOffered = { denominator: 'Erbjuden undervisningstid' }
const ofPupils = { denominator: 'Elever som gick på enheten någon dag av terminen' }

// What a year's figures are called ends with the year.
const definitions: Readonly<Record<string, Definition>> = {
  pupils: {
    ...count,
    displayName: 'Antal elever med betyg på våren i årskurs',
    displayNameEn: 'Pupils with grades in spring, year',
    numerator: 'Elever med minst ett betyg i vårterminen',
  },
  allCriteriaShare: {
    ...higher,
    displayName: 'Andel elever som uppfyllt betygskriterierna i alla ämnen i årskurs',
    displayNameEn: 'Share of pupils who met the criteria in every subject, year',
    numerator: 'Elever med lägst betyget E i alla ämnen',
    denominator: 'Elever med betyg',
  },
  eligibleShare: {
    ...higher,
    displayName: 'Andel elever med betyg som ger behörighet till yrkesprogram i årskurs',
    displayNameEn: 'Share of pupils whose grades make them eligible for vocational programmes, year',
    numerator: 'Elever med betyg enligt skollagen 16 kap. 30 §',
    denominator: 'Elever med betyg',
  },
  meritValue: {
    ...{ unitOfMeasure: 'POANG', direction: 'HIGHER_IS_BETTER' },
    displayName: 'Genomsnittligt meritvärde i årskurs',
    displayNameEn: 'Mean merit value, year',
    numerator: 'Summan av meritvärdena',
    denominator: 'Elever med lägst betyget E i minst ett ämne',
  },
  subjectPassedShare: {
    ...higher,
    displayName: 'Andel elever med lägst betyget E i ämnet i årskurs',
    displayNameEn: 'Share of pupils with at least E in the subject, year',
    numerator: 'Elever med lägst betyget E i ämnet',
    denominator: 'Elever med betyg i ämnet',
  },
  assessedPupils: {
    ...count,
    displayName: 'Antal elever med skriftligt omdöme i ämnet i årskurs',
    displayNameEn: 'Pupils with a written assessment in the subject, year',
    numerator: 'Elever med ett publicerat skriftligt omdöme',
  },
  knowledgeReachedShare: {
    ...higher,
    displayName: 'Andel elever som enligt skriftligt omdöme nått nivån i ämnet i årskurs',
    displayNameEn: 'Share of pupils who reached the level in the subject, by written assessments, year',
    numerator: 'Elever vars omdöme anger en nivå som är uppnådd',
    denominator: 'Elever vars omdöme anger en nivå',
  },
  'absence.pupils': {
    ...count,
    displayName: 'Antal elever med undervisning',
    displayNameEn: 'Pupils who were taught',
    numerator: 'Elever med erbjuden undervisningstid i terminen',
  },
  'absence.aFifthShare': {
    ...lower,
    displayName: 'Andel elever med minst 20 procents frånvaro',
    displayNameEn: 'Share of pupils absent for at least a fifth',
    numerator: 'Elever med giltig och ogiltig frånvaro i minst en femtedel av erbjuden tid',
    denominator: 'Elever med erbjuden undervisningstid i terminen',
  },
  'absence.invalidShare': {
    ...{ ...lower, ...ofOffered },
    displayName: 'Ogiltig frånvaro',
    displayNameEn: 'Invalid absence',
    numerator: 'Tid med ogiltig frånvaro',
  },
  'absence.leaveShare': {
    ...{ ...neutral, ...ofOffered },
    displayName: 'Frånvaro med beviljad ledighet',
    displayNameEn: 'Absence with leave',
    numerator: 'Tid med giltig frånvaro under beviljad ledighet',
  },
  'absence.reportedShare': {
    ...{ ...neutral, ...ofOffered },
    displayName: 'Anmäld frånvaro',
    displayNameEn: 'Reported absence',
    numerator: 'Tid med giltig frånvaro som är anmäld',
  },
  'absence.otherValidShare': {
    ...{ ...neutral, ...ofOffered },
    displayName: 'Annan giltig frånvaro',
    displayNameEn: 'Other valid absence',
    numerator: 'Tid med giltig frånvaro utan anmälan eller ledighet',
  },
  'absence.unregisteredShare': {
    ...{ ...lower, ...ofOffered },
    displayName: 'Undervisning utan registrerad närvaro',
    displayNameEn: 'Teaching without a roll',
    numerator: 'Tid på lektioner som ingen har registrerat',
  },
  'support.pupils': { ...count, displayName: 'Antal elever', displayNameEn: 'Pupils', numerator: ofPupils.denominator },
  'support.adaptationShare': {
    ...{ ...neutral, ...ofPupils },
    displayName: 'Andel elever med extra anpassningar',
    displayNameEn: 'Share of pupils with extra adaptations',
    numerator: 'Elever med extra anpassning någon dag av terminen',
  },
  'support.investigationShare': {
    ...{ ...neutral, ...ofPupils },
    displayName: 'Andel elever vars behov av särskilt stöd utretts',
    displayNameEn: 'Share of pupils whose need of special support was investigated',
    numerator: 'Elever med en utredning någon dag av terminen',
  },
  'support.programmeShare': {
    ...{ ...neutral, ...ofPupils },
    displayName: 'Andel elever med åtgärdsprogram',
    displayNameEn: 'Share of pupils with an action programme',
    numerator: 'Elever med åtgärdsprogram i kraft någon dag av terminen',
  },
  'staffing.pupils': { ...count, displayName: 'Antal barn och elever', displayNameEn: 'Children and pupils', numerator: 'Barn och elever den dagen' },
  'staffing.pupilsPerStaff': {
    ...{ unitOfMeasure: 'KVOT', direction: 'NEUTRAL' },
    displayName: 'Elever per anställd',
    displayNameEn: 'Pupils per member of staff',
    numerator: 'Barn och elever den dagen',
    denominator: 'Anställda den dagen, räknade som personer',
  },
  'staffing.pupilsPerTeacher': {
    ...{ unitOfMeasure: 'KVOT', direction: 'LOWER_IS_BETTER' },
    displayName: 'Elever per lärare',
    displayNameEn: 'Pupils per teacher',
    numerator: 'Barn och elever den dagen',
    denominator: 'Lärare och förskollärare den dagen, räknade som personer',
  },
  'staffing.licensedShare': {
    ...higher,
    displayName: 'Andel lärare med legitimation',
    displayNameEn: 'Share of teachers with a licence',
    numerator: 'Lärare med någon behörighet enligt legitimation',
    denominator: 'Lärare och förskollärare den dagen, räknade som personer',
  },
} // prettier-ignore

function kpiOf(kind: Kind, one: KpiKind, year: number | ''): Kpi {
  const defined = definitions[one.name]!
  const code = kpiCode(kind, one, year)
  return {
    ...{ ...defined, id: kpiId(code), code },
    displayName: `${defined.displayName} ${year}`.trim(),
    displayNameEn: `${defined.displayNameEn} ${year}`.trim(),
    domain: kind.code === 'STAFFING' ? 'PERSONNEL' : 'SCHOOL',
    // The cube tells of areas and of the authority itself: nothing is to be worked out from units.
    ...{ rollUp: 'NONE', weightKpiId: null, organisationId: null },
    breakdown: kind.breakdown,
    periodKind: kind.grain,
    decimals: one.how === 'COUNT' ? 0 : 1,
    delivery: 'SUPPRESSED_HERE',
    ruleCode: kind.ruleCode,
    ...{ source: 'Skolgraf', owner: 'Skolgraf' },
  }
}

/** The key figures that cubes make. */
export const cubeKpis: readonly Kpi[] = cubeKinds.flatMap((kind) => {
  const years = kind.populationBy === 'SCHOOL_TYPE' ? ['' as const] : kind.schoolYears
  return kind.kpis.flatMap((one) => years.map((year) => kpiOf(kind, one, year)))
})
