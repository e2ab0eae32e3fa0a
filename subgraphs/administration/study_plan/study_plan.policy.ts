import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, role } from '../../shared/rules.ts'
import type { StudyPlanFields } from '../administration.generated.ts'
import { notedFor } from '../grade/grade.policy.ts'

export const studyPlanPolicy = {
  Person: { studyPlans: notedFor('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'UNIT_ADMIN', 'PRINCIPAL', 'CLIENT') },
  StudyPlan: {
    id: allow,
    student: allow,
    startDate: allow,
    endDate: allow,
    contents: allow,
    notes: allow,
    decidedBy: allow,
    modifiedAt: allow,
    version: allow,
  },
  StudyPlanContent: { title: allow, type: allow, points: allow, syllabuses: allow },
  StudyPlanSyllabus: { syllabus: allow, note: allow, startDate: allow, endDate: allow, hours: allow },
  StudyPlanNote: { type: allow, note: allow },
  Mutation: { decideStudyPlan: and(role('staff', 'personal', 'STAFF'), assurance('SUBSTANTIAL')) },
  DecideStudyPlanPayload: { studyPlan: allow, userErrors: allow },
  DecideStudyPlanError: { code: allow, message: allow, field: allow },
} satisfies Policy<StudyPlanFields>
