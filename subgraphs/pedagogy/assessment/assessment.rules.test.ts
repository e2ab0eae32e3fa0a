import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSame, matrixOf, publishFault, standsFault } from './assessment.rules.ts'
import { levelFor, scalesOf } from './knowledge.rules.ts'

const at = (day: number) => new Date(Date.UTC(2026, 8, day))

describe('The matrix of a pupil', () => {
  const mark = fc.record({
    abilityId: fc.constantFrom('a', 'b', 'c'),
    levelId: fc.constantFrom('E', 'C', 'A'),
    assessmentId: fc.uuid(),
    publishedAt: fc.integer({ min: 1, max: 300 }).map(at),
  })

  it('holds every mark once, and the last of each ability is in force, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(mark, { selector: ({ assessmentId, abilityId }) => assessmentId + abilityId }),
        fc.nat(),
        (marks, turn) => {
          const matrix = matrixOf(marks)
          const turned = [...marks.slice(turn % (marks.length || 1)), ...marks.slice(0, turn % (marks.length || 1))]
          const byAbility = (rows: typeof matrix) => rows.toSorted((a, b) => (a.abilityId < b.abilityId ? -1 : 1))
          expect(byAbility(matrixOf(turned))).toEqual(byAbility(matrix))
          expect(matrix.flatMap((row) => row.marks)).toHaveLength(marks.length)
          for (const { latest, marks: ofAbility, abilityId } of matrix) {
            expect(ofAbility.every((one) => one.abilityId === abilityId && one.publishedAt <= latest.publishedAt)).toBe(true)
            expect(ofAbility).toContain(latest)
          }
        },
      ),
    )
  })
})

describe('A draft', () => {
  const draft = fc.record({
    kind: fc.constantFrom('FORMATIVE' as const, 'SUMMATIVE' as const),
    levelId: fc.option(fc.constantFrom('E', 'C')),
    text: fc.option(fc.constantFrom('Du kan.', 'Du förklarar.')),
    contentItemIds: fc.uniqueArray(fc.constantFrom('1', '2')),
    criterionIds: fc.uniqueArray(fc.constantFrom('8', '9')),
    marks: fc.uniqueArray(fc.record({ abilityId: fc.constantFrom('a', 'b'), levelId: fc.constant('C') }), {
      selector: ({ abilityId }) => abilityId,
    }),
  })

  it('is published where it points at the syllabus and says something; a summative one says a level against a criterion', () => {
    fc.assert(
      fc.property(draft, (given) => {
        const links = given.contentItemIds.length + given.criterionIds.length > 0
        const says = given.levelId !== null || given.text !== null || given.marks.length > 0
        const isLevelled = given.kind === 'FORMATIVE' || (given.levelId !== null && given.criterionIds.length > 0)
        expect(publishFault(given) === null).toBe(links && says && isLevelled)
      }),
    )
  })

  it('says the same whatever the order, and not where anything else is said', () => {
    fc.assert(
      fc.property(draft, draft, (one, other) => {
        const turned = { ...one, contentItemIds: one.contentItemIds.toReversed(), marks: one.marks.toReversed() }
        expect(isSame(one, turned)).toBe(true)
        if (one.text !== other.text || one.levelId !== other.levelId) expect(isSame(one, other)).toBe(false)
      }),
    )
  })
})

it('what was withdrawn or superseded does not stand', () => {
  expect(standsFault({ withdrawnAt: null, supersededAt: null })).toBeNull()
  expect(standsFault({ withdrawnAt: at(1), supersededAt: null })?.code).toBe('WITHDRAWN')
  expect(standsFault({ withdrawnAt: null, supersededAt: at(1) })?.code).toBe('ALREADY_SUPERSEDED')
})

it('a level is of the scale for the school year', () => {
  expect(scalesOf({ schoolType: 'GR', schoolYear: 3 }, 6)).toEqual(['GODTAGBARA'])
  expect(scalesOf({ schoolType: 'GR', schoolYear: 4 }, 4)).toEqual(['A-F'])
  expect(scalesOf({ schoolType: 'GR', schoolYear: 5 }, 6)).toEqual(['GODTAGBARA'])
  expect(scalesOf({ schoolType: 'GY', schoolYear: 1 }, 6)).toEqual(['A-F'])
  expect(scalesOf({ schoolType: 'GRAN', schoolYear: 8 }, 6)).toEqual(['GODTAGBARA', 'A-F'])
  expect(scalesOf({ schoolType: 'FKLASS', schoolYear: 0 }, 6)).toEqual(['GODTAGBARA'])
  expect(levelFor('C', 'nobody', { pupils: [], levels: [], gradesFromYear: 6 })).toBeNull()
})
