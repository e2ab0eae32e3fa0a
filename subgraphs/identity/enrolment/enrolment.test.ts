import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { civicNumbers } from '../demo/civic-numbers.ts'
import { demoId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { act, did, id, keptHere, pastTheRules, recorder, unknown, verdict } from '../keeping/keeping.testing.ts'

const ekhamraskolan = unitId('ekhamraskolan')
const enrolmentId = (name: string, type = 'GR') => demoId('Enrolment', `${slug(name)} ${type}`)

describe('Enrolments', () => {
  let world: World
  let spare: string[]
  beforeAll(async () => {
    world = await openWorld()
    const used = (await world.sql`select civic_no from identity.person`).map((row) => row['civicNo'])
    spare = civicNumbers.filter((number) => number.startsWith('201') && !used.includes(number))
    if (spare.length < 3) throw new Error('There are too few numbers that nobody of the demo has.')
  })
  beforeEach(() => world.travel())
  afterAll(() => world.stop())

  const numberOf = async (name: string): Promise<string> =>
    (await world.sql`select civic_no from identity.person where id = ${id(name)}`)[0]!['civicNo']
  const place = { organisationId: ekhamraskolan, schoolType: 'GR', schoolYear: 5, startDate: '2026-11-22' }
  const named = { givenName: 'Tilda', familyName: 'Sjö' }
  const enrol = (persona: string, input: object, options = {}) =>
    act(world, persona, 'enrolPupil', { ...place, ...input }, 'organisation { displayName }', options)
  const seen = async (persona: string, person: string) =>
    (await world.ask(persona, `{ person(id: "${person}") { displayName } }`)).data.person?.displayName
  const placesOf = (person: string) =>
    world.sql`select id, organisation_id, start_date, end_date, is_cancelled from identity.enrolment where pupil_id = ${person}`
  const personWith = async (number: string) => (await world.sql`select * from identity.person where civic_no = ${number}`)[0]!
  const coming = async (persona: string, first = 50, after: string | null = null) => {
    const query = `query ($first: Int, $after: String) { organisation(id: "${ekhamraskolan}") { comingEnrolments(first: $first, after: $after) {
      edges { node { id pupilName startDate permittedActions } } pageInfo { hasNextPage endCursor } } } }`
    const { data, errors } = await world.ask(persona, query, { variables: { first, after } })
    return errors[0]?.extensions.code ?? data.organisation.comingEnrolments
  }

  it('are kept where their master is: what Extens owns is refused by name', async () => {
    const { data } = await enrol('principal', { civicNo: spare[0], ...named })
    expect(data.enrolPupil).toMatchObject({ organisation: null, userErrors: [{ code: 'MASTERED_ELSEWHERE' }] })
    expect(data.enrolPupil.userErrors[0].message).toContain('Extens')
    const ending = { enrolmentId: enrolmentId('Alva Bergström'), endDate: '2026-12-20' }
    expect(await did(world, 'principal', 'endEnrolment', ending)).toBe('MASTERED_ELSEWHERE')
    await world.sql`update identity.master_system set school_type = 'VUXGR' where domain = 'PERSONS' and organisation_id <> ${unitId('smultronet')}`
    expect(await did(world, 'principal', 'endEnrolment', ending)).toBe('DONE')
    const adult = { schoolType: 'VUXGR', schoolYear: null, civicNo: spare[0], ...named }
    expect(verdict(await enrol('principal', adult))).toBe('MASTERED_ELSEWHERE')
    await world.sql`update identity.enrolment set end_date = null where id = ${enrolmentId('Alva Bergström')}`
    await keptHere(world)
  })

  it('are made in the same words for who is new, who comes from another school and who is protected', async () => {
    expect(await seen('school-admin', id('Tilde Sjögren'))).toBeUndefined()
    const answers = []
    for (const civicNo of [spare[0]!, await numberOf('Tilde Sjögren'), await numberOf('Leo Fransson')]) {
      const { status, data, errors } = await enrol('school-admin', { civicNo, ...named })
      answers.push(JSON.stringify({ status, data, errors }))
    }
    expect(answers[0]).toBe(
      '{"status":200,"data":{"enrolPupil":{"organisation":{"displayName":"Ekhamraskolan"},"userErrors":[]}},"errors":[]}',
    )
    expect(new Set(answers).size).toBe(1)
    // A name that is known stays: it comes from the population register.
    const [place_] = await world.sql`select id from identity.enrolment where pupil_id = ${id('Tilde Sjögren')} and is_awaited`
    expect(await seen('school-admin', id('Tilde Sjögren'))).toBeUndefined()
    expect(await did(world, 'guardian-other-school', 'confirmEnrolment', { enrolmentId: place_!['id'] })).toBe('DONE')
    expect(await seen('school-admin', id('Tilde Sjögren'))).toBe('Tilde Sjögren')
    expect(await seen('principal-other-school', id('Tilde Sjögren'))).toBeUndefined()
    expect(await placesOf(id('Tilde Sjögren'))).toHaveLength(2)
    const registered = await personWith(spare[0]!)
    expect(registered).toMatchObject({ ...named, securityMarking: 'INGEN', sourceSystemId: null })
    expect(registered['birthDate'].replaceAll('-', '')).toBe(spare[0]!.slice(0, 8))
    for (const persona of ['school-admin', 'principal', 'authority-admin'])
      expect(await seen(persona, registered['id'])).toBe('Tilda Sjö')
    // A number opens nobody who is protected, not even to the principal: a source system has to have the place too.
    expect(await seen('principal', id('Leo Fransson'))).toBeUndefined()
    await world.sql`update identity.enrolment set source_system_id = (select id from identity.source_system where code = 'extens')
      where pupil_id = ${id('Leo Fransson')} and is_awaited`
    expect(await seen('principal', id('Leo Fransson'))).toBe('Leo Fransson')
    for (const persona of ['school-admin', 'authority-admin', 'teacher'])
      expect(await seen(persona, id('Leo Fransson'))).toBeUndefined()
  })

  it('are not made twice, and of a protected pupil nobody is told', async () => {
    const [again, unseen] = [await numberOf('Tilde Sjögren'), await numberOf('Leo Fransson')]
    expect(verdict(await enrol('school-admin', { civicNo: again, ...named, startDate: '2027-01-07' }))).toBe('ALREADY_ENROLLED')
    // It was given to the source system above: the administrator of the unit sees none, and there is nothing more to do.
    expect(verdict(await enrol('school-admin', { civicNo: unseen, ...named }))).toBe('DONE')
    expect(verdict(await enrol('principal', { civicNo: unseen, ...named }))).toBe('ALREADY_ENROLLED')
    expect(await placesOf(id('Leo Fransson'))).toHaveLength(2)
  })

  it('are written down once for each key, and never with the number', async () => {
    const written = await recorder(world)
    const input = { civicNo: '20160301TF07', ...named, idempotencyKey: 'moving-in' }
    const answers = await Promise.all([enrol('principal', input), enrol('principal', input), enrol('principal', input)])
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1)
    expect(await written()).toEqual({ acts: ['enrolPupil'], changed: ['Person', 'Enrolment'] })
    expect(await personWith('20160301TF07')).toMatchObject({ birthDate: '2016-03-01', sex: 'OKANT' })
    expect(verdict(await enrol('principal', { ...input, schoolYear: 6 }))).toBe('BAD_USER_INPUT')
    const [kept] = await world.sql`select count(*)::int as count from (select a::text as row from identity.audit a
      union all select i::text from identity.idempotency i union all select c::text from identity.change c) r where row like '%TF07%'`
    expect(kept).toEqual({ count: 0 })
  })

  it('of somebody new made by two at once register one person', async () => {
    const input = { civicNo: spare[2], ...named }
    const both = await Promise.all([
      enrol('principal', input),
      act(world, 'principal-other-school', 'enrolPupil', { ...place, ...input, organisationId: unitId('bjorkskolan') }),
    ])
    expect(both.map(verdict)).toEqual(['DONE', 'DONE'])
    expect(await placesOf((await personWith(spare[2]!))['id'])).toHaveLength(2)
  })

  it.each([
    [{ civicNo: '201401011234' }, 'CIVIC_NO_INVALID'],
    [{ civicNo: undefined }, 'PERSON_UNCLEAR'],
    [{ personId: unknown }, 'PERSON_UNCLEAR'],
    [{ familyName: '  ' }, 'NAME_INVALID'],
    [{ schoolType: 'FS' }, 'SCHOOL_TYPE_INVALID'],
    [{ schoolYear: 11 }, 'SCHOOL_YEAR_INVALID'],
    [{ endDate: '2026-11-21' }, 'DATES_INVALID'],
    [{ startDate: '1990-01-01' }, 'DATES_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('are not made of %j', async (wrong, code) => {
    const written = await recorder(world)
    expect(verdict(await enrol('principal', { civicNo: spare[1], ...named, ...wrong }))).toBe(code)
    expect(await written()).toEqual({ acts: [], changed: [] })
  })

  it('are made by those who keep the unit alone, and from SUBSTANTIAL', async () => {
    for (const persona of ['teacher', 'guardian', 'analyst', 'account-sync', 'principal-other-school'])
      expect(verdict(await enrol(persona, { civicNo: spare[1], ...named }))).toBe('FORBIDDEN')
    const low = await enrol('principal', { civicNo: spare[1], ...named }, { assurance: 'LOW' })
    expect(verdict(low)).toBe('STEP_UP_REQUIRED')
    const byTeacher = `insert into identity.enrolment (id, pupil_id, organisation_id, school_type, start_date)
      values (gen_random_uuid(), '${id('Tilde Sjögren')}', '${ekhamraskolan}', 'GR', '2026-11-22')`
    await expect(pastTheRules(world, 'Johan Lindqvist', byTeacher)).rejects.toThrow('row-level security')
    const registering = `insert into identity.person (id, given_name, family_name) values (gen_random_uuid(), 'En', 'Annan')`
    await expect(pastTheRules(world, 'Johan Lindqvist', registering)).rejects.toThrow('row-level security')
    const marked = registering.replace('name)', 'name, security_marking)').replace("'Annan')", "'Annan', 'SEKRETESSMARKERING')")
    await expect(pastTheRules(world, 'Monica Berglund', marked)).rejects.toThrow('row-level security')
  })

  it('by id are for one’s own: a name in the staff directory is as good as none', async () => {
    const verdicts = []
    for (const personId of [id('Lena Forsberg'), id('Hanna Fransson'), unknown, 'no id'])
      verdicts.push(JSON.stringify((await enrol('school-admin', { personId, schoolType: 'VUXGR', schoolYear: null })).data))
    expect(new Set(verdicts).size).toBe(1)
    expect(verdicts[0]).toContain('PERSON_NOT_FOUND')
    expect(verdict(await enrol('school-admin', { personId: id('Jenny Bergström'), schoolType: 'VUXGR', schoolYear: null }))).toBe(
      'DONE',
    )
    await world.sql`delete from identity.enrolment where pupil_id = ${id('Jenny Bergström')}`
  })

  it('to come are known by name to those who lead the unit, and can be cancelled until the day', async () => {
    const start = { startDate: '2027-01-07' }
    for (const name of ['Nils Bergström', 'Leo Fransson', 'Viggo Sjögren']) {
      await world.sql`delete from identity.enrolment where pupil_id = ${id(name)} and organisation_id = ${ekhamraskolan}`
      expect(verdict(await enrol('school-admin', { civicNo: await numberOf(name), ...named, ...start }))).toBe('DONE')
    }
    // Whoever is here already is waited for, and not told of until their home has agreed.
    const waiting = (await coming('school-admin')).edges.map(({ node }: any) => node.pupilName)
    expect([waiting.length >= 3, new Set(waiting)]).toEqual([true, new Set([null])])
    const awaited = async (name: string) =>
      (await world.sql`select id from identity.enrolment where pupil_id = ${id(name)} and is_awaited`)[0]!['id'] as string
    const [viggo, nils, leo] = await Promise.all(['Viggo Sjögren', 'Nils Bergström', 'Leo Fransson'].map(awaited))
    expect(await did(world, 'principal-other-school', 'cancelEnrolment', { enrolmentId: nils })).toBe('NOT_FOUND')
    expect(await did(world, 'guardian', 'confirmEnrolment', { enrolmentId: nils })).toBe('DONE')
    expect(await did(world, 'guardian-other-school', 'confirmEnrolment', { enrolmentId: viggo })).toBe('DONE')
    await world.sql`update identity.enrolment set is_awaited = false where id = ${leo!}`
    const { edges, pageInfo } = await coming('school-admin')
    expect(edges.map(({ node }: any) => node.pupilName).toSorted()).toEqual(['Nils Bergström', 'Viggo Sjögren'])
    expect(edges[0].node.permittedActions).toEqual(['END_ENROLMENT', 'CANCEL_ENROLMENT'])
    const one = await coming('principal', 1)
    const two = await coming('principal', 1, one.pageInfo.endCursor)
    expect([...one.edges, ...two.edges].map(({ node }: any) => node.id)).toEqual(edges.map(({ node }: any) => node.id))
    expect([one.pageInfo.hasNextPage, two.pageInfo.hasNextPage, pageInfo.hasNextPage]).toEqual([true, false, false])
    expect(await coming('teacher')).toBe('FORBIDDEN')
    expect((await coming('principal-other-school')).edges).toEqual([])
    expect(await seen('school-admin', id('Viggo Sjögren'))).toBeUndefined()

    expect(await did(world, 'principal', 'cancelEnrolment', { enrolmentId: viggo })).toBe('DONE')
    expect(await did(world, 'principal', 'cancelEnrolment', { enrolmentId: viggo })).toBe('ALREADY_CANCELLED')
    expect(await did(world, 'teacher', 'cancelEnrolment', { enrolmentId: nils })).toBe('FORBIDDEN')
    // Björkskolan sees where its pupil goes, and has no say in it.
    expect(await did(world, 'principal-other-school', 'cancelEnrolment', { enrolmentId: nils })).toBe('FORBIDDEN')
    world.travel('2027-01-07')
    expect(await seen('school-admin', id('Viggo Sjögren'))).toBeUndefined()
    expect(await seen('school-admin', id('Nils Bergström'))).toBe('Nils Bergström')
    expect(await did(world, 'principal', 'cancelEnrolment', { enrolmentId: nils })).toBe('ALREADY_BEGUN')
  })

  it('end with their last day, and with it all that the school saw', async () => {
    const enrolment = { enrolmentId: enrolmentId('Alva Bergström') }
    expect(await did(world, 'principal', 'endEnrolment', { ...enrolment, endDate: '2026-11-21' })).toBe('DATE_INVALID')
    const { data } = await act(
      world,
      'school-admin',
      'endEnrolment',
      { ...enrolment, endDate: '2026-11-22' },
      'enrolment { endDate }',
    )
    expect(data.endEnrolment).toEqual({ enrolment: { endDate: '2026-11-22' }, userErrors: [] })
    for (const persona of ['teacher', 'principal', 'school-admin'])
      expect(await seen(persona, id('Alva Bergström'))).toBeDefined()
    world.travel('2026-11-23')
    for (const persona of ['teacher', 'principal', 'school-admin', 'authority-admin'])
      expect(await seen(persona, id('Alva Bergström'))).toBeUndefined()
    const gone = await act(world, 'principal', 'endEnrolment', { ...enrolment, endDate: '2026-12-01' })
    const nothing = await act(world, 'principal', 'endEnrolment', { enrolmentId: unknown, endDate: '2026-12-01' })
    expect(gone.data).toEqual(nothing.data)
    expect(verdict(gone)).toBe('NOT_FOUND')
  })

  it('of a protected pupil are ended by the principal; to the school administrator there are none', async () => {
    const elin = { enrolmentId: enrolmentId('Elin Strand'), endDate: '2026-11-30' }
    expect(await did(world, 'school-admin', 'endEnrolment', elin)).toBe('NOT_FOUND')
    expect(await did(world, 'authority-admin', 'endEnrolment', elin)).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'endEnrolment', elin)).toBe('DONE')
    const change = `update identity.enrolment set end_date = '2026-11-25' where id = '${elin.enrolmentId}'`
    expect(await pastTheRules(world, 'Monica Berglund', change)).toBe(0)
    expect(await pastTheRules(world, 'Johan Lindqvist', change)).toBe(0)
  })
})
