import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { toPupils, unlessMoved } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { gradeStep } from '../grading/grading.table.ts'
import { instant, ofGrade, onProject } from './grade_draft.table.ts'
import { asGrader, asGraderOfSyllabus, asPrincipal, asPupilsPrincipal, gradeReaders, ownSubject } from './grade.reach.ts'

// What the statement that asks does to a grade: it is locked in the principal's own name, and what is locked is superseded, never unlocked.
const decides = `(access.grade_before(id), state) in (('SIGNED', 'SIGNED'), ('SIGNED', 'LOCKED'), ('LOCKED', 'LOCKED'), ('LOCKED', 'SUPERSEDED'))
  and (state <> 'LOCKED' or access.viewer_person() = locked_by_id or access.grade_before(id) = 'LOCKED')`

const decided = `state in ('LOCKED', 'SUPERSEDED')`
const readers = gradeReaders(decided)
// A colleague who signs with a teacher without a licence. Of a protected pupil only who is related to them as staff.
const cosigner = `cosigner_id = access.viewer_person() and state in ('AWAITING_COSIGNATURE', 'SIGNED') and not access.is_kin(student_id)
  and access.is_licensed_at(access.viewer_person(), organisation_id, syllabus_id)
  and (access.is_unmarked(student_id) or student_id = any (array(select access.related_pupils('TEACHER', 'MENTOR', 'PRINCIPAL'))))`
const orCosigner = (condition: string) => `${condition} or (${cosigner})`

/**
 * A grade somebody has signed. Nobody may change what it is: neither its value nor whose it is has a grant to update. An ändring or a
 * rättelse is a grade of its own that takes the place of another, and an ändring never a lower one: see grade_andring_check.
 */
