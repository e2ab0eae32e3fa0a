import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { alva, asGuardian, bjork, doing, ekhamra, elin, listOf, noSupport, opened } from '../support/support.testing.ts'

const anders = { id: id('Anders Hellström') }
const fields = `student { id } organisation { id } supportCase { id } requestedOn requester scope diaryReference registeredBy { id } registeredAt
  secrecyReview redactions reviewedOn decision reason decidedBy { id } decidedOn version permittedActions`
const said = { requestedOn: '2026-11-20', scope: 'Alla handlingar i ärendet.', diaryReference: '2026/31' }
const input = { studentId: alva, organisationId: ekhamra, ...said }
const received = { ...said, student: { id: alva }, organisation: { id: ekhamra }, supportCase: null, requester: null, registeredBy: anders,
  registeredAt: '2026-11-22T11:00:00.000Z', secrecyReview: 'RECEIVED', redactions: null, reviewedOn: null, decision: null, reason: null,
  decidedBy: null, decidedOn: null, version: 1, permittedActions: ['REVIEW_DISCLOSURE_REQUEST'] } // prettier-ignore

describe('A request for documents about support', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel()
    await noSupport(world)
    await world.sql`truncate pedagogy.disclosure_request`
  })
  afterAll(() => world.stop())

  const register = (persona = 'principal', more: object = {}, options?: AskOptions) =>
    doing(world, persona, 'registerDisclosureRequest', { ...input, ...more }, 'disclosureRequest { id version }', options)
  const review = (disclosureRequestId: string, more: object = {}, persona = 'principal', options?: AskOptions) =>
    did(world, persona, 'reviewDisclosureRequest', { disclosureRequestId, expectedVersion: 1, ...more }, '', options)
  const decide = (disclosureRequestId: string, more: object = {}, persona = 'principal', options?: AskOptions) =>
    did(world, persona, 'decideDisclosureRequest', { disclosureRequestId, expectedVersion: 2, decision: 'GRANTED', ...more }, '', options) // prettier-ignore
  const seenBy = (persona: string, selected = fields, options?: AskOptions, pupil = alva) =>
    listOf(world, persona, pupil, 'disclosureRequests', selected, options)

  it('is registered, reviewed and decided by the principal', async () => {
    const supportCaseId = await opened(world, alva, 'Karin Nyström')
    const { id: key } = await register('principal', { supportCaseId, requester: ' Tidningen ' })
    const due = { ...received, supportCase: { id: supportCaseId }, requester: 'Tidningen' }
    expect(await seenBy('principal')).toEqual([due])
    expect([await decide(key, { expectedVersion: 1 }), await review(key, { redactions: ' ' }), await review(key, { redactions: 'Uppgifter om familjen.' })]).toEqual(['NOT_REVIEWED', 'TEXT_INVALID', 'DONE'])
    const reviewed = { ...due, secrecyReview: 'REVIEWED', redactions: 'Uppgifter om familjen.', reviewedOn: '2026-11-22', version: 2,
      permittedActions: ['REVIEW_DISCLOSURE_REQUEST', 'DECIDE_DISCLOSURE_REQUEST'] }
    expect(await seenBy('principal')).toEqual([reviewed])
    expect([await decide(key), await decide(key, { decision: 'PARTLY' }), await decide(key, { decision: 'PARTLY', reason: 'r'.repeat(501) }), await decide(key, { expectedVersion: 1 }), await review(key)]).toEqual(
      ['REDACTED', 'REASON_INVALID', 'REASON_INVALID', 'CONFLICT', 'CONFLICT'])
    world.travel('2026-11-23')
    expect(await decide(key, { decision: 'PARTLY', reason: ' 23 kap. 2 § OSL. ' })).toBe('DONE')
    expect(await seenBy('principal')).toEqual([{ ...reviewed, secrecyReview: 'DECIDED', decision: 'PARTLY', reason: '23 kap. 2 § OSL.', decidedBy: anders, decidedOn: '2026-11-23', version: 3, permittedActions: [] }])
    expect([await review(key, { expectedVersion: 3 }), await decide(key, { expectedVersion: 3 })]).toEqual(['ALREADY_DECIDED', 'ALREADY_DECIDED'])
  }) // prettier-ignore

  it('can be reviewed anew until it is decided, and is granted without a reason', async () => {
    const { id: key } = await register()
    expect([await review(key, { redactions: 'Namn.' }), await review(key, { expectedVersion: 2 })]).toEqual(['DONE', 'DONE'])
    expect([await decide(key, { expectedVersion: 3, decision: 'PARTLY', reason: 'r' }), await decide(key, { expectedVersion: 3 })]).toEqual(['NO_REDACTIONS', 'DONE'])
    const { id: other } = await register()
    expect([await review(other), await decide(other, { decision: 'REFUSED' }), await decide(other, { decision: 'REFUSED', reason: 'Sekretess.' })]).toEqual(['DONE', 'REASON_INVALID', 'DONE'])
    const decided = (await seenBy('principal', 'id decision reason')) as { id: string }[]
    expect(decided.find((one) => one.id === key)).toEqual({ id: key, decision: 'GRANTED', reason: null })
    expect(decided.find((one) => one.id === other)).toEqual({ id: other, decision: 'REFUSED', reason: 'Sekretess.' })
  }) // prettier-ignore

  it.each([
    ['principal', { scope: '' }, 'TEXT_INVALID'], ['principal', { requester: ' ' }, 'NAME_INVALID'], ['principal', { diaryReference: '' }, 'NAME_INVALID'], ['principal', { requestedOn: '2026-11-23' }, 'DATE_INVALID'],
    ['principal', { studentId: unknown }, 'STUDENT_NOT_FOUND'], ['principal', { organisationId: bjork }, 'STUDENT_NOT_FOUND'], ['principal', { supportCaseId: unknown }, 'CASE_NOT_FOUND'], ['principal', { supportCaseId: 'x' }, 'CASE_NOT_FOUND'],
    ['principal-other-school', {}, 'STUDENT_NOT_FOUND'], ['former-teacher', {}, 'STUDENT_NOT_FOUND'], ['school-admin', {}, 'STUDENT_NOT_FOUND'],
    ['teacher', {}, 'FORBIDDEN'], ['mentor', {}, 'FORBIDDEN'], ['special-educator', {}, 'FORBIDDEN'], ['counsellor', {}, 'FORBIDDEN'],
    ['guardian', {}, 'FORBIDDEN'], ['pupil', {}, 'FORBIDDEN'], ['integrator', {}, 'FORBIDDEN'],
  ] as const)('is not registered by the %s with %j', async (persona, more, code) => expect(await register(persona, more)).toBe(code)) // prettier-ignore

  it('is not about a case of another pupil', async () => {
    expect(await register('principal', { supportCaseId: await opened(world, elin) })).toBe('CASE_NOT_FOUND')
  })

  it('is of a protected pupil too, and registered once however often it is sent', async () => {
    expect(await register('principal', { studentId: elin })).toHaveProperty('id')
    const once = { idempotencyKey: 'disclosure-1' }
    expect(await register('principal', once)).toEqual(await register('principal', once))
    expect(await seenBy('principal', 'diaryReference')).toHaveLength(1)
    expect(await seenBy('principal', 'diaryReference', {}, elin)).toHaveLength(1)
  })

  it('is read by nobody else, and by the principal at HIGH alone', async () => {
    const supportCaseId = await opened(world, alva, 'Karin Nyström')
    const { id: key } = await register('principal', { supportCaseId })
    for (const persona of ['teacher', 'mentor', 'special-educator', 'counsellor', 'school-admin', 'authority-admin', 'guardian', 'guardian-other-parent', 'step-parent', 'pupil'])
      expect(await seenBy(persona, 'id'), persona).toBe('FORBIDDEN')
    for (const [persona, code] of [
      ['teacher', 'NOT_FOUND'], ['special-educator', 'NOT_FOUND'], ['principal-other-school', 'NOT_FOUND'], ['school-admin', 'NOT_FOUND'],
      ['guardian', 'FORBIDDEN'], ['pupil', 'FORBIDDEN'], ['integrator', 'FORBIDDEN'],
    ] as const) {
      expect(await review(key, {}, persona), persona).toBe(code)
      expect(await decide(key, {}, persona), persona).toBe(code)
    }
    for (const assurance of ['LOW', 'SUBSTANTIAL'] as const) {
      const answers = [await seenBy('principal', 'id', { assurance }), await register('principal', {}, { assurance }), await review(key, {}, 'principal', { assurance }), await decide(key, {}, 'principal', { assurance })]
      expect(answers, assurance).toEqual(Array(4).fill('STEP_UP_REQUIRED'))
    }
    expect([await review(unknown), await decide('x')]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  }) // prettier-ignore

  it('of one\'s own child is somebody else\'s to do and read', async () => {
    const { id: key } = await register()
    await asGuardian(world, 'Anders Hellström', alva)
    expect([await register(), await review(key), await decide(key), await seenBy('principal', 'id')]).toEqual(['OWN_CHILD', 'NOT_FOUND', 'NOT_FOUND', []])
  }) // prettier-ignore
})
