import { kpiId } from '../kpi/kpi.definitions.ts'
import type { kpi } from '../kpi/kpi.table.ts'

type Definition = typeof kpi.$inferInsert

const ofMoney = {
  domain: 'ECONOMY',
  unitOfMeasure: 'KRONOR',
  direction: 'NEUTRAL',
  denominator: null,
  rollUp: 'SUM',
  weightKpiId: null,
  breakdown: 'NONE',
  decimals: 0,
  delivery: 'NOT_ABOUT_PERSONS',
  ruleCode: 'NONE',
  source: 'Huvudmannens ekonomisystem',
  owner: 'Huvudmannen',
  organisationId: null,
} as const

const costs = [
  ['total', 'Kostnad', 'Cost', 'Enhetens kostnader minus intäkter'],
  ['staff', 'Personalkostnad', 'Cost of staff', 'Löner och sociala avgifter'],
  ['premises', 'Lokalkostnad', 'Cost of premises', 'Hyra, drift och städning'],
  ['materials', 'Läromedelskostnad', 'Cost of learning materials', 'Läromedel, utrustning och skolbibliotek'],
] as const
const parts = [
  ['actual', 'utfall', 'outcome'],
  ['budget', 'budget', 'budget'],
  ['forecast', 'prognos', 'forecast'],
] as const
const periods = [
  ['', 'CALENDAR_YEAR', 'år', 'a year'],
  ['month.', 'MONTH', 'månad', 'a month'],
] as const

const money: readonly Definition[] = periods.flatMap(([prefix, periodKind, each, eachEn]) =>
  costs.flatMap(([code, name, nameEn, numerator]) =>
    parts.map(([part, said, saidEn]) => ({
      ...ofMoney,
      id: kpiId(`economy.${prefix}${code}.${part}`),
      code: `economy.${prefix}${code}.${part}`,
      displayName: `${name}, ${said} (${each})`,
      displayNameEn: `${nameEn}, ${saidEn} (${eachEn})`,
      numerator,
      periodKind,
    })),
  ),
)

const ofStaff = {
  domain: 'PERSONNEL',
  unitOfMeasure: 'PROCENT',
  direction: 'LOWER_IS_BETTER',
  // What lies above units is counted here, from what is true of them.
  rollUp: 'NONE',
  weightKpiId: null,
  breakdown: 'NONE',
  periodKind: 'CALENDAR_YEAR',
  decimals: 1,
  delivery: 'SUPPRESSED_HERE',
  ruleCode: 'STAFF',
  source: 'Huvudmannens personalsystem',
  owner: 'Huvudmannen',
  organisationId: null,
} as const

const staff: readonly Definition[] = [
  {
    ...ofStaff,
    id: kpiId('personnel.absenceShare'),
    code: 'personnel.absenceShare',
    displayName: 'Personalens frånvaro',
    displayNameEn: 'Absence of staff',
    numerator: 'Frånvarotimmar',
    denominator: 'Frånvarotimmar och arbetade timmar',
  },
  {
    ...ofStaff,
    id: kpiId('personnel.turnover'),
    code: 'personnel.turnover',
    displayName: 'Personalomsättning',
    displayNameEn: 'Turnover of staff',
    numerator: 'Anställda som har slutat',
    denominator: 'Anställda',
  },
]

const ofSurveys = {
  ...ofStaff,
  domain: 'QUALITY_WORK',
  direction: 'HIGHER_IS_BETTER',
  periodKind: 'SCHOOL_YEAR',
  decimals: 0,
  ruleCode: 'OWN',
  source: 'Enkäter',
  denominator: 'De som har svarat',
} as const

// The questions of Skolinspektionen's survey that most municipalities ask; others are defined by the authority.
const questions = [
  ['security', 'Trygghet', 'Feels safe', 'De som instämmer i att de känner sig trygga i skolan'],
  ['calm', 'Studiero', 'Has peace to study', 'De som instämmer i att de har studiero'],
  ['support', 'Stöd', 'Gets help', 'De som instämmer i att de får den hjälp de behöver'],
] as const

const surveys: readonly Definition[] = questions.map(([code, name, nameEn, numerator]) => ({
  ...ofSurveys,
  id: kpiId(`survey.${code}`),
  code: `survey.${code}`,
  displayName: `${name}, andel som instämmer`,
  displayNameEn: `${nameEn}, share who agree`,
  numerator,
}))

/** The key figures that come with the product and that authorities deliver themselves. */
export const deliveredKpis: readonly Definition[] = [...money, ...staff, ...surveys]
