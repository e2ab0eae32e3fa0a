import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civicNumbers } from '../../subgraphs/identity/demo/civic-numbers.ts'
import { brokenReferences, raggedTables } from '../../subgraphs/identity/demo/demo.testing.ts'
import { otherStaff } from '../../subgraphs/identity/demo/municipality/people.rows.ts'
import { authorityRows, unitRows } from '../../subgraphs/identity/demo/municipality/unit.rows.ts'
import { noRows } from '../../subgraphs/identity/demo/rows.ts'
import { pupilsAsked, unitsOf } from './plan.ts'

const today = '2026-11-22'
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const isEachOnce = (keys: readonly string[]) => new Set(keys).size === keys.length

describe('The plan of a municipality', () => {
  it('has the pupils that were asked for, in classes and units of a likely size, and nobody taught in two places', () => {
    const plan = property(integer({ min: 100, max: 16_000 }), (pupils) => {
      const units = unitsOf(pupils)
      expect(sum(units.map((unit) => unit.pupils))).toBe(pupils)
      expect(isEachOnce(units.map(({ displayName }) => displayName))).toBe(true)
      const last = units.at(-1)!
      expect(last.pupils).toBeGreaterThanOrEqual(100)
      expect(last.pupils).toBeLessThan(700)
      expect(sum(last.classes.map(({ size }) => size))).toBe(last.pupils)
      for (const { size } of last.classes) expect(size >= 20 && size <= 25).toBe(true)
      for (const taken of ['teacherKey', 'groupKey', 'room'] as const)
        expect(isEachOnce(last.taught.map((lesson) => `${lesson[taken]} ${lesson.slot}`)), taken).toBe(true)
      // A class as a whole, and each of its halves, are the same pupils.
      const halves = last.taught.flatMap(({ groupKey, slot }) =>
        groupKey.includes(':') ? [`${groupKey} ${slot}`] : [`${groupKey}:1 ${slot}`, `${groupKey}:2 ${slot}`],
      )
      expect(isEachOnce(halves)).toBe(true)
    })
    assert(plan, { numRuns: 12 })
  })

  it('has 900 lessons a week for 600 pupils, and 3,000 duties for 16,000', () => {
    const units = unitsOf(16_000)
    expect([units.length, units[0]!.classes.length, units[0]!.taught.length]).toEqual([27, 24, 902])
    const dutiesOf = (unit: (typeof units)[number]) =>
      new Set(unit.activities.map(({ teacherKey }) => teacherKey)).size + sum(otherStaff(unit).map(({ count }) => count))
    expect(unitRows(units[26]!, today, new Set()).duty).toHaveLength(dutiesOf(units[26]!))
    const duties = sum(units.map(dutiesOf))
    expect(duties).toBeGreaterThan(2_900)
    expect(duties).toBeLessThan(3_100)
  })

  it('is the same for however many are asked for, and at every seed', () => {
    const [first] = unitsOf(16_000)
    expect(unitsOf(600)).toEqual([first])
    expect(unitRows(first!, today, new Set())).toEqual(unitRows(first!, today, new Set()))
  })

  it('is a whole number of pupils between 100 and 16,000', () => {
    expect(pupilsAsked('16000')).toBe(16_000)
    for (const text of ['', '0', '99', '16001', '1e3', '-600', '600.5', ' 600', 'many'])
      expect(() => pupilsAsked(text), text).toThrow(`--pupils is "${text}": give a whole number from 100 to 16000.`)
  })
})

describe('The people of a municipality', () => {
  const [plan] = unitsOf(600)
  const rows = unitRows(plan!, today, new Set(civicNumbers.slice(0, 100)))

  it('belong together', () => {
    const withAuthority = { ...noRows(), ...rows, organisation: [...authorityRows(), ...rows.organisation] }
    expect(brokenReferences(withAuthority)).toEqual([])
    expect(raggedTables(rows)).toEqual([])
  })

  it('have two guardians mostly, some of them apart, and brothers and sisters in other classes', () => {
    const guardians = new Map<string, string[]>()
    for (const { pupilId, personId } of rows.responsible) guardians.set(pupilId, [...(guardians.get(pupilId) ?? []), personId])
    const homeOf = new Map(rows.personAddress.map(({ personId, streetAddress }) => [personId, streetAddress]))
    const [pairs, alone] = [[...guardians.values()].filter((all) => all.length === 2), [...guardians.values()].filter((all) => all.length === 1)] // prettier-ignore
    expect([pairs.length + alone.length, guardians.size]).toEqual([600, 600])
    expect(pairs.length / 600).toBeGreaterThan(0.8)
    const apart = pairs.filter(([one, other]) => homeOf.get(one!) !== homeOf.get(other!)).length
    expect(apart / pairs.length).toBeGreaterThan(0.12)
    expect(apart / pairs.length).toBeLessThan(0.35)
    const families = new Set([...guardians.values()].map(([first]) => first))
    expect(families.size).toBeLessThan(520)
  })

  it('have only what is published or kept for fiction: numbers, telephones, addresses', () => {
    const numbers = rows.person.flatMap(({ civicNo }) => civicNo ?? [])
    expect(numbers.length).toBeGreaterThan(100)
    expect(isEachOnce(numbers)).toBe(true)
    const free = new Set(civicNumbers.slice(100))
    expect(numbers.filter((number) => !free.has(number))).toEqual([])
    for (const { value } of rows.personPhoneNumber) expect(value).toMatch(/^\+467017406(0[5-9]|[1-9]\d)$/)
    expect(isEachOnce(rows.personEmail.map(({ value }) => value))).toBe(true)
    for (const { value } of rows.personEmail) expect(value).toMatch(/^[a-z0-9.-]+@example\.org$/)
  })
})
