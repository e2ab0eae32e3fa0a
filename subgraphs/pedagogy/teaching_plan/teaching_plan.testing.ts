import type { AskOptions, World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { act } from '../../identity/keeping/keeping.testing.ts'
import { contentItemId, knowledgeCriterionId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'

export const [seven, sevenB] = [groupId('ekhamraskolan/7A'), groupId('ekhamraskolan/7B')]
export const mathematics = syllabusVersionId('GRGRMAT01', 'LGR22', 1)
/** Content of the demo's mathematics for years 7 to 9, 1 to 4. */
export const item = (n: number) => contentItemId(mathematics, `MA-7-9-${n}`)
export const criterion = knowledgeCriterionId(mathematics, '9', 'E')

export const text = {
  title: 'Procent',
  startDate: '2026-08-20',
  endDate: '2026-10-01',
  teaching: 'Vi räknar på rabatter och lån.',
  assessing: 'Ett prov i vecka 39.',
  contentItemIds: [item(1), item(2)],
  criterionIds: [criterion],
}

export const planned = { groupId: seven, academicYear: '2026/27', syllabusVersionId: mathematics, ...text }

export const fields = `teachingPlan { id state version permittedActions edition { id number title contentItems { id } criteria { id } publishedAt }
  draft { id number title contentItems { id } } authors { id displayName } }`

/** Does an act on a plan; answers the plan. */
export async function plan(world: World, persona: string, name: string, input: object, options: AskOptions = {}) {
  const answer = await act(world, persona, name, input, fields, options)
  const payload = answer.data?.[name]
  if (!payload?.teachingPlan) throw new Error(JSON.stringify([answer.errors, payload?.userErrors]))
  return payload.teachingPlan
}

/** A plan of Johan's for 7A, published. */
export async function publishedPlan(world: World, more: object = {}): Promise<{ id: string; version: number }> {
  const { id, version } = await plan(world, 'teacher', 'draftTeachingPlan', { ...planned, ...more })
  return plan(world, 'teacher', 'publishTeachingPlan', { teachingPlanId: id, expectedVersion: version })
}
