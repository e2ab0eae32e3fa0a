import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { act, did } from '../../identity/keeping/keeping.testing.ts'
import { answerAs, draft, named, other, scale, school, storyOf, tonight, yesOrNo } from './survey.testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const { drafted, opened, answering, pupils } = storyOf(() => world)

const fields =
  'id title state opensOn version permittedActions groups { invited schoolYear responsePercent } results { schoolYear }'
const reads = async (persona: string, id: string, selection = 'id') =>
  await world.ask(persona, `{ survey(id: "${id}") { ${selection} } }`)

describe('A survey of pupils', () => {
  let surveyId: string

  it('is drafted by who leads the unit, and nobody else reads the draft', async () => {
    expect(await did(world, 'teacher', 'draftSurvey', draft)).toBe('FORBIDDEN')
    expect(await did(world, 'school-admin', 'draftSurvey', draft)).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'draftSurvey', draft)).toBe('ORGANISATION_NOT_FOUND')
    surveyId = await drafted('principal', { ...draft, title: 'Utkast' })
    const change = { ...draft, surveyId, expectedVersion: 1 }
    expect(await did(world, 'principal-other-school', 'draftSurvey', change)).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'draftSurvey', change)).toBe('DONE')
    expect(await did(world, 'principal', 'draftSurvey', change)).toBe('CONFLICT')
    for (const persona of ['principal', 'authority-admin'])
      expect((await reads(persona, surveyId, fields)).data.survey).toMatchObject({
        title: 'Trivsel och trygghet',
        state: 'DRAFT',
        version: 2,
      })
    for (const persona of [
      'teacher',
      'school-admin',
      'principal-other-school',
      'unit-observer',
      'analyst',
      'pupil',
      'guardian',
      'integrator',
    ])
      expect([persona, (await reads(persona, surveyId)).data.survey]).toEqual([persona, null])
  })

  it.each([
    [{ closesOn: '2026-11-21' }, 'DATE_INVALID'],
    [{ closesOn: '2027-11-27' }, 'DATE_INVALID'],
    [{ title: ' ' }, 'TEXT_INVALID'],
    [{ minimum: 4 }, 'MINIMUM_INVALID'],
    [{ audience: 'GUARDIAN' }, 'AUDIENCE_INVALID'],
    [{ audience: 'STAFF', breakdown: 'NONE' }, 'AUDIENCE_INVALID'],
    [{ schoolYears: [14] }, 'AUDIENCE_INVALID'],
    [{ questions: [{ ...draft.questions[0], options: scale.slice(0, 2) }] }, 'QUESTION_INVALID'],
    [{ questions: [{ ...draft.questions[1], options: [...yesOrNo, yesOrNo[2]] }] }, 'QUESTION_INVALID'],
    [{ questions: [{ ...draft.questions[0], kpiCode: 'skolverket.year9.eligibleShare' }] }, 'KPI_UNKNOWN'],
  ])('is not drafted with %j', async (wrong, code) =>
    expect(await did(world, 'principal', 'draftSurvey', { ...draft, ...wrong })).toBe(code),
  )

  it('is opened once, of groups that are large enough, and cannot be changed then', async () => {
    const small = await drafted('principal', { ...draft, minimum: 16 })
    const { data } = await act(world, 'principal', 'openSurvey', { surveyId: small, expectedVersion: 1 })
    expect(data.openSurvey.userErrors).toMatchObject([
      { code: 'TOO_FEW', message: expect.stringContaining('Ekhamraskolan, year 6') },
    ])
    expect(await did(world, 'principal', 'openSurvey', { surveyId: small, expectedVersion: 1, isLeavingOutTooFew: true })).toBe(
      'DONE',
    )
    expect(await did(world, 'principal', 'closeSurvey', { surveyId: small })).toBe('DONE')
    const nothing = await drafted('principal', { ...draft, questions: [] })
    expect(await did(world, 'principal', 'openSurvey', { surveyId: nothing, expectedVersion: 1 })).toBe('NO_QUESTION')
    expect(await did(world, 'teacher', 'openSurvey', { surveyId, expectedVersion: 2 })).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'openSurvey', { surveyId, expectedVersion: 2 })).toBe('DONE')
    expect(await did(world, 'principal', 'openSurvey', { surveyId, expectedVersion: 3 })).toBe('NOT_DRAFT')
    expect(await did(world, 'principal', 'draftSurvey', { ...draft, surveyId, expectedVersion: 3 })).toBe('NOT_DRAFT')
  })

  it('is listed at the unit, page by page, as far as each may see it', async () => {
    const list = (persona: string, given: string) =>
      world.ask(
        persona,
        `{ organisation(id: "${school}") { surveys(${given}) { edges { node { id state } } pageInfo { hasNextPage endCursor } } } }`,
      )
    const states = async (persona: string, given = 'first: 50') => {
      const { data } = await list(persona, given)
      return data.organisation.surveys?.edges.map((one: any) => one.node.state).toSorted() ?? null
    }
    expect(await states('principal')).toEqual(['CLOSED', 'DRAFT', 'OPEN'])
    expect(await states('principal', 'state: OPEN')).toEqual(['OPEN'])
    expect(await states('teacher')).toEqual(['CLOSED', 'OPEN'])
    expect(await states('analyst')).toEqual(['CLOSED'])
    expect(await states('principal-other-school')).toEqual([])
    for (const persona of ['guardian', 'pupil', 'unit-observer', 'integrator'])
      expect([persona, await states(persona)]).toEqual([persona, null])
    const found: string[] = []
    for (let after = ''; found.length < 3;) {
      const { edges, pageInfo } = (await list('principal', `first: 1${after}`)).data.organisation.surveys
      found.push(edges[0].node.id)
      expect(pageInfo.hasNextPage).toBe(found.length < 3)
      after = `, after: "${pageInfo.endCursor}"`
    }
    expect(new Set(found).size).toBe(3)
  })

  it('is put to its pupils, also to who must not be found and is in no number', async () => {
    const mine = async (persona: string) =>
      (await world.ask(persona, '{ mySurveys { id viewerInvitations { organisation { displayName } isAnswered } } }')).data
        .mySurveys
    const invited = [{ id: surveyId, viewerInvitations: [{ organisation: { displayName: 'Ekhamraskolan' }, isAnswered: false }] }]
    for (const persona of ['pupil', 'protected-pupil']) expect([persona, await mine(persona)]).toEqual([persona, invited])
    for (const persona of ['guardian', 'teacher', 'principal', 'protected-guardian', 'analyst'])
      expect([persona, await mine(persona)]).toEqual([persona, []])
    const { groups } = (await reads('authority-admin', surveyId, fields)).data.survey
    const all = await pupils()
    const seven = groups.find(({ schoolYear }: { schoolYear: number }) => schoolYear === 7)
    const [hidden] =
      await world.sql`select count(*)::int as n from access.sheltered_of(${all.filter((one) => one.schoolYear === 7).map((one) => one.pupilId)}) `
    expect(hidden!['n']).toBeGreaterThan(0)
    expect(seven.invited).toBe(all.filter((one) => one.schoolYear === 7).length - hidden!['n'])
  })

  it('leaves the same behind whatever is answered', async () => {
    const key = 'one-answer'
    const rows = async () => {
      const [kept] =
        await world.sql`select (select jsonb_agg(to_jsonb(i) - 'at') from governance.idempotency i where key like ${`%${key}`}) as idempotency,
        (select jsonb_agg(to_jsonb(a) - 'at' - 'id' - 'request_id') from governance.audit a where act = 'answerSurvey') as audit,
        (select count(*)::int from governance.change) as changes,
        (select jsonb_agg(to_jsonb(r)) from governance.survey_receipt r) as receipts`
      return kept
    }
    const undo = async () => {
      for (const table of ['survey_receipt', 'survey_box', 'idempotency'])
        await world.sql`delete from ${world.sql(`governance.${table}`)}`
      await world.sql`delete from governance.audit where act = 'answerSurvey'`
    }
    await undo()
    const left = []
    for (const options of [
      [1, 1],
      [4, 3],
    ]) {
      expect(await did(world, 'pupil', 'answerSurvey', { ...(await answering(surveyId, options)), idempotencyKey: key })).toBe(
        'DONE',
      )
      left.push(await rows())
      await undo()
    }
    expect(left[0]!['audit']).toHaveLength(1)
    expect(JSON.stringify(left[0]!['audit'])).not.toContain(surveyId)
    expect(left[1]).toEqual(left[0])
    const refusals = []
    for (const options of [
      [5, 1],
      [1, 0],
      [1_000_000, 1],
    ]) {
      const { data } = await act(world, 'pupil', 'answerSurvey', { ...(await answering(surveyId, options)), idempotencyKey: key })
      refusals.push([data.answerSurvey, await rows()])
      await undo()
    }
    expect(refusals[0]![0]).toMatchObject({ userErrors: [{ code: 'ANSWER_INVALID' }] })
    expect(refusals[1]).toEqual(refusals[0])
    expect(refusals[2]).toEqual(refusals[0])
  })

  it('is answered once, by those alone whom it is put to', async () => {
    const input = await answering(surveyId, [1, 1])
    const before = (await reads('principal', surveyId, fields)).data
    expect(await did(world, 'pupil', 'answerSurvey', input)).toBe('DONE')
    expect(await did(world, 'pupil', 'answerSurvey', input)).toBe('ALREADY_ANSWERED')
    expect(await did(world, 'protected-pupil', 'answerSurvey', input)).toBe('DONE')
    expect((await reads('principal', surveyId, fields)).data).toEqual(before)
    for (const persona of [
      'guardian',
      'protected-guardian',
      'blocked-guardian',
      'step-parent',
      'teacher',
      'principal',
      'authority-admin',
      'analyst',
    ])
      expect([persona, await did(world, persona, 'answerSurvey', input)]).toEqual([persona, 'NOT_INVITED'])
    for (const persona of ['integrator', 'account-sync', 'shared-preschool'])
      expect([persona, await did(world, persona, 'answerSurvey', input)]).toEqual([persona, 'FORBIDDEN'])
    expect(await did(world, 'pupil', 'answerSurvey', { ...input, organisationId: other })).toBe('NOT_INVITED')
    const short = { ...input, answers: input.answers.slice(1) }
    const [free] = (await pupils()).filter(
      ({ pupilId }) => pupilId !== named('Alva Bergström') && pupilId !== named('Elin Strand'),
    )
    expect(short.answers).toHaveLength(1)
    for (const wrong of [[0], [0, 3], [4, 0], [-1, 0], [0, 0, 0]])
      expect(await answerAs(world, free!.pupilId, surveyId, school, wrong)).toBe('ANSWER_INVALID')
    expect(await answerAs(world, free!.pupilId, surveyId, school, [0, 0], { kind: 'UNIT' })).toBe('NOT_INVITED')
    expect(await answerAs(world, free!.pupilId, surveyId, school, [0, 0], { day: '2026-11-28' })).toBe('NOT_INVITED')
    await world.sql`update identity.enrolment set end_date = '2026-11-21' where pupil_id = ${free!.pupilId} and organisation_id = ${school}`
    expect(await answerAs(world, free!.pupilId, surveyId, school, [0, 0])).toBe('NOT_INVITED')
    await world.sql`update identity.enrolment set end_date = null where pupil_id = ${free!.pupilId} and organisation_id = ${school}`
  })

  it('shows nothing while it is open but how many have answered, in tens, since last night', async () => {
    const done = new Set<string>([named('Alva Bergström'), named('Elin Strand')])
    const years = new Map<number, number>()
    for (const { pupilId, schoolYear } of await pupils()) {
      const n = years.get(schoolYear) ?? 0
      years.set(schoolYear, n + 1)
      if (done.has(pupilId)) continue
      // Half of each year agree with the first; nobody of year 6 but one disagrees with the second.
      const second = schoolYear === 6 ? (n === 0 ? 1 : 0) : n % 2
      expect(await answerAs(world, pupilId, surveyId, school, [n % 4, second])).toBeNull()
    }
    const open = (await reads('principal', surveyId, fields)).data.survey
    expect(open.results).toEqual([])
    expect(new Set(open.groups.map(({ responsePercent }: { responsePercent: number }) => responsePercent))).toEqual(new Set([0]))
    expect(await tonight(world, '2026-11-23')).toMatchObject({ closed: 0 })
    const { groups, results } = (await reads('principal', surveyId, fields)).data.survey
    expect(groups.every(({ responsePercent }: { responsePercent: number }) => responsePercent === 100)).toBe(true)
    expect(results).toEqual([])
    const teacher = await reads('teacher', surveyId, 'title results { schoolYear } groups { invited }')
    expect(teacher.data.survey).toEqual({ title: 'Trivsel och trygghet', results: [], groups: null })
    expect(teacher.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    expect((await reads('analyst', surveyId)).data.survey).toBeNull()
    expect(await did(world, 'teacher', 'closeSurvey', { surveyId })).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'closeSurvey', { surveyId })).toBe('NOT_FOUND')
  })

  it('keeps nothing of anybody once its time is out, and tells what may be told', async () => {
    expect(await tonight(world, '2026-11-28')).toMatchObject({ closed: 1, told: 1 })
    for (const table of ['survey_receipt', 'survey_box', 'survey_count']) {
      const [row] =
        await world.sql`select count(*)::int as n from ${world.sql(`governance.${table}`)} where survey_id = ${surveyId}`
      expect([table, row!['n']]).toEqual([table, 0])
    }
    const selection = `results { question { position kpi { code domain } } place { displayName } schoolYear respondents
      figure { __typename ... on Figure { value contributingCount } } distribution { option { text } percent } }`
    const { data, errors } = await reads('principal', surveyId, selection)
    expect(errors).toEqual([])
    // Who must not be found has answered: as many are told of as were asked, never one more than there are in a list.
    const [{ count }] =
      (await world.sql`select sum(invited)::int as count from governance.survey_group where survey_id = ${surveyId}`) as any
    expect(count).toBeLessThan((await pupils()).length)
    const { results } = data.survey
    expect(results).toHaveLength(2 * 7)
    expect(results[0]).toMatchObject({
      question: { position: 1, kpi: { code: `survey.${surveyId.replaceAll('-', '')}.1`, domain: 'QUALITY_WORK' } },
      place: { displayName: 'Ekhamraskolan' },
      schoolYear: null,
      respondents: count,
      figure: { __typename: 'Figure', contributingCount: count },
    })
    const of = (position: number) =>
      results.filter((one: { question: { position: number } }) => one.question.position === position)
    expect(new Set(of(1).map((one: { figure: { __typename: string } }) => one.figure.__typename))).toEqual(new Set(['Figure']))
    // One of year 6 is few, and the breakdown is told whole or not at all.
    const [whole, ...years] = of(2)
    expect(whole.figure.__typename).toBe('Figure')
    expect(new Set(years.map((one: { figure: { __typename: string } }) => one.figure.__typename))).toEqual(
      new Set(['SuppressedFigure']),
    )
    expect(new Set(years.map((one: { distribution: unknown }) => one.distribution))).toEqual(new Set([null]))
    expect(of(1)[0].distribution.map(({ option }: { option: { text: string } }) => option.text)).toEqual(
      scale.map(({ text }) => text),
    )
    const values = await world.ask(
      'analyst',
      `{ organisation(id: "${school}") { kpiValues(filter: { period: "2026/27", isBrokenDown: true }) { kpi { code } schoolYear isPublished } } }`,
    )
    const own = values.data.organisation.kpiValues.filter((one: any) => one.kpi.code.includes(surveyId.replaceAll('-', '')))
    expect(own).toHaveLength(14)
    expect(own.every((one: any) => !one.isPublished)).toBe(true)
    for (const persona of ['teacher', 'analyst', 'authority-admin'])
      expect([persona, (await reads(persona, surveyId, 'results { respondents }')).data.survey.results.length]).toEqual([
        persona,
        14,
      ])
    for (const persona of ['principal-other-school', 'unit-observer', 'pupil', 'guardian'])
      expect([persona, (await reads(persona, surveyId)).data.survey]).toEqual([persona, null])
    expect(await tonight(world, '2026-11-29')).toEqual({ closed: 0, told: 0 })
    expect(await did(world, 'pupil', 'answerSurvey', await answering(surveyId, [1, 1]))).toBe('NOT_INVITED')
  })

  it('may be asked again next year, as values of the same key figure', async () => {
    const kpiCode = `survey.${surveyId.replaceAll('-', '')}.1`
    const again = { ...draft, questions: [{ ...draft.questions[0], kpiCode }] }
    expect(await did(world, 'principal', 'draftSurvey', again)).toBe('DONE')
    expect(await did(world, 'principal-other-school', 'draftSurvey', { ...again, organisationId: other })).toBe('KPI_UNKNOWN')
  })
})

