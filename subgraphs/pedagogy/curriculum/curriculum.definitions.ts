import { NIL, v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { knowledgeLevelId } from './curriculum.ids.ts'
import { knowledgeLevel, planRule } from './knowledge.table.ts'

const school = 'Skollagen (2010:800)'

type Level = readonly [value: string, sv: string, en: string, isReached: boolean]

// From the lowest.
const scales: Readonly<Record<string, readonly Level[]>> = {
  GODTAGBARA: [
    ['OTILLRACKLIGA', 'Otillräckliga kunskaper', 'Insufficient knowledge', false],
    ['GODTAGBARA', 'Godtagbara kunskaper', 'Acceptable knowledge', true],
    ['MER_AN_GODTAGBARA', 'Mer än godtagbara kunskaper', 'More than acceptable knowledge', true],
  ],
  'A-F': [['F', 'F', 'F', false], ...['E', 'D', 'C', 'B', 'A'].map((letter): Level => [letter, letter, letter, true])],
}

const levels = Object.entries(scales).flatMap(([scaleCode, steps]) =>
  steps.map(([value, labelSv, labelEn, isReached], rank) => ({
    id: knowledgeLevelId(scaleCode, value),
    scaleCode,
    value,
    rank,
    labelSv,
    labelEn,
    isReached,
    startDate: '2011-07-01',
    endDate: null,
    source: scaleCode === 'A-F' ? `${school}, 10 kap. 17 §` : `${school}, 10 kap. 12-13 §§`,
  })),
)

// Where the ten-year school moves the years, the rules end with the old ones: which come instead, the law has not said.
const rules = [
  { schoolType: 'GR', fromYear: 1, toYear: 5, isUnlessGraded: false, endDate: '2028-06-30', source: `${school}, 10 kap. 13 §` },
  { schoolType: 'SAM', fromYear: 1, toYear: 5, isUnlessGraded: false, endDate: '2028-06-30', source: `${school}, 13 kap. 13 §` },
  { schoolType: 'SP', fromYear: 1, toYear: 6, isUnlessGraded: false, endDate: '2028-06-30', source: `${school}, 12 kap. 13 §` },
  { schoolType: 'GRAN', fromYear: 1, toYear: 9, isUnlessGraded: true, endDate: '2028-06-30', source: `${school}, 11 kap. 16 §` },
].map((rule) => ({ id: v5(`PlanRule/${rule.schoolType}/${rule.fromYear}/2011-07-01`, NIL), startDate: '2011-07-01', ...rule }))

/** Writes the definitions that are not there yet: what the municipality's rows refer to, at every migrate. */
export async function ensurePedagogy(tx: Write): Promise<void> {
  await insertRows(tx, knowledgeLevel, levels)
  await insertRows(tx, planRule, rules)
}
