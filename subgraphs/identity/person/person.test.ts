import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'

const id = (name: string) => personId(slug(name))
const nobody = '00000000-0000-4000-8000-000000000000'
const all = 'id displayName civicNo birthDate emails { value } addresses { locality } responsibles { person { id } }'
const contact = 'emails { value } phoneNumbers { value } addresses { streetAddress }'
const swedish = { 'accept-language': 'sv' }

describe.each(shapes)('A person, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const see = (persona: string, name: string, fields: string, options: AskOptions = {}) =>
    world.ask(persona, `query ($id: ID!) { person(id: $id) { ${fields} } }`, { variables: { id: id(name) }, ...options })
  const nameTo = async (persona: string, name: string) => (await see(persona, name, 'displayName')).data.person?.displayName
  const civicNoOf = async (name: string) =>
    (await world.sql`select civic_no from identity.person where id = ${id(name)}`)[0]!['civicNo']
  // Story people without a persona of their own borrow the observer's account.
  const lendAccountTo = (name: string) =>
    world.sql`update identity.account set person_id = ${id(name)} where subject = 'unit-observer'`

  it.each([
    'pupil', 'guardian', 'guardian-other-parent', 'teacher', 'mentor', 'special-educator', 'school-admin', 'principal',
    'authority-admin', 'protected-pupil',
  ])('Alva has a name for the %s', async (persona) => {
    expect(await nameTo(persona, 'Alva Bergström')).toBe('Alva Bergström')
  }) // prettier-ignore

  it.each([
    'former-teacher', 'substitute', 'care-staff', 'principal-other-school', 'guardian-other-school', 'protected-guardian',
    'blocked-guardian', 'adult-pupil', 'analyst', 'unit-observer', 'integrator',
  ])('Alva does not exist for the %s, without an error', async (persona) => {
    expect(await see(persona, 'Alva Bergström', all)).toMatchObject({ status: 200, data: { person: null }, errors: [] })
  }) // prettier-ignore

  it('who may not be seen is answered byte for byte as one who does not exist, and as what is no id', async () => {
    const authorization = `Bearer ${await world.token('former-teacher')}`
    const ask = async (asked: string) => {
      const body = JSON.stringify({ query: `query ($id: ID!) { person(id: $id) { ${all} } }`, variables: { id: asked } })
      const headers = { 'content-type': 'application/json', authorization }
      return (await fetch(world.url, { method: 'POST', headers, body })).text()
    }
    const unknown = await ask(nobody)
    for (const asked of [id('Alva Bergström'), id('Elin Strand'), id('Katarina Strand'), 'Alva', '']) {
      expect(await ask(asked)).toBe(unknown)
    }
  })

  describe('the personal identity number', () => {
    const who = ['pupil', 'guardian', 'guardian-other-parent', 'school-admin', 'principal', 'authority-admin']

    it.each(who)('of Alva is open to the %s from SUBSTANTIAL', async (persona) => {
      const { data, errors } = await see(persona, 'Alva Bergström', 'civicNo', { assurance: 'SUBSTANTIAL' })
      expect(errors).toEqual([])
      expect(data.person.civicNo).toBe(await civicNoOf('Alva Bergström'))
    })

    it.each(who)('asks the %s to step up from a password, and the rest of the answer comes', async (persona) => {
      const { data, errors } = await see(persona, 'Alva Bergström', 'displayName civicNo', { assurance: 'LOW' })
      expect(data.person).toEqual({ displayName: 'Alva Bergström', civicNo: null })
      expect(errors).toEqual([
        {
          message: 'Person.civicNo needs a stronger sign-in (SUBSTANTIAL). Sign in again with one of acr_values.',
          path: ['person', 'civicNo'],
          extensions: expect.objectContaining({
            code: 'STEP_UP_REQUIRED',
            reason: 'ASSURANCE_TOO_LOW',
            needs: { assurance: 'SUBSTANTIAL' },
            acr_values: ['urn:skolgraf:dev:SUBSTANTIAL', 'urn:skolgraf:dev:HIGH'],
          }),
        },
      ])
    })

    it.each(['teacher', 'mentor', 'special-educator', 'protected-pupil'])('is never open to the %s', async (persona) => {
      for (const assurance of ['LOW', 'HIGH'] as const) {
        const { data, errors } = await see(persona, 'Alva Bergström', 'displayName civicNo', { assurance })
        expect(data.person).toEqual({ displayName: 'Alva Bergström', civicNo: null })
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'NO_RELATION' } }])
        expect(errors[0]!.extensions['needs']).toMatchObject({ relation: expect.arrayContaining(['SELF', 'GUARDIAN']) })
      }
    })

    it('is refused in the language the caller reads', async () => {
      const [step, forbidden, english] = await Promise.all([
        see('guardian', 'Alva Bergström', 'civicNo', { assurance: 'LOW', headers: swedish }),
        see('teacher', 'Alva Bergström', 'civicNo', { headers: swedish }),
        see('teacher', 'Alva Bergström', 'civicNo'),
      ])
      expect(step.errors[0]!.message).toMatch(/^Person\.civicNo kräver starkare inloggning \(SUBSTANTIAL\)/)
      expect(forbidden.errors[0]!.message).toMatch(/^Du får inte se Person\.civicNo\. Det är öppet för personen själv, vårdn/)
      expect(english.errors[0]!.message).toMatch(/^You may not see Person\.civicNo\. It is open to self, guardian, /)
    })
  })

  it.each(['pupil', 'guardian', 'guardian-other-parent', 'mentor', 'school-admin', 'principal', 'authority-admin'])(
    'Alva can be reached by the %s',
    async (persona) => {
      const { data, errors } = await see(persona, 'Alva Bergström', contact)
      expect(errors).toEqual([])
      expect(data.person).toMatchObject({ emails: [{}], phoneNumbers: [{}], addresses: [{ streetAddress: 'Lindvägen 12' }] })
    },
  )

  it.each(['teacher', 'special-educator', 'protected-pupil'])('Alva cannot be reached by the %s', async (persona) => {
    const { data, errors } = await see(persona, 'Alva Bergström', contact)
    expect(data.person).toEqual({ emails: null, phoneNumbers: null, addresses: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
  })

  it('a fellow pupil is a name, where consent was given', async () => {
    expect(await nameTo('pupil', 'Hugo Persson')).toBe('Hugo Persson')
    for (const hidden of ['Ebba Wiklund', 'Wilma Dahlgren', 'Elin Strand', 'Amina Warsame', 'Nils Bergström'])
      expect(await nameTo('pupil', hidden)).toBeUndefined()
    const fields = ['birthDate', 'sex', 'personStatus', 'securityMarking', 'workEmail', 'enrolments { startDate }']
    const lists = ['responsibles { startDate }', 'responsibleFor { startDate }', 'groupMemberships { startDate }']
    const { errors } = await see('pupil', 'Hugo Persson', [...fields, ...lists].join(' '))
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(Array(9).fill('FORBIDDEN'))
  })

  it('the other guardian is a name, and a child of theirs alone is nobody', async () => {
    const { data, errors } = await see('guardian', 'Alva Bergström', `responsibles { person { displayName ${contact} } }`)
    const [marcus] = data.person.responsibles.filter((one: any) => one.person.displayName === 'Marcus Öberg')
    expect(data.person.responsibles).toHaveLength(2)
    expect(marcus.person).toEqual({ displayName: 'Marcus Öberg', emails: null, phoneNumbers: null, addresses: null })
    expect(errors).toHaveLength(3)
    for (const hers of ['Nils Bergström', 'David Nyberg']) expect(await nameTo('guardian-other-parent', hers)).toBeUndefined()
  })

  it('staff stand in the directory with name and work address, and no more', async () => {
    for (const persona of ['pupil', 'guardian-other-school', 'unit-observer', 'authority-admin', 'teacher']) {
      const { data, errors } = await see(persona, 'Sara Holmgren', 'displayName workEmail civicNo emails { value } birthDate')
      expect(data.person).toMatchObject({ displayName: 'Sara Holmgren', workEmail: 'sara.holmgren@ekhamra.example' })
      expect(data.person).toMatchObject({ civicNo: null, emails: null, birthDate: null })
      expect(errors).toHaveLength(3)
    }
    const { data, errors } = await see('principal', 'Sara Holmgren', 'workEmail civicNo emails { type } addresses { locality }')
    expect(errors).toEqual([])
    expect(data.person).toMatchObject({ civicNo: await civicNoOf('Sara Holmgren'), emails: [{}, { type: 'SKOLA_PERSONAL' }] })
    expect((await see('guardian', 'Alva Bergström', 'workEmail')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('guardianship ends on the day Alva turns 18, unless she consents', async () => {
    const [row] = await world.sql`select day::date, (day - interval '1 day')::date as before
      from identity.person cross join lateral (select birth_date + interval '18 years' as day) turns
      where id = ${id('Alva Bergström')}`
    world.travel(row!['before'])
    expect(await nameTo('guardian', 'Alva Bergström')).toBe('Alva Bergström')
    world.travel(row!['day'])
    expect(await nameTo('guardian', 'Alva Bergström')).toBeUndefined()
    expect(await nameTo('pupil', 'Alva Bergström')).toBe('Alva Bergström')
    expect((await see('pupil', 'Alva Bergström', 'responsibles { startDate }')).data.person.responsibles).toEqual([])
    await world.sql`update identity.responsible set adult_consent = true
      where pupil_id = ${id('Alva Bergström')} and person_id = ${id('Jenny Bergström')}`
    expect(await nameTo('guardian', 'Alva Bergström')).toBe('Alva Bergström')
    expect(await nameTo('guardian-other-parent', 'Alva Bergström')).toBeUndefined()
    world.travel()
  })

  it('Ivana sees her grown son, who consents; Hodan does not see her daughter, who does not', async () => {
    await lendAccountTo('Ivana Kovač')
    expect(await nameTo('unit-observer', 'Elias Kovač')).toBe('Elias Kovač')
    await lendAccountTo('Hodan Warsame')
    expect(await nameTo('unit-observer', 'Amina Warsame')).toBeUndefined()
    expect(await nameTo('adult-pupil', 'Amina Warsame')).toBe('Amina Warsame')
    await lendAccountTo('Birgitta Högberg')
  })

  it('Nadia, a substitute, sees Alva on her last day and not the day after', async () => {
    world.travel('2026-11-12')
    expect(await nameTo('substitute', 'Alva Bergström')).toBe('Alva Bergström')
    world.travel('2026-11-13')
    expect(await nameTo('substitute', 'Alva Bergström')).toBeUndefined()
    world.travel()
  })

  it('analysts who administer the authority as well still find none of its staff', async () => {
    const staff = `{ organisation(id: "${unitId('ekhamraskolan')}") { duties(first: 5) { edges { node { id } } } } }`
    const found = async (persona: string) => (await world.ask(persona, staff)).data.organisation.duties.edges.length
    expect([await found('analyst'), await found('authority-admin')]).toEqual([0, 5])
    await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date)
      select gen_random_uuid(), ${personId('oskar-wallin')}, 'AUTHORITY_ADMIN', organisation_id, '2026-11-22'
      from identity.role_grant where role = 'AUTHORITY_ANALYST'`
    expect(await found('analyst')).toBe(0)
    await world.sql`delete from identity.role_grant where person_id = ${personId('oskar-wallin')} and role = 'AUTHORITY_ADMIN'`
  })

  it('analysts and programs see no row about a person; the analyst sees only himself', async () => {
    expect(await nameTo('analyst', 'Oskar Wallin')).toBe('Oskar Wallin')
    for (const name of ['Johan Lindqvist', 'Maria Söderberg', 'Jenny Bergström', 'Alva Bergström'])
      for (const persona of ['analyst', 'integrator']) expect(await nameTo(persona, name)).toBeUndefined()
    expect(await nameTo('integrator', 'Oskar Wallin')).toBeUndefined()
  })
})
