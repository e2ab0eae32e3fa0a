import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupId } from '../subgraphs/identity/demo/keys.ts'
import { id } from '../subgraphs/identity/keeping/keeping.testing.ts'
import { asSystem } from './database.ts'
import { seedSchools } from './database.schools.ts'
import { today } from './testing.database.ts'
import { openWorld, type World } from './testing.ts'

const person = (name: string) => `person(id: "${id(name)}")`
const seven = `group(id: "${groupId('ekhamraskolan/7A')}")`
const ids = (field: string) => `${field} { id }`
const nodes = (field: string) => `${field} { edges { node { id } } }`

/** What each persona finds of what the schools have done: how many, or the code of why nothing. */
const due: readonly (readonly [persona: string, of: string, field: string, found: number | string])[] = [
  ['teacher', seven, ids('teachingPlans'), 2],
  ['mentor', seven, ids('teachingPlans'), 1],
  ['teacher', person('Alva Bergström'), ids('assessmentDrafts'), 1],
  ['teacher', person('Alva Bergström'), nodes('submissions'), 1],
  ['teacher', seven, ids('talkRounds'), 0],
  ['mentor', seven, ids('talkRounds'), 1],
  ['mentor', person('Hugo Persson'), ids('supportCases'), 0],
  ['principal', person('Hugo Persson'), ids('supportCases'), 1],
  ['principal', person('Hugo Persson'), ids('actionProgrammes'), 1],
  ['special-educator', person('Hugo Persson'), ids('supportCases'), 1],
  ['special-educator', person('Alva Bergström'), ids('extraAdaptations'), 1],
  ['counsellor', person('Hugo Persson'), ids('supportCases'), 0],
  ['former-teacher', person('Amina Warsame'), nodes('assessments'), 1],
  ['adult-pupil', person('Amina Warsame'), nodes('assessments'), 1],
  ['substitute', seven, ids('teachingPlans'), 'ABSENT'],
  ['school-admin', seven, ids('teachingPlans'), 1],
  ['school-admin', person('Alva Bergström'), nodes('assessments'), 'FORBIDDEN'],
  ['principal-other-school', person('Nils Bergström'), ids('developmentPlans'), 1],
  ['guardian', person('Nils Bergström'), ids('developmentPlans'), 1],
  ['guardian', person('Nils Bergström'), ids('developmentTalks'), 1],
  ['guardian', person('Nils Bergström'), nodes('writtenAssessments'), 1],
  ['step-parent', person('Nils Bergström'), ids('teachingPlans'), 1],
  ['guardian', person('Alva Bergström'), nodes('assessments'), 2],
  ['guardian', person('Alva Bergström'), nodes('portfolio'), 1],
  ['guardian', person('Alva Bergström'), nodes('submissionFeedback'), 1],
  ['guardian', person('Alva Bergström'), 'talkOffers { permittedActions }', 1],
  ['guardian-other-parent', person('Alva Bergström'), ids('extraAdaptations'), 1],
  ['pupil', person('Alva Bergström'), nodes('portfolio'), 2],
  ['pupil', person('Alva Bergström'), nodes('submissions'), 1],
  ['protected-pupil', person('Elin Strand'), nodes('assessments'), 2],
  ['protected-guardian', person('Elin Strand'), nodes('assessments'), 2],
  ['blocked-guardian', person('Elin Strand'), nodes('assessments'), 'ABSENT'],
  ['guardian-other-school', seven, ids('teachingPlans'), 'ABSENT'],
  ['authority-admin', person('Alva Bergström'), nodes('assessments'), 'FORBIDDEN'],
]

describe('What the schools of the demo have done', () => {
  let world: World
  const seed = (day: string) =>
    asSystem(world.database.url, ['identity', 'administration', 'pedagogy'], (_, as) => seedSchools(as, day))
  beforeAll(async () => {
    world = await openWorld()
    await seed(today)
  })
  afterAll(() => world.stop())

  it('is found by each where it is theirs to see, and by nobody else', async () => {
    const got = []
    for (const [persona, of, field] of due) {
      const { data, errors } = await world.ask(persona, `{ of: ${of} { it: ${field} } }`)
      const it = data?.of?.it
      got.push([persona, of, field, errors[0]?.extensions.code ?? (data.of ? (it.edges ?? it).length : 'ABSENT')])
    }
    expect(got).toEqual(due)
  })

  it('is told to no feed, and is the same when it is seeded again', async () => {
    const counts = async () =>
      (await world.sql`select (select count(*) from pedagogy.change)::int as told, (select count(*) from pedagogy.assessment)::int as said,
        (select count(*) from pedagogy.talk_slot)::int as slots, (select count(*) from pedagogy.support_entry)::int as entries`)[0] // prettier-ignore
    const before = await counts()
    expect(before).toEqual({ told: 0, said: 41, slots: 20, entries: 2 })
    await seed(today)
    expect(await counts()).toEqual(before)
  })

  it('is of the school year of whatever day it is seeded on', async () => {
    for (const day of ['2026-07-01', '2027-01-02', '2028-02-29']) {
      await world.sql`truncate pedagogy.teaching_plan, pedagogy.assignment, pedagogy.assessment, pedagogy.written_assessment, pedagogy.talk_round,
        pedagogy.development_talk, pedagogy.development_plan, pedagogy.support_case, pedagogy.support_need, pedagogy.extra_adaptation cascade`
      await seed(day)
      const [row] = await world.sql`select academic_year from pedagogy.talk_round`
      expect(row!['academicYear']).toBe(day < '2027-07' ? '2026/27' : '2027/28')
    }
  })
})
