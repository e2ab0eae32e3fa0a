import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { demoId, groupId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { act, did, id, keptHere, pastTheRules, recorder, unknown, verdict } from '../keeping/keeping.testing.ts'

const ekhamraskolan = unitId('ekhamraskolan')
const today = '2026-11-22'
const dutyId = (name: string, unit = 'ekhamraskolan') => demoId('Duty', `${slug(name)} at ${unit}`)

describe('Keeping staff', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => world.travel())
  afterAll(() => world.stop())

  const start = (persona: string, name: string, more: object = {}) =>
    act(
      world,
      persona,
      'startDuty',
      { organisationId: ekhamraskolan, personId: id(name), dutyRole: 'LARARE', startDate: today, ...more },
      'duty { id signature permittedActions organisation { displayName } }',
    )
  const started = async (...given: Parameters<typeof start>): Promise<string> => {
    const { data } = await start(...given)
    expect(data.startDuty.userErrors).toEqual([])
    return data.startDuty.duty.id
  }
  const assign = (persona: string, duty: string, more: object = {}) =>
    did(world, persona, 'assignDuty', {
      ...{ groupId: groupId('ekhamraskolan/7A'), dutyId: duty, assignmentRoleType: 'MENTOR', startDate: today, ...more },
    })
  const assignments = async (persona: string) => {
    const query = `{ group(id: "${groupId('ekhamraskolan/7A')}") { assignmentRoles { id permittedActions duty { id } } } }`
    return (await world.ask(persona, query)).data.group?.assignmentRoles ?? []
  }
  const seen = async (persona: string, name = 'Alva Bergström') =>
    (await world.ask(persona, `{ person(id: "${id(name)}") { displayName } }`)).data.person?.displayName

  it('is for their master, who is named', async () => {
    const answer = await start('principal', 'Gunilla Höglund')
    expect(verdict(answer)).toBe('MASTERED_ELSEWHERE')
    expect(answer.data.startDuty.userErrors[0].message).toContain('Extens')
    expect(await assign('principal', dutyId('Emma Backlund'))).toBe('MASTERED_ELSEWHERE')
    await keptHere(world)
  })

  it('somebody of another school gets a duty, and it is written down once', async () => {
    const written = await recorder(world)
    const input = { signature: ' GUNI ', idempotencyKey: 'k' }
    const answers = [await start('principal', 'Gunilla Höglund', input), await start('principal', 'Gunilla Höglund', input)]
    expect(answers[0]!.data).toEqual(answers[1]!.data)
    expect(answers[0]!.data.startDuty).toEqual({
      duty: {
        id: expect.any(String),
        signature: 'GUNI',
        permittedActions: ['END_DUTY'],
        organisation: { displayName: 'Ekhamraskolan' },
      },
      userErrors: [],
    })
    expect(await written()).toEqual({ acts: ['startDuty'], changed: ['Duty'] })
    expect(verdict(await start('school-admin', 'Gunilla Höglund'))).toBe('ALREADY_ON_DUTY')
  })

  it.each([
    [{ personId: unknown }, 'PERSON_NOT_FOUND'],
    [{ personId: id('Elin Strand') }, 'PERSON_NOT_FOUND'],
    [{ personId: id('Alva Bergström') }, 'NOT_STAFF'],
    [{ signature: '' }, 'SIGNATURE_INVALID'],
    [{ endDate: '2026-11-01' }, 'DATES_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('none is made of %j', async (wrong, code) => expect(verdict(await start('school-admin', 'Mehdi Karimi', wrong))).toBe(code))

  it('somebody who works for another authority only is no staff here', async () => {
    await world.sql`insert into identity.organisation (id, display_name, organisation_type) values (${unknown}, 'Grannskolan', 'SKOLENHET')`
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      values (gen_random_uuid(), ${id('Oskar Wallin')}, ${unknown}, 'LARARE', '2026-01-01')`
    expect(verdict(await start('principal', 'Oskar Wallin'))).toBe('NOT_STAFF')
    await world.sql`delete from identity.duty where organisation_id = ${unknown}`
  })

  it('nobody gives a reach beyond their own, and nobody gives themself any', async () => {
    const roleOf = async (persona: string, dutyRole: string, name = 'Mehdi Karimi') => {
      const answer = await start(persona, name, { dutyRole, endDate: today })
      await world.sql`delete from identity.duty where organisation_id = ${ekhamraskolan} and start_date = ${today} and duty_role = ${dutyRole}`
      return verdict(answer)
    }
    const table = async (persona: string) =>
      Promise.all(['REKTOR', 'SKOLADMINISTRATOR', 'KURATOR', 'BIBLIOTEKARIE'].map((dutyRole) => roleOf(persona, dutyRole)))
    expect(await table('school-admin')).toEqual(['ROLE_NOT_YOURS', 'ROLE_NOT_YOURS', 'ROLE_NOT_YOURS', 'DONE'])
    expect(await table('principal')).toEqual(['ROLE_NOT_YOURS', 'DONE', 'DONE', 'DONE'])
    expect(await table('authority-admin')).toEqual(['DONE', 'DONE', 'DONE', 'DONE'])
    expect(await table('teacher')).toEqual(Array(4).fill('FORBIDDEN'))
    expect(await table('principal-other-school')).toEqual(Array(4).fill('FORBIDDEN'))
    expect(await roleOf('school-admin', 'LARARE', 'Monica Berglund')).toBe('OWN_DUTY')
    expect(await did(world, 'school-admin', 'endDuty', { dutyId: dutyId('Anders Hellström'), endDate: today })).toBe(
      'ROLE_NOT_YOURS',
    )

    const insert = (
      name: string,
      dutyRole: string,
    ) => `insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      values (gen_random_uuid(), '${id(name)}', '${ekhamraskolan}', '${dutyRole}', '${today}')`
    for (const [who, whom, role] of [
      ['Monica Berglund', 'Mehdi Karimi', 'REKTOR'],
      ['Monica Berglund', 'Mehdi Karimi', 'SKOLPSYKOLOG'],
      ['Monica Berglund', 'Monica Berglund', 'LARARE'],
      ['Anders Hellström', 'Mehdi Karimi', 'REKTOR'],
      ['Lena Forsberg', 'Mehdi Karimi', 'LARARE'],
    ] as const)
      await expect(pastTheRules(world, who, insert(whom, role)), `${who} for ${whom}`).rejects.toThrow('row-level security')
  })

  it('a mentor who is assigned sees the class in the next request, and the day after the last no more', async () => {
    expect(await seen('principal-other-school')).toBeUndefined()
    const duty = await started('principal', 'Lena Forsberg')
    expect(await seen('principal-other-school')).toBeUndefined()
    const written = await recorder(world)
    expect(await assign('school-admin', duty)).toBe('DONE')
    expect(await assign('school-admin', duty)).toBe('ALREADY_ASSIGNED')
    expect(await written()).toEqual({ acts: ['assignDuty'], changed: ['AssignmentRole'] })
    // Lena works elsewhere: it counts once she has agreed.
    expect(await seen('principal-other-school')).toBeUndefined()
    expect(await did(world, 'principal-other-school', 'confirmDuty', { dutyId: duty })).toBe('DONE')
    expect(await seen('principal-other-school')).toBe('Alva Bergström')
    const mine = (await assignments('principal')).find((one: any) => one.duty.id === duty)
    expect(mine.permittedActions).toEqual(['END_ASSIGNMENT'])
    // A principal elsewhere, a mentor here: not one who keeps this unit.
    const other = (await assignments('principal-other-school')).find((one: any) => one.duty.id === duty)
    expect(other.permittedActions).toEqual([])
    const end = (persona: string, endDate: string) => did(world, persona, 'endAssignment', { assignmentRoleId: mine.id, endDate })
    expect(await end('principal-other-school', today)).toBe('FORBIDDEN')
    expect(await end('teacher', today)).toBe('FORBIDDEN')
    expect(await end('principal', '2026-11-21')).toBe('DATE_INVALID')
    expect(await end('principal', today)).toBe('DONE')
    expect(await seen('principal-other-school')).toBe('Alva Bergström')
    world.travel('2026-11-23')
    expect(await seen('principal-other-school')).toBeUndefined()
  })

  it('assignments are of duties at the unit, and nobody’s own: as a mentor one sees protected pupils', async () => {
    expect(await assign('school-admin', dutyId('Monica Berglund'))).toBe('OWN_DUTY')
    expect(await seen('school-admin', 'Elin Strand')).toBeUndefined()
    expect(await assign('school-admin', dutyId('Ulrika Stenberg', 'bjorkskolan'))).toBe('DUTY_NOT_FOUND')
    expect(await assign('school-admin', unknown)).toBe('DUTY_NOT_FOUND')
    // Eva is protected: the principal knows her, the school administrator does not.
    expect(await assign('school-admin', dutyId('Eva Lundin'))).toBe('DUTY_NOT_FOUND')
    expect(await assign('principal', dutyId('Eva Lundin'), { endDate: today })).toBe('DONE')
    expect(await assign('principal', dutyId('Jonas Ek'), { startDate: '2015-01-01' })).toBe('DATES_INVALID')
    expect(await assign('mentor', dutyId('Jonas Ek'))).toBe('FORBIDDEN')
    expect(await assign('principal-other-school', dutyId('Jonas Ek'), { groupId: groupId('ekhamraskolan/8A') })).toBe('NOT_FOUND')
    const insert = (name: string, unit = 'ekhamraskolan') => `insert into identity.assignment_role
      (id, duty_id, group_id, assignment_role_type, start_date)
      values (gen_random_uuid(), '${dutyId(name, unit)}', '${groupId('ekhamraskolan/7A')}', 'MENTOR', '${today}')`
    for (const [who, sql] of [
      ['Monica Berglund', insert('Monica Berglund')],
      ['Monica Berglund', insert('Ulrika Stenberg', 'bjorkskolan')],
      ['Sara Holmgren', insert('Jonas Ek')],
      ['Lena Forsberg', insert('Jonas Ek')],
    ] as const)
      await expect(pastTheRules(world, who, sql), who).rejects.toThrow('row-level security')
  })

  it('a duty ends with its last day, and with it all that came of it', async () => {
    const end = (persona: string, name: string, endDate: string) =>
      did(world, persona, 'endDuty', { dutyId: dutyId(name), endDate })
    expect(await end('principal', 'Johan Lindqvist', '2026-11-21')).toBe('DATE_INVALID')
    expect(await end('teacher', 'Johan Lindqvist', today)).toBe('FORBIDDEN')
    expect(await end('principal-other-school', 'Johan Lindqvist', today)).toBe('FORBIDDEN')
    expect(await end('school-admin', 'Eva Lundin', today)).toBe('NOT_FOUND')
    expect(await end('principal', 'Eva Lundin', '2026-12-31')).toBe('DONE')
    expect(await end('school-admin', 'Johan Lindqvist', today)).toBe('DONE')
    expect(await seen('teacher')).toBe('Alva Bergström')
    const change = `update identity.duty set end_date = '2027-01-01' where id = '${dutyId('Sara Holmgren')}'`
    expect(await pastTheRules(world, 'Johan Lindqvist', change)).toBe(0)
    world.travel('2026-11-23')
    const { status } = await world.ask('teacher', '{ viewer { id } }')
    expect(status).toBe(401)
    expect(await end('principal', 'Johan Lindqvist', '2026-12-01')).toBe('NOT_FOUND')
  })
})
