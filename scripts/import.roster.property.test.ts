import fc from 'fast-check'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { authorityId } from '../subgraphs/identity/demo/units.rows.ts'
import * as labels from '../subgraphs/identity/roster/roster.labels.ts'
import { openRosters, rosterOf, type Wire, written } from './import.roster.testing.ts'

vi.setConfig({ testTimeout: 120_000 })

type Name = fc.Arbitrary<string>
const labelOf = (known: labels.Labels, ...but: readonly string[]): Name =>
  fc.constantFrom(...Object.keys(known).filter((one) => !but.includes(one)))
const uuid = fc.uuid({ version: 4 })
const name = fc.constantFrom('Åsa', 'José', "O'Brien", 'Li', 'von "X"', 'ß\\', 'Ólafur Þór')
const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
const period = fc.tuple(day, day, fc.boolean()).map(([a, b, isOpen]) => {
  const [startDate, endDate] = [a, b].toSorted() as [string, string]
  return isOpen ? { startDate } : { startDate, endDate }
})
const some = <Item>(items: readonly Item[], most: number) => fc.subarray([...items], { maxLength: Math.min(most, items.length) })
const ref = (object: { readonly id: string }) => ({ id: object.id })

/** Persons of a new unit: pupils, who have enrolments, and others, for whom something else must lead there. */
const personOf = (schoolTypes: readonly string[], unit: string, numbers: readonly string[]) =>
  fc.record(
    {
      id: uuid,
      givenName: name,
      middleName: name,
      familyName: name,
      number: fc.constantFrom(...numbers),
      personStatus: labelOf(labels.personStatuses),
      securityMarking: labelOf(labels.securityMarkings),
      sex: labelOf(labels.sexes),
      birthDate: day,
      emails: fc.uniqueArray(fc.record({ value: fc.emailAddress(), type: labelOf(labels.emailTypes) }), {
        selector: ({ value }) => value,
        maxLength: 2,
      }),
      phoneNumbers: fc.uniqueArray(
        fc.record({
          value: fc.constantFrom('070-174 06 05', '070-174 06 06'),
          type: labelOf(labels.phoneNumberTypes),
          mobile: fc.boolean(),
        }),
        { selector: ({ value }) => value, maxLength: 2 },
      ),
      externalIdentifiers: fc.uniqueArray(uuid, { maxLength: 2 }).map((all) => all.map((value) => ({ context: 'urn:x', value }))),
      enrolments: some(schoolTypes, 2).chain((types) =>
        fc.tuple(
          ...types.map((schoolType) =>
            fc.record({ period, schoolYear: fc.nat(10), cancelled: fc.boolean() }).map(({ period: days, ...rest }) => ({
              ...{ schoolType, enroledAt: { id: unit } },
              ...days,
              ...rest,
            })),
          ),
        ),
      ),
    },
    { requiredKeys: ['id', 'givenName', 'familyName', 'personStatus', 'securityMarking', 'sex', 'birthDate', 'enrolments'] },
  )

const distinct = { selector: ({ id }: { id: string }) => id }

const rosterFor = (numbers: readonly string[]) =>
  uuid.chain((unit) =>
    fc.uniqueArray(personOf(['GR', 'FTH', 'GY'], unit, numbers), { ...distinct, minLength: 2, maxLength: 6 }).chain((all) => {
      const organisation = { id: unit }
      const parentOrganisation = { id: authorityId }
      const school = { ...organisation, displayName: 'Skola', organisationType: 'Skolenhet', parentOrganisation }
      const group = fc
        .record({
          id: uuid,
          displayName: name,
          groupType: labelOf(labels.groupTypes),
          period,
          members: some(all, 4),
          days: period,
        })
        .map(({ period: own, members, days, ...rest }) => ({
          ...{ ...rest, ...own, schoolType: 'GR', organisation },
          groupMemberships: members.map((person) => ({ person: ref(person), ...days })),
        }))
      const objects = fc.record({
        guardians: some(all.slice(1), 2),
        relationType: labelOf(labels.relationTypes),
        groups: fc.uniqueArray(group, { ...distinct, minLength: 1, maxLength: 3 }),
        role: labelOf(labels.dutyRoles, 'Övrig pedagogisk personal', 'Förskolechef'),
        assignmentRoleType: labelOf(labels.assignmentRoleTypes),
        dutyIds: fc.uniqueArray(uuid, { minLength: all.length, maxLength: all.length }),
        days: period,
        activity: fc.record({ id: uuid, displayName: name, activityType: labelOf(labels.activityTypes) }),
      })
      return objects.map(({ guardians, relationType, groups, role, assignmentRoleType, dutyIds, days, activity }): Wire => {
        const duties = all.map((person, n) => ({
          ...{ id: dutyIds[n]!, person: ref(person), dutyAt: organisation, dutyRole: role, ...days },
          assignmentRole: n === 0 ? [{ group: ref(groups[0]!), assignmentRoleType, ...days }] : [],
        }))
        return {
            organisations: [school],
            persons: all.map((person, n) => ({
              ...person,
              responsibles: n === 0 ? guardians.map((guardian) => ({ person: ref(guardian), relationType })) : [],
            })),
            duties,
            groups,
            activities: [{ ...activity, organisation, ...days, groups: groups.map(ref),
              teachers: [{ duty: ref(duties[0]!), grader: true, ...days }] }],
          } // prettier-ignore
      })
    }),
  )

// As the file has them, in the order in which they are read back; a list without anything is as none.
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => each !== undefined && key !== 'nationality' && !(Array.isArray(each) && each.length === 0))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  )
}

let { world, load, free } = {} as Awaited<ReturnType<typeof openRosters>>
beforeAll(async () => void ({ world, load, free } = await openRosters()))
afterAll(() => world?.stop())

it('What is in a roster is there when it has been imported, as it was told, and the second time nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(rosterFor([...free, '20130101TF12', '20140229TF03'.replace('0229', '0228')]), async (given) => {
      const taken = new Set<string>()
      const persons = given.persons.map(({ number, ...person }) => {
        const isFree = number !== undefined && !taken.has(number)
        if (isFree) taken.add(number)
        return isFree ? { ...person, civicNo: { value: number } } : person
      })
      const roster = { ...given, persons }
      await load(roster)
      const { organisations: _, ...told } = roster
      const read = await rosterOf(world, roster.organisations![0].id)
      const inOrder = (wire: Wire) =>
        Object.fromEntries(Object.entries(wire).map(([kind, all]) => [kind, all.toSorted(byId).map(canonical)]))
      expect(inOrder(read)).toEqual(inOrder(told))
      const before = await written(world)
      expect(await load(roster)).toMatchObject({ added: 0, changed: 0 })
      expect(await written(world)).toEqual(before)
      await world.sql`update identity.person set civic_no = null where id = any(${persons.map(({ id }) => id)})`
      await world.sql`delete from identity.external_identifier where context = 'urn:x'`
    }),
    { numRuns: 12 },
  )
})
