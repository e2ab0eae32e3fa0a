import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../scripts/testing.ts'
import { groupId } from '../subgraphs/identity/demo/keys.ts'
import { authorityId, unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { id } from '../subgraphs/identity/keeping/keeping.testing.ts'
import { testOf } from '../subgraphs/pedagogy/assignment/assignment.testing.ts'
import { arrange, classes, endYear, group, people, person, pupilsOf, storyOf, taught, texts } from './school-year.testing.ts'

const { alva, elin, hugo, nils, wilma } = people
const { ofAlva, ofNils, maths, mathsOfNils, swedishOfNils } = classes
const { version: ofMathematics, mathsSyllabus, items, criterion, early, earlySwedish } = taught
const ekhamra = unitId('ekhamraskolan')
const LOW = { assurance: 'LOW' } as const
const SUBSTANTIAL = { assurance: 'SUBSTANTIAL' } as const

describe('A school year', () => {
  let world: World
  const { does, sees, assessments, offers, round, book, write, publishWritten, markReady, stage, plans, terms } = storyOf(() => world)
  const kept: Record<string, any> = {}
  beforeAll(async () => {
    world = await openWorld()
    await arrange(world)
  })
  afterAll(() => world.stop())

  const day = (date: string, happens: string, story: () => Promise<void>) =>
    it(`${date}: ${happens}`, async () => {
      world.travel(date)
      await story()
    })

  day('2026-08-19', 'Johan plans mathematics with 7A, and home sees it when he has published it', async () => {
    const { id: teachingPlanId } = await does('teacher', 'draftTeachingPlan', { groupId: ofAlva, ...texts.plan, contentItemIds: [] }, 'teachingPlan { id version }')
    expect(await does('teacher', 'publishTeachingPlan', { teachingPlanId, expectedVersion: 1 })).toBe('NO_CONTENT')
    const { academicYear: _, syllabusVersionId: __, ...text } = texts.plan
    await does('teacher', 'changeTeachingPlanDraft', { teachingPlanId, expectedVersion: 1, ...text, contentItemIds: items })
    const shared = await does('teacher', 'addPlanAuthor', { teachingPlanId, personId: id('Emma Backlund') }, 'teachingPlan { version authors { displayName } }')
    expect(shared.authors).toEqual([{ displayName: 'Johan Lindqvist' }, { displayName: 'Emma Backlund' }])
    const plans = (persona: string) => sees(persona, group(ofAlva), 'teachingPlans { edition { title } }')
    for (const persona of ['pupil', 'guardian', 'mentor']) expect(await plans(persona), persona).toEqual([])
    await does('teacher', 'publishTeachingPlan', { teachingPlanId, expectedVersion: shared.version })
    for (const persona of ['pupil', 'guardian', 'mentor', 'protected-pupil']) expect(await plans(persona), persona).toEqual([{ edition: { title: 'Procent' } }])
    for (const persona of ['guardian-other-school', 'principal-other-school', 'blocked-guardian']) expect(await plans(persona), persona).toBe('ABSENT')
    kept.teachingPlanId = teachingPlanId
  })

  day('2026-08-20', 'he copies the plan to 7B, where it is a draft; that of 7A stays', async () => {
    const copy = { teachingPlanId: kept.teachingPlanId, groupId: groupId('ekhamraskolan/7B'), academicYear: '2026/27', startDate: '2027-01-11', endDate: '2027-02-12' }
    const copied = await does('teacher', 'copyTeachingPlan', copy, 'teachingPlan { state draft { title contentItems { id } } }')
    expect(copied).toMatchObject({ state: 'DRAFT', draft: { title: 'Procent', contentItems: [{}, {}, {}] } })
    expect(await sees('pupil', group(ofAlva), 'teachingPlans { state }')).toEqual([{ state: 'PUBLISHED' }])
  })

  day('2026-08-26', 'Sara plans mathematics with 3A', async () => {
    const planned = { groupId: ofNils, ...texts.plan, title: 'Hamnen', ...early }
    const { id: teachingPlanId } = await does('mentor', 'draftTeachingPlan', planned, 'teachingPlan { id }')
    expect(await does('mentor', 'publishTeachingPlan', { teachingPlanId, expectedVersion: 1 })).toBe('DONE')
    expect(await sees('step-parent', person(nils), 'teachingPlans { edition { title } }')).toEqual([{ edition: { title: 'Hamnen' } }])
  })

  day('2026-09-02', 'Johan gives a test that is the third of its week, is warned, and gives it all the same', async () => {
    await testOf(world, '00000000-0000-4000-8000-00000000c001', 'Svenska', '2026-09-07', id('Malin Sjöstrand'))
    await testOf(world, '00000000-0000-4000-8000-00000000c002', 'Engelska', '2026-09-08', id('Emma Backlund'))
    const test = { activityId: maths, kind: 'TEST', title: 'Prov: procent', ...texts.given, assignedOn: '2026-09-02', dueOn: '2026-09-10', isTakingSubmissions: false }
    const { id: assignmentId } = await does('teacher', 'planAssignment', test, 'assignment { id }')
    expect(await sees('teacher', `assignment(id: "${assignmentId}")`, 'testWeekWarnings { week tests limit }')).toEqual([{ week: '2026-W37', tests: 3, limit: 2 }])
    expect(await does('teacher', 'publishAssignment', { assignmentId, expectedVersion: 1 })).toBe('DONE')
    const calendar = 'examCalendar(startDate: "2026-09-01", endDate: "2026-09-30") { edges { node { dueOn title } } }'
    for (const persona of ['pupil', 'guardian', 'mentor'])
      expect((await sees(persona, person(alva), calendar)).map(({ dueOn }: any) => dueOn), persona).toEqual(['2026-09-07', '2026-09-08', '2026-09-10'])
    const homework = { ...test, kind: 'HOMEWORK', title: 'Läxa 1', dueOn: '2026-09-09', isTakingSubmissions: true }
    const { id: homeworkId } = await does('teacher', 'planAssignment', homework, 'assignment { id }')
    await does('teacher', 'publishAssignment', { assignmentId: homeworkId, expectedVersion: 1 })
    kept.homeworkId = homeworkId
  })

  day('2026-09-09', 'Alva hands in her homework, which home does not read; what Johan says of it home does', async () => {
    const { id: submissionId } = await does('pupil', 'submitWork', { assignmentId: kept.homeworkId, text: 'Jag räknade med andelen.' }, 'submission { id }')
    expect(await sees('guardian', person(alva), 'submissions { edges { node { text } } }')).toBe('FORBIDDEN')
    expect(await does('teacher', 'giveFeedback', { submissionId, text: 'Du visar hur du tänker.' })).toBe('DONE')
    expect(await sees('guardian', person(alva), 'submissionFeedback { edges { node { text } } }', SUBSTANTIAL)).toEqual([{ text: 'Du visar hur du tänker.' }])
  })

  day('2026-09-11', 'he assesses the whole class in one act; home sees it when he publishes', async () => {
    const pupils = await pupilsOf(world, ofAlva, '2026-09-11')
    expect(pupils).toHaveLength(21)
    expect(pupils).toEqual(expect.arrayContaining([elin, wilma]))
    const entries = pupils.map((studentId) => ({ studentId, levelValue: 'C', text: studentId === alva ? 'Alva är duktig' : 'Du visar hur du räknar.' }))
    const occasion = { activityId: maths, kind: 'SUMMATIVE', title: 'Prov: procent', assessedOn: '2026-09-10', contentItemIds: items.slice(0, 2), criterionIds: [criterion] }
    const drafts = await does('teacher', 'assessPupils', { ...occasion, entries }, 'drafts { id text student { id } warnings { word position length } }')
    const hers = drafts.find(({ student }: any) => student?.id === alva)
    expect(hers).toMatchObject({ text: 'Alva är duktig', warnings: [{ word: 'duktig', position: 8, length: 6 }] })
    expect(await assessments('pupil', alva)).toEqual([])
    expect(await does('teacher', 'publishAssessments', { activityId: maths, draftIds: drafts.map((one: any) => one.id) })).toBe('DONE')
    expect(await assessments('pupil', alva, SUBSTANTIAL)).toMatchObject([{ text: 'Alva är duktig', level: { value: 'C' } }])
    for (const persona of ['pupil', 'guardian']) expect(await assessments(persona, alva, LOW), persona).toBe('STEP_UP_REQUIRED')
    expect(await assessments('protected-guardian', elin, SUBSTANTIAL)).toHaveLength(1)
    expect(await assessments('teacher', wilma)).toHaveLength(1)
    Object.assign(kept, { occasion, first: hers.id, ofHugo: drafts.find(({ student }: any) => student?.id === hugo).id })
  })

  day('2026-09-18', 'he writes of Alva anew and takes back what he wrote of Hugo; home sees what stands', async () => {
    const revised = await does('teacher', 'reviseAssessment', { assessmentId: kept.first }, 'draft { id version }')
    const entries = [{ studentId: alva, levelValue: 'B', text: 'Du väljer metod efter uppgiften.', expectedVersion: revised.version }]
    await does('teacher', 'assessPupils', { ...kept.occasion, entries })
    expect(await assessments('guardian', alva)).toMatchObject([{ text: 'Alva är duktig', number: 1 }])
    expect(await does('teacher', 'publishAssessments', { activityId: maths, draftIds: [revised.id] })).toBe('DONE')
    expect(await assessments('guardian', alva)).toMatchObject([{ text: 'Du väljer metod efter uppgiften.', number: 2, history: [] }])
    expect((await assessments('mentor', alva))[0]).toMatchObject({ number: 2, history: [{ number: 1 }] })
    expect(await does('teacher', 'withdrawAssessment', { assessmentId: kept.ofHugo, expectedVersion: 1, reason: 'Fel elev' })).toBe('DONE')
    expect(await assessments('mentor', hugo)).toMatchObject([{ withdrawnAt: expect.any(String) }])
  })

  day('2026-09-21', 'he adapts his teaching to Alva; home reads the decision, as far as the principal lets it', async () => {
    const adapting = { studentId: alva, organisationId: ekhamra, syllabusId: mathsSyllabus, decision: 'Längre tid på prov.' }
    const { id: extraAdaptationId } = await does('teacher', 'addAdaptation', adapting, 'extraAdaptation { id }')
    await does('teacher', 'noteAdaptation', { extraAdaptationId, text: 'Blir färdig nu.' })
    const adaptations = (field: string) => sees('guardian', person(alva), `extraAdaptations { ${field} }`)
    expect(await adaptations('decision')).toEqual([{ decision: 'Längre tid på prov.' }])
    expect(await adaptations('notes { text }')).toBe('FORBIDDEN')
    expect(await sees('special-educator', person(alva), 'extraAdaptations { notes { text } }')).toEqual([{ notes: [{ text: 'Blir färdig nu.' }] }])
    const policy = { organisationId: ekhamra, maxTestsPerWeek: 2, isPupilPreparing: true, gradesFromYear: 6 }
    expect(await does('principal', 'setTeachingPolicy', { ...policy, isShowingAdaptations: false, expectedVersion: 0 })).toBe('DONE')
    expect(await adaptations('decision')).toEqual([])
    expect(await does('principal', 'setTeachingPolicy', { ...policy, isShowingAdaptations: true, expectedVersion: 1 })).toBe('DONE')
    expect(await adaptations('decision')).toHaveLength(1)
  })

  day('2026-10-05', 'Sara opens talks with 3A, which home has no part of before she publishes times', async () => {
    kept.autumn = await round('Hösten', '2026-10-05', '2026-10-16', '2026-10-19')
    expect(kept.autumn.slots).toHaveLength(2)
    expect(await offers('guardian')).toEqual([])
    expect(await does('mentor', 'publishTalkRound', kept.autumn.published)).toBe('DONE')
    expect(await offers('guardian')).toMatchObject([{ slots: [{ isTaken: false }, { isTaken: false }], permittedActions: ['BOOK_TALK'] }])
  })

  day('2026-10-07', 'Jenny books a time, and Nils has his talk: David books none besides', async () => {
    const [first, second] = kept.autumn.slots
    expect(await book('guardian', first, { studentId: hugo })).toBe('STUDENT_NOT_FOUND')
    kept.booking = (await book('guardian', first, { message: 'Vi vill tala om läsning.' })).id
    expect(await book('step-parent', second)).toBe('ALREADY_BOOKED')
    const bookings = (persona: string, field: string) => sees(persona, group(ofNils), `talkRounds { bookings { ${field} } }`)
    expect(await bookings('mentor', 'message')).toEqual([{ bookings: [{ message: 'Vi vill tala om läsning.' }] }])
    expect(await bookings('principal-other-school', 'student { id }')).toEqual([{ bookings: [{ student: { id: nils } }] }])
    expect(await bookings('principal-other-school', 'message')).toBe('FORBIDDEN')
  })

  day('2026-10-08', 'David cancels with a word to the teacher, nobody is sent a notice, and Jenny books another time', async () => {
    const notices = async () => (await world.sql`select from administration.notification`).count
    const before = await notices()
    const cancelled = await does('step-parent', 'cancelTalkBooking', { bookingId: kept.booking, message: 'Vi är bortresta.' }, 'booking { cancellation { text } }')
    expect(cancelled.cancellation).toEqual({ text: 'Vi är bortresta.' })
    expect((await offers('guardian'))[0]).toMatchObject({ slots: [{ isTaken: false }, { isTaken: false }], booking: null })
    expect(await book('guardian', kept.autumn.slots[1])).toHaveProperty('id')
    expect(await notices()).toBe(before)
    const told = await world.sql`select entity from pedagogy.change where entity like 'Talk%' order by position`
    expect(told.map(({ entity }) => entity).slice(-4)).toEqual(['TalkBooking', 'TalkBooking', 'TalkCancellation', 'TalkBooking'])
  })

  day('2026-10-12', 'both his parents prepare the talk, each for themselves', async () => {
    const prepare = (persona: string, text: string, isSubmitted: boolean) => does(persona, 'prepareTalk', { studentId: nils, text, isSubmitted })
    expect(await prepare('guardian', 'Han läser gärna högt.', true)).toBe('DONE')
    expect(await prepare('step-parent', 'Matematik är svårt.', false)).toBe('DONE')
    expect(await sees('mentor', person(nils), 'talkPreparations { text }')).toEqual([{ text: 'Han läser gärna högt.' }])
  })

  day('2026-10-14', 'Johan reports that Alva may need support; Nadia stands in for him, and Wilma has left', async () => {
    const need = { studentId: alva, organisationId: ekhamra, text: 'Når kanske inte kriterierna.', adaptationsTried: 'Längre tid på prov.' }
    kept.need = (await does('teacher', 'reportSupportNeed', need, 'supportNeed { id }')).id
    const entries = [{ studentId: hugo, text: 'Du prövar flera vägar.' }]
    await does('teacher', 'assessPupils', { ...kept.occasion, kind: 'FORMATIVE', title: 'Vecka 42', entries })
    expect(await sees('substitute', person(hugo), 'assessmentDrafts { title }')).toEqual([{ title: 'Vecka 42' }])
    expect(await assessments('teacher', wilma)).toBe('ABSENT')
  })

  const cases = (persona: string, options = {}) => sees(persona, person(alva), 'supportCases { id state }', options)
  const step = async (name: string, input: object = {}) => {
    const [one] = await sees('principal', person(alva), 'supportCases { version }')
    return does('principal', name, { supportCaseId: kept.case, expectedVersion: one.version, ...input })
  }

  day('2026-10-15', 'Anders opens a case and names Karin; nobody else knows of it', async () => {
    const opening = { studentId: alva, organisationId: ekhamra, needIds: [kept.need] }
    kept.case = (await does('principal', 'openSupportCase', opening, 'supportCase { id }')).id
    const naming = { supportCaseId: kept.case, personId: id('Karin Nyström'), reason: 'Utreder.' }
    expect(await does('principal', 'nameOnSupportCase', naming)).toBe('DONE')
    expect(await step('startSupportInvestigation')).toBe('DONE')
    for (const persona of ['principal', 'special-educator']) expect(await cases(persona), persona).toEqual([{ id: kept.case, state: 'INVESTIGATING' }])
    for (const persona of ['special-educator', 'teacher']) expect(await cases(persona, SUBSTANTIAL), persona).toBe('STEP_UP_REQUIRED')
    for (const persona of ['counsellor', 'teacher', 'mentor']) expect(await cases(persona), persona).toEqual([])
    for (const persona of ['guardian', 'pupil', 'school-admin', 'authority-admin']) expect(await cases(persona), persona).toBe('FORBIDDEN')
    const reads = await sees('guardian', person(alva), 'readEvents(first: 100) { edges { node { fields } } }')
    expect(reads.length).toBeGreaterThan(0)
    expect(JSON.stringify(reads)).not.toMatch(/support/i)
  })

  day('2026-10-19', 'Sara holds the talk with Nils and his parents, who read what was agreed', async () => {
    const missing = () => sees('mentor', group(ofNils), 'missingTalks { id }')
    expect(await missing()).toContainEqual({ id: nils })
    const agreements = [{ responsible: 'HOME', text: 'Nils läser högt varje kväll.', dueOn: '2026-12-18' }]
    const { id: talkId, version } = await does('mentor', 'recordTalk', { studentId: nils, heldOn: '2026-10-19', agreements }, 'talk { id version }')
    const talks = (options = {}) => sees('step-parent', person(nils), 'developmentTalks { agreements { text } }', options)
    expect(await talks()).toEqual([])
    expect(await does('mentor', 'shareTalk', { talkId, expectedVersion: version ?? 1 })).toBe('DONE')
    expect(await talks(SUBSTANTIAL)).toEqual([{ agreements: [{ text: 'Nils läser högt varje kväll.' }] }])
    expect(await missing()).not.toContainEqual({ id: nils })
    kept.autumnTalk = talkId
  })

  day('2026-11-02', 'Anders hears Alva and her parents, concludes, and decides an action programme that says who follows it up', async () => {
    const adopt = () => step('decideActionProgramme', { decision: 'ADOPT', draftVersion: 1 })
    expect(await step('concludeSupportInvestigation', { conclusion: 'Behöver räkna mer.' })).toBe('NOT_HEARD')
    await step('recordSupportHearing', { party: 'PUPIL', heardOn: '2026-10-26', text: 'Tycker att det går för fort.' })
    await step('recordSupportHearing', { party: 'GUARDIANS', heardOn: '2026-10-27', text: 'Ser samma sak hemma.' })
    await step('involvePupilHealthInCase', { involvedOn: '2026-10-28', text: 'Specialpedagogen har deltagit.' })
    expect(await step('concludeSupportInvestigation', { conclusion: 'Behöver räkna mer.' })).toBe('DONE')
    expect(await adopt()).toBe('NO_DRAFT')
    const content = { needs: 'Räkna säkert.', measures: 'Två pass i veckan.', followUpOn: '2027-02-10', followUpById: id('Karin Nyström') }
    expect(await does('special-educator', 'draftActionProgramme', { supportCaseId: kept.case, expectedVersion: 0, ...content })).toBe('DONE')
    expect(await adopt()).toBe('DONE')
    const programmes = () => sees('principal', person(alva), 'actionProgrammes { id needs lastAppealDate }')
    kept.programme = (await programmes())[0].id
    await does('principal', 'recordServing', { actionProgrammeId: kept.programme, servedOn: '2026-11-02' })
    expect(await programmes()).toMatchObject([{ needs: 'Räkna säkert.', lastAppealDate: '2026-11-23' }])
  })

  day('2026-11-09', 'Maria lets guardians read programmes, not investigations, and takes it back', async () => {
    const home = (field: string) => sees('guardian', person(alva), field, SUBSTANTIAL)
    const decide = (guardianSees: string[], expectedVersion: number) =>
      does('authority-admin', 'setSupportPolicy', { organisationId: authorityId, guardianSees, expectedVersion, reason: 'Nämndens beslut.' })
    expect(await home('actionProgrammes { needs }')).toEqual([])
    expect(await decide(['ACTION_PROGRAMME'], 0)).toBe('DONE')
    expect(await home('actionProgrammes { needs }')).toEqual([{ needs: 'Räkna säkert.' }])
    expect(await home('supportInvestigations { conclusion }')).toEqual([])
    expect(await decide([], 1)).toBe('DONE')
    expect(await home('actionProgrammes { needs }')).toEqual([])
  })

  day('2026-11-13', 'Nadia has gone back: nothing of 7A is hers any more', async () => {
    expect(['ABSENT', 'FORBIDDEN']).toContain(await sees('substitute', person(hugo), 'assessmentDrafts { title }'))
    expect(await does('substitute', 'assessPupils', { ...kept.occasion, entries: [{ studentId: hugo, text: 'x' }] })).toBe('NOT_FOUND')
  })

  day('2026-11-23', 'Sara writes of all that 3A know in two subjects, each tied to what the syllabus says', async () => {
    const students = await pupilsOf(world, ofNils, '2026-11-23')
    const inMaths = await write(mathsOfNils, 'HT', early, students)
    expect(inMaths).toHaveLength(12)
    const unlinked = await write(swedishOfNils, 'HT', { ...earlySwedish, criterionIds: [] })
    expect(await publishWritten(swedishOfNils, unlinked)).toBe('NO_CRITERION')
    expect(await markReady(swedishOfNils, await write(swedishOfNils, 'HT', { ...earlySwedish, expectedVersion: 1 }))).toBe('DONE')
    expect(await markReady(mathsOfNils, inMaths)).toBe('DONE')
    expect(await sees('guardian', person(nils), 'writtenAssessments { edges { node { text } } }')).toEqual([])
  })

  day('2026-12-07', 'she publishes the development plan of Nils after his talk, and may undo it until home has read it; Alva, who gets grades, has none', async () => {
    const other = (await pupilsOf(world, ofNils, '2026-12-07')).find((one) => one !== nils)!
    const begun = await does('mentor', 'beginDevelopmentPlan', { studentId: other }, 'draft { id version }')
    await does('mentor', 'writeDevelopmentPlan', { planId: begun.id, expectedVersion: begun.version, ...texts.planning })
    const publish = (planId: string, expectedVersion: number) => does('mentor', 'publishDevelopmentPlan', { planId, talkId: kept.autumnTalk, expectedVersion })
    expect(await publish(begun.id, 2)).toBe('NO_TALK')
    const { id: planId } = await does('mentor', 'beginDevelopmentPlan', { studentId: nils }, 'draft { id }')
    await does('mentor', 'writeDevelopmentPlan', { planId, expectedVersion: 1, ...texts.planning })
    // What its teachers say is ready in mathematics and Swedish goes with it, and back with it.
    expect(await publish(planId, 2)).toBe('DONE')
    expect([await stage('guardian'), await terms()]).toEqual(['PUBLISHED', ['HT', 'HT']])
    expect(await does('mentor', 'undoDevelopmentPlan', { planId })).toBe('DONE')
    expect([await stage('guardian'), await plans(), await terms()]).toEqual(['NOT_BEGUN', [], []])
    expect(await publish(planId, 3)).toBe('DONE')
    expect(await plans(SUBSTANTIAL)).toEqual([{ goals: 'Räkna till tusen.', number: 2 }])
    expect(await does('mentor', 'undoDevelopmentPlan', { planId })).toBe('ALREADY_READ')
    expect(await does('mentor', 'beginDevelopmentPlan', { studentId: alva })).toBe('NOT_REQUIRED')
    kept.planId = planId
  })

  day('2027-01-13', 'Johan follows up what of the syllabus 7A has met', async () => {
    const years = 'years: { fromYear: 7, toYear: 9 }'
    const coverage = await sees('teacher', group(ofAlva), `coverage(academicYear: "2026/27", syllabusVersionId: "${ofMathematics}", ${years}) { state }`)
    expect(coverage.map(({ state }: any) => state)).toEqual(['MET', 'MET', 'MET', 'NOT_PLANNED'])
  })

  day('2027-02-10', 'Karin follows up the action programme', async () => {
    const how = { actionProgrammeId: kept.programme, followedUpOn: '2027-02-10', text: 'Går framåt.', outcome: 'CONTINUE' }
    expect(await does('special-educator', 'followUpActionProgramme', how)).toBe('DONE')
    expect(await does('teacher', 'followUpActionProgramme', how)).toBe('NOT_FOUND')
  })

  day('2027-03-15', 'Alva shows what she chooses of her own', async () => {
    const add = (title: string) => does('pupil', 'addPortfolioEntry', { studentId: alva, title, text: 'Jag byggde en bro.', occurredOn: '2027-03-12' }, 'entry { id version }')
    const [shown] = [await add('Bron'), await add('Skissen')]
    expect(await does('pupil', 'sharePortfolioEntry', { entryId: shown.id, expectedVersion: shown.version })).toBe('DONE')
    const portfolio = (persona: string) => sees(persona, person(alva), 'portfolio { edges { node { title } } }', SUBSTANTIAL)
    expect(await portfolio('guardian')).toEqual([{ title: 'Bron' }])
    expect(await portfolio('pupil')).toHaveLength(2)
  })

  day('2027-03-22', 'in spring both parents book at once, and one of them does', async () => {
    kept.spring = await round('Våren', '2027-03-22', '2027-04-09', '2027-04-12')
    await does('mentor', 'publishTalkRound', kept.spring.published)
    const answers = await Promise.all([book('guardian', kept.spring.slots[0]), book('step-parent', kept.spring.slots[1])])
    expect(answers.filter((answer) => answer === 'ALREADY_BOOKED')).toHaveLength(1)
    expect(answers.filter((answer) => answer?.id)).toHaveLength(1)
  })

  day('2027-04-20', 'who has taught 7A, or leads another school, has nothing of it', async () => {
    for (const persona of ['former-teacher', 'substitute', 'principal-other-school'])
      for (const field of ['assessments { edges { cursor } }', 'extraAdaptations { decision }', 'supportCases { id }', 'developmentTalks { id }'])
        expect(await sees(persona, person(alva), field), `${persona} ${field}`).toBe('ABSENT')
  })

  day('2027-05-17', 'Sara writes down the talk of the spring, what Nils knows, and the plan anew: there is one of the school year', async () => {
    const { id: talkId } = await does('mentor', 'recordTalk', { studentId: nils, heldOn: '2027-04-12', agreements: [] }, 'talk { id }')
    expect(await does('mentor', 'shareTalk', { talkId, expectedVersion: 1 })).toBe('DONE')
    expect(await publishWritten(mathsOfNils, await write(mathsOfNils, 'VT', early))).toBe('DONE')
    expect(await does('mentor', 'beginDevelopmentPlan', { studentId: nils })).toBe('ALREADY_BEGUN')
    const [{ id: planId, version }] = await sees('mentor', person(nils), 'developmentPlanDrafts { id version }')
    expect(planId).toBe(kept.planId)
    await does('mentor', 'writeDevelopmentPlan', { planId, expectedVersion: version, ...texts.planning, goals: 'Räkna till tiotusen.' })
    expect(await plans()).toEqual([{ goals: 'Räkna till tusen.', number: 2 }])
    expect(await does('mentor', 'publishDevelopmentPlan', { planId, talkId, expectedVersion: version + 1 })).toBe('DONE')
    expect(await plans()).toEqual([{ goals: 'Räkna till tiotusen.', number: 3 }])
  })

  day('2027-05-24', 'Anders ends the programme and closes the case', async () => {
    expect(await step('decideActionProgramme', { decision: 'END', reason: 'Når kriterierna nu.' })).toBe('DONE')
    expect(await step('closeSupportCase', { reason: 'Inget stöd behövs.' })).toBe('DONE')
    expect(await cases('special-educator')).toEqual([{ id: kept.case, state: 'CLOSED' }])
  })

  day('2027-05-28', 'the authority is told how far pupils have come, and of no pupil', async () => {
    const facts = await world.sql`select semester, level_value, is_reached, count(*)::int from pedagogy.knowledge_fact
      where is_counted and academic_year = '2026/27' group by 1, 2, 3 order by 1`
    expect(facts).toMatchObject([
      { semester: 'HT', levelValue: 'GODTAGBARA', isReached: true, count: 2 },
      { semester: 'VT', levelValue: 'GODTAGBARA', isReached: true, count: 1 },
    ])
    expect(await sees('analyst', person(nils), 'id')).toBe('ABSENT')
  })

  day('2027-06-07', 'Johan puts the plan away, which stays for those who saw it', async () => {
    const [{ version }] = await sees('teacher', group(ofAlva), 'teachingPlans { version }')
    expect(await does('teacher', 'archiveTeachingPlan', { teachingPlanId: kept.teachingPlanId, expectedVersion: version })).toBe('DONE')
    expect(await sees('pupil', group(ofAlva), 'teachingPlans { state }')).toEqual([{ state: 'ARCHIVED' }])
  })

  day('2027-07-01', 'the year is over: Johan reaches nothing of it, and Jenny all that was hers', async () => {
    await endYear(world)
    expect(await assessments('teacher', alva)).toBe('ABSENT')
    expect(await assessments('guardian', alva, SUBSTANTIAL)).toHaveLength(1)
    expect(await plans(SUBSTANTIAL)).toHaveLength(1)
    expect(await sees('guardian', person(nils), 'developmentTalks { heldOn }', SUBSTANTIAL)).toHaveLength(2)
    expect(await terms()).toHaveLength(3)
  })
}) // prettier-ignore
