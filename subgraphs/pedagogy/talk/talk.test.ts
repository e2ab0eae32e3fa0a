import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { askPast, pastTheRules } from '../pedagogy.testing.ts'
import { alva, elin, johan, openRound, sara, sevenA, withoutTalks } from '../talk_round/talk.testing.ts'

const ekhamra = unitId('ekhamraskolan')
const agreed = [
  { responsible: 'PUPIL', text: 'Alva läser tjugo minuter om dagen.', dueOn: '2026-12-18' },
  { responsible: 'SCHOOL', text: 'Uppgifter i mindre delar.' },
]
const talks = `developmentTalks { id heldOn semester academicYear documentationState teacher { id } agreements { responsible text dueOn followUp followedUpBy { id } }
  preparations { text isByPupil } permittedActions }`

describe('A development talk', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    await world.sql`delete from pedagogy.development_talk`
    await world.sql`delete from pedagogy.talk_preparation`
    await withoutTalks(world)
  })
  afterAll(() => world.stop())

  const record = (persona: string, more: object = {}, options = {}) =>
    act(world, persona, 'recordTalk', { studentId: alva, heldOn: '2026-11-20', agreements: agreed, ...more }, 'talk { id agreements { id } }', options) // prettier-ignore
  const recorded = async (more: object = {}) => (await record('mentor', more)).data.recordTalk.talk.id as string
  const share = (persona: string, talkId: string, expectedVersion = 1) =>
    did(world, persona, 'shareTalk', { talkId, expectedVersion })
  const read = async (persona: string, pupil = alva, assurance: 'LOW' | 'SUBSTANTIAL' = 'SUBSTANTIAL') => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${pupil}") { ${talks} } }`, { assurance })
    return errors[0]?.extensions.code ?? data.person?.developmentTalks ?? null
  }

  it('is advised about to the school when it is written, and saved as it was', async () => {
    const [first] = agreed
    const text = 'Alva är ofta sjuk, Hugo hjälper.'
    const given = { studentId: alva, heldOn: '2026-11-20', agreements: [{ ...first, text }] }
    const answer = await act(world, 'mentor', 'recordTalk', given, 'talk { id agreements { text warnings { kind word } } }')
    const { id: talkId, agreements } = answer.data.recordTalk.talk
    expect(agreements).toEqual([{ text, warnings: [{ kind: 'HEALTH_WORD', word: 'sjuk' }, { kind: 'OTHER_PUPIL', word: 'Hugo' }] }])
    expect(await share('mentor', talkId)).toBe('DONE')
    const asked = `{ person(id: "${alva}") { developmentTalks { agreements { warnings { word } } } } }`
    for (const persona of ['pupil', 'guardian'])
      expect((await world.ask(persona, asked)).errors[0]?.extensions.code, persona).toBe('FORBIDDEN')
    await world.sql`delete from pedagogy.talk_agreement`
    await world.sql`delete from pedagogy.development_talk`
  }) // prettier-ignore

  it('is the school’s own until it is shared, and home’s and the pupil’s from then on', async () => {
    const talkId = await recorded()
    const readers = async () => {
      const found = []
      for (const persona of everyone) if ((await read(persona))?.[0]?.id === talkId) found.push(persona)
      return found
    }
    expect(await readers()).toEqual(['principal', 'mentor'])
    expect(await share('mentor', talkId, 2)).toBe('CONFLICT')
    expect(await share('mentor', talkId)).toBe('DONE')
    expect(await readers()).toEqual(['principal', 'mentor', 'guardian', 'guardian-other-parent', 'pupil'])
    const [talk] = await read('guardian')
    expect(talk).toMatchObject({ heldOn: '2026-11-20', semester: 'HT', academicYear: '2026/27', documentationState: 'SHARED', teacher: { id: sara } }) // prettier-ignore
    expect(talk.agreements).toMatchObject(agreed)
    expect(talk.permittedActions).toEqual([])
    expect(await read('guardian', alva, 'LOW')).toBe('STEP_UP_REQUIRED')
    expect(await read('teacher', alva, 'LOW')).toBe('STEP_UP_REQUIRED')
    expect(await read('teacher')).toEqual([])
    for (const persona of ['school-admin', 'authority-admin', 'counsellor', 'step-parent'])
      expect(await read(persona), persona).toBe('FORBIDDEN')
    const fields =
      await world.sql`select distinct field from identity.read_event where subject_id = ${alva} and field like 'TalkAgreement%'`
    expect(fields.map((row) => row['field']).toSorted()).toEqual(['TalkAgreement.text', 'TalkAgreement.text!'])
  })

  it('is written by everybody exactly where it is permitted', async () => {
    for (const persona of everyone) {
      const { data } = await world.ask(persona, `{ person(id: "${alva}") { permittedTalkActions } }`)
      const may = (data?.person?.permittedTalkActions ?? []).includes('RECORD_TALK')
      expect(may, persona).toBe(persona === 'mentor')
      expect(verdict(await record(persona)) === 'DONE', persona).toBe(may)
    }
    expect(verdict(await record('mentor', {}, { assurance: 'LOW' }))).toBe('STEP_UP_REQUIRED')
    // Whom the talks of a pupil are with writes too, for as long as they are.
    const roundId = await openRound(world, { slots: false })
    await act(world, 'mentor', 'assignTalkTeacher', { roundId, studentId: alva, teacherId: johan })
    expect(verdict(await record('teacher'))).toBe('DONE')
    expect(await read('teacher')).toHaveLength(2)
    expect(await read('teacher', elin)).toEqual([])
    await act(world, 'mentor', 'assignTalkTeacher', { roundId, studentId: alva, teacherId: sara })
    expect(await read('teacher')).toEqual([])
    expect(verdict(await record('teacher'))).toBe('FORBIDDEN')
  })

  it.each([
    [{ studentId: unknown }, 'NOT_FOUND'],
    [{ studentId: id('Nils Bergström') }, 'NOT_FOUND'],
    [{ organisationId: unitId('bjorkskolan') }, 'NOT_ENROLLED'],
    [{ heldOn: '2026-11-23' }, 'DATE_INVALID'],
    [{ heldOn: '2025-10-01' }, 'DATE_INVALID'],
    [{ agreements: [{ ...agreed[0], dueOn: '2026-11-19' }] }, 'DATE_INVALID'],
    [{ agreements: [{ ...agreed[0], text: ' ' }] }, 'TEXT_INVALID'],
    [{ agreements: [{ ...agreed[0], text: 'x'.repeat(4001) }] }, 'TEXT_INVALID'],
    [{ agreements: Array.from({ length: 21 }, () => agreed[1]) }, 'TOO_MANY'],
  ])('with %j is not written down: %s', async (more, code) => expect(verdict(await record('mentor', more))).toBe(code))

  it('changes until it is shared, and afterwards only how it went', async () => {
    const talkId = await recorded()
    const revise = (expectedVersion: number, agreements: object[]) =>
      did(world, 'mentor', 'reviseTalk', { talkId, expectedVersion, heldOn: '2026-11-19', agreements })
    expect(await revise(1, [agreed[1]!])).toBe('DONE')
    expect(await revise(1, [])).toBe('CONFLICT')
    const asked = `{ person(id: "${alva}") { developmentTalks { agreements { id text } } } }`
    const agreementId = (await world.ask('mentor', asked)).data.person.developmentTalks[0].agreements[0].id
    const followUp = (persona: string, more: object = {}) =>
      did(world, persona, 'followUpAgreement', { talkId, agreementId, text: 'Det gick bra.', ...more })
    expect(await followUp('mentor')).toBe('NOT_SHARED')
    expect(await share('mentor', talkId, 2)).toBe('DONE')
    expect([await revise(3, []), await share('mentor', talkId, 3)]).toEqual(['SHARED', 'SHARED'])
    expect(await followUp('mentor', { agreementId: unknown })).toBe('AGREEMENT_NOT_FOUND')
    expect(await followUp('principal')).toBe('FORBIDDEN')
    expect(await followUp('mentor')).toBe('DONE')
    expect(await followUp('mentor')).toBe('DONE')
    const roundId = await openRound(world, { slots: false })
    await act(world, 'mentor', 'assignTalkTeacher', { roundId, studentId: alva, teacherId: johan })
    expect(await followUp('teacher')).toBe('FOLLOWED_UP')
    const [talk] = await read('pupil')
    expect(talk.agreements).toEqual([{ responsible: 'SCHOOL', text: 'Uppgifter i mindre delar.', dueOn: null, followUp: 'Det gick bra.', followedUpBy: { id: sara } }]) // prettier-ignore
    const past = (name: string, statement: string) =>
      pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count)
    expect(await past('Sara Holmgren', `update pedagogy.development_talk set held_on = '2026-11-01'`)).toBe(0)
    expect(await past('Sara Holmgren', 'delete from pedagogy.talk_agreement')).toBe(0)
    const forged = `update pedagogy.talk_agreement set followed_up_by_id = '${johan}'`
    await expect(past('Sara Holmgren', forged)).rejects.toMatchObject({ code: '42501' })
    for (const name of ['Jenny Bergström', 'Alva Bergström', 'Anders Hellström', 'Johan Lindqvist'])
      expect(await past(name, `update pedagogy.talk_agreement set follow_up = 'x', followed_up_on = '2026-11-20'`), name).toBe(0)
  })

  it('and its agreements are of one pupil, whoever writes', async () => {
    const talkId = await recorded()
    const astray = `insert into pedagogy.talk_agreement values (gen_random_uuid(), '${talkId}', '${elin}', 1, 'PUPIL', 'x')`
    await expect(world.sql.unsafe(astray)).rejects.toMatchObject({ constraint_name: 'talk_agreement_of_talk' })
    await expect(pastTheRules(world, sara, (tx) => tx.unsafe(astray))).rejects.toMatchObject({ code: '42501' })
  })

  it('past the rules is seen by those alone who may', async () => {
    await record('mentor', { studentId: elin })
    const shared = await recorded()
    await share('mentor', shared)
    const seen = (name: string) => askPast(world, id(name), 'select student_id from pedagogy.development_talk union all select student_id from pedagogy.talk_agreement') // prettier-ignore
    const count = async (name: string) => (await seen(name)).length
    expect(await count('Sara Holmgren')).toBe(6)
    expect(await count('Anders Hellström')).toBe(6)
    for (const name of ['Jenny Bergström', 'Marcus Öberg', 'Alva Bergström']) expect(await count(name), name).toBe(3)
    for (const name of [
      'Elin Strand',
      'Katarina Strand',
      'Peter Lund',
      'Johan Lindqvist',
      'Göran Åkesson',
      'Nadia Rahimi',
      'Lena Forsberg',
      'Robert Sjögren',
      'Petra Sandström',
      'Monica Berglund',
      'Maria Söderberg',
      'David Nyberg',
    ])
      // prettier-ignore
      expect(await count(name), name).toBe(0)
    await share('mentor', (await world.sql`select id from pedagogy.development_talk where student_id = ${elin}`)[0]!['id'])
    for (const name of ['Elin Strand', 'Katarina Strand']) expect(await count(name), name).toBe(3)
    expect(await count('Peter Lund')).toBe(0)
  })

  it('of one’s own child is somebody else’s to write, and read as home reads it', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${alva}, ${id('Anders Hellström')}, 'ANNAN_ANSVARIG', '2014-01-01'),
        (gen_random_uuid(), ${elin}, ${sara}, 'ANNAN_ANSVARIG', '2014-01-01')`
    await recorded()
    expect(await read('principal')).toEqual([])
    expect(verdict(await record('mentor', { studentId: elin }))).toBe('OWN_CHILD')
    await world.sql`delete from identity.responsible where person_id = any(${[sara, id('Anders Hellström')]}::uuid[])
      and relation_type = 'ANNAN_ANSVARIG'`
  })

  it('is another system’s where that is master of plans', async () => {
    const talkId = await recorded()
    const master = await world.sql`update identity.master_system set domain = 'GRADES' where domain = 'PLANS' and organisation_id = ${ekhamra} returning id` // prettier-ignore
    expect(verdict(await record('mentor'))).toBe('MASTERED_ELSEWHERE')
    expect(await share('mentor', talkId)).toBe('MASTERED_ELSEWHERE')
    await world.sql`update identity.master_system set domain = 'PLANS' where id = ${master[0]!['id']}`
  })

  it('is nothing to whom the pupil\'s talks were with in an earlier round, whenever that was', async () => {
    const first = await openRound(world)
    await act(world, 'mentor', 'assignTalkTeacher', { roundId: first, studentId: alva, teacherId: johan })
    await did(world, 'mentor', 'closeTalkRound', { roundId: first, expectedVersion: 2 })
    await recorded()
    expect(await read('teacher')).toHaveLength(1)
    const second = await openRound(world, { slots: false })
    for (const opened of ['2026-11-20', '2026-11-21']) {
      await world.sql`update pedagogy.talk_round set bookable_from = ${`${opened}T07:00:00Z`} where id = ${second}`
      expect([await read('teacher'), await share('teacher', (await read('mentor'))[0].id), verdict(await record('teacher'))], opened).toEqual([[], 'NOT_FOUND', 'FORBIDDEN'])
    }
  }) // prettier-ignore

  it('is its own unit\'s: who mentors the pupil elsewhere neither reads a draft of it nor writes there', async () => {
    const bjork = unitId('bjorkskolan')
    const past = (statement: string, given = {}) =>
      pastTheRules(world, sara, async (tx) => (await tx.unsafe(statement)).count, given).catch(({ code }) => code as string)
    const [draft, shared] = [crypto.randomUUID(), crypto.randomUUID()]
    const there = (key: string, by: string, sharedAt: string) => `insert into pedagogy.development_talk (id, student_id, organisation_id, teacher_id, academic_year, semester, held_on, documentation_state, shared_at)
      values ('${key}', '${alva}', '${bjork}', '${by}', '2025/26', 'VT', '2026-03-01', ${sharedAt === 'null' ? `'DRAFT'` : `'SHARED'`}, ${sharedAt})`
    for (const [key, at] of [[draft, 'null'], [shared, 'now()']] as const) {
      await world.sql.unsafe(there(key, id('Lena Forsberg'), at))
      await world.sql.unsafe(`insert into pedagogy.talk_agreement values (gen_random_uuid(), '${key}', '${alva}', 0, 'HOME', 'x')`)
    }
    const seen = await read('mentor')
    expect(seen.map((one: any) => [one.id, one.permittedActions])).toEqual([[shared, []]])
    const revise = { talkId: draft, expectedVersion: 1, heldOn: '2026-11-20', agreements: [] }
    expect([await did(world, 'mentor', 'reviseTalk', revise), await share('mentor', draft)]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    expect([await past('select from pedagogy.development_talk'), await past('update pedagogy.development_talk set version = 9'),
      await past('delete from pedagogy.talk_agreement'), await past(`update pedagogy.talk_agreement set follow_up = 'x', followed_up_on = '2026-11-22', followed_up_by_id = '${sara}'`)]).toEqual([1, 0, 0, 0])
    // Nor where the pupil goes besides.
    const [enrolment] = await world.sql`insert into identity.enrolment select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', ${bjork}::text))).*
      from identity.enrolment e where e.pupil_id = ${alva} and e.organisation_id = ${ekhamra} limit 1 returning id`
    const answers = [verdict(await record('mentor', { organisationId: bjork })), await past(there(crypto.randomUUID(), sara, 'null')), verdict(await record('mentor', { organisationId: ekhamra }))]
    await world.sql`delete from identity.enrolment where id = ${enrolment!['id']}`
    expect(answers).toEqual(['FORBIDDEN', '42501', 'DONE'])
    expect([await past('select from pedagogy.development_talk', { assurance: 'LOW' }), await past('select from pedagogy.talk_agreement', { assurance: 'LOW' }),
      await past('update pedagogy.development_talk set version = 9', { assurance: 'LOW' })]).toEqual([0, 0, 0])
  }) // prettier-ignore

  it('is told by the log of reads to nobody before it is shared', async () => {
    await world.sql`truncate identity.read_event`
    const talkId = await recorded()
    const told = async (persona: string) => {
      await read('mentor')
      await world.ask('pupil', `{ person(id: "${alva}") { talkPreparations { text } } }`)
      const { data } = await world.ask(persona, `{ person(id: "${alva}") { readEvents(filter: { isOwnExcluded: false }) { edges { node { fields } } } } }`)
      return data.person.readEvents.edges.flatMap(({ node }: any) => node.fields).filter((field: string) => field.includes('alk'))
    }
    await act(world, 'pupil', 'prepareTalk', { studentId: alva, text: 'Bara mitt.', isSubmitted: false }, 'preparation { text }')
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil']) expect(await told(persona), persona).toEqual([])
    const noted = await world.sql`select distinct field from identity.read_event where subject_id = ${alva} order by 1`
    expect(noted.map(({ field }) => field)).toEqual(expect.arrayContaining(['Person.developmentTalks!', 'TalkAgreement.text!', 'TalkPreparation.text!']))
    await share('mentor', talkId)
    expect(await told('guardian')).toEqual(expect.arrayContaining(['Person.developmentTalks', 'TalkAgreement.text']))
  }) // prettier-ignore

  it('in the extract of a protected pupil does not say where, or with whom', async () => {
    const { data } = await record('mentor', { studentId: elin })
    await share('mentor', data.recordTalk.talk.id)
    for (const persona of ['protected-guardian', 'protected-pupil']) {
      const answer = await world.ask(persona, `{ person(id: "${elin}") { pedagogyRegister { concepts { concept rows } } } }`)
      const text = JSON.stringify(answer.data.person.pedagogyRegister)
      expect([text.includes('Alva läser tjugo'), text.includes(ekhamra), text.includes('Sara Holmgren')], persona).toEqual([true, false, false])
    }
  }) // prettier-ignore

  it('of a child in preschool is written by the preschool teacher whom it is with', async () => {
    const group = groupId('smultronet/Blåsippan')
    const [child] = await world.sql`select m.person_id, g.organisation_id from identity.group_membership m join identity."group" g on g.id = m.group_id
      where g.id = ${group} and m.end_date is null order by 1 limit 1`
    const [by, round] = [id('Fatima Haddad'), crypto.randomUUID()]
    const write = () => act(world, 'care-staff', 'recordTalk', { studentId: child!['personId'], heldOn: '2026-11-20', agreements: [] }, 'talk { id }').then(verdict)
    expect(await write()).toBe('FORBIDDEN')
    await world.sql`insert into pedagogy.talk_round (id, organisation_id, group_id, academic_year, semester, display_name, bookable_from, bookable_until, opened_by_id)
      values (${round}, ${child!['organisationId']}, ${group}, '2026/27', 'HT', 'x', '2026-11-01', '2026-12-01', ${by})`
    await world.sql`insert into pedagogy.talk_responsibility values (gen_random_uuid(), ${round}, ${child!['personId']}, ${by}, ${by})`
    const [master] = await world.sql`insert into identity.master_system select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', ${child!['organisationId']}::text))).*
      from identity.master_system m where m.domain = 'PLANS' and m.organisation_id = ${ekhamra} returning id`
    const answer = await write()
    await world.sql`delete from identity.master_system where id = ${master!['id']}`
    expect(answer).toBe('DONE')
  }) // prettier-ignore

  it('of who goes to after-school care too is the school\'s', async () => {
    const [enrolment] = await world.sql`insert into identity.enrolment select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'school_type', 'FTH'))).*
      from identity.enrolment e where e.pupil_id = ${alva} and e.organisation_id = ${ekhamra} limit 1 returning id`
    await world.sql`update identity.master_system set school_type = 'GR' where domain = 'PLANS' and organisation_id = ${ekhamra}`
    const answer = verdict(await record('mentor'))
    await world.sql`update identity.master_system set school_type = null where domain = 'PLANS' and organisation_id = ${ekhamra}`
    await world.sql`delete from identity.enrolment where id = ${enrolment!['id']}`
    expect(answer).toBe('DONE')
  }) // prettier-ignore

  describe('is prepared', () => {
    const prepare = (persona: string, more: object = {}, options = {}) =>
      act(world, persona, 'prepareTalk', { studentId: alva, text: 'Mer tid för matematik.', isSubmitted: false, ...more }, 'preparation { id isByPupil version }', options) // prettier-ignore
    const texts = async (persona: string) => {
      const asked = `{ person(id: "${alva}") { talkPreparations { text isByPupil author { id } } } }`
      const { data, errors } = await world.ask(persona, asked, { assurance: 'SUBSTANTIAL' })
      return errors[0]?.extensions.code ?? data.person?.talkPreparations?.map(({ text }: { text: string }) => text) ?? null
    }

    it('by the pupil and each guardian for themselves, and read by others once it is handed in', async () => {
      expect((await prepare('pupil')).data.prepareTalk.preparation).toMatchObject({ isByPupil: true, version: 1 })
      expect((await prepare('guardian', { text: 'Läsning.' })).data.prepareTalk.preparation).toMatchObject({ isByPupil: false })
      expect([await texts('pupil'), await texts('guardian')]).toEqual([['Mer tid för matematik.'], ['Läsning.']])
      for (const persona of ['mentor', 'principal', 'guardian-other-parent', 'teacher']) expect(await texts(persona), persona).toEqual([]) // prettier-ignore
      expect((await prepare('pupil', { text: 'Klart.', isSubmitted: true })).data.prepareTalk.preparation).toMatchObject({ version: 2 }) // prettier-ignore
      expect(verdict(await prepare('pupil', { text: 'Nej.' }))).toBe('ALREADY_SUBMITTED')
      for (const persona of ['mentor', 'principal', 'guardian-other-parent', 'pupil'])
        expect(await texts(persona), persona).toEqual(['Klart.'])
      expect(await texts('teacher')).toEqual([])
      const talkId = await recorded()
      expect((await read('mentor'))[0].preparations).toEqual([{ text: 'Klart.', isByPupil: true }])
      await share('mentor', talkId)
      const past = await askPast(world, id('Alva Bergström'), `update pedagogy.talk_preparation set text = 'x' returning id`)
      expect(past).toEqual([])
    })

    it('by a pupil of age alone, whoever still reads', async () => {
      const amina = id('Amina Warsame')
      const [guardian] = await world.sql`select r.person_id, e.organisation_id from identity.responsible r join identity.enrolment e on e.pupil_id = r.pupil_id
        where r.pupil_id = ${amina} and r.relation_type = 'VARDNADSHAVARE' limit 1`
      await world.sql`update identity.responsible set adult_consent = true where pupil_id = ${amina}`
      const insert = (by: string, role: string) => pastTheRules(world, by, (tx) => tx.unsafe(`insert into pedagogy.talk_preparation (id, student_id, organisation_id, author_id, author_role, academic_year, semester, text)
        values (gen_random_uuid(), '${amina}', '${guardian!['organisationId']}', '${by}', '${role}', '2026/27', 'HT', 'x')`)).then(({ count }) => count, ({ code }) => code as string)
      const answers = [await insert(guardian!['personId'], 'GUARDIAN'), await insert(amina, 'PUPIL')]
      await world.sql`update identity.responsible set adult_consent = false where pupil_id = ${amina}`
      expect(answers).toEqual(['42501', 1])
    }) // prettier-ignore

    it('by nobody else, and by pupils where the unit says so', async () => {
      for (const persona of everyone) {
        const may = ['guardian', 'guardian-other-parent', 'pupil'].includes(persona)
        expect(verdict(await prepare(persona)) === 'DONE', persona).toBe(may)
      }
      expect(verdict(await prepare('pupil', {}, { assurance: 'LOW' }))).toBe('STEP_UP_REQUIRED')
      expect(verdict(await prepare('pupil', { text: '' }))).toBe('TEXT_INVALID')
      await world.sql`insert into pedagogy.teaching_policy (organisation_id, is_pupil_preparing) values (${ekhamra}, false)`
      expect(verdict(await prepare('pupil'))).toBe('NOT_PREPARING')
      expect(verdict(await prepare('guardian'))).toBe('DONE')
      await world.sql`delete from pedagogy.teaching_policy`
      const forged = `insert into pedagogy.talk_preparation (id, student_id, organisation_id, author_id, author_role, academic_year, semester, text)
        values (gen_random_uuid(), '${alva}', '${ekhamra}', '${id('Jenny Bergström')}', 'PUPIL', '2025/26', 'HT', 'x')`
      await expect(pastTheRules(world, id('Jenny Bergström'), (tx) => tx.unsafe(forged))).rejects.toMatchObject({ code: '42501' })
    })
  })

  it('is missing of those with whom none was held in the term, for those who lead them', async () => {
    const missing = async (persona: string, day = '') => {
      const { data, errors } = await world.ask(persona, `{ group(id: "${sevenA}") { missingTalks${day} { id } } }`)
      return errors[0]?.extensions.code ?? data.group?.missingTalks?.map((one: { id: string }) => one.id) ?? null
    }
    expect(await missing('mentor')).toHaveLength(20)
    // The day before the term counts to none.
    await recorded({ heldOn: '2026-08-16' })
    expect(await missing('mentor')).toContain(alva)
    await recorded()
    await record('mentor', { studentId: elin })
    for (const persona of ['mentor', 'principal']) {
      const found = await missing(persona)
      expect(found, persona).toHaveLength(18)
      expect(found).not.toContain(alva)
    }
    expect(await missing('mentor', '(on: "2027-02-01")')).toHaveLength(20)
    expect(await missing('teacher')).toEqual([])
    expect(await missing('guardian')).toBe('FORBIDDEN')
    world.takeStatements()
    await missing('mentor')
    expect(world.takeStatements().filter((one) => one.includes('missingTalks'))).toHaveLength(1)
  })
})
