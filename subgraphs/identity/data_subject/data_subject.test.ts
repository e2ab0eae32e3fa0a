import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../demo/keys.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const act = async (persona: string, name: string, input: object) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const answer = name === 'endProcessingRestriction' ? 'processingRestriction { id endDate }' : request
  const { data, errors } = await world.ask(
    persona,
    `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${answer} userErrors { code } } }`,
    { variables: { input } },
  )
  const codes =
    errors.length > 0 ? errors.map(({ extensions }) => extensions.code) : data.done.userErrors.map((one: any) => one.code)
  return { codes, request: data?.done?.dataSubjectRequest, restriction: data?.done?.processingRestriction }
}
const request =
  'dataSubjectRequest { id kind state dueOn extensionReason ground version permittedActions person { displayName } }'

const ask = (persona: string, of: string, kind: string, rest: object = {}) =>
  act(persona, 'requestDataSubjectRight', { personId: personId(of), kind, ...rest })
const decide = (persona: string, { id, version }: any, isGranted: boolean, ground = 'Enligt begäran.') =>
  act(persona, 'decideDataSubjectRequest', { requestId: id, isGranted, ground, expectedVersion: version })

const seen = async (persona: string, filter: object = {}) => {
  const { data } = await world.ask(
    persona,
    `query ($filter: DataSubjectRequestFilter) { dataSubjectRequests(filter: $filter) { edges { node { id kind } } } }`,
    { variables: { filter } },
  )
  return data.dataSubjectRequests.edges.map(({ node }: any) => node.id) as string[]
}

describe('A guardian asks for rectification', () => {
  it('and is told where to turn with what comes from elsewhere', async () => {
    const rectify = (concerns: string | null, text: string | null = 'Fel') =>
      ask('guardian', 'alva-bergstrom', 'RECTIFICATION', { concerns, text })
    expect((await rectify('NAME')).codes).toEqual(['COMES_FROM_REGISTER'])
    expect((await rectify('ADDRESS')).codes).toEqual(['COMES_FROM_REGISTER'])
    expect((await rectify('CONTACT_DETAILS')).codes).toEqual(['CHANGE_IT_YOURSELF'])
    expect((await rectify('GROUP', ' ')).codes).toEqual(['TEXT_INVALID'])
    expect((await ask('guardian', 'alva-bergstrom', 'EXTRACT', { concerns: 'OTHER' })).codes).toEqual(['CONCERNS_INVALID'])
  })

  it('of a name that no register knows, and is heard', async () => {
    await world.sql`update identity.person set civic_no = '20130624TF42' where id = ${personId('alva-bergstrom')}`
    expect((await ask('guardian', 'alva-bergstrom', 'RECTIFICATION', { concerns: 'NAME', text: 'Alva med w' })).codes).toEqual([])
  })

  it('and is answered within a month, or three', async () => {
    const { codes, request } = await ask('guardian', 'alva-bergstrom', 'RECTIFICATION', {
      concerns: 'GROUP',
      text: 'Hon går i 7B.',
    })
    expect(codes).toEqual([])
    expect(request).toMatchObject({
      state: 'RECEIVED',
      dueOn: '2026-12-22',
      permittedActions: [],
      person: { displayName: 'Alva Bergström' },
    })
    expect(
      (await ask('guardian-other-parent', 'alva-bergstrom', 'RECTIFICATION', { concerns: 'GROUP', text: 'Fel' })).codes,
    ).toEqual(['ALREADY_ASKED'])
    const extend = { requestId: request.id, reason: 'Många begäranden.', expectedVersion: 1 }
    expect((await act('authority-admin', 'extendDataSubjectRequest', { ...extend, reason: '' })).codes).toEqual([
      'REASON_INVALID',
    ])
    const extended = await act('authority-admin', 'extendDataSubjectRequest', extend)
    expect(extended.request).toMatchObject({ dueOn: '2027-02-22', permittedActions: ['DECIDE_DATA_SUBJECT_REQUEST'] })
    expect((await act('authority-admin', 'extendDataSubjectRequest', extend)).codes).toEqual(['ALREADY_EXTENDED'])
    expect((await decide('authority-admin', request, true)).codes).toEqual(['CONFLICT'])
    const refused = await decide('authority-admin', extended.request, false, 'Hon går i 7A.')
    expect(refused.request).toMatchObject({ state: 'REFUSED', ground: 'Hon går i 7A.', permittedActions: [] })
    expect((await decide('authority-admin', refused.request, true)).codes).toEqual(['ALREADY_DECIDED'])
  })
})