describe('Surveys of nearly the same', () => {
  const years = (wanted: readonly number[], more: object = {}) => ({
    ...draft,
    breakdown: 'NONE',
    schoolYears: wanted,
    ...more,
  })
  const opens = async (input: object, isLeavingOutTooFew = false) => {
    const surveyId = await drafted('principal', input)
    return did(world, 'principal', 'openSurvey', { surveyId, expectedVersion: 1, isLeavingOutTooFew })
  }
  const movedTo = (year: number, persons: readonly string[]) =>
    world.sql`update identity.enrolment set school_year = ${year} where pupil_id = any(${persons as string[]}::uuid[])
      and organisation_id = ${school} and school_type = 'GR'`

  it('are not asked of a unit where what they tell together is of a few', async () => {
    await world.sql`update governance.survey set closed_on = '2025-11-01' where state = 'CLOSED'`
    const nine = (await pupils()).filter(({ schoolYear }) => schoolYear === 9).map(({ pupilId }) => pupilId)
    await movedTo(3, nine.slice(0, 4))
    expect(await opens(years([3, 7, 8]))).toBe('DONE')
    // The four of year 3 are what the one asks and the other does not.
    expect(await opens(years([7, 8]))).toBe('TOO_FEW')
    expect(await opens(years([7, 8]), true)).toBe('TOO_FEW')
    expect(await opens(years([3, 7, 8], { breakdown: 'SCHOOL_YEAR' }), true)).toBe('TOO_FEW')
    // Nor with a third between them: 7, 8 and 9 less 9 less 7 and 8 with the four.
    expect(await opens(years([7, 8, 9]))).toBe('TOO_FEW')
    // Those who have nothing in common with them, and exactly the same ones, may be asked.
    expect(await opens(years([5, 6]))).toBe('DONE')
    expect(await opens(years([3, 7, 8]))).toBe('DONE')
    expect(await opens(years([7, 8], { schoolTypes: [] }))).toBe('TOO_FEW')
    await world.sql`update governance.survey set state = 'CLOSED', closed_on = '2025-11-01' where state = 'OPEN' and school_years = '{3,7,8}'`
    expect(await opens(years([7, 8]))).toBe('DONE')
    await movedTo(9, nine.slice(0, 4))
    await world.sql`update governance.survey set state = 'CLOSED', closed_on = '2025-11-01' where state = 'OPEN'`
  })
})

