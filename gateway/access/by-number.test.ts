import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leave, noon, purge, rowsOf } from '../../scripts/purge.testing.ts'
import { openWorld, type World } from '../../scripts/testing.ts'
import { activate, forget, invite, openFor, outcome, perform } from '../../subgraphs/identity/account/account.testing.ts'
import { authorityId, unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { act, did, id, keptHere, pastTheRules } from '../../subgraphs/identity/keeping/keeping.testing.ts'

const [ekhamra, bjork, sjoviken] = [unitId('ekhamraskolan'), unitId('bjorkskolan'), unitId('sjoviken')]
let world: World
beforeEach(async () => {
  world = await openWorld()
  await keptHere(world)
})
afterEach(() => world.stop())

const numberOf = async (name: string): Promise<string> =>
  (await world.sql`select civic_no from identity.person where id = ${id(name)}`)[0]!['civicNo']
const mark = (marking: string, ...names: string[]) =>
  world.sql`update identity.person set security_marking = ${marking} where id in ${world.sql(names.map(id))}`
const streetsOf = async (persona: string, name: string): Promise<string[] | null> =>
  (await world.ask(persona, `{ person(id: "${id(name)}") { addresses { streetAddress } } }`)).data.person?.addresses?.map(
    (a: any) => a.streetAddress,
  ) ?? null
const enrol = async (persona: string, organisationId: string, name: string, more: object = {}) =>
  did(world, persona, 'enrolPupil', {
    organisationId,
    schoolType: 'GR',
    schoolYear: 5,
    startDate: '2026-11-22',
    civicNo: await numberOf(name),
    givenName: 'x',
    familyName: 'y',
    ...more,
  })
const responsible = (pupil: string, person: string) =>
  world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date) values (gen_random_uuid(), ${id(pupil)}, ${id(person)}, 'VARDNADSHAVARE', '2020-01-01')`

describe('Who knows a number or an id comes no nearer by it:', () => {
  it('the number of an unmarked sibling does not open where the protected pupil lives and goes to school', async () => {
    await mark('SEKRETESSMARKERING', 'Tilde Sjögren')
    expect(await streetsOf('principal', 'Viggo Sjögren')).toBeNull()
    expect(await enrol('principal', ekhamra, 'Viggo Sjögren', { schoolYear: 2 })).toBe('DONE')
    expect(await streetsOf('principal', 'Viggo Sjögren')).toBeNull()
  })
  it('nor that of an unmarked child the protected mother, nor is her protection lifted by it', async () => {
    await mark('INGEN', 'Elin Strand') // Katarina stays SEKRETESSMARKERING
    const lift = () => did(world, 'principal-other-school', 'liftProtection', { personId: id('Katarina Strand'), reason: 'x' })
    expect(await lift()).toBe('NOT_FOUND')
    expect(await enrol('principal-other-school', bjork, 'Elin Strand')).toBe('DONE')
    expect(await streetsOf('principal-other-school', 'Katarina Strand')).toBeNull()
    expect(await lift()).toBe('NOT_FOUND')
  })
  it('another school does not lift the block of a guardian, nor anybody with a password', async () => {
    const [row] = await world.sql`select id from identity.responsible where pupil_id = ${id('Hugo Persson')} limit 1`
    const input = { responsibleId: row!['id'], reason: 'x' }
    expect(await did(world, 'principal', 'blockGuardian', input)).toBe('DONE')
    expect(await enrol('principal-other-school', bjork, 'Hugo Persson')).toBe('DONE')
    expect(await did(world, 'principal-other-school', 'unblockGuardian', input)).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'unblockGuardian', input, '', { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
  })
  it('staff of another unit are employed from the directory, and seen there once they have confirmed it', async () => {
    await responsible('Elin Strand', 'Johan Lindqvist')
    expect(await streetsOf('principal-other-school', 'Johan Lindqvist')).toBeNull()
    const duty = { organisationId: bjork, personId: id('Johan Lindqvist'), dutyRole: 'BIBLIOTEKARIE', startDate: '2026-11-22' }
    expect(await did(world, 'principal-other-school', 'startDuty', duty, '', { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    const { data } = await act(world, 'principal-other-school', 'startDuty', duty, 'duty { id isAwaited person { displayName } }')
    const made = data.startDuty.duty
    expect(made).toMatchObject({ isAwaited: true, person: { displayName: 'Johan Lindqvist' } })
    expect(await streetsOf('principal-other-school', 'Johan Lindqvist')).toBeNull()
    expect(await did(world, 'teacher', 'refuseDuty', { dutyId: made.id })).toBe('DONE')
    expect(await did(world, 'teacher', 'confirmDuty', { dutyId: made.id })).toBe('NOT_AWAITED')
    const again = await act(world, 'principal-other-school', 'startDuty', { ...duty, dutyRole: 'LARARE' }, 'duty { id }')
    expect(await did(world, 'teacher', 'confirmDuty', { dutyId: again.data.startDuty.duty.id })).toBe('DONE')
    const { data: staff } = await world.ask('principal-other-school', `{ person(id: "${id('Johan Lindqvist')}") { civicNo } }`)
    expect(staff.person.civicNo).toMatch(/^\d{12}$/)
  })
  it('a blocked father who is a school administrator does not find the mother, wherever she works', async () => {
    await mark('INGEN', 'Elin Strand', 'Katarina Strand')
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date) values
      (gen_random_uuid(), ${id('Peter Lund')}, ${sjoviken}, 'SKOLADMINISTRATOR', '2020-01-01'),
      (gen_random_uuid(), ${id('Katarina Strand')}, ${ekhamra}, 'LARARE', '2020-01-01')`
    expect(await streetsOf('blocked-guardian', 'Katarina Strand')).toBeNull()
    expect(
      await did(world, 'blocked-guardian', 'startDuty', {
        organisationId: sjoviken,
        personId: id('Katarina Strand'),
        dutyRole: 'BIBLIOTEKARIE',
        startDate: '2026-11-22',
      }),
    ).toBe('DONE')
    expect(await streetsOf('blocked-guardian', 'Katarina Strand')).toBeNull()
    await world.sql`update identity.duty set is_awaited = false where person_id = ${id('Katarina Strand')}`
    expect(await streetsOf('blocked-guardian', 'Katarina Strand')).toBeNull()
  })
  it('the old principal does not follow a protected pupil by putting off the end, or by a second place', async () => {
    const leo = id('Leo Fransson')
    await world.sql`update identity.enrolment set end_date = '2026-11-30' where pupil_id = ${leo}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date) values (gen_random_uuid(), ${leo}, ${ekhamra}, 'GR', '2026-12-01')`
    const [old] = await world.sql`select id from identity.enrolment where pupil_id = ${leo} and end_date = '2026-11-30'`
    expect(await did(world, 'principal-other-school', 'endEnrolment', { enrolmentId: old!['id'], endDate: '2040-01-01' })).toBe(
      'DATE_INVALID',
    )
    const later = `update identity.enrolment set end_date = '2041-01-01' where id = '${old!['id']}'`
    await expect(pastTheRules(world, 'Lena Forsberg', later)).rejects.toThrow('row-level security')
    expect(
      await did(world, 'principal', 'enrolPupil', {
        organisationId: ekhamra,
        personId: id('Elin Strand'),
        schoolType: 'VUXGR',
        startDate: '2026-11-22',
        endDate: '2045-01-01',
      }),
    ).toBe('DONE')
    const [second] =
      await world.sql`select is_awaited from identity.enrolment where pupil_id = ${id('Elin Strand')} and school_type = 'VUXGR'`
    expect(second).toEqual({ isAwaited: true })
    world.travel('2026-12-10')
    const { data } = await world.ask(
      'principal-other-school',
      `{ person(id: "${leo}") { enrolments { organisation { displayName } } } }`,
    )
    expect(JSON.stringify(data)).not.toContain('Ekhamraskolan')
  })
  it('a temporary number, which can be guessed, opens nobody who is here already', async () => {
    await world.sql`update identity.person set civic_no = '20120508TF01' where id = ${id('Omid Rezai')}`
    expect(await streetsOf('principal-other-school', 'Omid Rezai')).toBeNull()
    expect(await enrol('principal-other-school', bjork, 'Omid Rezai')).toBe('DONE')
    expect(await streetsOf('principal-other-school', 'Omid Rezai')).toBeNull()
  })
  it('an invitation that is revoked while it is redeemed is either, and its inviter is known', async () => {
    const account = await openFor(world, 'Hugo Persson')
    await world.sql`update identity.person set civic_no = '20130101TF01' where id = ${id('Hugo Persson')}`
    await forget(world, 'analyst')
    for (let round = 0; round < 30; round += 1) {
      const { token, invitation } = await perform(
        world,
        'principal',
        'inviteToAccount',
        { accountId: account },
        'token invitation { id }',
      )
      const [redeemed] = await Promise.all([
        new Promise((later) => setTimeout(later, round % 6)).then(() => activate(world, 'analyst', token)),
        outcome(world, 'principal', 'revokeInvitation', { invitationId: invitation.id }),
      ])
      const [kept] = await world.sql`select used_at is not null as used, revoked_at is not null as revoked
        from identity.account_invitation where id = ${invitation.id}`
      expect(kept).toEqual({ used: redeemed.code === 'DONE', revoked: redeemed.code !== 'DONE' })
      if (redeemed.code !== 'DONE') continue
      expect(await outcome(world, 'principal', 'confirmAccountHolder', { accountId: account })).toBe('OWN_INVITATION')
      expect(await outcome(world, 'principal', 'rejectAccountHolder', { accountId: account })).toBe('DONE')
    }
  })
  it('who invited is known when the invitation is long gone', async () => {
    const account = await openFor(world, 'Hugo Persson')
    await world.sql`update identity.person set civic_no = '20130101TF01' where id = ${id('Hugo Persson')}`
    await forget(world, 'analyst')
    expect((await activate(world, 'analyst', await invite(world, account))).code).toBe('DONE')
    expect(await outcome(world, 'principal', 'confirmAccountHolder', { accountId: account })).toBe('OWN_INVITATION')
    await purge(world, '2027-01-10')
    world.travel('2027-01-11')
    expect(await outcome(world, 'principal', 'confirmAccountHolder', { accountId: account })).toBe('OWN_INVITATION')
  })
  it('whose own number is known redeems no account of somebody without one', async () => {
    const account = await openFor(world, 'Ebba Wiklund')
    await world.sql`update identity.person set civic_no = '20130101TF02' where id = ${id('Ebba Wiklund')}`
    await forget(world, 'unit-observer')
    const { token } = await perform(world, 'school-admin', 'inviteToAccount', { accountId: account }, 'token')
    expect((await activate(world, 'unit-observer', token, await numberOf('Anders Hellström'))).code).toBe('INVITATION_INVALID')
  })
  it('an order gives nobody who is here already an address before they have confirmed it', async () => {
    const wish = {
      organisationId: bjork,
      givenName: 'K',
      familyName: 'S',
      civicNo: await numberOf('Katarina Strand'),
      email: 'attacker@example.se',
      dutyRole: 'LARARE',
      startDate: '2026-11-22',
      reason: 'Ny',
    }
    const { data } = await act(world, 'principal-other-school', 'orderAccount', wish, 'accountOrder { id }')
    expect(
      await did(world, 'authority-admin', 'approveAccountOrder', { accountOrderId: data.orderAccount.accountOrder.id }),
    ).toBe('DONE')
    const seen = await world.ask(
      'mentor',
      `{ person(id: "${id('Elin Strand')}") { responsibles { person { emails { value } } } } }`,
    )
    expect(JSON.stringify(seen.data)).not.toContain('attacker@example.se')
    const [duty] = await world.sql`select id from identity.duty where person_id = ${id('Katarina Strand')} and is_awaited`
    expect(await did(world, 'protected-guardian', 'confirmDuty', { dutyId: duty!['id'] })).toBe('DONE')
    const own = await world.ask('protected-guardian', '{ viewer { person { workEmail } } }')
    expect(own.data.viewer.person.workEmail).toBe('attacker@example.se')
  })
  it('an approved order stays with its author whoever it is for, and is not made with a password', async () => {
    const stays = async (civicNo: string) => {
      const wish = {
        organisationId: ekhamra,
        givenName: 'K',
        familyName: 'S',
        civicNo,
        email: `k${civicNo}@example.se`,
        dutyRole: 'LARARE',
        startDate: '2027-06-01',
        reason: 'Ny',
      }
      const { data } = await act(world, 'school-admin', 'orderAccount', wish, 'accountOrder { id }')
      const order = data.orderAccount.accountOrder.id
      expect(
        await did(world, 'authority-admin', 'approveAccountOrder', { accountOrderId: order }, '', { assurance: 'LOW' }),
      ).toBe('STEP_UP_REQUIRED')
      expect(await did(world, 'authority-admin', 'approveAccountOrder', { accountOrderId: order })).toBe('DONE')
      const list = await world.ask(
        'school-admin',
        `{ organisation(id: "${ekhamra}") { accountOrders(first: 100) { edges { node { id } } } } }`,
      )
      return JSON.stringify(list.data).includes(order)
    }
    expect(await stays(await numberOf('Robert Sjögren'))).toBe(true)
    expect(await stays('195001182046')).toBe(true)
    expect(await stays(await numberOf('Leo Fransson'))).toBe(true)
  })
  it('an old order of the other authority erases nothing, nor one where a unit is of no authority', async () => {
    const order = (person: string, org: string, on: string) => world.sql`insert into identity.data_subject_request
      (id, person_id, organisation_id, kind, state, is_protected, text, requested_by_id, requested_at, received_on, due_on, decided_by_id, decided_at, ground, ordered_by_id, ordered_at)
      values (gen_random_uuid(), ${person}, ${org}, 'ERASURE', 'CARRIED_OUT', false, 'x', ${person}, ${noon(on)}, ${on}, '2027-12-01', ${id('Maria Söderberg')}, ${noon(on)}, 'g', ${id('Maria Söderberg')}, ${noon(on)})`
    const works = async (name: string, type: string) => {
      await leave(world, id(name))
      const [other] = await world.sql<
        { id: string }[]
      >`insert into identity.organisation (id, display_name, organisation_type) values (gen_random_uuid(), 'Friskolan', ${type}) returning id`
      await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date, end_date) values (gen_random_uuid(), ${id(name)}, ${other!.id}, 'LARARE', '2024-08-01', '2026-06-30')`
      return other!.id
    }
    // Friskolan ordered an erasure in 2021; she came back to it in 2024 and left in 2026.
    await order(id('Sofia Wiklund'), await works('Sofia Wiklund', 'HUVUDMAN'), '2021-09-01')
    await order(id('Sofia Wiklund'), authorityId, '2026-11-22')
    await works('Linda Wiklund', 'SKOLENHET')
    await order(id('Linda Wiklund'), authorityId, '2026-11-22')
    await purge(world, '2026-11-22')
    for (const key of ['sofia-wiklund', 'linda-wiklund']) expect(await rowsOf(world, 'person_email', key), key).toBeGreaterThan(0)
  })
  it('an extract does not tell who is blocked', async () => {
    await world.sql`update identity.responsible set is_blocked = true where pupil_id = ${id('Alva Bergström')} and person_id = ${id('Marcus Öberg')}`
    for (const persona of ['guardian', 'pupil', 'authority-admin']) {
      const { data } = await world.ask(
        persona,
        `{ person(id: "${id('Alva Bergström')}") { responsibles { isBlocked } identityRegister { concepts { concept rows } } } }`,
      )
      expect(data.person.responsibles, persona).toEqual([{ isBlocked: false }])
      expect(JSON.stringify(data.person.identityRegister), persona).not.toContain('isBlocked')
    }
  })
  it('nor that a place was awaited', async () => {
    expect(await enrol('principal', ekhamra, 'Leo Fransson')).toBe('DONE')
    await mark('INGEN', 'Leo Fransson', 'Hanna Fransson')
    const { data } = await world.ask(
      'authority-admin',
      `{ person(id: "${id('Leo Fransson')}") { enrolments { isAwaited } identityRegister { concepts { rows } } } }`,
    )
    expect(JSON.stringify(data.person.identityRegister)).not.toContain('isAwaited')
  })
  it('what is awaited is refused by the home, taken back by whoever made it, and opens nothing when a marking lapses', async () => {
    expect(await enrol('principal', ekhamra, 'Leo Fransson')).toBe('DONE')
    await world.sql`update identity.account set person_id = ${id('Hanna Fransson')} where subject = 'unit-observer'`
    const own = await world.ask(
      'unit-observer',
      `{ person(id: "${id('Leo Fransson')}") { enrolments { id isAwaited permittedActions } } }`,
    )
    const awaited = own.data.person.enrolments.find((one: any) => one.isAwaited)
    expect(awaited.permittedActions).toEqual(['CONFIRM_ENROLMENT', 'REFUSE_ENROLMENT'])
    const waited = await world.ask(
      'principal',
      `{ organisation(id: "${ekhamra}") { comingEnrolments { edges { node { id pupilName isAwaited permittedActions } } } } }`,
    )
    expect(waited.data.organisation.comingEnrolments.edges.map(({ node }: any) => node)).toEqual([
      { id: awaited.id, pupilName: null, isAwaited: true, permittedActions: ['END_ENROLMENT', 'CANCEL_ENROLMENT'] },
    ])
    await mark('INGEN', 'Leo Fransson')
    expect(await streetsOf('principal', 'Leo Fransson')).toBeNull()
    expect(await streetsOf('principal', 'Hanna Fransson')).toBeNull()
    expect(await did(world, 'principal-other-school', 'cancelEnrolment', { enrolmentId: awaited.id })).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'cancelEnrolment', { enrolmentId: awaited.id })).toBe('DONE')
    expect(await enrol('principal', ekhamra, 'Leo Fransson')).toBe('DONE')
    const [again] =
      await world.sql`select id from identity.enrolment where pupil_id = ${id('Leo Fransson')} and is_awaited and not is_cancelled`
    expect(await did(world, 'guardian', 'refuseEnrolment', { enrolmentId: again!['id'] })).toBe('NOT_FOUND')
    expect(await did(world, 'unit-observer', 'refuseEnrolment', { enrolmentId: again!['id'] })).toBe('DONE')
    expect(await did(world, 'unit-observer', 'confirmEnrolment', { enrolmentId: again!['id'] })).toBe('NOT_AWAITED')
  })
  it('the account of a pupil does not tell their school that a place is waiting elsewhere', async () => {
    const leo = id('Leo Fransson')
    await world.sql`update identity.enrolment set end_date = '2026-12-05' where pupil_id = ${leo}`
    await world.sql`insert into identity.account (id, person_id, state) values (gen_random_uuid(), ${leo}, 'INVITED')`
    const endsOn = async () =>
      (await world.ask('principal-other-school', `{ person(id: "${leo}") { account { endsOn } } }`)).data.person.account.endsOn
    expect(await endsOn()).toBe('2026-12-05')
    expect(await enrol('principal', ekhamra, 'Leo Fransson', { endDate: '2029-03-03' })).toBe('DONE')
    expect(await endsOn()).toBe('2026-12-05')
  })
  it('another school does not end a restriction that an authority has decided', async () => {
    await world.sql`insert into identity.processing_restriction (id, person_id, reason, start_date, decided_by_id, decided_at)
      values ('00000000-0000-4000-8000-00000000d0d0', ${id('Tilde Sjögren')}, 'r', '2026-01-01', ${id('Maria Söderberg')}, now())`
    expect(await enrol('principal-other-school', bjork, 'Tilde Sjögren')).toBe('DONE')
    expect(
      await did(
        world,
        'principal-other-school',
        'endProcessingRestriction',
        { restrictionId: '00000000-0000-4000-8000-00000000d0d0' },
        '',
        { assurance: 'LOW' },
      ),
    ).toBe('NOT_FOUND')
  })
})