describe('Processing is restricted', () => {
  const bySync = async () =>
    (await world.ask('account-sync', `{ person(id: "${personId('hugo-persson')}") { displayName } }`)).data.person

  it('by the principal, and a client application no longer gets the pupil', async () => {
    await world.sql`update identity.account set person_id = ${personId('kristina-persson')} where subject = 'guardian-other-school'`
    expect(await bySync()).not.toBeNull()
    expect((await ask('guardian-other-school', 'hugo-persson', 'RESTRICTION')).codes).toEqual(['TEXT_INVALID'])
    const { request } = await ask('guardian-other-school', 'hugo-persson', 'RESTRICTION', { text: 'Klassen stämmer inte.' })
    expect((await decide('principal', request, true)).codes).toEqual([])
    expect(await bySync()).toBeNull()
    const { data } = await world.ask(
      'guardian-other-school',
      `{ person(id: "${personId('hugo-persson')}") {
      processingRestrictions { id reason startDate permittedActions } } }`,
    )
    expect(data.person.processingRestrictions).toMatchObject([
      { reason: 'Enligt begäran.', startDate: '2026-11-22', permittedActions: [] },
    ])
    const [{ id }] = data.person.processingRestrictions
    expect((await act('guardian-other-school', 'endProcessingRestriction', { restrictionId: id })).codes).toEqual(['FORBIDDEN'])
    expect((await act('school-admin', 'endProcessingRestriction', { restrictionId: id })).codes).toEqual(['FORBIDDEN'])
    expect((await act('teacher', 'endProcessingRestriction', { restrictionId: id })).codes).toEqual(['NOT_FOUND'])
    world.travel('2026-12-01')
    expect((await act('principal', 'endProcessingRestriction', { restrictionId: id })).restriction).toEqual({
      id,
      endDate: '2026-11-30',
    })
    expect((await act('principal', 'endProcessingRestriction', { restrictionId: id })).codes).toEqual(['ALREADY_ENDED'])
    expect(await bySync()).not.toBeNull()
    world.travel()
  })
})

