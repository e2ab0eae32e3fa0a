import { expect } from 'vitest'
import type { World } from '../../../scripts/testing.ts'
import { personId, slug } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, verdict } from '../../identity/keeping/keeping.testing.ts'
import { openPool, type Write } from '../../shared/database.ts'
import { randomId } from '../../shared/ids.ts'
import { rolesOf } from '../../shared/rows.ts'
import { closeSurveys } from '../survey_result/survey_result.closing.ts'

const { viewer, authority, system } = rolesOf('governance')

interface As {
  readonly role?: 'viewer' | 'authority'
  readonly kind?: 'PERSON' | 'CLIENT' | 'UNIT' | 'SUBJECT'
  readonly day?: string
}

/** Asks the database itself as somebody, past every rule of fields and acts; what is written stays. */
export const pastTheRules = <Result>(
  { sql }: Pick<World, 'sql'>,
  viewerId: string,
  work: (tx: Write) => Promise<Result>,
  { role = 'viewer', kind = 'PERSON', day = '2026-11-22' }: As = {},
): Promise<Result> =>
  sql.begin(async (tx) => {
    await tx`select set_config('role', ${role === 'viewer' ? viewer : authority}, true), set_config('skolgraf.viewer_id', ${viewerId}, true),
      set_config('skolgraf.viewer_kind', ${kind}, true), set_config('skolgraf.assurance', 'LOW', true),
      set_config('skolgraf.today', ${day}, true), set_config('skolgraf.now', ${`${day}T11:00:00Z`}, true)`
    const result = await work(tx)
    await tx`select set_config('role', 'none', true)`
    return result
  }) as Promise<Result>

/** The id of somebody of the demo, by name. */
export const named = (name: string) => personId(slug(name))

/** Answers past the graph, as somebody, for a unit; answers why not, if so. */
export const answerAs = (
  world: Pick<World, 'sql'>,
  person: string,
  survey: string,
  unit: string,
  answers: readonly number[],
  as: As = {},
) =>
  pastTheRules(
    world,
    person,
    async (tx) => {
      const [row] = await tx`select access.answer_survey(${survey}, ${unit}, ${answers as number[]}::smallint[]) as fault`
      return row!['fault'] as string | null
    },
    as,
  )

/** What is done every night, on some night. */
export async function tonight({ database }: World, day: string) {
  const pool = openPool(database.url, { max: 1, role: system })
  try {
    return await closeSurveys(pool, { now: new Date(`${day}T01:00:00Z`), newId: randomId })
  } finally {
    await pool.end()
  }
}

/** Ekhamraskolan. */
export const school = unitId('ekhamraskolan')
/** Björkskolan. */
export const other = unitId('bjorkskolan')
/** What can be answered to the second question. */
export const yesOrNo = [
  { text: 'Ja', counts: 'AGREES' },
  { text: 'Nej', counts: 'DISAGREES' },
  { text: 'Vet ej', counts: 'NO_OPINION' },
]
/** What can be answered to the first question. */
export const scale = [
  { text: 'Stämmer helt', counts: 'AGREES' },
  { text: 'Stämmer', counts: 'AGREES' },
  { text: 'Stämmer dåligt', counts: 'DISAGREES' },
  { text: 'Stämmer inte', counts: 'DISAGREES' },
]
/** What Ekhamraskolan asks its pupils, by school year. */
export const draft = {
  organisationId: school,
  title: 'Trivsel och trygghet',
  audience: 'PUPIL',
  schoolTypes: ['GR'],
  breakdown: 'SCHOOL_YEAR',
  opensOn: '2026-11-22',
  closesOn: '2026-11-27',
  questions: [
    { text: 'Jag känner mig trygg i skolan', kind: 'SCALE', options: scale },
    { text: 'Vet du vem du kan vända dig till?', kind: 'YES_NO', options: yesOrNo },
  ],
}

/** What a story of surveys does again and again. */
export function storyOf(world: () => World) {
  const drafted = async (persona: string, input: object): Promise<string> => {
    const answer = await act(world(), persona, 'draftSurvey', input, 'survey { id version }')
    expect([verdict(answer), answer.errors]).toEqual(['DONE', []])
    return answer.data.draftSurvey.survey.id
  }

  const opened = async (persona: string, input: object, more: object = {}): Promise<string> => {
    const surveyId = await drafted(persona, input)
    expect(await did(world(), persona, 'openSurvey', { surveyId, expectedVersion: 1, ...more })).toBe('DONE')
    return surveyId
  }

  const questionsOf = async (surveyId: string) =>
    (await world().sql`select id from governance.survey_question where survey_id = ${surveyId} order by position`).map(
      ({ id }) => id as string,
    )

  const answering = async (surveyId: string, options: readonly number[], organisationId: string = school) => ({
    surveyId,
    organisationId,
    answers: (await questionsOf(surveyId)).map((questionId, n) => ({ questionId, option: options[n] })),
  })

  /** The pupils of years 4 to 9 of Ekhamraskolan. */
  const pupils = async (): Promise<{ pupilId: string; schoolYear: number }[]> =>
    world().sql`select pupil_id, school_year from identity.enrolment where organisation_id = ${school} and school_type = 'GR'
    and not is_cancelled and start_date <= '2026-11-22' and coalesce(end_date, 'infinity') >= '2026-11-22' order by pupil_id`

  return { drafted, opened, answering, pupils }
}
