import type { Relation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, and, assurance, or, role } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { GradeActsFields, GradeFields } from '../administration.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { GradeRow } from './grade.queries.ts'
import { isCosigner, isOwn, leadsUnit } from './grade.rules.ts'

const sure = assurance('SUBSTANTIAL')

/** One's own grades at any assurance; those of others from SUBSTANTIAL. */
export const ownOrSure: Rule = or(isOwn, sure)

/** Who reads about a pupil's grades, noted for the pupil. */
export const notedFor = (...names: readonly Relation[]): Rule =>
  sensitive<PersonRow>(and(related(...names), ownOrSure), (person) => person)

const ofGrade = (rule: Rule) => sensitive<GradeRow>(rule, ({ studentId, relations }) => ({ id: studentId, relations }))

const staff = role('staff', 'personal', 'STAFF')
const principals = role('principals', 'rektorer', 'PRINCIPAL')
const leaders = role('principals and school administrators', 'rektorer och skoladministratörer', 'PRINCIPAL', 'UNIT_ADMIN')
const error = { code: allow, message: allow, field: allow }

export const gradePolicy = {
  Query: { gradeSheet: and(staff, sure), gradeCatalogue: and(staff, sure), gradesToCosign: and(staff, sure) },
  Person: { grades: notedFor('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL', 'UNIT_ADMIN', 'CLIENT') },
  Activity: { syllabus: allow, syllabuses: allow },
  Grade: {
    id: allow,
    student: allow,
    organisation: allow,
    group: allow,
    activity: allow,
    syllabus: allow,
    gradeValue: ofGrade(ownOrSure),
    gradeScale: allow,
    motivation: ofGrade(and(or(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL', 'CLIENT'), isCosigner), ownOrSure)),
    semester: allow,
    year: allow,
    isFinal: allow,
    isTrial: allow,
    adaptedStudyPlan: ofGrade(ownOrSure),
    remark: ofGrade(ownOrSure),
    diplomaProject: ofGrade(ownOrSure),
    correctionType: allow,
    supersedes: allow,
    state: allow,
    gradingTeacher: allow,
    cosigner: allow,
    registeredBy: allow,
    registeredOn: allow,
    signedAt: allow,
    cosignedAt: allow,
    lockedBy: allow,
    lockedAt: allow,
    version: allow,
    permittedActions: allow,
  },
  DiplomaProject: { title: allow, description: allow, titleEnglish: allow, descriptionEnglish: allow },
  GradeConnection: { edges: allow, pageInfo: allow },
  GradeEdge: { node: allow, cursor: allow },
  GradeDraft: {
    id: allow,
    gradeValue: allow,
    motivation: allow,
    isFinal: allow,
    adaptedStudyPlan: allow,
    remark: allow,
    diplomaProject: allow,
    modifiedAt: allow,
  },
  GradeSheet: { activity: allow, syllabus: allow, semester: allow, year: allow, entries: allow, permittedActions: allow },
  GradeSheetEntry: { student: allow, draft: allow, grade: allow },
  GradeCatalogue: { group: allow, semester: allow, year: allow, grades: allow, warnings: leadsUnit, permittedActions: allow },
  GradeWarning: { code: allow, student: allow, activity: allow },
  // Of what, the rules of the acts say: see grade.actions.ts.
  Mutation: {
    linkSyllabus: leaders,
    setGrades: and(staff, sure),
    signGrades: and(staff, sure),
    cosignGrades: and(staff, sure),
    lockGrades: and(principals, sure),
    changeGrade: and(principals, sure),
    rectifyGrade: and(principals, sure),
    recordTrialGrade: and(principals, sure),
  },
  LinkSyllabusPayload: { activity: allow, userErrors: allow },
  LinkSyllabusError: error,
  SetGradesPayload: { gradeSheet: allow, userErrors: allow },
  SetGradesError: error,
  SignGradesPayload: { gradeSheet: allow, userErrors: allow },
  SignGradesError: error,
  CosignGradesPayload: { grades: allow, userErrors: allow },
  CosignGradesError: error,
  LockGradesPayload: { gradeCatalogue: allow, userErrors: allow },
  LockGradesError: error,
  ChangeGradePayload: { grade: allow, userErrors: allow },
  ChangeGradeError: error,
  RectifyGradePayload: { grade: allow, userErrors: allow },
  RectifyGradeError: error,
  RecordTrialGradePayload: { grade: allow, userErrors: allow },
  RecordTrialGradeError: error,
} satisfies Policy<GradeFields & GradeActsFields>
