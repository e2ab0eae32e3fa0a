import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { personId } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { idOf, openFor, outcome } from './account.testing.ts'

const unit = unitId('ekhamraskolan')

describe.each(shapes)('The end of an account, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const worksOn = async (persona: string, day: string) => {
    world.travel(day)
    const { status, errors } = await world.ask(persona, '{ viewer { id } }')
    world.travel()
    return status === 401 ? errors[0]!.extensions['reason'] : status
  }
  const endDuties = (name: string, end: string | null, where = unit) =>
    world.sql`update identity.duty set end_date = ${end} where person_id = ${idOf(name)} and organisation_id = ${where}`
  const endEnrolment = (name: string, end: string | null) =>
    world.sql`update identity.enrolment set end_date = ${end} where pupil_id = ${idOf(name)}`
  const own = async (persona: string) => {
    const { data } = await world.ask(
      persona,
      '{ viewer { notices { kind endsOn } person { account { state endsOn isEndingSoon } } } }',
    )
    return { ...data.viewer.person.account, notices: data.viewer.notices }
  }

  it('is the last day of the last duty, and the next day nobody knows the token', async () => {
    await endDuties('Nadia Rahimi', '2026-12-01')
    expect([await worksOn('substitute', '2026-12-01'), await worksOn('substitute', '2026-12-02')]).toEqual([
      200,
      'ACCOUNT_UNKNOWN',
    ])
    await endDuties('Nadia Rahimi', null)
    expect(await worksOn('substitute', '2030-01-01')).toBe(200)
  })

  it('is the last day of the last enrolment, for the pupil and for the guardians', async () => {
    await endEnrolment('Tilde Sjögren', '2026-12-01')
    expect(await worksOn('guardian-other-school', '2026-12-02')).toBe(200)
    await endEnrolment('Viggo Sjögren', '2026-12-10')
    expect([await worksOn('guardian-other-school', '2026-12-10'), await worksOn('guardian-other-school', '2026-12-11')]).toEqual([
      ...[200, 'ACCOUNT_UNKNOWN'],
    ])
    await endEnrolment('Alva Bergström', '2026-12-01')
    expect([await worksOn('pupil', '2026-12-01'), await worksOn('pupil', '2026-12-02')]).toEqual([200, 'ACCOUNT_UNKNOWN'])
    // Nils stays, and so does his mother; Alva's father and the delegate for her have nobody left at school.
    expect(await worksOn('guardian', '2026-12-02')).toBe(200)
    expect(await worksOn('guardian-other-parent', '2026-12-02')).toBe('ACCOUNT_UNKNOWN')
    await endEnrolment('Alva Bergström', null)
  })

  it('does not come while there is another duty', async () => {
    await endDuties('Petra Sandström', '2026-12-01')
    expect(await worksOn('counsellor', '2026-12-02')).toBe(200)
    await endDuties('Petra Sandström', '2026-12-05', unitId('sjoviken'))
    await world.sql`delete from identity.named_person`
    expect([await worksOn('counsellor', '2026-12-05'), await worksOn('counsellor', '2026-12-06')]).toEqual([
      200,
      'ACCOUNT_UNKNOWN',
    ])
    await endDuties('Petra Sandström', null)
  })

  it('is announced to the holder 30 days before, and not earlier', async () => {
    const none = { state: 'ACTIVE', endsOn: null, isEndingSoon: false, notices: [] }
    expect(await own('teacher')).toEqual(none)
    await endDuties('Johan Lindqvist', '2026-12-23')
    expect(await own('teacher')).toEqual({ ...none, endsOn: '2026-12-23' })
    await endDuties('Johan Lindqvist', '2026-12-22')
    const notices = [{ kind: 'ACCOUNT_ENDING', endsOn: '2026-12-22' }]
    expect(await own('teacher')).toEqual({ ...none, endsOn: '2026-12-22', isEndingSoon: true, notices })
    expect((await world.ask('integrator', '{ viewer { id notices { kind } } }')).data.viewer.notices ?? []).toEqual([])
  })

  it('is seen by those who look after it, a page at a time', async () => {
    for (const name of ['Kristina Persson', 'Sofia Wiklund']) await openFor(world, name)
    await endEnrolment('Hugo Persson', '2026-12-01')
    await endEnrolment('Ebba Wiklund', '2026-12-18')
    await endEnrolment('Elin Strand', '2026-12-18')
    await endDuties('Petra Sandström', '2026-12-01')
    await endDuties('Petra Sandström', null, unitId('sjoviken'))
    const page = `endingAccounts(first: 2, after: $after) { edges { node { endsOn isEndingSoon holder { displayName } } }
      pageInfo { hasNextPage endCursor } }`
    const ending = async (persona: string) => {
      const found = []
      for (let after: string | null = null, more = true; more;) {
        const { data, errors } = await world.ask(persona, `query ($after: String) { organisation(id: "${unit}") { ${page} } }`, {
          variables: { after },
        })
        if (errors[0]) return errors[0].extensions.code
        const { edges, pageInfo }: any = data.organisation.endingAccounts
        found.push(...edges.map(({ node }: any) => `${node.endsOn} ${node.holder.displayName}`))
        ;({ hasNextPage: more, endCursor: after } = pageInfo)
      }
      return found.sort()
    }
    // Kristina's other child goes on at the preschool, and Petra at another school.
    const open = ['2026-12-18 Sofia Wiklund', '2026-12-22 Johan Lindqvist']
    // Not Peter, who is blocked: that his account ended would tell him that she is gone.
    const hidden = ['2026-12-18 Elin Strand', '2026-12-18 Katarina Strand']
    expect(await ending('school-admin')).toEqual(open)
    expect(await ending('authority-admin')).toEqual(open)
    expect(await ending('principal')).toEqual([...open, ...hidden].sort())
    for (const persona of ['teacher', 'principal-other-school', 'guardian', 'analyst', 'integrator', 'shared-preschool'])
      expect(await ending(persona), persona).toBe('FORBIDDEN')
  })

  it('leaves nothing to be invited to', async () => {
    await endEnrolment('Ebba Wiklund', '2026-11-21')
    const [linda] = await world.sql`insert into identity.account (id, person_id, state)
      values (gen_random_uuid(), ${personId('linda-wiklund')}, 'INVITED') returning id`
    expect(await outcome(world, 'principal', 'inviteToAccount', { accountId: linda!['id'] })).toBe('NOT_FOUND')
    await endDuties('Johan Lindqvist', '2026-11-21')
    const [eva] = await world.sql`insert into identity.account (id, person_id, state, end_date)
      values (gen_random_uuid(), ${personId('eva-lundin')}, 'INVITED', '2026-11-21') returning id`
    expect(await outcome(world, 'principal', 'inviteToAccount', { accountId: eva!['id'] })).toBe('ACCOUNT_ENDED')
  })
})
