import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { civicNumbers } from '../demo/civic-numbers.ts'
import { demoId } from '../demo/keys.ts'
import { clearIn, davids, delegateIn, delegationTo, id, revokeIn } from './delegation.testing.ts'

const classes =
  'groupMemberships { group { displayName groupType memberships { person { displayName } } activities { id } assignmentRoles { startDate } } }'
const contact = 'emails { value } phoneNumbers { value } addresses { streetAddress }'

describe('Delegation', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const input = (delegate: string, more?: object) => delegationTo(world, delegate, more)
  const delegate = (persona: string, one: object, options?: AskOptions) => delegateIn(world, persona, one, options)
  const given = async (persona: string, one: object): Promise<any> => {
    const { data, errors } = await delegate(persona, one)
    expect([data.delegateActs?.userErrors, errors]).toEqual([[], []])
    return data.delegateActs.delegation
  }
  const revoke = (persona: string, delegation: string, more?: string) => revokeIn(world, persona, delegation, more)
  const see = (persona: string, asked = 'displayName', name = 'Alva Bergström') =>
    world.ask(persona, `{ person(id: "${id(name)}") { ${asked} } }`)
  const mine = async (persona: string) => {
    const { data, errors } = await world.ask(persona, '{ viewer { delegations { acts pupil { displayName } } } }')
    expect(errors).toEqual([])
    return data.viewer.delegations
  }
  const robert = [{ acts: ['REPORT_ABSENCE'], pupil: { displayName: 'Alva Bergström' } }]
  const clear = () => clearIn(world)

  it('a delegate sees for whom and what, the class and school of today, and the contact details if they may change them', async () => {
    expect(await mine('step-parent')).toEqual([
      { acts: ['REPORT_ABSENCE', 'UPDATE_CONTACT_DETAILS'], pupil: { displayName: 'Alva Bergström' } },
    ])
    const { data, errors } = await see(
      'step-parent',
      `displayName enrolments { schoolType organisation { displayName } } ${classes} ${contact}`,
    )
    expect(errors).toEqual([])
    expect(data.person).toMatchObject({
      enrolments: [{ schoolType: 'GR', organisation: { displayName: 'Ekhamraskolan' } }],
      groupMemberships: [
        {
          group: {
            displayName: '7A',
            groupType: 'KLASS',
            memberships: [{ person: { displayName: 'Alva Bergström' } }],
            activities: [],
            assignmentRoles: [],
          },
        },
      ],
      addresses: [{ streetAddress: 'Lindvägen 12' }],
    })
  })

  it('and nothing else', async () => {
    const closed = ['civicNo', 'birthDate', 'sex', 'personStatus', 'securityMarking', 'workEmail', 'responsibles { id }',
      'responsibleFor { id }', 'duties { id }', 'delegations { id }', 'formerGuardians { id }'] // prettier-ignore
    const { data, errors } = await see('step-parent', `displayName ${closed.join(' ')}`)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(closed.map(() => 'FORBIDDEN'))
    expect(Object.values(data.person).filter(Boolean)).toEqual(['Alva Bergström'])
    const own = await world.ask('step-parent', '{ viewer { delegations { reason } } }')
    expect(own.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    for (const name of ['Hugo Persson', 'Marcus Öberg']) expect((await see('step-parent', 'id', name)).data.person).toBeNull()
  })

  it('yesterday and tomorrow are not theirs to see', async () => {
    const row = (start: string, end: string, unit: string) => world.sql`
      insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date, end_date)
      select gen_random_uuid(), ${id('Alva Bergström')}, id, 'GR', ${start}, ${end} from identity.organisation where display_name = ${unit}`
    await row('2020-07-01', '2022-06-30', 'Sjövikens skola')
    await row('2027-07-01', '2028-06-30', 'Björkskolan')
    expect((await see('step-parent', 'enrolments { startDate }')).data.person.enrolments).toHaveLength(1)
    expect((await see('guardian', 'enrolments { startDate }')).data.person.enrolments).toHaveLength(3)
    await world.sql`delete from identity.enrolment where pupil_id = ${id('Alva Bergström')} and start_date in ('2020-07-01', '2027-07-01')`
    await world.sql`update identity.enrolment set end_date = '2026-11-21' where pupil_id = ${id('Alva Bergström')}`
    expect([(await see('step-parent')).data.person, await mine('step-parent')]).toEqual([null, []])
    await world.sql`update identity.enrolment set end_date = null where pupil_id = ${id('Alva Bergström')}`
  })

  it('is given by a guardian, holds on its days, and is ended at once by the other guardian', async () => {
    expect((await see('guardian-other-school')).data.person).toBeNull()
    const one = await given(
      'guardian',
      await input('Robert Sjögren', { acts: ['REPORT_ABSENCE', 'REPORT_ABSENCE'], reason: ' Morfar ' }),
    )
    expect(one).toMatchObject({ delegateName: 'Robert Sjögren', acts: ['REPORT_ABSENCE'], reason: 'Morfar', revokedAt: null })
    expect(await mine('guardian-other-school')).toEqual(robert)
    const { data, errors } = await see('guardian-other-school', `displayName enrolments { schoolType } ${contact}`)
    expect(data.person).toEqual({
      displayName: 'Alva Bergström',
      enrolments: [{ schoolType: 'GR' }],
      emails: null,
      phoneNumbers: null,
      addresses: null,
    })
    expect(errors).toHaveLength(3)
    for (const [day, holds] of [['2026-11-21', false], ['2027-06-30', true], ['2027-07-01', false]] as const) {
      world.travel(day)
      expect((await mine('guardian-other-school')).length, day).toBe(holds ? 1 : 0)
    } // prettier-ignore
    world.travel()
    const ended = await revoke('guardian-other-parent', one.id, 'idempotencyKey: "end-it"')
    expect(ended.data.revokeDelegation).toMatchObject({
      delegation: { id: one.id, revokedAt: '2026-11-22T11:00:00.000Z' },
      userErrors: [],
    })
    expect([(await see('guardian-other-school')).data.person, await mine('guardian-other-school')]).toEqual([null, []])
    expect((await revoke('guardian-other-parent', one.id, 'idempotencyKey: "end-it"')).data).toEqual(ended.data)
    expect((await revoke('guardian', one.id)).data.revokeDelegation.userErrors).toMatchObject([{ code: 'ALREADY_REVOKED' }])
    await clear()
  })

  it('lists those of today and later for the guardians and the school, and for nobody else', async () => {
    const later = await given(
      'guardian-other-parent',
      await input('Robert Sjögren', { startDate: '2027-01-01', reason: 'Farfar' }),
    )
    await revoke('guardian', (await given('guardian', await input('Robert Sjögren'))).id)
    for (const persona of ['guardian', 'guardian-other-parent', 'principal', 'school-admin']) {
      const { data, errors } = await see(persona, 'delegations { id reason givenBy { displayName } }')
      expect(errors, persona).toEqual([])
      expect(data.person.delegations).toMatchObject([
        { id: davids },
        { id: later.id, reason: 'Farfar', givenBy: { displayName: 'Marcus Öberg' } },
      ])
    }
    for (const persona of ['pupil', 'teacher', 'mentor', 'step-parent', 'authority-admin'])
      expect((await see(persona, 'delegations { id }')).errors, persona).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    await clear()
  })

  it('does not tell whether a number is known here, nor has it effect twice for a key', async () => {
    const used = new Set((await world.sql`select civic_no from identity.person`).map(({ civicNo }) => civicNo))
    const unused = civicNumbers.find((civicNo) => !used.has(civicNo) && civicNo.startsWith('19'))!
    const known = await given('guardian', await input('Robert Sjögren', { delegateName: 'Någon' }))
    const unknown = await given('guardian', await input('Robert Sjögren', { delegateName: 'Någon', delegateCivicNo: unused }))
    expect({ ...unknown, id: known.id }).toEqual(known)
    const again = await input('Robert Sjögren', { idempotencyKey: 'once' })
    const [first, second] = [await delegate('guardian', again), await delegate('guardian', again)]
    expect(second.data).toEqual(first.data)
    expect(await world.sql`select from identity.delegation where id <> ${davids}`).toHaveLength(3)
    await clear()
  })

  it('tells its giver nothing of a block or of protection, and has no effect then', async () => {
    await world.sql`update identity.responsible set is_blocked = true where id = ${demoId('Responsible', 'marcus-oberg for alva-bergstrom')}`
    expect(await given('guardian', await input('Marcus Öberg'))).toMatchObject({ delegateName: 'Marcus Öberg' })
    expect([(await see('guardian-other-parent')).data.person, await mine('guardian-other-parent')]).toEqual([null, []])
    await world.sql`update identity.responsible set is_blocked = false where id = ${demoId('Responsible', 'marcus-oberg for alva-bergstrom')}`
    await given('protected-guardian', await input('Robert Sjögren', { pupilId: id('Elin Strand') }))
    expect([(await see('guardian-other-school', 'id', 'Elin Strand')).data.person, await mine('guardian-other-school')]).toEqual([
      null,
      [],
    ])
    await clear()
  })

  it('ends with its giver: when they are blocked, and when the pupil turns 18', async () => {
    const one = demoId('Responsible', 'marcus-oberg for alva-bergstrom')
    await given('guardian-other-parent', await input('Robert Sjögren'))
    expect(await mine('guardian-other-school')).toEqual(robert)
    await world.sql`update identity.responsible set is_blocked = true where id = ${one}`
    expect([(await see('guardian-other-school')).data.person, await mine('guardian-other-school')]).toEqual([null, []])
    await world.sql`update identity.responsible set is_blocked = false where id = ${one}`
    const [row] = await world.sql`select birth_date from identity.person where id = ${id('Alva Bergström')}`
    await world.sql`update identity.person set birth_date = '2009-02-01' where id = ${id('Alva Bergström')}`
    world.travel('2027-01-31')
    expect(await mine('guardian-other-school')).toEqual(robert)
    world.travel('2027-02-01')
    expect([(await see('guardian-other-school')).data.person, await mine('guardian-other-school')]).toEqual([null, []])
    await world.sql`update identity.person set birth_date = ${row!['birthDate']} where id = ${id('Alva Bergström')}`
    world.travel()
    await clear()
  })

  it('is not for the pupil, from the pupil, or with a password alone', async () => {
    const own = await delegate('guardian', await input('Alva Bergström'))
    expect(own.data.delegateActs.userErrors).toMatchObject([{ code: 'DELEGATE_IS_PUPIL' }])
    expect((await delegate('pupil', await input('Robert Sjögren'))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const low = await delegate('guardian', await input('Robert Sjögren'), { assurance: 'LOW' })
    expect(low.errors).toMatchObject([{ extensions: { code: 'STEP_UP_REQUIRED', needs: { assurance: 'SUBSTANTIAL' } } }])
    expect(await world.sql`select from identity.delegation where id <> ${davids}`).toHaveLength(0)
  })

  it('a foster home is the school to give, with a reason', async () => {
    const home = { kind: 'FOSTER_HOME', reason: 'Placering enligt socialtjänstlagen' }
    for (const persona of ['principal', 'school-admin']) {
      await given(persona, await input('Robert Sjögren', home))
      expect(await mine('guardian-other-school')).toEqual(robert)
      await clear()
    }
  })
})
