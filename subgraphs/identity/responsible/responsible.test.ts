import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { yearsAfter } from '../../shared/clock.ts'
import { actOn, custodyId, hodan, id, marcus, restoreIn } from './responsible.testing.ts'

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
const everything = `displayName birthDate civicNo emails { value } enrolments { startDate } groupMemberships { startDate }
  responsibles { id } delegations { id } formerGuardians { id }`

describe('Custody', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => world.travel())
  afterAll(() => world.stop())

  const act = (persona: string, name: string, responsible: string, more?: string) =>
    actOn(world, persona, name, responsible, more)
  const done = async (persona: string, name: string, responsible: string) => {
    const { data, errors } = await act(persona, name, responsible)
    expect([data[name]?.userErrors, errors]).toEqual([[], []])
  }
  const see = (persona: string, name: string, fields = everything) =>
    world.ask(
      persona,
      `{ person(id: "${id(name)}") { ${fields} } viewer { person { responsibleFor { pupil { displayName } } } } }`,
    )
  const seesNothing = async (persona: string, name: string) => {
    const { status, data, errors } = await see(persona, name)
    // Whose last responsibility has ended has no account either.
    if (status === 401) return expect(data).toBeNull()
    expect([data.person, errors]).toEqual([null, []])
    expect(JSON.stringify(data)).not.toContain(name)
  }
  const guardiansTo = async (persona: string, child = 'Alva Bergström') => {
    const { data } = await see(persona, child, 'responsibles { isBlocked person { displayName } }')
    return Object.fromEntries(data.person.responsibles.map((one: any) => [one.person?.displayName, one.isBlocked]))
  }
  const former = async (persona: string, name: string) => {
    const { data, errors } = await see(persona, name, 'formerGuardians { id displayName permittedActions }')
    expect(errors).toEqual([])
    return data.person.formerGuardians
  }
  const birthday = async (name: string) =>
    yearsAfter((await world.sql`select birth_date from identity.person where id = ${id(name)}`)[0]!['birthDate'], 18)
  const restore = () => restoreIn(world)
  // Hodan has no persona of her own: she borrows the observer's account.
  const lend = (name: string) => world.sql`update identity.account set person_id = ${id(name)} where subject = 'unit-observer'`

  it('a blocked guardian sees nothing of the child from the next request on, and nobody but the school learns of it', async () => {
    const before = await see('guardian', 'Alva Bergström', 'responsibles { isBlocked }')
    expect((await see('guardian-other-parent', 'Alva Bergström')).data.person.displayName).toBe('Alva Bergström')
    await done('principal', 'blockGuardian', marcus)
    await seesNothing('guardian-other-parent', 'Alva Bergström')
    expect(await guardiansTo('principal')).toEqual({ 'Jenny Bergström': false, 'Marcus Öberg': true })
    expect(await guardiansTo('school-admin')).toEqual({ 'Jenny Bergström': false, 'Marcus Öberg': true })
    for (const persona of ['guardian', 'pupil', 'teacher', 'mentor', 'special-educator', 'authority-admin'])
      expect(await guardiansTo(persona), persona).toEqual({ 'Jenny Bergström': false })
    // To Jenny the block of Marcus is answered as a responsibility that never was.
    const never = await act('guardian', 'consentToGuardian', '00000000-0000-4000-8000-000000000000')
    expect((await act('guardian', 'consentToGuardian', marcus)).data).toEqual(never.data)
    await done('school-admin', 'unblockGuardian', marcus)
    expect((await see('guardian', 'Alva Bergström', 'responsibles { isBlocked }')).data).toEqual(before.data)
    expect((await see('guardian-other-parent', 'Alva Bergström')).data.person.displayName).toBe('Alva Bergström')
  })

  it("a block outlasts the custody, and is the school's to lift", async () => {
    await done('principal', 'blockGuardian', marcus)
    await world.sql`update identity.responsible set end_date = '2026-11-01' where id = ${marcus}`
    await seesNothing('guardian-other-parent', 'Alva Bergström')
    expect(await guardiansTo('principal')).toEqual({ 'Jenny Bergström': false, 'Marcus Öberg': true })
    for (const persona of ['guardian', 'pupil', 'mentor', 'special-educator', 'authority-admin'])
      expect(await guardiansTo(persona), persona).toEqual({ 'Jenny Bergström': false })
    await done('principal', 'unblockGuardian', marcus)
    expect(await guardiansTo('principal')).toEqual({ 'Jenny Bergström': false })
    await seesNothing('guardian-other-parent', 'Alva Bergström')
    await world.sql`update identity.responsible set end_date = null where id = ${marcus}`
  })

  it('a block is written down with its reason, once for a key', async () => {
    const [before] = await world.sql`select coalesce(max(id), 0)::int as audit from identity.audit`
    const input = 'reason: "  Kontaktförbud till maj " idempotencyKey: "block-marcus"'
    const first = await act('principal', 'blockGuardian', marcus, input)
    await restore()
    expect((await act('principal', 'blockGuardian', marcus, input)).data).toEqual(first.data)
    expect(first.data.blockGuardian.userErrors).toEqual([])
    const audits = await world.sql`select act, viewer_id, changed from identity.audit where id > ${before!['audit']}`
    const changed = [{ entity: 'Responsible', id: marcus, kind: 'UPSERT', reason: 'Kontaktförbud till maj' }]
    expect([...audits]).toEqual([{ act: 'blockGuardian', viewerId: id('Anders Hellström'), changed }])
    expect(await guardiansTo('principal')).toMatchObject({ 'Marcus Öberg': false })
  })

  it('a block needs a reason, and a principal decides nothing about their own child', async () => {
    for (const reason of ['', ' ', 'x'.repeat(501)])
      expect((await act('principal', 'blockGuardian', marcus, `reason: "${reason}"`)).data.blockGuardian.userErrors).toEqual([
        { code: 'REASON_INVALID', field: ['reason'] },
      ])
    const own = custodyId('Jenny Bergström', 'Alva Bergström')
    await world.sql`update identity.responsible set person_id = ${id('Anders Hellström')} where id = ${own}`
    expect((await act('principal', 'blockGuardian', marcus)).data.blockGuardian.userErrors).toMatchObject([{ code: 'OWN_CHILD' }])
    await world.sql`update identity.responsible set person_id = ${id('Jenny Bergström')} where id = ${own}`
  })

  it('every relation type is shown, and none but guardianship makes a guardian', async () => {
    const others = ['ANNAN_ANSVARIG', 'GOD_MAN', 'UTSEDD_BEHORIG']
    for (const type of others)
      await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
        values (gen_random_uuid(), ${id('Alva Bergström')}, ${id('Robert Sjögren')}, ${type}, '2026-01-01')`
    const { data } = await see('guardian', 'Alva Bergström', 'responsibles { relationType }')
    const types = data.person.responsibles.map((one: any) => one.relationType)
    expect(types).toEqual(['ANNAN_ANSVARIG', 'GOD_MAN', 'UTSEDD_BEHORIG', 'VARDNADSHAVARE', 'VARDNADSHAVARE'])
    expect((await see('guardian-other-school', 'Alva Bergström')).data.person).toBeNull()
    await world.sql`delete from identity.responsible where relation_type = any(${others}) and pupil_id = ${id('Alva Bergström')}`
  })

  it('at 18 guardianship ends that very day; the pupil consents to one, and takes it back at once', async () => {
    const day = await birthday('Alva Bergström')
    world.travel(dayBefore(day))
    expect((await see('guardian', 'Alva Bergström')).data.person.displayName).toBe('Alva Bergström')
    expect((await act('pupil', 'consentToGuardian', marcus)).data.consentToGuardian.userErrors).toMatchObject([
      { code: 'NOT_ADULT' },
    ])
    expect(await former('pupil', 'Alva Bergström')).toEqual([])
    world.travel(day)
    for (const persona of ['guardian', 'guardian-other-parent']) await seesNothing(persona, 'Alva Bergström')
    expect(await guardiansTo('pupil')).toEqual({})
    const ended = await former('pupil', 'Alva Bergström')
    expect(ended.map((one: any) => one.displayName)).toEqual(['Jenny Bergström', 'Marcus Öberg'])
    // A name is all: the guardian's own page stays closed, and nobody else is told.
    expect((await see('pupil', 'Marcus Öberg')).data.person).toBeNull()
    expect((await see('principal', 'Alva Bergström', 'formerGuardians { id }')).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
    await done('pupil', 'consentToGuardian', marcus)
    expect((await see('guardian-other-parent', 'Alva Bergström')).data.person.displayName).toBe('Alva Bergström')
    await seesNothing('guardian', 'Alva Bergström')
    expect(await guardiansTo('pupil')).toEqual({ 'Marcus Öberg': false })
    expect((await former('pupil', 'Alva Bergström')).map((one: any) => one.displayName)).toEqual(['Jenny Bergström'])
    await done('pupil', 'withdrawGuardianConsent', marcus)
    await seesNothing('guardian-other-parent', 'Alva Bergström')
  })

  it('a register that closes guardianship at 18 does not take the consent from the pupil; one that ended before does', async () => {
    const day = await birthday('Alva Bergström')
    for (const [endDate, names] of [
      [dayBefore(day), ['Jenny Bergström', 'Marcus Öberg']],
      [day, ['Jenny Bergström', 'Marcus Öberg']],
      [dayBefore(dayBefore(day)), ['Jenny Bergström']],
    ] as const) {
      await world.sql`update identity.responsible set end_date = ${endDate} where id = ${marcus}`
      world.travel(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}`)
      expect((await former('pupil', 'Alva Bergström')).map((one: any) => one.displayName)).toEqual(names)
      if (names.length === 2) {
        await done('pupil', 'consentToGuardian', marcus)
        expect((await see('guardian-other-parent', 'Alva Bergström')).data.person.displayName).toBe('Alva Bergström')
        await done('pupil', 'withdrawGuardianConsent', marcus)
      }
      await seesNothing('guardian-other-parent', 'Alva Bergström')
    }
    await world.sql`update identity.responsible set end_date = null where id = ${marcus}`
  })

  it('who was born on a leap day comes of age on the 28th of February', async () => {
    const [{ birthDate } = {} as any] = await world.sql`select birth_date from identity.person where id = ${id('Alva Bergström')}`
    await world.sql`update identity.person set birth_date = '2012-02-29' where id = ${id('Alva Bergström')}`
    world.travel('2030-02-27')
    expect((await see('guardian', 'Alva Bergström')).data.person.displayName).toBe('Alva Bergström')
    world.travel('2030-02-28')
    await seesNothing('guardian', 'Alva Bergström')
    expect(await former('pupil', 'Alva Bergström')).toHaveLength(2)
    await world.sql`update identity.person set birth_date = ${birthDate} where id = ${id('Alva Bergström')}`
  })

  it('a former guardian gains nothing until there is consent, and is not offered where blocked or protected', async () => {
    await lend('Hodan Warsame')
    await seesNothing('unit-observer', 'Amina Warsame')
    expect(await former('adult-pupil', 'Amina Warsame')).toEqual([
      { id: hodan, displayName: 'Hodan Warsame', permittedActions: ['CONSENT_TO_GUARDIAN'] },
    ])
    for (const hide of [
      `update identity.person set security_marking = 'SEKRETESSMARKERING' where id = '${id('Hodan Warsame')}'`,
      `update identity.responsible set is_blocked = true where id = '${hodan}'`,
    ]) {
      await world.sql.unsafe(hide)
      expect(await former('adult-pupil', 'Amina Warsame')).toEqual([])
      expect((await act('adult-pupil', 'consentToGuardian', hodan)).data.consentToGuardian.userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ])
      await world.sql`update identity.person set security_marking = 'INGEN' where id = ${id('Hodan Warsame')}`
      await restore()
    }
    await done('adult-pupil', 'consentToGuardian', hodan)
    expect((await see('unit-observer', 'Amina Warsame')).data.person.displayName).toBe('Amina Warsame')
    await restore()
    await lend('Birgitta Högberg')
  })

  it('the application and the database agree on every day of a century when somebody comes of age', async () => {
    const days =
      await world.sql`select d::date as day, access.comes_of_age(d::date) as adult, (d + interval '1 year')::date as year
      from generate_series('1940-01-01'::date, '2040-12-31', '1 day') d`
    const wrong = days.filter(({ day, adult, year }) => yearsAfter(day, 18) !== adult || yearsAfter(day, 1) !== year)
    expect([days.length, wrong]).toEqual([36891, []])
  })
})
