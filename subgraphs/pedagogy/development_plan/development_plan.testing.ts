import type { World } from '../../../scripts/testing.ts'
import { activityId, personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act } from '../../identity/keeping/keeping.testing.ts'
import { mathsSyllabus, version } from '../assessment/assessment.testing.ts'
import { contentItemId, knowledgeCriterionId } from '../curriculum/curriculum.ids.ts'

export const nils = personId('nils-bergstrom')
export const threeMaths = activityId('bjorkskolan/3A/Matematik')
export const talk = '11111111-1111-4111-8111-111111111111'

/** The persona `mentor` is the class teacher of 3A, where no grades are set, and teaches mathematics by its syllabus. */
export async function plannedHere({ sql }: Pick<World, 'sql'>): Promise<void> {
  await sql`delete from identity.master_system where domain = 'PLANS'`
  await sql`update identity.duty set person_id = ${personId('sara-holmgren')} where person_id = ${personId('anna-karin-vestin')}`
  await sql`insert into administration.activity_syllabus (activity_id, organisation_id, syllabus_id, linked_at)
    values (${threeMaths}, ${unitId('bjorkskolan')}, ${mathsSyllabus}, now()) on conflict do nothing`
}

/** A talk of a pupil that home has been told of, this school year or another. */
export const talked = async ({ sql }: Pick<World, 'sql'>, student: string, id = talk, year = '2026/27', state = 'SHARED') =>
  sql`insert into pedagogy.development_talk (id, student_id, organisation_id, teacher_id, academic_year, semester, held_on, documentation_state,
      shared_at)
    values (${id}, ${student}, ${unitId('bjorkskolan')}, ${personId('sara-holmgren')}, ${year}, 'HT', '2026-10-19', ${state},
      ${state === 'SHARED' ? new Date('2026-10-20T10:00:00Z') : null})`

/** A written assessment of a pupil in 3A, published by their teacher. */
export async function writtenOf(world: World, studentId: string): Promise<string> {
  const entry = {
    studentId,
    text: 'Du räknar.',
    levelValue: 'GODTAGBARA',
    contentItemIds: [contentItemId(version, 'MA-1-3-1')],
    criterionIds: [knowledgeCriterionId(version, '3', null)],
  }
  const input = { activityId: threeMaths, academicYear: '2026/27', semester: 'HT', entries: [entry] }
  const { data } = await act(world, 'mentor', 'writeWrittenAssessments', input, 'drafts { id }')
  const draftIds = data.writeWrittenAssessments.drafts.map(({ id }: { id: string }) => id)
  await act(world, 'mentor', 'publishWrittenAssessments', { activityId: threeMaths, draftIds })
  return draftIds[0]
}
