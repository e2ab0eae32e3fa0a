import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sourceSystemId } from '../subgraphs/identity/demo/sources.rows.ts'
import { unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import {
  class7A,
  ekhamra,
  empty,
  enrolled,
  find,
  idOf,
  openRosters,
  rosterOf,
  someone,
  written,
} from './import.roster.testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const checkDigit = 'Its last digit does not fit the others: a digit is wrong, or two have changed places.'
const number = /\d{6,8}[-+ ]?(\d{4}|TF\d\d)/

describe('What a roster may not do, and ends only when it is told to', () => {
  let { world, whole, free, see, with7A, load, refusalOf } = {} as Awaited<ReturnType<typeof openRosters>>
  beforeAll(async () => {
    ;({ world, whole, free, see, with7A, load, refusalOf } = await openRosters())
    await load(whole)
  })
  afterAll(() => world?.stop())

  it('with faults is refused with all of them at once, by place and without names or numbers', async () => {
    const before = await written(world)
    const hugo = find(whole, idOf('Hugo Persson'))
    const refusal = await refusalOf({
      persons: [
        someone({ civicNo: { value: '201305252396' }, sex: 'Flicka', enrolments: [{ ...enrolled, endDate: '2026-10-01' }] }),
        someone({ civicNo: { value: '1305252395' } }),
        someone({ id: 'Vera', familyName: ' ', responsibles: [{ person: { id: randomId() }, relationType: 'Mor' }] }),
        someone({ civicNo: { value: free[1] }, enrolments: [{ ...enrolled, enroledAt: { id: unitId('smultronet') } }] }),
        someone({ civicNo: { value: free[1] } }),
        { ...hugo, civicNo: { value: find(whole, idOf('Alva Bergström')).civicNo.value } },
      ],
      duties: [{ ...whole.duties[0], person: { id: randomId() } }],
      groups: [{ ...find(whole, class7A), startDate: '2026-02-30', groupMemberships: [{ person: {} }] }],
      activities: [{ ...whole.activities[0], groups: [] }],
    })
    const lines = refusal.split('\n  ')
    expect(lines.slice(1).toSorted()).toEqual(
      [
        `persons[0].civicNo.value: is no personal identity number. ${checkDigit}`,
        'persons[0].enrolments[0].endDate: is before startDate',
        'persons[0].sex: must be one of Man, Kvinna, Okänt',
        'persons[1].civicNo.value: has no century; write it with twelve digits',
        'persons[2].familyName: is empty',
        'persons[2].id: is not a UUID',
        'persons[2].responsibles[0].relationType: must be one of Vårdnadshavare, Annan ansvarig, God man, Utsedd behörig',
        'persons[3].enrolments[0]: is of Förskolan Smultronet, whose master of PERSONS is Skolgraf',
        'persons[4].civicNo: is the number of persons[3].civicNo; keep one of them',
        "persons[5].civicNo: is somebody else's here",
        'duties[0].person: refers to no person in the file, and none that is known here',
        'groups[0].groupMemberships[0].person.id: is missing',
        'groups[0].startDate: must be a date that exists, such as 2026-08-17',
        'activities[0].groups: is empty',
      ].toSorted(), // prettier-ignore
    )
    expect(refusal).not.toMatch(number)
    for (const [text, fault] of [
      ['{ "persons": [] }', 'duties: is missing; give an empty list if there are none'],
      ['{ "persons": [],\n "person": "201305252395" ]', 'the file: is not JSON'],
      ['[]', 'the file: must be an object with organisations, persons'],
      [JSON.stringify({ ...empty, pupils: [] }), 'the file: has something else than organisations, persons'],
    ] as const) {
      expect(await refusalOf(text)).toContain(fault)
      expect(await refusalOf(text)).not.toMatch(number)
    }
    expect(await refusalOf(empty, { source: 'exte' })).toMatch(/no source system exte .* extens, infomentor, skola24, unikum/)
    expect(await written(world)).toEqual(before)
  })

  it('ends what is missing yesterday, where it is said to be complete, and no sooner', async () => {
    const alva = idOf('Alva Bergström')
    const file = structuredClone(whole)
    const members = find(file, class7A).groupMemberships
    find(file, class7A).groupMemberships = members.filter(({ person }: any) => person.id !== alva)
    expect(await load(file)).toMatchObject({ ended: 0 })
    expect(await see('mentor', alva, 'displayName')).not.toBeNull()
    expect(await load(file, { isComplete: true })).toMatchObject({ added: 0, changed: 0, ended: 1 })
    expect(await see('mentor', alva, 'displayName')).toBeNull()
    expect(await see('principal', alva, 'displayName')).not.toBeNull()
    const ended = await world.sql`select end_date from identity.group_membership
      where group_id = ${class7A} and person_id = ${alva}`
    expect(ended).toEqual([{ endDate: '2026-11-21' }])
    const on = (day: string) => `{ group(id: "${class7A}") { memberships(on: "${day}") { person { id } } } }`
    const { data } = await world.ask('principal', on('2026-11-21'))
    expect(data.group.memberships.some(({ person }: any) => person?.id === alva)).toBe(true)
    expect(await load(file, { isComplete: true })).toMatchObject({ ended: 0 })
    // Back again, from today: what has ended stays so.
    expect(await load(with7A({ person: { id: alva } }))).toMatchObject({ added: 1, changed: 0 })
    expect(await see('mentor', alva, 'displayName')).not.toBeNull()
    await load(whole)
  })

  it('keeps a guardian blocked who is gone from it and comes back', async () => {
    const elin = idOf('Elin Strand')
    const file = structuredClone(whole)
    delete find(file, elin).responsibles
    await load(file, { isComplete: true })
    const blocked = () => world.sql`select is_blocked, end_date is null as is_open from identity.responsible
      where pupil_id = ${elin} and person_id = ${idOf('Peter Lund')} order by end_date`
    expect(await blocked()).toEqual([{ isBlocked: true, isOpen: false }])
    await load(whole)
    expect(await blocked()).toEqual([
      { isBlocked: true, isOpen: false },
      { isBlocked: true, isOpen: true },
    ])
    expect(await see('blocked-guardian', elin, 'displayName')).toBeNull()
  })

  it('that would end more than half of something is refused, unless it is said to be whole', async () => {
    const before = await written(world)
    const half = structuredClone(whole)
    half.activities = half.activities.slice(0, half.activities.length / 2 - 1)
    const refusal = await refusalOf(half, { isComplete: true })
    expect(refusal).toMatch(/It may have been cut short: Activity: 28 of 54 would end\. .* --allow-shrinking\.$/)
    expect(await refusalOf(half, { isComplete: true, isDryRun: true })).toBe(refusal)
    // New ids do not hide that all the old ones are gone.
    const activities = whole.activities.map((one) => ({ ...one, id: randomId() }))
    expect(await refusalOf({ ...whole, activities }, { isComplete: true })).toMatch(/Activity: 54 of 54/)
    expect(await written(world)).toEqual(before)
    expect(await load(half, { isComplete: true, allowShrinking: true })).toMatchObject({ ended: 28 })
    await load(whole)
  })

  it('keeps off what another system is the master of', async () => {
    const nursery = unitId('smultronet')
    const theirs = await rosterOf(world, nursery)
    const refusal = await refusalOf({ ...empty, groups: theirs.groups })
    expect(refusal).toMatch(/groups\[0\] \(and \d+ more\): is of Förskolan Smultronet, whose master of GROUPS is Skolgraf$/)
    // A group of theirs is not taken by saying that it is ours.
    const taken = { ...theirs.groups[0], organisation: { id: ekhamra } }
    expect(await refusalOf({ ...empty, groups: [taken] })).toMatch(/: is of Förskolan Smultronet/)
    const duty = { ...theirs.duties[0], dutyAt: { id: ekhamra } }
    expect(await refusalOf({ ...empty, duties: [duty] })).toMatch(/^ {2}duties\[0\]: is of Förskolan Smultronet/m)
    // A guardian who works there is referred to, and stays as they are.
    const fatima = idOf('Fatima Haddad')
    const pupil = find(whole, idOf('Hugo Persson'))
    const persons = [
      { ...pupil, responsibles: [...pupil.responsibles, { person: { id: fatima }, relationType: 'God man' }] },
      { id: fatima, givenName: 'Någon', familyName: 'Annan', securityMarking: 'Sekretessmarkering' },
    ]
    expect(await load({ ...empty, persons })).toMatchObject({ added: 1, changed: 0, leftAlone: 1 })
    expect(await see('principal', fatima, 'displayName')).toEqual({ displayName: 'Fatima Haddad' })
  })

  it('ends nothing at a unit that has got another master since', async () => {
    await world.sql`insert into identity.master_system (id, organisation_id, domain, school_type, source_system_id, start_date)
      select gen_random_uuid(), ${ekhamra}, domain, 'GR', ${sourceSystemId('unikum')}, '2026-11-01'
      from unnest(array['PERSONS', 'GROUPS']) domain`
    const ofGr = new Set(whole.groups.filter(({ schoolType }) => schoolType === 'GR').map(({ id }) => id))
    const isOfGr = ({ enrolments = [] }) => enrolments.some((one: any) => one.schoolType === 'GR')
    const rest = {
      ...whole,
      persons: whole.persons.filter((one) => !isOfGr(one)),
      groups: whole.groups.filter(({ id }) => !ofGr.has(id)),
    }
    expect(rest.persons.length).toBeLessThan(whole.persons.length)
    const ended = await load(rest, { isComplete: true, allowShrinking: true })
    // The guardian of a pupil who has left, and is nobody's now.
    expect(ended).toMatchObject({ ended: 1 })
    expect(await refusalOf(whole)).toMatch(
      /persons\[\d+\]\.enrolments\[0\] \(and \d+ more\): is of Ekhamraskolan, .* PERSONS is Unikum/,
    )
    await world.sql`delete from identity.master_system where organisation_id = ${ekhamra} and school_type = 'GR'`
  })
})
