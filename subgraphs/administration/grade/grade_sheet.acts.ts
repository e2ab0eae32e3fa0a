import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { SyllabusRow } from '../grading/grading.queries.ts'
import { tellFacts } from '../attainment/attainment.writes.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { LinkSyllabusInput, LockGradesInput, SetGradesInput, SignGradesInput } from '../administration.generated.ts'
import { catalogueActions, gradeSheetActions, linkSyllabusAction } from './grade.actions.ts'
import { gradesOfActivity, within } from './grade.queries.ts'
import {
  type CatalogueGroup, draftsOf, type GradedActivity, type LinkSyllabusPayloadRow, type LockGradesPayloadRow, pupilsOf,
  type SetGradesPayloadRow, type SignGradesPayloadRow,
} from './grade_sheet.queries.ts' // prettier-ignore
import { diplomaProjectOf } from './diploma_project.rules.ts'
import { catalogueWarnings } from './grade_warning.queries.ts'
import { blockFault, gradesFaults, meantSyllabus, scaleFault, termFault, unclearSyllabus } from './grade.rules.ts'
import { hasGradesOnAnother, isLicensedAt, linkSyllabuses, lock, nameCosigner, signDrafts } from './grade.writes.ts'
import { putDrafts } from './grade_draft.writes.ts'

const noActivity = refused('NOT_FOUND', 'There is no such activity that you may act on.', 'activityId')

/** An activity as the viewer grades it, with who is master of grades there; null to everybody else. */
export async function gradedActivity(id: string, { load }: AdministrationContext): Promise<GradedActivity | null> {
  const row = isId(id) ? await load.gradedActivity.load(id) : null
  return row && { ...row, masters: await load.master.load(row.organisationId) }
}

export async function catalogueGroup(id: string, { load }: AdministrationContext): Promise<CatalogueGroup | null> {
  const row = isId(id) ? await load.catalogueGroup.load(id) : null
  return row && { ...row, masters: await load.master.load(row.organisationId) }
}

export async function link(info: GraphQLResolveInfo, context: AdministrationContext, input: LinkSyllabusInput) {
  const ids = [...new Set([input.syllabusId, ...(input.otherSyllabusIds ?? [])])]
  const known = ids.length > 20 ? [] : ids.filter((id) => isId(id))
  const syllabuses = (await Promise.all(known.map((id) => context.load.syllabus.load(id)))).filter((one) => one !== null)
  return actOn<GradedActivity, LinkSyllabusPayloadRow>(info, context, input, {
    source: await gradedActivity(input.activityId, context),
    action: linkSyllabusAction,
    unknown: noActivity,
    run: async (tx, activity) => {
      const isOther = ({ schoolType }: SyllabusRow) => activity.schoolType !== null && schoolType !== activity.schoolType
      if (syllabuses.length < ids.length || syllabuses.some(isOther))
        return refused('SYLLABUS_NOT_FOUND', 'There is no such syllabus of the school type of the activity.', 'syllabusId')
      const wrong = blockFault(syllabuses, activity)
      if (wrong) return faulty(wrong)
      if (await hasGradesOnAnother(tx, activity.id, ids))
        return refused('ALREADY_GRADED', 'Grades of the activity have been signed on another syllabus.', 'syllabusId')
      await linkSyllabuses(tx, activity, ids, context.viewer.id, context.call.now)
      return done(activity.id, upserted('ActivitySyllabus', activity.id))
    },
  })
}

/** What an activity is graded on, with its scale's steps. */
async function graded(activity: GradedActivity | null, named: string | null | undefined, { load }: AdministrationContext) {
  const id = activity && meantSyllabus(activity.syllabusIds, named)
  const syllabus = id ? await load.syllabus.load(id) : null
  if (!syllabus) return null
  const [scale, steps] = await Promise.all([load.gradeScale.load(syllabus.scaleId), load.gradeSteps.load(syllabus.scaleId)])
  return scale && { syllabus, scale, steps }
}

export async function setGrades(info: GraphQLResolveInfo, context: AdministrationContext, input: SetGradesInput) {
  const { call, viewer, newId } = context
  const source = await gradedActivity(input.activityId, context)
  const on = await graded(source, input.syllabusId, context)
  return actOn<GradedActivity, SetGradesPayloadRow>(info, context, input, {
    source,
    action: gradeSheetActions.SET_GRADES,
    unknown: noActivity,
    run: async (tx, activity) => {
      if (!on) return faulty(unclearSyllabus)
      const wrong = scaleFault(on.scale, dayOf(call.now)) ?? termFault(input, dayOf(call.now))
      if (wrong) return faulty(wrong)
      const pupils = await pupilsOf(within(tx), activity.id)
      const signed = await gradesOfActivity(within(tx), activity.id, on.syllabus.id, input)
      const faults = gradesFaults(input.grades, { pupils, signed, ...on })
      if (faults.length > 0) return faulty(...faults)
      const { semester, year } = input
      const shared = { activity, syllabusId: on.syllabus.id, scaleId: on.scale.id, isFinal: input.isFinal ?? false, authorId: viewer.id, now: call.now, semester, year } // prettier-ignore
      const drafts = input.grades.map(
        ({ studentId, gradeValue, motivation = null, adaptedStudyPlan = null, remark = null, diplomaProject }) => ({
          id: newId<'GradeDraft'>(),
          studentId,
          groupId: pupils.find(({ personId }) => personId === studentId)!.classId,
          stepValue: gradeValue,
          rank: on.steps.find(({ value }) => value === gradeValue)!.rank,
          motivation: motivation?.trim() || null,
          adaptedStudyPlan,
          remark,
          diplomaProject: diplomaProjectOf(diplomaProject),
        }),
      )
      await putDrafts(tx, shared, drafts)
      return { answer: { id: activity.id, term: { semester, year }, syllabusId: on.syllabus.id, userErrors: [] }, changed: [] }
    },
  })
}

