import type { World } from '../../../scripts/testing.ts'
import { activityId } from '../../identity/demo/keys.ts'
import { act } from '../../identity/keeping/keeping.testing.ts'

export const of7A = (subject: string) => activityId(`ekhamraskolan/7A/${subject}`)

export const given = {
  title: 'Prov: procent',
  instructions: 'Kapitel 3.',
  assignedOn: '2026-11-22',
  dueOn: '2026-11-27',
  isTakingSubmissions: false,
  contentItemIds: [] as string[],
  criterionIds: [] as string[],
}

const fields = `assignment { id kind title dueOn version publishedAt withdrawnAt permittedActions contentItems { id } }`
const warned = ' warnings { group { displayName } week tests limit }'

/** Does an act on an assignment; answers it with the warnings. */
export async function assign(world: World, persona: string, name: string, input: object) {
  const answer = await act(world, persona, name, input, name === 'withdrawAssignment' ? fields : fields + warned)
  const payload = answer.data?.[name]
  if (!payload?.assignment) throw new Error(JSON.stringify([answer.errors, payload?.userErrors]))
  return { ...payload.assignment, warnings: payload.warnings }
}

/** A published assignment of Johan's, in mathematics of 7A unless said. */
export async function published(world: World, more: object = {}) {
  const { id, version } = await assign(world, 'teacher', 'planAssignment', {
    activityId: of7A('Matematik'),
    kind: 'TEST',
    ...given,
    ...more,
  })
  return assign(world, 'teacher', 'publishAssignment', { assignmentId: id, expectedVersion: version })
}

/** A published test of a colleague's. */
export const testOf = ({ sql }: World, id: string, subject: string, dueOn: string, by: string | undefined) =>
  sql`insert into pedagogy.assignment (id, organisation_id, activity_id, kind, title, instructions, assigned_on, due_on, takes_submissions,
      author_id, published_at)
    select ${id}, a.organisation_id, a.id, 'TEST', ${`Prov ${subject}`}, '', ${dueOn}, ${dueOn}, false, ${by!}, now()
    from identity.activity a where a.id = ${of7A(subject)}`
