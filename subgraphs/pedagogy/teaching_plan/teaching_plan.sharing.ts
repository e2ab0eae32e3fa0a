import { personOf } from '../../access/persons.ts'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { AddPlanAuthorInput, CopyTeachingPlanInput, RemovePlanAuthorInput } from '../pedagogy.generated.ts'
import { type KeptPlan, groupPlanActions, teachingPlanActions } from './teaching_plan.actions.ts'
import { type Acting, noPlan, onPlan, planById, plannedGroup, writer } from './teaching_plan.acts.ts'
import { newestEdition, versionOfSubject } from './teaching_plan.copies.ts'
import type { AddPlanAuthorPayloadRow, CopyTeachingPlanPayloadRow, RemovePlanAuthorPayloadRow } from './teaching_plan.queries.ts'
import { copied, datesFault, yearFault } from './teaching_plan.rules.ts'
import {
  addAuthor,
  authorsOf,
  insertEdition,
  insertPlan,
  isTeacherOf,
  removeAuthor,
  setItems,
  touch,
} from './teaching_plan.writes.ts'

export const addPlanAuthor = (...acting: Acting<AddPlanAuthorInput>) =>
  onPlan<AddPlanAuthorPayloadRow>(acting, teachingPlanActions.ADD_PLAN_AUTHOR, async (tx, plan) => {
    const [, { call }, { personId }] = acting
    if (!isId(personId) || !(await isTeacherOf(tx, personId, plan.groupId)))
      return refused('NOT_A_TEACHER', 'They do not teach the group today.', 'personId')
    await touch(tx, plan.id, null, call.now)
    const authors = await authorsOf(tx, plan.id, plan.groupId)
    if (authors.some((author) => author.personId === personId.toLowerCase()))
      return refused('ALREADY_AUTHOR', 'They write it already.', 'personId')
    await addAuthor(tx, plan.id, personId, { by: call.viewer.id, now: call.now })
    return done(plan.id, upserted('TeachingPlan', plan.id))
  })

export const removePlanAuthor = (...acting: Acting<RemovePlanAuthorInput>) =>
  onPlan<RemovePlanAuthorPayloadRow>(acting, teachingPlanActions.REMOVE_PLAN_AUTHOR, async (tx, plan) => {
    const [, context, input] = acting
    const { call } = context
    const personId = input.personId.toLowerCase()
    // Whoever takes the plan's turn first decides who is left to write it.
    await touch(tx, plan.id, null, call.now)
    const authors = await authorsOf(tx, plan.id, plan.groupId)
    // Of whom the viewer does not see, such as a protected colleague, nobody is told that they write it; they remove themselves.
    const isKnown = personId === call.viewer.id || (isId(personId) && (await personOf(personId, context)) !== null)
    if (!isKnown || !authors.some((author) => author.personId === personId)) return refused('NOT_AN_AUTHOR', 'They do not write it.', 'personId')
    if (!authors.some((author) => author.personId !== personId && author.isTeaching))
      return refused('LAST_AUTHOR', 'Nobody who teaches the group would be left to write it.', 'personId')
    await removeAuthor(tx, plan.id, personId)
    return done(plan.id, upserted('TeachingPlan', plan.id))
  }) // prettier-ignore

/** Why a plan cannot be copied to a group and a school year, if anything stands in the way. */
async function targetFault(input: CopyTeachingPlanInput, context: Acting<CopyTeachingPlanInput>[1]) {
  const group = await plannedGroup(input.groupId, context)
  if (!group) return { group, fault: { code: 'GROUP_NOT_FOUND', message: 'There is no such group that you teach.', field: ['groupId'] } as const }
  const notTeaching = { code: 'NOT_TEACHING', message: 'You do not teach the group.', field: ['groupId'] } as const
  const fault = group.roles.includes('TEACHER') ? groupPlanActions.DRAFT_TEACHING_PLAN.fault(group) : notTeaching
  return { group, fault: fault ?? yearFault(input.academicYear) ?? datesFault(input, input.academicYear) }
} // prettier-ignore

export async function copyPlan(...[info, context, input]: Acting<CopyTeachingPlanInput>) {
  const { group, fault } = await targetFault(input, context)
  return actOn<KeptPlan, CopyTeachingPlanPayloadRow>(info, context, input, {
    source: await planById(input.teachingPlanId, context),
    action: teachingPlanActions.COPY_TEACHING_PLAN,
    unknown: noPlan,
    run: async (tx, plan) => {
      if (fault || !group) return faulty(fault!)
      const newest = await newestEdition(tx, plan.id)
      const wanted = input.syllabusVersionId ?? newest?.syllabusVersionId ?? ''
      const version = newest && isId(wanted) ? await versionOfSubject(tx, wanted, newest.syllabusVersionId) : null
      if (!newest || !version)
        return refused('SYLLABUS_NOT_FOUND', 'There is no such version of the subject.', 'syllabusVersionId')
      const content = copied(newest.content, newest.syllabusVersionId === wanted ? newest.content : version.content)
      const criteria = copied(newest.criteria, newest.syllabusVersionId === wanted ? newest.criteria : version.criteria)
      const id = context.newId<'TeachingPlan'>()
      const by = writer(context)
      const { academicYear, startDate, endDate } = input
      await insertPlan(
        tx,
        { id, organisationId: group.organisationId, groupId: group.id, academicYear, copiedFromId: plan.id },
        by,
      )
      const edition = await insertEdition(tx, id, { ...newest, syllabusVersionId: wanted, startDate, endDate }, by)
      await setItems(tx, edition, { syllabusVersionId: wanted, contentItemIds: content.ids, criterionIds: criteria.ids }, by)
      const { answer, changed } = done(id, upserted('TeachingPlan', id))
      return { answer: { ...answer, leftOutIds: content.leftOut }, changed }
    },
  })
}