/** Who else has to sign, or why that cannot be. */
async function cosignerFault(input: SignGradesInput, viewerId: string, isLicensed: (person: string) => Promise<boolean>) {
  const of = (code: 'LICENCE_MISSING' | 'COSIGNER_IS_GRADER' | 'COSIGNER_NOT_LICENSED', message: string) => ({
    code,
    message,
    field: ['cosignerId'],
  })
  const { cosignerId } = input
  if (cosignerId == null) return of('LICENCE_MISSING', 'You have no licence for the subject: name a colleague who has.')
  if (cosignerId === viewerId) return of('COSIGNER_IS_GRADER', "The other signature has to be another's.")
  return isId(cosignerId) && (await isLicensed(cosignerId)) ? null : of('COSIGNER_NOT_LICENSED', 'Nobody at the unit has this id and a licence for the subject.') // prettier-ignore
}

export async function signGrades(info: GraphQLResolveInfo, context: AdministrationContext, input: SignGradesInput) {
  const { call, viewer } = context
  return actOn<GradedActivity, SignGradesPayloadRow>(info, context, input, {
    source: await gradedActivity(input.activityId, context),
    action: gradeSheetActions.SIGN_GRADES,
    unknown: noActivity,
    run: async (tx, { id: activityId, organisationId, syllabusIds }) => {
      const syllabusId = meantSyllabus(syllabusIds, input.syllabusId)
      if (!syllabusId) return faulty(unclearSyllabus)
      const { semester, year, cosignerId = null } = input
      const day = dayOf(call.now)
      const isLicensed = (person: string) => isLicensedAt(tx, person, organisationId, syllabusId)
      const isOwn = await isLicensed(viewer.id)
      const wrong = termFault(input, day) ?? (isOwn ? null : await cosignerFault(input, viewer.id, isLicensed))
      if (wrong) return faulty(wrong)
      const drafts = await draftsOf(within(tx), viewer.id, activityId, syllabusId, input)
      // A draft of a pupil who has left since stays one.
      const pupils = new Set((await pupilsOf(within(tx), activityId)).map(({ personId }) => personId))
      const ids = drafts.filter(({ studentId }) => pupils.has(studentId)).map(({ id }) => id)
      const signing = {
        activityId,
        syllabusId,
        authorId: viewer.id,
        semester,
        year,
        isLicensed: isOwn,
        cosignerId,
        day,
        now: call.now,
      }
      const signed = await signDrafts(tx, signing, ids)
      if (signed.length < ids.length) return refused('ALREADY_SIGNED', 'A grade has been signed for a pupil and the term.')
      const named = isOwn ? [] : await nameCosigner(tx, signing)
      if (signed.length + named.length === 0) return refused('NOTHING_TO_SIGN', 'You have no draft of this activity and term.')
      const changed = [...signed, ...named].map((id) => upserted('Grade', id))
      return { answer: { id: activityId, term: { semester, year }, syllabusId, userErrors: [] }, changed }
    },
  })
}

export async function lockGrades(info: GraphQLResolveInfo, context: AdministrationContext, input: LockGradesInput) {
  const { call, viewer } = context
  return actOn<CatalogueGroup, LockGradesPayloadRow>(info, context, input, {
    source: await catalogueGroup(input.groupId, context),
    action: catalogueActions.LOCK_GRADES,
    unknown: refused('NOT_FOUND', 'There is no such class that you may act on.', 'groupId'),
    run: async (tx, group) => {
      const { id } = group
      const { semester, year, acceptedWarnings } = input
      const warnings = await catalogueWarnings(within(tx), group, input, { now: call.now, day: dayOf(call.now) })
      const open = new Set(warnings.map(({ code }) => code).filter((code) => !acceptedWarnings?.includes(code)))
      if (open.size > 0)
        return refused(
          'WARNINGS_NOT_ACCEPTED',
          `See to these first, or accept them: ${[...open].join(', ')}.`,
          'acceptedWarnings',
        )
      const locked = await lock(tx, id, input, viewer.id, call.now)
      if (locked.length === 0) return refused('NOTHING_TO_LOCK', 'No grade is signed and waits to be locked.')
      await tellFacts(tx, locked.map(({ studentId }) => studentId)) // prettier-ignore
      const changed = locked.map((one) => upserted('Grade', one.id))
      return { answer: { id, term: { semester, year }, userErrors: [] }, changed }
    },
  })
}
