import type { World } from '../../scripts/testing.ts'
import { syllabusId } from '../administration/grading/grading.syllabuses.ts'
import { activityId } from '../identity/demo/keys.ts'
import type { Write } from '../shared/database.ts'
import { rolesOf } from '../shared/rows.ts'
import type { Assurance } from '../shared/viewer.ts'

interface Past {
  readonly assurance?: Assurance
  readonly day?: string
  readonly kind?: 'PERSON' | 'CLIENT' | 'SUBJECT'
}

/** Asks the database itself as somebody, past every field rule, and takes back whatever was written. */
export async function pastTheRules<Result>(
  { sql }: Pick<World, 'sql'>,
  viewer: string,
  work: (tx: Write) => Promise<Result>,
  { assurance = 'HIGH', day = '2026-11-22', kind = 'PERSON' }: Past = {},
): Promise<Result> {
  const over = new Error('taken back')
  const outcome: { result?: Result } = {}
  await sql
    .begin(async (tx) => {
      await tx`select set_config('role', ${rolesOf('pedagogy').viewer}, true), set_config('skolgraf.viewer_id', ${viewer}, true),
        set_config('skolgraf.viewer_kind', ${kind}, true), set_config('skolgraf.assurance', ${assurance}, true),
        set_config('skolgraf.today', ${day}, true), set_config('skolgraf.now', ${`${day}T11:00:00Z`}, true)`
      outcome.result = await work(tx)
      throw over
    })
    .catch((error: unknown) => {
      if (error !== over) throw error
    })
  return outcome.result!
}

/** The rows that a question in SQL answers somebody with, each as a list of its values. */
export const askPast = (
  world: Pick<World, 'sql'>,
  viewer: string,
  question: string,
  past?: Past,
): Promise<readonly unknown[][]> =>
  pastTheRules(world, viewer, async (tx) => (await tx.unsafe(question)).map((row) => Object.values(row)), past)

/** Says which syllabus an activity of the demo teaches, by its code: `ekhamraskolan/7A/Matematik` and `GRGRMAT01`. */
export const linkSyllabus = ({ sql }: Pick<World, 'sql'>, activity: string, code: string) =>
  sql`insert into administration.activity_syllabus (activity_id, organisation_id, syllabus_id, linked_at)
    select a.id, a.organisation_id, ${syllabusId(code)}, now() from identity.activity a where a.id = ${activityId(activity)}`
