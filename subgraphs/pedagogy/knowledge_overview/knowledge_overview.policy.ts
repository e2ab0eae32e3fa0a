import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { staffSure } from '../assessment/assessment.policy.ts'
import { isBegun } from '../development_plan/development_plan.policy.ts'
import type { KnowledgeOverviewFields } from '../pedagogy.generated.ts'
import type { PupilKnowledgeRow } from './knowledge_overview.queries.ts'

const noted = sensitive<PupilKnowledgeRow>(allow, (pupil) => pupil)

export const knowledgeOverviewPolicy = {
  // Of which pupils, access.pupils_of_group and the rows say.
  Group: { knowledgeOverview: staffSure },
  PupilKnowledge: { student: allow, subjects: noted, planState: sensitive<PupilKnowledgeRow>(allow, (pupil) => pupil, isBegun) },
  SubjectKnowledge: { subjectName: allow, syllabus: allow, latest: allow, latestWritten: allow },
  KnowledgeSign: { id: allow, kind: allow, levelLabel: allow, isReached: allow, publishedAt: allow },
} satisfies Policy<KnowledgeOverviewFields>
