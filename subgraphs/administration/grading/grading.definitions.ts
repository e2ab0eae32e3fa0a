import { NIL, v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import {
  adultDiplomaRules,
  comparisonRule,
  diplomaRules,
  eligibilityRules,
  meritPointRule,
  meritRule,
  warningRule,
} from './grading.laws.ts'
import { curriculumId, scaleId, syllabuses } from './grading.syllabuses.ts'
import { curriculum, gradeScale, gradeStep, gradingRule, schoolYearLabel, syllabus } from './grading.table.ts'

const school = 'Skollagen (2010:800)'

const scales = [
  {
    id: scaleId('A-F'),
    code: 'A-F',
    displayName: 'A till F',
    startDate: '2011-07-01',
    endDate: null,
    source: `${school}, 10 kap. 17 §, 11 kap. 20 a §, 15 kap. 24 §`,
  },
  {
    id: scaleId('E-F'),
    code: 'E-F',
    displayName: 'E och F',
    startDate: '2011-07-01',
    endDate: null,
    source: `${school}, 15 kap., gymnasiearbete`,
  },
]

// From the lowest; that there was no basis is no grade, but an ändring of it to any grade is a rise.
const steps = [
  { value: '-', points: null, isPass: false, meaning: 'Betyg kan inte sättas: underlag saknas på grund av frånvaro' },
  { value: 'F', points: 0, isPass: false, meaning: 'Icke godkänt resultat' },
  { value: 'E', points: 10, isPass: true, meaning: 'Godkänt resultat' },
  { value: 'D', points: 12.5, isPass: true, meaning: 'Godkänt resultat' },
  { value: 'C', points: 15, isPass: true, meaning: 'Godkänt resultat' },
  { value: 'B', points: 17.5, isPass: true, meaning: 'Godkänt resultat' },
  { value: 'A', points: 20, isPass: true, meaning: 'Godkänt resultat' },
].flatMap((step, rank) =>
  // A diploma project is passed or not.
  (step.value === 'E' || step.value === 'F' ? ['A-F', 'E-F'] : ['A-F']).map((scale) => ({
    id: v5(`GradeStep/${scale}/${step.value}`, NIL),
    scaleId: scaleId(scale),
    rank,
    ...step,
  })),
)

const curricula = [
  { code: 'LGR22', displayName: 'Lgr22', startDate: '2022-07-01', endDate: null, source: 'SKOLFS 2010:37, ändrad 2022' },
  // Who began before 1 July 2025 keeps courses until 30 June 2030.
  { code: 'GY2011', displayName: 'Gy11', startDate: '2011-07-01', endDate: '2030-06-30', source: 'SKOLFS 2011:144' },
  { code: 'GY2025', displayName: 'Gy25', startDate: '2025-07-01', endDate: null, source: `${school}, ämnesbetyg` },
  { code: 'LVUX12', displayName: 'Lvux12', startDate: '2012-07-01', endDate: null, source: 'SKOLFS 2012:101' },
].map((one) => ({ id: curriculumId(one.code), ...one }))

const tenYears = { startDate: '2028-07-01', endDate: null, source: 'Prop. 2024/25:143, bet. 2024/25:UbU17' }
const nineYears = { startDate: '2011-07-01', endDate: '2028-06-30', source: `${school}, 9 kap. och 10 kap.` }

const labelsOf = (schoolType: string, first: number, last: number, valid: typeof tenYears | typeof nineYears) =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n).map((number) => ({
    id: v5(`SchoolYearLabel/${schoolType}/${number}/${valid.startDate}`, NIL),
    schoolType,
    number,
    label: number === 0 ? 'Förskoleklass' : `Årskurs ${number}`,
    isLast: number === last,
    ...valid,
  }))

const labels = [...labelsOf('FKLASS', 0, 0, nineYears), ...labelsOf('GR', 1, 9, nineYears), ...labelsOf('GR', 1, 10, tenYears)]

type Rule = typeof gradingRule.$inferInsert

const ruleOf = (kind: string, source: string, given: Pick<Rule, 'code' | 'displayName' | 'content'>): Rule => ({
  id: v5(`GradingRule/${kind}/${given.code}/2011`, NIL),
  kind,
  startDate: '2011-07-01',
  endDate: null,
  source,
  ...given,
})

const rules: readonly Rule[] = [
  ruleOf('MERIT', 'Gymnasieförordningen (2010:2039), 7 kap. 4 §', {
    code: 'GR',
    displayName: 'Meritvärde',
    content: meritRule,
  }),
  ruleOf('COMPARISON', 'UHR, Bedömningshandboken', { code: 'GY', displayName: 'Jämförelsetal', content: comparisonRule }),
  ruleOf('MERIT_POINTS', 'UHR, områdeskurser', { code: 'GY', displayName: 'Meritpoäng', content: meritPointRule }),
  ...eligibilityRules.map((one) => ruleOf('ELIGIBILITY', `${school}, 16 kap. 30-33 §§`, one)),
  ruleOf('WARNING', 'Skolgraf', { code: 'CATALOGUE', displayName: 'Frånvaro att se över före låsning', content: warningRule }),
  ...adultDiplomaRules.map((one) => ruleOf('DIPLOMA', `${school}, 20 kap.`, one)),
  ...diplomaRules.map((one) => ruleOf('DIPLOMA', `${school}, 16 kap. 26-28 §§`, one)),
]

/** Writes the definitions of grading that are not there yet: what the municipality's rows refer to, at every migrate. */
export async function ensureGrading(tx: Write): Promise<void> {
  await insertRows(tx, gradeScale, scales)
  await insertRows(tx, gradeStep, steps)
  await insertRows(tx, curriculum, curricula)
  await insertRows(tx, schoolYearLabel, labels)
  await insertRows(tx, syllabus, syllabuses)
  await insertRows(tx, gradingRule, rules)
}
