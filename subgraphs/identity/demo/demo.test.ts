import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { civicNumbers } from './civic-numbers.ts'
import { demoWorld } from './demo.ts'
import { personas } from './personas.ts'
import { brokenReferences, currentOn, named, raggedTables } from './demo.testing.ts'
import { authority, units } from './units.ts'

const days = ['2026-11-22', '2026-07-15', '2026-07-01', '2027-01-02', '2027-06-30', '2028-02-29']
const shared = (name: string) => new URL(`../../../../shared/data/${name}`, import.meta.url)

describe.each(days)('the demo on %s', (today) => {
  const rows = demoWorld(today)
  const current = currentOn(rows, today)

  it('repeats itself', () => expect(JSON.stringify(demoWorld(today))).toBe(JSON.stringify(rows)))

  it('refers to nothing that is missing, and gives no id twice', () => {
    expect(brokenReferences(rows)).toEqual([])
    expect(raggedTables(rows)).toEqual([])
  })

  it('has about 300 pupils', () => {
    const pupils = new Set(current.enrolment.map(({ pupilId }) => pupilId))
    expect(pupils.size).toBeGreaterThanOrEqual(290)
    expect(pupils.size).toBeLessThanOrEqual(310)
    expect(new Set(current.enrolment.filter(({ schoolType }) => schoolType === 'FS').map(({ pupilId }) => pupilId)).size).toBe(42)
  })

  it('uses published test numbers, each once, and they agree with the birth date', () => {
    const used = rows.person.flatMap(({ civicNo, birthDate }) => (civicNo ? [{ civicNo, birthDate }] : []))
    expect(new Set(used.map(({ civicNo }) => civicNo)).size).toBe(used.length)
    for (const { civicNo, birthDate } of used) {
      expect(civicNumbers).toContain(civicNo)
      expect(birthDate?.replaceAll('-', '')).toBe(civicNo.slice(0, 8))
    }
    const guardians = new Set(rows.responsible.map(({ personId }) => personId))
    expect(rows.person.filter(({ id, civicNo }) => guardians.has(id) && !civicNo)).toEqual([])
  })

  it('has pupils as old as their school year says', () => {
    const began = Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)
    const born = new Map(rows.person.map(({ id, birthDate }) => [id, Number(birthDate?.slice(0, 4))]))
    const others = current.enrolment.filter(
      ({ pupilId, schoolYear }) => typeof schoolYear === 'number' && began - 6 - schoolYear !== born.get(pupilId),
    )
    expect(others.map(({ pupilId }) => pupilId)).toEqual([named(rows, 'Amina Warsame')])
  })

  it('gives every persona an account, and their own name', () => {
    const names = new Map<string, string>([
      ...rows.person.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`] as const),
      ...rows.clientApplication.map(({ id, displayName }) => [id, displayName] as const),
      ...rows.organisation.map(({ id, displayName }) => [id, displayName] as const),
    ])
    expect(rows.account.map(({ subject }) => subject)).toEqual(personas.map(({ persona }) => persona))
    for (const { name, personId, clientApplicationId, organisationId } of personas)
      expect(names.get((personId ?? clientApplicationId ?? organisationId)!)).toBe(name)
  })

  it('never ends before it begins', () => {
    for (const table of [rows.enrolment, rows.groupMembership, rows.duty, rows.assignmentRole, rows.activityTeacher])
      for (const { startDate, endDate } of table) {
        expect(startDate <= today).toBe(true)
        expect(endDate === null || (endDate ?? '') >= startDate).toBe(true)
      }
  })

  it('tells its stories', () => {
    const { classOf, teachersOf, mentorsOf, guardiansOf, mayBeReachedBy } = current
    expect(classOf('7A')).toEqual(expect.arrayContaining(['Alva Bergström', 'Elin Strand', 'Hugo Persson', 'Ebba Wiklund']))
    expect(classOf('7A')).toHaveLength(20)
    expect(classOf('7A')).not.toContain('Wilma Dahlgren')
    expect(teachersOf('7A')).toEqual(expect.arrayContaining(['Johan Lindqvist', 'Eva Lundin']))
    expect(teachersOf('7A')).not.toContain('Göran Åkesson')
    expect(teachersOf('7A')).not.toContain('Nadia Rahimi')
    expect(mentorsOf('7A')).toEqual(['Sara Holmgren'])
    expect(guardiansOf('Alva Bergström')).toEqual(['Jenny Bergström', 'Marcus Öberg'])
    expect(guardiansOf('Nils Bergström')).toEqual(['Jenny Bergström', 'David Nyberg'])
    expect(mayBeReachedBy('Elin Strand')).toEqual(['Katarina Strand'])
    expect(mayBeReachedBy('Amina Warsame')).toEqual([])
    expect(mayBeReachedBy('Elias Kovač')).toEqual(['Ivana Kovač'])
    expect(mayBeReachedBy('Omid Rezai')).toEqual([])
  })
})

describe('the demo', () => {
  it('keeps its ids whatever the day', () => {
    const ids = (today: string) =>
      Object.values(demoWorld(today)).flatMap((table) => table.map((row) => ('id' in row ? row.id : '')))
    expect(ids('2028-02-29')).toEqual(ids('2026-11-22'))
  })

  it('searches a protected family name and finds that family alone', () => {
    const { person } = demoWorld('2026-11-22')
    for (const name of ['Strand', 'Fransson', 'Lundin'])
      expect(person.filter((one) => one.familyName === name && one.securityMarking === 'INGEN')).toEqual([])
  })

  it('lets the number and the street of a protected person lead to nobody else', () => {
    const { person, personPhoneNumber, personAddress } = demoWorld('2026-11-22')
    const marked = new Set(person.filter((one) => one.securityMarking !== 'INGEN').map(({ id }) => id))
    const values = [
      ...personPhoneNumber.map(({ personId, value }) => ({ personId, value })),
      ...personAddress.map(({ personId, streetAddress: value }) => ({ personId, value })),
    ]
    const theirs = new Set(values.flatMap(({ personId, value }) => (marked.has(personId) ? value : [])))
    expect(theirs.size).toBeGreaterThan(5)
    expect(values.filter(({ personId, value }) => theirs.has(value) && !marked.has(personId))).toEqual([])
  })

  it.skipIf(!existsSync(shared('test-personnummer.json')))('copied its numbers from the published list', () => {
    const published = new Set<string>(JSON.parse(readFileSync(shared('test-personnummer.json'), 'utf8')))
    expect(civicNumbers.filter((civicNo) => !published.has(civicNo))).toEqual([])
    expect(new Set(civicNumbers).size).toBe(civicNumbers.length)
  })

  it.skipIf(!existsSync(shared('skolverket-year9-final-grades-2025.csv')))('takes no real school unit or authority', () => {
    const real = readFileSync(shared('skolverket-year9-final-grades-2025.csv'), 'utf8')
    for (const code of [authority.organisationNumber, `;${authority.municipalityCode};`, ...units.map((unit) => unit.code)])
      expect(real).not.toContain(code)
  })
})
