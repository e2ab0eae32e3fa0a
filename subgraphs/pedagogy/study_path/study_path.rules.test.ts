import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysFault, isPlannedFor, textFaults } from './study_path.rules.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

it('a step never ends before it begins', () => {
  fc.assert(
    fc.property(day, day, (plannedStartDate, plannedEndDate) => {
      if (plannedEndDate < plannedStartDate) expect(daysFault({ plannedStartDate, plannedEndDate })?.code).toBe('DATES_INVALID')
      expect(daysFault({ plannedStartDate, plannedEndDate: plannedStartDate })).toBeNull()
    }),
  )
})

it('names every text that has the wrong length, and no other', () => {
  const text = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(text, text, fc.option(text), (background, goals, pace) => {
      const blank = Object.entries({ background, goals, pace }).filter(([, said]) => said !== null && said.trim() === '')
      expect(textFaults({ background, goals, pace }).map(({ field }) => field?.[0])).toEqual(blank.map(([field]) => field))
    }),
  )
})

it('is of adults and upper secondary school alone', () => {
  const codes = ['FS', 'FKLASS', 'GR', 'GRAN', 'SAM', 'SP', 'FTH', 'GY', 'GYAN', 'SFI', 'VUXGR', 'VUXGY']
  expect(codes.filter(isPlannedFor)).toEqual(['GY', 'GYAN', 'SFI', 'VUXGR', 'VUXGY'])
})