describe('Who sees and answers a request', () => {
  it('is the asker, the authority and the principal', async () => {
    const { request } = await ask('pupil', 'alva-bergstrom', 'PORTABILITY')
    const readers = []
    for (const persona of personaNames)
      if ((await seen(persona, { personId: personId('alva-bergstrom'), kinds: ['PORTABILITY'] })).includes(request.id))
        readers.push(persona)
    expect(readers).toEqual(['authority-admin', 'principal', 'guardian', 'guardian-other-parent', 'pupil'])
  })

  it('is between a protected person and the principal', async () => {
    const { request } = await ask('protected-guardian', 'elin-strand', 'ERASURE')
    expect(await seen('authority-admin', { kinds: ['ERASURE'] })).toEqual([])
    expect(await seen('blocked-guardian')).toEqual([])
    expect((await decide('authority-admin', request, true)).codes).toEqual(['NOT_FOUND'])
    expect((await decide('principal', request, false)).request).toMatchObject({ state: 'REFUSED' })
  })

  it('is nobody but self and guardian who asks', async () => {
    const may: string[] = []
    for (const persona of personaNames) {
      const { data } = await world.ask(persona, `{ person(id: "${personId('alva-bergstrom')}") { permittedActions } }`)
      const says = data?.person?.permittedActions?.includes('REQUEST_DATA_SUBJECT_RIGHT') ?? false
      const { codes } = await ask(persona, 'alva-bergstrom', 'RECTIFICATION', { concerns: 'NAME', text: '' })
      expect(
        codes.every((code: string) => !['FORBIDDEN', 'NOT_FOUND'].includes(code)),
        persona,
      ).toBe(says)
      if (says) may.push(persona)
    }
    expect(may).toEqual(['guardian', 'guardian-other-parent', 'pupil'])
  })

  it('is said by permittedActions, just as each act then answers', async () => {
    const made = [
      (await ask('pupil', 'alva-bergstrom', 'RESTRICTION', { text: 'Fel.' })).request,
      (await ask('adult-pupil', 'amina-warsame', 'ERASURE')).request,
      (await decide('authority-admin', (await ask('adult-pupil', 'amina-warsame', 'EXTRACT')).request, true)).request,
    ].map(({ id }) => id as string)
    // Faults of the input come after the rule and the object: whoever gets that far may do the act.
    const tries = (id: string, n: number) => `
      EXTEND_DATA_SUBJECT_REQUEST_${n}: extendDataSubjectRequest(input: { requestId: "${id}", reason: "", expectedVersion: 99 }) { userErrors { code } }
      DECIDE_DATA_SUBJECT_REQUEST_${n}: decideDataSubjectRequest(input: { requestId: "${id}", isGranted: true, ground: "", expectedVersion: 99 }) { userErrors { code } }
      CARRY_OUT_ERASURE_${n}: carryOutErasure(input: { requestId: "${id}", expectedVersion: 99 }) { userErrors { code } }`
    for (const persona of personaNames) {
      const said = await world.ask(
        persona,
        `{ ${made.map((id, n) => `r${n}: dataSubjectRequest(id: "${id}") { permittedActions }`).join(' ')} }`,
      )
      const { data, errors } = await world.ask(persona, `mutation { ${made.map(tries).join('')} }`)
      const codeOf = (alias: string) =>
        errors.find(({ path }) => path?.[0] === alias)?.extensions.code ?? data[alias].userErrors[0].code
      const went = Object.keys(data).filter((alias) => ['REASON_INVALID', 'GROUND_INVALID', 'CONFLICT'].includes(codeOf(alias)))
      const permitted = made.flatMap((_, n) => (said.data[`r${n}`]?.permittedActions ?? []).map((name: string) => `${name}_${n}`))
      expect(went, persona).toEqual(permitted)
    }
  })

  it('is nobody about their own', async () => {
    const { request } = await ask('authority-admin', 'maria-soderberg', 'EXTRACT')
    expect((await decide('authority-admin', request, true)).codes).toEqual(['OWN_REQUEST'])
  })

  it('is refused by the rows alone, whatever the acts let through', async () => {
    const { request } = await ask('guardian', 'alva-bergstrom', 'ERASURE')
    const asTeacher = <Result>(run: (tx: any) => Promise<Result>) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('role', 'skolgraf_identity_viewer', true), set_config('skolgraf.viewer_id', ${personId('johan-lindqvist')}, true),
          set_config('skolgraf.viewer_kind', 'PERSON', true), set_config('skolgraf.today', '2026-11-22', true)`
        return run(tx)
      })
    expect(
      ((await asTeacher((tx) => tx`update identity.data_subject_request set state = 'REFUSED' where id = ${request.id}`)) as any)
        .count,
    ).toBe(0)
    const restrict = asTeacher(
      (tx) => tx`insert into identity.processing_restriction (id, person_id, reason, start_date, decided_by_id, decided_at)
        values (gen_random_uuid(), ${personId('alva-bergstrom')}, 'x', '2026-11-22', ${personId('johan-lindqvist')}, now())`,
    )
    await expect(restrict).rejects.toThrow('row-level security')
  })
})
