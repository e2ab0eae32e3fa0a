import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../demo/units.rows.ts'
import { act, did, id, keptHere, pastTheRules, unknown, verdict } from '../keeping/keeping.testing.ts'

const ekhamraskolan = unitId('ekhamraskolan')
const [leo, hanna, katarina] = [id('Leo Fransson'), id('Hanna Fransson'), id('Katarina Strand')]

describe('Somebody protected, whose number a school has', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await keptHere(world)
    // Hanna has no persona of her own: she borrows the observer's account.
    await world.sql`update identity.account set person_id = ${hanna} where subject = 'unit-observer'`
  })
  afterAll(() => world.stop())

  const numberOf = async (person: string): Promise<string> =>
    (await world.sql`select civic_no from identity.person where id = ${person}`)[0]!['civicNo']
  const seen = async (persona: string, person: string) =>
    (await world.ask(persona, `{ person(id: "${person}") { displayName } }`)).data.person?.displayName
  const waiting = `enrolments { id isAwaited organisation { displayName } permittedActions } duties { id isAwaited permittedActions }`
  const placesSeen = async (persona: string, person: string) => {
    const { data } = await world.ask(persona, `{ person(id: "${person}") { ${waiting} } }`)
    return data.person?.enrolments.map(({ organisation, isAwaited, permittedActions }: any) => [
      organisation.displayName, isAwaited, permittedActions.join(),
    ]) // prettier-ignore
  }

  it('works there once they have confirmed it themself', async () => {
    const civicNo = await numberOf(hanna)
    const wish = { organisationId: ekhamraskolan, givenName: 'K', familyName: 'S', civicNo, email: 'ks@example.se',
      dutyRole: 'LARARE', startDate: '2026-11-22', reason: 'Ny' } // prettier-ignore
    const { data } = await act(world, 'principal', 'orderAccount', wish, 'accountOrder { id }')
    const approved = await did(world, 'authority-admin', 'approveAccountOrder', {
      accountOrderId: data.orderAccount.accountOrder.id,
    })
    expect(approved).toBe('DONE')
    const staffOf = async (persona: string) => {
      const query = `{ organisation(id: "${ekhamraskolan}") { duties(first: 100) { edges { node { person { displayName } } } } } }`
      const { edges } = (await world.ask(persona, query)).data.organisation.duties
      return edges.map(({ node }: any) => node.person?.displayName ?? null)
    }
    const before = await staffOf('principal')
    expect(before).not.toContain('Hanna Fransson')
    expect(before).toContain(null)
    const own = async () => (await world.ask('unit-observer', `{ viewer { person { ${waiting} } } }`)).data.viewer.person.duties
    expect(await own()).toMatchObject([{ isAwaited: true, permittedActions: ['CONFIRM_DUTY', 'REFUSE_DUTY'] }])
    const [{ id: dutyId }] = await own()
    // What waits gives her no reach either.
    expect((await world.ask('unit-observer', `{ viewer { roles { role } } }`)).data.viewer.roles).toEqual([])
    expect(await did(world, 'principal', 'confirmDuty', { dutyId })).toBe('FORBIDDEN')
    expect(await did(world, 'unit-observer', 'confirmDuty', { dutyId })).toBe('DONE')
    expect(await did(world, 'unit-observer', 'confirmDuty', { dutyId })).toBe('NOT_AWAITED')
    expect(await staffOf('principal')).toContain('Hanna Fransson')
    expect(await staffOf('school-admin')).not.toContain('Hanna Fransson')
  })

  it('is a pupil there once a guardian has confirmed it, and not before', async () => {
    const place = { organisationId: ekhamraskolan, schoolType: 'GR', schoolYear: 5, startDate: '2026-11-22' }
    const input = { ...place, civicNo: await numberOf(leo), givenName: 'Leo', familyName: 'F' }
    expect(await did(world, 'principal', 'enrolPupil', input)).toBe('DONE')
    expect(await seen('principal', leo)).toBeUndefined()
    // The school he goes to is not told where else somebody waits for him.
    const [own] =
      await world.sql`select o.display_name from identity.enrolment e join identity.organisation o on o.id = e.organisation_id
      where e.pupil_id = ${leo} and not e.is_awaited`
    expect((await placesSeen('principal-other-school', leo)) ?? []).not.toContainEqual(expect.arrayContaining(['Ekhamraskolan']))
    expect(await placesSeen('unit-observer', leo)).toEqual(
      expect.arrayContaining([
        ['Ekhamraskolan', true, 'CONFIRM_ENROLMENT,REFUSE_ENROLMENT'],
        [own!['displayName'], false, ''],
      ]),
    )
    const [awaited] = await world.sql`select id from identity.enrolment where pupil_id = ${leo} and is_awaited`
    const confirm = (persona: string, options = {}) =>
      act(world, persona, 'confirmEnrolment', { enrolmentId: awaited!['id'] }, 'enrolment { isAwaited }', options)
    for (const persona of ['guardian', 'teacher', 'principal-other-school'])
      expect(verdict(await confirm(persona)), persona).toBe('NOT_FOUND')
    for (const persona of ['principal', 'authority-admin']) expect(verdict(await confirm(persona)), persona).toBe('FORBIDDEN')
    expect(verdict(await confirm('unit-observer', { assurance: 'LOW' }))).toBe('STEP_UP_REQUIRED')
    expect((await confirm('unit-observer')).data.confirmEnrolment).toEqual({ enrolment: { isAwaited: false }, userErrors: [] })
    expect(verdict(await confirm('unit-observer'))).toBe('NOT_AWAITED')
    expect(await seen('principal', leo)).toBe('Leo Fransson')
    for (const persona of ['school-admin', 'authority-admin']) expect(await seen(persona, leo), persona).toBeUndefined()
  })

  it('is confirmed by nobody else, and nobody is taken in by their id, by the rows alone', async () => {
    const enrolment = (pupil: string, isAwaited: boolean) => `insert into identity.enrolment
      (id, pupil_id, organisation_id, school_type, start_date, is_awaited)
      values (gen_random_uuid(), '${pupil}', '${ekhamraskolan}', 'VUXGR', '2026-11-22', ${isAwaited})`
    const duty = (person: string, isAwaited: boolean) => `insert into identity.duty
      (id, person_id, organisation_id, duty_role, start_date, is_awaited)
      values (gen_random_uuid(), '${person}', '${ekhamraskolan}', 'LARARE', '2026-11-22', ${isAwaited})`
    const elin = id('Elin Strand')
    await world.sql`delete from identity.duty where person_id = ${hanna}`
    await world.sql`update identity.enrolment set is_awaited = true where pupil_id in (${elin}, ${leo}) and organisation_id = ${ekhamraskolan}`
    for (const statement of [
      ...['Tilde Sjögren', 'Robert Sjögren'].flatMap((name) => [enrolment(id(name), false), duty(id(name), false)]),
      ...[hanna, unknown].flatMap((one) => [enrolment(one, false), enrolment(one, true), duty(one, false), duty(one, true)]),
    ])
      await expect(pastTheRules(world, 'Anders Hellström', statement), statement).rejects.toThrow('row-level security')
    const own = enrolment(id('Alva Bergström'), false)
    expect(await pastTheRules(world, 'Anders Hellström', own)).toBe(1)
    const confirming = `update identity.enrolment set is_awaited = false where pupil_id in ('${elin}', '${leo}') and is_awaited`
    for (const name of ['Elin Strand', 'Jenny Bergström', 'Lena Forsberg'])
      expect(await pastTheRules(world, name, confirming), name).toBe(0)
    for (const name of ['Anders Hellström', 'Monica Berglund'])
      await expect(pastTheRules(world, name, confirming), name).rejects.toThrow('row-level security')
    const ending = `update identity.enrolment set is_awaited = false, end_date = '2026-11-30' where pupil_id = '${elin}' and is_awaited`
    await expect(pastTheRules(world, 'Katarina Strand', ending)).rejects.toThrow('row-level security')
    expect(await pastTheRules(world, 'Katarina Strand', confirming)).toBe(1)
    const hiding = `update identity.enrolment set is_awaited = true where pupil_id = '${elin}'`
    await expect(pastTheRules(world, 'Katarina Strand', hiding)).rejects.toThrow('row-level security')
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date, is_awaited)
      values (gen_random_uuid(), ${katarina}, ${ekhamraskolan}, 'LARARE', '2026-11-22', true)`
    const mine = `update identity.duty set is_awaited = false where person_id = '${katarina}'`
    await expect(pastTheRules(world, 'Anders Hellström', mine)).rejects.toThrow('row-level security')
    expect(await pastTheRules(world, 'Lena Forsberg', mine)).toBe(0)
    await expect(pastTheRules(world, 'Katarina Strand', mine.replace('false', "false, end_date = '2030-01-01'"))).rejects.toThrow(
      'row-level security',
    )
    expect(await pastTheRules(world, 'Katarina Strand', mine)).toBe(1)
  })
})
