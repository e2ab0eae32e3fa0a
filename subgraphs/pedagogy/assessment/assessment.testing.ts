import { v5, NIL } from 'uuid'
import type { AskOptions, World } from '../../../scripts/testing.ts'
import { activityId, groupId, personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act } from '../../identity/keeping/keeping.testing.ts'
import { contentItemId, knowledgeCriterionId, syllabusAbilityId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'

export const seven = groupId('ekhamraskolan/7A')
export const maths = activityId('ekhamraskolan/7A/Matematik')
export const [alva, hugo, elin] = [personId('alva-bergstrom'), personId('hugo-persson'), personId('elin-strand')]
export const mathsSyllabus = v5('Syllabus/GRGRMAT01', NIL)
export const version = syllabusVersionId('GRGRMAT01', 'LGR22', 1)
export const item = (n: number) => contentItemId(version, `MA-7-9-${n}`)
export const criterion = (step: string) => knowledgeCriterionId(version, '9', step)
export const ability = (n: number) => syllabusAbilityId(version, n)

/** Plans are no longer kept in another system, and mathematics in 7A is taught by its syllabus. */
export async function assessedHere({ sql }: Pick<World, 'sql'>): Promise<void> {
  await sql`delete from identity.master_system where domain = 'PLANS'`
  await sql`insert into administration.activity_syllabus (activity_id, organisation_id, syllabus_id, linked_at)
    values (${maths}, ${unitId('ekhamraskolan')}, ${mathsSyllabus}, now()) on conflict do nothing`
}

export const occasion = {
  activityId: maths,
  kind: 'SUMMATIVE',
  title: 'Prov om bråk',
  assessedOn: '2026-11-20',
  contentItemIds: [item(1), item(2)],
  criterionIds: [criterion('C')],
}

export const draftFields = 'drafts { id version state text level { value } student { id } warnings { word position } }'

/** Writes drafts of an occasion, and answers with them. */
export const assess = (
  world: World,
  entries: readonly object[],
  input: object = {},
  persona = 'teacher',
  options: AskOptions = {},
) => act(world, persona, 'assessPupils', { ...occasion, entries, ...input }, draftFields, options)

export const idsOf = ({ data }: { data: { assessPupils: { drafts: { id: string }[] } } }) =>
  data.assessPupils.drafts.map(({ id }) => id)

export const publish = (world: World, draftIds: readonly string[], persona = 'teacher') =>
  act(world, persona, 'publishAssessments', { activityId: maths, draftIds }, 'assessments { id number version }')

/** The assessments of a pupil as somebody sees them; what they were refused with otherwise. */
export async function seen(world: World, persona: string, student: string = alva, options: AskOptions = {}) {
  const { data, errors } = await world.ask(
    persona,
    `{ person(id: "${student}") { assessments { edges { node { id title text number level { value } version withdrawnAt supersededAt
      marks { ability { id } level { value } } contentItems { id } criteria { gradeStep } } } } } }`,
    options,
  )
  if (errors.length > 0) return errors[0]!.extensions.code
  // oxlint-disable-next-line typescript/no-explicit-any
  return data.person === null ? 'ABSENT' : data.person.assessments.edges.map(({ node }: any) => node)
}
