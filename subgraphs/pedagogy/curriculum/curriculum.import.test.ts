import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownSubject, placeOf, plan } from './curriculum.import.ts'
import { readSyllabus } from './curriculum.parser.ts'
import { bytesOf, fileOf } from './curriculum.testing.ts'

const known = (subjectCode: string, languageCode: string | null = null, curriculumCode = 'LGR22'): KnownSubject => ({
  ...{ subjectCode, languageCode, curriculumCode },
  schoolType: 'GR',
  curriculumStart: '2022-07-01',
})
const mathematics = known('GRGRMAT01')
const subjects = [mathematics, known('GRGRMSP01', 'FRA'), known('GRGRMSP01', 'SPA'), known('MAT', null, 'GY2011')]

describe('Which subject a syllabus is of', () => {
  const place = (code: string, curriculumCode: string | null = null) => placeOf({ code, curriculumCode }, subjects)

  it('is told by its code, with a language after it where that has one of its own', () => {
    expect(place('GRGRMAT01', 'LGR22')).toEqual(mathematics)
    expect(place('GRGRMSP01FRA')).toMatchObject({ subjectCode: 'GRGRMSP01', languageCode: 'FRA' })
    expect(place('GRGRMSP01')).toMatchObject({ subjectCode: 'GRGRMSP01', languageCode: null })
  })

  it('is none where there is no such subject, language or curriculum', () => {
    expect(place('GRGRMSP01ITA')).toBe('there is no subject GRGRMSP01ITA here')
    expect(place('MAT', 'LGR22')).toBe('MAT is no subject of LGR22')
    expect(placeOf({ code: 'MAT', curriculumCode: null }, [...subjects, known('MAT', null, 'GY2025')])).toMatch(
      /several curricula/,
    )
  })
})

describe('Versions', () => {
  const reading = readSyllabus(bytesOf(fileOf('GRGRMAT01')))
  if (reading.kind === 'REFUSED') throw new Error('The fixture is refused')
  const { syllabus } = reading
  const day = fc.constantFrom('2022-07-01', '2023-07-01', '2024-07-01', '2025-07-01', '2026-07-01')
  const imports = fc.array(fc.record({ contentHash: fc.constantFrom('a', 'b', 'c', 'd'), validFrom: fc.option(day) }), { maxLength: 12 })

  it('follow each other in number and in time, and the same text again is never another', () => {
    fc.assert(
      fc.property(imports, (all) => {
        let kept: { number: number; startDate: string; endDate: string | null; contentHash: string }[] = []
        for (const one of all) {
          const given = { place: mathematics, syllabus, ...one }
          const planned = plan(given, kept)
          if (planned.kind !== 'NEW') continue
          const [newest] = kept
          expect(planned.number).toBe((newest?.number ?? 0) + 1)
          if (newest) expect(planned.startDate > newest.startDate).toBe(true)
          kept = [{ ...planned, contentHash: one.contentHash }, ...kept]
          expect(plan(given, kept)).toEqual({ kind: 'SAME' })
        }
        expect(new Set(kept.map(({ contentHash }) => contentHash)).size).toBe(kept.length)
      }),
    )
  })
}) // prettier-ignore