export const grade = administrationSchema.table(
  'grade',
  {
    ...ofGrade(),
    // Null of a prövning, which is not taught.
    activityId: uuid('activity_id'),
    isTrial: boolean('is_trial').notNull(),
    correctionType: text('correction_type'),
    supersedesId: uuid('supersedes_id'),
    supersededRank: integer('superseded_rank'),
    state: text('state').notNull(),
    gradingTeacherId: uuid('grading_teacher_id').notNull(),
    isGraderLicensed: boolean('is_grader_licensed').notNull(),
    cosignerId: uuid('cosigner_id'),
    cosignedAt: instant('cosigned_at'),
    registeredById: uuid('registered_by_id').notNull(),
    registeredOn: date('registered_on').notNull(),
    signedAt: instant('signed_at').notNull(),
    lockedById: uuid('locked_by_id'),
    lockedAt: instant('locked_at'),
    // Whether statistics know of it, though they may have forgotten where.
    isTold: boolean('is_told').notNull().default(false),
    version: version(),
  },
  (t) => [
    check('grade_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('grade_state_check', sql`${t.state} in ('AWAITING_COSIGNATURE', 'SIGNED', 'LOCKED', 'SUPERSEDED')`),
    check('grade_activity_check', sql`${t.isTrial} or ${t.activityId} is not null`),
    check('grade_correction_type_check', sql`${t.correctionType} in ('ANDRING', 'RATTELSE')`),
    check('grade_supersedes_check', sql`(${t.correctionType} is null) = (${t.supersedesId} is null)`),
    check('grade_superseded_rank_check', sql`(${t.supersedesId} is null) = (${t.supersededRank} is null)`),
    // Skollagen 3:20: a grade may be changed where it is obviously wrong, but not lowered.
    check('grade_andring_check', sql`${t.correctionType} is distinct from 'ANDRING' or ${t.rank} > ${t.supersededRank}`),
    // Skollagen 3:16: who has no licence grades together with somebody who has, and that is another.
    check('grade_cosigner_check', sql`${t.cosignerId} <> ${t.gradingTeacherId}`),
    check(
      'grade_cosigned_check',
      sql`(${t.cosignedAt} is null or ${t.cosignerId} is not null)
      and (${t.state} = 'AWAITING_COSIGNATURE') = (not ${t.isGraderLicensed} and ${t.cosignedAt} is null)`,
    ),
    check(
      'grade_locked_check',
      sql`(${t.state} in ('LOCKED', 'SUPERSEDED')) = (${t.lockedAt} is not null)
      and (${t.lockedAt} is null) = (${t.lockedById} is null)`,
    ),
    foreignKey({
      columns: [t.scaleId, t.stepValue, t.rank],
      foreignColumns: [gradeStep.scaleId, gradeStep.value, gradeStep.rank],
      name: 'grade_step_fk',
    }),
    unique('grade_supersedes_target').on(t.id, t.studentId, t.syllabusId, t.scaleId, t.rank),
    foreignKey({
      columns: [t.supersedesId, t.studentId, t.syllabusId, t.scaleId, t.supersededRank],
      foreignColumns: [t.id, t.studentId, t.syllabusId, t.scaleId, t.rank],
      name: 'grade_supersedes_fk',
    }),
    unique('grade_supersedes_unique').on(t.supersedesId),
    uniqueIndex('grade_one_per_term')
      .on(t.studentId, t.syllabusId, t.year, t.semester, t.isTrial)
      .where(sql`${t.state} <> 'SUPERSEDED'`),
    index('grade_student_id_idx').on(t.studentId, t.year, t.semester, t.id),
    index('grade_activity_id_idx').on(t.activityId, t.year, t.semester),
    index('grade_group_id_idx').on(t.groupId, t.year, t.semester),
    index('grade_cosigner_id_idx').on(t.cosignerId),
    index('grade_grading_teacher_id_idx').on(t.gradingTeacherId),
    index('grade_organisation_id_idx').on(t.organisationId),
    index('grade_syllabus_id_idx').on(t.syllabusId),
    index('grade_step_idx').on(t.scaleId, t.stepValue, t.rank),
    ...onProject('grade', t),
    ...rows.visible(
      unlessMoved({
        meaning: `${readers.meaning}; a colleague asked to sign with the teacher`,
        viewer: orCosigner(readers.viewer),
        authority: orCosigner(readers.authority),
      }),
    ),
    ...rows.insertable({
      meaning: `signed: ${asGraderOfSyllabus.meaning}; a correction or a prövning: ${asPrincipal.meaning}`,
      viewer: `registered_by_id = access.viewer_person() and not is_told and (
        (not is_trial and correction_type is null and grading_teacher_id = access.viewer_person() and state in ('AWAITING_COSIGNATURE', 'SIGNED')
          and cosigned_at is null and is_grader_licensed = access.is_licensed_at(access.viewer_person(), organisation_id, syllabus_id)
          and ${asGraderOfSyllabus.viewer})
        or ((is_trial or correction_type is not null) and state = 'LOCKED' and locked_by_id = access.viewer_person() and ${asPrincipal.viewer}))`,
    }),
    ...rows.changeable({
      meaning: `locking: ${asPrincipal.meaning}; naming who signs with them: the grading teacher; signing with them: who is named`,
      viewer: `(${asPrincipal.viewer} and ${decides}) or (${cosigner})
        or (state = 'AWAITING_COSIGNATURE' and grading_teacher_id = access.viewer_person() and ${asGrader.viewer})`,
      columns: ['state', 'cosigner_id', 'cosigned_at', 'locked_by_id', 'locked_at', 'version'],
    }),
    // What a grade was before the statement that asks; and see access.tell_facts.
    rows.access(),
    rows.accessChanges('is_told'),
    rows.system(),
  ],
)

const told = toPupils('student_id', ['SELF', 'GUARDIAN', 'MENTOR', 'PRINCIPAL', 'CLIENT'])
const isSeen = `exists (select from administration.grade g where g.id = grade_id)`

/** Why a grade is what it is: of its own, since school administrators see grades and not this. */
export const gradeMotivation = administrationSchema.table(
  'grade_motivation',
  {
    gradeId: uuid('grade_id')
      .primaryKey()
      .references(() => grade.id),
    studentId: uuid('student_id').notNull(),
    activityId: uuid('activity_id'),
    text: text('text').notNull(),
  },
  (t) => [
    check('grade_motivation_text_check', sql`length(${t.text}) between 1 and 4000`),
    index('grade_motivation_student_id_idx').on(t.studentId),
    index('grade_motivation_activity_id_idx').on(t.activityId),
    ...rows.visible({
      meaning: `whoever may see the grade of: ${told.meaning}; the teacher of that subject`,
      viewer: `(${told.viewer} or (${ownSubject.viewer})) and ${isSeen}`,
      authority: `((${told.authority}) or (${ownSubject.viewer})) and ${isSeen}`,
    }),
    ...rows.insertable({
      meaning: `with a grade of theirs: ${asGrader.meaning}, ${asPupilsPrincipal.meaning}`,
      viewer: `((${asGrader.viewer}) or (${asPupilsPrincipal.viewer}))
        and exists (select from administration.grade g where g.id = grade_id and g.student_id = grade_motivation.student_id
          and g.registered_by_id = access.viewer_person())`,
    }),
    rows.system(),
  ],
)
