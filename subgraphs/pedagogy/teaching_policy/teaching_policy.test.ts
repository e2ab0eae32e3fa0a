import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { policyFault } from './teaching_policy.rules.ts'

const ekhamra = unitId('ekhamraskolan')
const policyOf = (id: string) =>
  `{ organisation(id: "${id}") { teachingPolicy { maxTestsPerWeek isShowingAdaptations isPupilPreparing gradesFromYear version permittedActions } } }`
const defaults = { maxTestsPerWeek: 2, isShowingAdaptations: true, isPupilPreparing: true, gradesFromYear: 6, version: 0 }

describe('What is decided about teaching', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const policy = async (persona: string, id = ekhamra) =>
    (await world.ask(persona, policyOf(id))).data.organisation.teachingPolicy

  async function set(persona: string, organisationId: string, expectedVersion: number, more: object = {}) {
    const { permittedActions: _, version: __, ...decided } = { ...defaults, permittedActions: [], ...more }
    const input = { organisationId, expectedVersion, ...decided }
    const { data, errors } = await world.ask(
      persona,
      `mutation ($input: SetTeachingPolicyInput!) { setTeachingPolicy(input: $input) { teachingPolicy { maxTestsPerWeek version } userErrors { code field } } }`,
      { variables: { input } },
    )
    return errors[0]?.extensions.code ?? data.setTeachingPolicy.userErrors[0]?.code ?? data.setTeachingPolicy.teachingPolicy
  }

  it('is known to all before anybody has decided, and the principal may', async () => {
    expect(await policy('pupil')).toEqual({ ...defaults, permittedActions: [] })
    expect(await policy('principal')).toEqual({ ...defaults, permittedActions: ['SET_TEACHING_POLICY'] })
    expect(await policy('authority-admin')).toMatchObject({ permittedActions: ['SET_TEACHING_POLICY'] })
    expect(await policy('principal-other-school')).toMatchObject({ permittedActions: [] })
  })

  it('holds below whoever decided it, until the unit decides otherwise', async () => {
    expect(await set('authority-admin', authorityId, 0, { maxTestsPerWeek: 3 })).toEqual({ maxTestsPerWeek: 3, version: 1 })
    expect(await policy('guardian')).toMatchObject({ maxTestsPerWeek: 3, version: 0 })
    expect(await set('principal', ekhamra, 0, { maxTestsPerWeek: 1, gradesFromYear: 4 })).toEqual({
      maxTestsPerWeek: 1,
      version: 1,
    })
    expect(await policy('guardian')).toMatchObject({ maxTestsPerWeek: 1, gradesFromYear: 4, version: 1 })
    expect(await policy('guardian', unitId('bjorkskolan'))).toMatchObject({ maxTestsPerWeek: 3 })
  })

  it('is overwritten by nobody who has not read it', async () => {
    expect(await set('principal', ekhamra, 0)).toBe('CONFLICT')
    expect(await set('principal', ekhamra, 1, { maxTestsPerWeek: 11 })).toBe('LIMIT_INVALID')
  })

  it('is decided by those who lead the unit, and by nobody else', async () => {
    expect(await set('principal-other-school', ekhamra, 1)).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'school-admin', 'guardian', 'pupil', 'integrator'])
      expect(await set(persona, ekhamra, 1), persona).toBe('FORBIDDEN')
    expect(await set('principal', '11111111-1111-4111-8111-111111111111', 0)).toBe('NOT_FOUND')
    expect((await policy('teacher')).version).toBe(1)
  })

  it('is kept by the rows too, whatever a rule lets through', async () => {
    const raise = (persona: string) =>
      pastTheRules(world, personId(persona), async (tx) => {
        const changed = await tx`update pedagogy.teaching_policy set max_tests_per_week = 9 where organisation_id = ${ekhamra}`
        return changed.count
      })
    expect(await raise('johan-lindqvist')).toBe(0)
    expect(await raise('anders-hellstrom')).toBe(1)
  })
})

describe('A limit', () => {
  const valid = { maxTestsPerWeek: fc.integer({ min: 1, max: 10 }), gradesFromYear: fc.integer({ min: 4, max: 6 }) }

  it('inside its bounds is no fault, and outside names the field', () => {
    fc.assert(fc.property(fc.record(valid), (limits) => policyFault(limits) === null))
    const outside = fc.oneof(fc.integer({ max: 0 }), fc.integer({ min: 11 }))
    for (const field of ['maxTestsPerWeek', 'gradesFromYear'] as const)
      fc.assert(
        fc.property(fc.record(valid), outside, (limits, wrong) => {
          expect(policyFault({ ...limits, [field]: wrong })).toMatchObject({ code: 'LIMIT_INVALID', field: [field] })
        }),
      )
  })
})
