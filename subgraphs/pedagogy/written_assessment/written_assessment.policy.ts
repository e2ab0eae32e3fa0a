import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import {
  draftFields,
  draftsFor,
  error,
  followers,
  knowledgeFields,
  notedFor,
  readers,
  said,
  saidInDraft,
  staffSure,
} from '../assessment/assessment.policy.ts'
import type { WrittenAssessmentActsFields, WrittenAssessmentFields } from '../pedagogy.generated.ts'

const term = { academicYear: allow, semester: allow } as const
const several = { drafts: allow, userErrors: allow } as const

export const writtenAssessmentPolicy = {
  Person: { writtenAssessments: notedFor(...readers), writtenAssessmentDrafts: draftsFor(...followers) },
  Activity: { writtenAssessments: staffSure, writtenAssessmentDrafts: staffSure, permittedWrittenAssessmentActions: allow },
  WrittenAssessment: {
    ...knowledgeFields,
    ...term,
    publishedBy: allow,
    publishedAt: allow,
    undoneAt: allow,
    withdrawnAt: allow,
    withdrawnBy: allow,
    withdrawalReason: said,
    warnings: related(...followers),
    permittedActions: allow,
  },
  WrittenAssessmentDraft: { ...draftFields, ...term, state: allow, modifiedAt: allow, warnings: saidInDraft },
  WrittenAssessmentConnection: { edges: allow, pageInfo: allow },
  WrittenAssessmentEdge: { node: allow, cursor: allow },
  // In which activity and of whom, the rules of the acts say: see written_assessment.actions.ts.
  Mutation: {
    writeWrittenAssessments: staffSure,
    markWrittenAssessmentsReady: staffSure,
    publishWrittenAssessments: staffSure,
    discardWrittenAssessmentDrafts: staffSure,
    undoWrittenAssessment: staffSure,
    withdrawWrittenAssessment: staffSure,
  },
  WriteWrittenAssessmentsPayload: several,
  WriteWrittenAssessmentsError: error,
  MarkWrittenAssessmentsReadyPayload: several,
  MarkWrittenAssessmentsReadyError: error,
  PublishWrittenAssessmentsPayload: { writtenAssessments: allow, userErrors: allow },
  PublishWrittenAssessmentsError: error,
  DiscardWrittenAssessmentDraftsPayload: { activity: allow, userErrors: allow },
  DiscardWrittenAssessmentDraftsError: error,
  UndoWrittenAssessmentPayload: { writtenAssessment: allow, userErrors: allow },
  UndoWrittenAssessmentError: error,
  WithdrawWrittenAssessmentPayload: { writtenAssessment: allow, userErrors: allow },
  WithdrawWrittenAssessmentError: error,
} satisfies Policy<WrittenAssessmentFields & WrittenAssessmentActsFields>
