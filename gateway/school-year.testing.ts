import type { AskOptions, World } from '../scripts/testing.ts'
import { activityId, groupId } from '../subgraphs/identity/demo/keys.ts'
import { act, id, verdict } from '../subgraphs/identity/keeping/keeping.testing.ts'
import { mathsSyllabus, version } from '../subgraphs/pedagogy/assessment/assessment.testing.ts'
import { contentItemId, knowledgeCriterionId, syllabusVersionId } from '../subgraphs/pedagogy/curriculum/curriculum.ids.ts'
import { linkSyllabus } from '../subgraphs/pedagogy/pedagogy.testing.ts'

export const people = {
  alva: id('Alva Bergström'),
  elin: id('Elin Strand'),
  hugo: id('Hugo Persson'),
  nils: id('Nils Bergström'),
  wilma: id('Wilma Dahlgren'),
}
export const classes = {
  ofAlva: groupId('ekhamraskolan/7A'),
  ofNils: groupId('bjorkskolan/3A'),
  maths: activityId('ekhamraskolan/7A/Matematik'),
  mathsOfNils: activityId('bjorkskolan/3A/Matematik'),
  swedishOfNils: activityId('bjorkskolan/3A/Svenska'),
}
const { nils } = people

const swedish = syllabusVersionId('GRGRSVE01', 'LGR22', 1)
const untilYear3 = (of: string, item: string) => ({
  contentItemIds: [contentItemId(of, item)],
  criterionIds: [knowledgeCriterionId(of, '3', null)],
})
export const taught = {
  version,
  mathsSyllabus,
  items: [1, 2, 3].map((n) => contentItemId(version, `MA-7-9-${n}`)),
  criterion: knowledgeCriterionId(version, '9', 'C'),
  early: untilYear3(version, 'MA-1-3-1'),
  earlySwedish: untilYear3(swedish, 'SV-1-3-1'),
}
export const texts = {
  plan: {
    academicYear: '2026/27',
    syllabusVersionId: version,
    startDate: '2026-08-20',
    endDate: '2026-10-01',
    criterionIds: [],
    title: 'Procent',
    teaching: 'Vi räknar på rabatter och lån.',
    assessing: 'Ett prov i vecka 37.',
  },
  given: { instructions: 'Kapitel 1.', contentItemIds: [], criterionIds: [] },
  planning: { goals: 'Räkna till tusen.', schoolEfforts: 'Vi övar i par.', homeEfforts: 'Läs priser i affären.' },
}

/** Sara, who is the mentor of 7A, is the class teacher of 3A besides, and Nadia stands in for Johan from 8 October to 12 November. */
export async function arrange(world: World): Promise<void> {
  await world.sql`update identity.duty set person_id = ${id('Sara Holmgren')} where person_id = ${id('Anna-Karin Vestin')}`
  await linkSyllabus(world, 'ekhamraskolan/7A/Matematik', 'GRGRMAT01')
  await linkSyllabus(world, 'bjorkskolan/3A/Matematik', 'GRGRMAT01')
  await linkSyllabus(world, 'bjorkskolan/3A/Svenska', 'GRGRSVE01')
}

/** The schools have said of everybody that the year is over: as their registers do it in one go. */
export async function endYear({ sql }: World): Promise<void> {
  for (const table of ['activity_teacher', 'activity', 'group_membership', 'assignment_role'])
    await sql`update identity.${sql(table)} set end_date = '2027-06-30' where end_date is null and start_date <= '2027-06-30'`
}

export const person = (key: string): string => `person(id: "${key}")`
export const group = (key: string): string => `group(id: "${key}")`

/** Somebody does something: answers what it left behind, or the code of why nothing was done. */
const doer =
  (world: () => World) =>
  async (persona: string, name: string, input: object, fields = '', options: AskOptions = {}) => {
    const answer = await act(world(), persona, name, input, fields, options)
    const word = verdict(answer)
    if (word !== 'DONE') return word
    const { userErrors: _, ...left } = answer.data[name]
    const [first = 'DONE'] = Object.values(left)
    // oxlint-disable-next-line typescript/no-explicit-any
    return first as any
  }

