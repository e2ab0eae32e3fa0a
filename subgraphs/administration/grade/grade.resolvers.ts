import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Id } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { catalogueActions, gradeActions, gradeSheetActions } from './grade.actions.ts'
import { correctGrade, cosignGrades, mastered, recordTrialGrade } from './grade.acts.ts'
import { gradePage, gradesInCatalogue, gradesOfActivity, gradesToCosign, type Term } from './grade.queries.ts'
import { catalogueGroup, gradedActivity, link, lockGrades, setGrades, signGrades } from './grade_sheet.acts.ts'
import { draftsOf, type GradeSheetRow, pupilsOf } from './grade_sheet.queries.ts'
import { catalogueWarnings } from './grade_warning.queries.ts'
import { meantSyllabus } from './grade.rules.ts'

const ofId = <Kind extends string>(id: string | null) => (id === null ? null : { id: id as Id<Kind> })

interface OfSheet extends Term {
  readonly syllabusId?: string | null | undefined
}

async function sheetOf(activityId: string, { semester, year, syllabusId: named }: OfSheet, context: AdministrationContext) {
  const activity = await gradedActivity(activityId, context)
  if (!activity?.roles.includes('GRADER')) return null
  return { activity, syllabusId: meantSyllabus(activity.syllabusIds, named), semester, year }
}

async function catalogueOf(groupId: string, { semester, year }: Term, context: AdministrationContext) {
  const group = await catalogueGroup(groupId, context)
  return group && { group, semester, year }
}

async function entriesOf(sheet: GradeSheetRow, { read, viewer }: AdministrationContext) {
  const { activity: { id, syllabusIds }, syllabusId } = sheet
  // Of several syllabuses one has to be named: nobody is to take the one for the other.
  if (syllabusId === null && syllabusIds.length > 0) return null
  const [pupils, drafts, grades] = await Promise.all([
    pupilsOf(read, id), draftsOf(read, viewer.id, id, syllabusId, sheet), gradesOfActivity(read, id, syllabusId, sheet),
  ])
  return pupils.map(({ personId: studentId }) => ({
    studentId,
    draft: drafts.find((one) => one.studentId === studentId) ?? null,
    grade: grades.find((one) => one.studentId === studentId) ?? null,
  }))
} // prettier-ignore

const gradeOf = {
  grade: ({ id }: { id: string | null }, _: unknown, { load }: AdministrationContext) => (id ? load.grade.load(id) : null),
}
const sheet = {
  gradeSheet: (
    { id, term, syllabusId }: { id: string | null; term?: Term; syllabusId?: string },
    _: unknown,
    context: AdministrationContext,
  ) => (id && term ? sheetOf(id, { ...term, syllabusId }, context) : null),
}

export const gradeResolvers = {
  Query: {
    gradeSheet: (_, { activityId, ...sheet_ }, context) => sheetOf(activityId, sheet_, context),
    gradeCatalogue: (_, { groupId, ...term }, context) => catalogueOf(groupId, term, context),
    gradesToCosign: (_, args, { read, viewer }) => gradesToCosign(read, viewer.id, args),
  },
  Person: { grades: ({ id }, args, { load }) => gradePage(load.gradesOfPupil, id, args) },
  Activity: {
    syllabus: async ({ id }, _, { load }) => {
      const [only, ...others] = await load.syllabusesOf.load(id)
      return only && others.length === 0 ? only : null
    },
    syllabuses: ({ id }, _, { load }) => load.syllabusesOf.load(id),
  },
  Grade: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    group: ({ groupId }) => ofId<'Group'>(groupId),
    activity: ({ activityId }) => ofId<'Activity'>(activityId),
    syllabus: ({ syllabusId }, _, { load }) => load.syllabus.load(syllabusId),
    gradeValue: ({ stepValue }) => stepValue,
    gradeScale: ({ scaleId }, _, { load }) => load.gradeScale.load(scaleId),
    motivation: async ({ id }, _, { load }) => (await load.gradeMotivation.load(id))?.text ?? null,
    supersedes: ({ supersedesId }, _, { load }) => (supersedesId ? load.grade.load(supersedesId) : null),
    gradingTeacher: ({ gradingTeacherId }, _, context) => personOf(gradingTeacherId, context),
    cosigner: ({ cosignerId }, _, context) => personOf(cosignerId, context),
    registeredBy: ({ registeredById }, _, context) => personOf(registeredById, context),
    lockedBy: ({ lockedById }, _, context) => personOf(lockedById, context),
    permittedActions: async (row, _, context) => permittedActions(gradeActions, await mastered(row, context), context),
  },
  GradeDraft: { gradeValue: ({ stepValue }) => stepValue },
  GradeSheet: {
    activity: ({ activity }) => ({ id: activity.id }),
    syllabus: ({ syllabusId }, _, { load }) => (syllabusId ? load.syllabus.load(syllabusId) : null),
    entries: (given, _, context) => entriesOf(given, context),
    permittedActions: ({ activity }, _, context) => permittedActions(gradeSheetActions, activity, context),
  },
  GradeSheetEntry: { student: ({ studentId }, _, context) => personOf(studentId, context) },
  GradeCatalogue: {
    group: ({ group }) => ({ id: group.id }),
    grades: ({ group, ...term }, _, { read }) => gradesInCatalogue(read, group.id, term),
    warnings: ({ group, ...term }, _, { read, call: { now } }) => catalogueWarnings(read, group, term, { now, day: dayOf(now) }),
    permittedActions: ({ group }, _, context) => permittedActions(catalogueActions, group, context),
  },
  GradeWarning: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    activity: ({ activityId }) => ofId<'Activity'>(activityId),
  },
  Mutation: {
    linkSyllabus: (_, { input }, context, info) => link(info, context, input),
    setGrades: (_, { input }, context, info) => setGrades(info, context, input),
    signGrades: (_, { input }, context, info) => signGrades(info, context, input),
    cosignGrades: (_, { input }, context, info) => cosignGrades(info, context, input),
    lockGrades: (_, { input }, context, info) => lockGrades(info, context, input),
    changeGrade: (_, { input }, context, info) => correctGrade(info, context, input, 'ANDRING') as never,
    rectifyGrade: (_, { input }, context, info) => correctGrade(info, context, input, 'RATTELSE') as never,
    recordTrialGrade: (_, { input }, context, info) => recordTrialGrade(info, context, input),
  },
  LinkSyllabusPayload: { activity: ({ id }) => ofId<'Activity'>(id) },
  SetGradesPayload: sheet,
  SignGradesPayload: sheet,
  CosignGradesPayload: { grades: async ({ ids }, _, { load }) => ids && (await Promise.all(ids.map((id) => load.grade.load(id)))).filter((one) => one !== null) }, // prettier-ignore
  LockGradesPayload: { gradeCatalogue: ({ id, term }, _, context) => (id && term ? catalogueOf(id, term, context) : null) },
  ChangeGradePayload: gradeOf,
  RectifyGradePayload: gradeOf,
  RecordTrialGradePayload: gradeOf,
} satisfies Resolvers
