import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'

const elin = id('Elin Strand')
const ekhamraskolan = unitId('ekhamraskolan')

describe('Why a pupil is to be away', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`insert into administration.leave_application (id, student_id, organisation_id, start_date, end_date, school_days, reason, applied_by_id, applied_at)
      values (gen_random_uuid(), ${elin}, ${ekhamraskolan}, '2026-12-01', '2026-12-02', 2, 'Besök', ${id('Katarina Strand')}, now())`
  })
  afterAll(() => world.stop())

  const waiting = (persona: string) =>
    world.ask(
      persona,
      `{ organisation(id: "${ekhamraskolan}") { waitingLeaveApplications { edges { node { reason decisionReason startDate } } } } }`,
    )
  const noted = async (viewer: string) =>
    (await world.sql`select field from identity.read_event where subject_id = ${elin} and viewer_id = ${id(viewer)} order by field`)
      .map(({ field }) => field) // prettier-ignore

  it('is noted for the pupil, also where it is read from the list of what waits at the unit', async () => {
    const { data, errors } = await waiting('principal')
    expect(errors).toEqual([])
    expect(data.organisation.waitingLeaveApplications.edges.map(({ node }: any) => node.reason)).toEqual(['Besök'])
    expect(await noted('Anders Hellström')).toEqual(['LeaveApplication.reason'])
  })

  it('is neither told nor noted where the pupil is out of reach', async () => {
    for (const persona of ['teacher', 'principal-other-school', 'counsellor']) {
      const { data } = await waiting(persona)
      expect(data?.organisation?.waitingLeaveApplications?.edges ?? [], persona).toEqual([])
    }
    expect(await noted('Lena Forsberg')).toEqual([])
  })

  it('is noted once where the pupil is asked', async () => {
    await world.sql`delete from identity.read_event`
    await world.ask('principal', `{ person(id: "${elin}") { leaveApplications { startDate } } }`)
    expect(await noted('Anders Hellström')).toEqual(['Person.leaveApplications'])
  })
})