/** Somebody looks at a field of somebody or something: answers what they see, or why they do not. */
const seer =
  (world: () => World) =>
  async (persona: string, of: string, field: string, options: AskOptions = {}) => {
    const { data, errors } = await world().ask(persona, `{ of: ${of} { it: ${field} } }`, options)
    if (errors.length > 0) return errors[0]!.extensions.code
    if (data.of === null) return 'ABSENT'
    const { it } = data.of
    return it?.edges ? it.edges.map(({ node }: { node: object }) => node) : it
  }

/** What people of a story do and see. */
export function storyOf(world: () => World) {
  const [does, sees] = [doer(world), seer(world)]
  return {
    does,
    sees,
    assessments: (persona: string, of: string, options = {}) =>
      sees(
        persona,
        person(of),
        'assessments { edges { node { id text number level { value } history { number } withdrawnAt } } }',
        options,
      ),
    ...talksOf(does, sees),
    ...plansOf(does, sees),
  }
}

type Does = ReturnType<typeof doer>
type Sees = ReturnType<typeof seer>

const talksOf = (does: Does, sees: Sees) => ({
  offers: (persona: string) => sees(persona, person(nils), 'talkOffers { slots { id isTaken } booking { id } permittedActions }'),
  book: (persona: string, slotId: string, more: object = {}) =>
    does(persona, 'bookTalk', { slotId, studentId: nils, ...more }, 'booking { id }'),
  /** Sara opens a round with 3A, with two times one afternoon. */
  async round(displayName: string, opens: string, closes: string, heldOn: string) {
    const window = { bookingOpensAt: `${opens}T07:00:00Z`, bookingClosesAt: `${closes}T22:00:00Z` }
    const opening = { groupId: classes.ofNils, displayName, ...window }
    const { id: roundId, version: expectedVersion } = await does('mentor', 'openTalkRound', opening, 'round { id version }')
    const times = { roundId, minutes: 20, breakMinutes: 5, days: [{ heldOn, startTime: '15:00', endTime: '16:00' }] }
    const { slots } = await does('mentor', 'publishTalkSlots', times, 'round { slots { id } }')
    return { published: { roundId, expectedVersion }, slots: slots.map((slot: { id: string }) => slot.id) }
  },
})

const plansOf = (does: Does, sees: Sees) => ({
  /** Sara writes of what pupils of 3A know in a subject. */
  write(activityId: string, semester: string, said: object, students: readonly string[] = [nils]) {
    const entry = { text: 'Du visar hur du tänker.', levelValue: 'GODTAGBARA', ...said }
    const input = {
      activityId,
      academicYear: '2026/27',
      semester,
      entries: students.map((studentId) => ({ studentId, ...entry })),
    }
    return does('mentor', 'writeWrittenAssessments', input, 'drafts { id version }')
  },
  publishWritten: (activityId: string, drafts: readonly { id: string }[]) =>
    does('mentor', 'publishWrittenAssessments', { activityId, draftIds: drafts.map((one) => one.id) }),
  markReady: (activityId: string, drafts: readonly { id: string }[]) =>
    does('mentor', 'markWrittenAssessmentsReady', { activityId, draftIds: drafts.map((one) => one.id) }),
  /** The terms of what Jenny may read of Nils in subjects; which, for the texts would be read by it. */
  terms: async (): Promise<string[]> =>
    (
      await sees('guardian', person(nils), 'writtenAssessments { edges { node { semester } } }', { assurance: 'SUBSTANTIAL' })
    ).map((one: { semester: string }) => one.semester),
  stage: async (persona: string) => (await sees(persona, person(nils), 'developmentPlanState { stage }')).stage,
  plans: (options = {}) => sees('guardian', person(nils), 'developmentPlans { goals number }', options),
})

/** The pupils of a group on the day of the story. */
export const pupilsOf = async ({ sql }: World, key: string, day: string): Promise<string[]> =>
  (
    await sql`select m.person_id from identity.group_membership m where m.group_id = ${key} and m.start_date <= ${day}
      and (m.end_date is null or m.end_date >= ${day}) order by 1`
  ).map((row) => row['personId'])