describe('A survey of guardians, of the whole authority', () => {
  it('is put once for each unit to those who guard a child there, and to no blocked one', async () => {
    const input = { ...draft, organisationId: authorityId, audience: 'GUARDIAN', schoolTypes: ['GR'], breakdown: 'NONE' }
    expect(await did(world, 'principal', 'draftSurvey', input)).toBe('ORGANISATION_NOT_FOUND')
    const surveyId = await opened('authority-admin', input)
    const invitations = async (persona: string) => {
      const { data } = await world.ask(persona, '{ mySurveys { viewerInvitations { organisation { displayName } } } }')
      return data.mySurveys
        .flatMap((one: any) => one.viewerInvitations.map((invitation: any) => invitation.organisation.displayName))
        .toSorted()
    }
    expect(await invitations('guardian')).toEqual(['Björkskolan', 'Ekhamraskolan'])
    expect(await invitations('guardian-other-parent')).toEqual(['Ekhamraskolan'])
    expect(await invitations('guardian-other-school')).toEqual(['Sjövikens skola'])
    expect(await invitations('step-parent')).toEqual(['Björkskolan'])
    expect(await invitations('protected-guardian')).toEqual(['Ekhamraskolan'])
    for (const persona of ['blocked-guardian', 'pupil', 'adult-pupil', 'care-staff'])
      expect([persona, await invitations(persona)]).toEqual([persona, []])
    expect(await did(world, 'guardian', 'answerSurvey', await answering(surveyId, [1, 1]))).toBe('DONE')
    expect(await did(world, 'guardian', 'answerSurvey', await answering(surveyId, [4, 1], other))).toBe('DONE')
    expect(await did(world, 'guardian', 'answerSurvey', await answering(surveyId, [4, 1], other))).toBe('ALREADY_ANSWERED')
    expect(await did(world, 'blocked-guardian', 'answerSurvey', await answering(surveyId, [1, 1]))).toBe('NOT_INVITED')
    // The staff of every unit know of it; a principal of one does not close it.
    expect((await reads('teacher', surveyId, 'title')).data.survey).toEqual({ title: draft.title })
    expect(await did(world, 'principal', 'closeSurvey', { surveyId })).toBe('FORBIDDEN')
    expect(await did(world, 'authority-admin', 'closeSurvey', { surveyId })).toBe('DONE')
    expect(await did(world, 'authority-admin', 'closeSurvey', { surveyId })).toBe('NOT_OPEN')
    expect((await reads('authority-admin', surveyId, 'state results { respondents }')).data.survey).toEqual({
      state: 'CLOSED',
      results: [],
    })
    await tonight(world, '2026-11-30')
    const told = async (persona: string, organisationId: string) =>
      (
        await reads(
          persona,
          surveyId,
          `results(organisationId: "${organisationId}") { respondents distribution { percent } figure { __typename } }`,
        )
      ).data.survey.results
    // Two answers at two units: nothing is told of anywhere, and nowhere how many they were.
    for (const place of [authorityId, school, other]) {
      const results = await told('authority-admin', place)
      expect(results).toHaveLength(2)
      for (const one of results)
        expect(one).toEqual({ respondents: null, distribution: null, figure: { __typename: 'SuppressedFigure' } })
    }
    expect(await told('principal', school)).toHaveLength(2)
    // What the authority's survey tells of a unit is not replaced by one of the unit's own.
    const again = { ...input, questions: [{ ...draft.questions[0], kpiCode: `survey.${surveyId.replaceAll('-', '')}.1` }] }
    expect(await did(world, 'authority-admin', 'draftSurvey', again)).toBe('DONE')
    expect(await did(world, 'principal', 'draftSurvey', { ...again, organisationId: school })).toBe('KPI_UNKNOWN')
    expect(await told('principal', other)).toEqual([])
  })
})
