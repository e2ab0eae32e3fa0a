import type { KnownPerson } from '../../access/persons.ts'
import type { Relation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, and, assurance, role } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { AssessmentActsFields, AssessmentFields } from '../pedagogy.generated.ts'
import type { OfKnowledge } from './knowledge.queries.ts'

const sure = assurance('SUBSTANTIAL')
export const staffSure = and(role('staff', 'personal', 'STAFF'), sure)

/** Who reads of what a pupil knows, noted for the pupil. */
export const notedFor = (...names: readonly Relation[]): Rule =>
  sensitive<KnownPerson>(and(related(...names), sure), (person) => person)

/** What is said of a pupil: noted, whoever reads it. */
export const said: Rule = sensitive<OfKnowledge>(sure, ({ studentId, relations }) => ({ id: studentId, relations }))

// That something is being written is not told by who has read it.
const always = () => true

/** The same of what is being written: noted, and told to nobody. */
export const draftsFor = (...names: readonly Relation[]): Rule =>
  sensitive<KnownPerson>(and(related(...names), sure), (person) => person, always)
export const saidInDraft: Rule = sensitive<OfKnowledge>(
  sure,
  ({ studentId, relations }) => ({ id: studentId, relations }),
  always,
)

/** Those at the school who follow what the pupil learns. */
export const followers = ['TEACHER', 'MENTOR', 'PRINCIPAL'] as const satisfies readonly Relation[]

/** Those, and home, and client applications with a grant. */
export const readers = ['SELF', 'GUARDIAN', ...followers, 'CLIENT'] as const satisfies readonly Relation[]

/** Where something about knowledge belongs, and what it says. */
export const knowledgeFields = {
  id: allow,
  student: allow,
  organisation: allow,
  activity: allow,
  syllabus: allow,
  syllabusVersion: allow,
  level: said,
  text: said,
  contentItems: allow,
  criteria: allow,
  author: allow,
  version: allow,
} as const

/** The same of a draft. */
export const draftFields = { ...knowledgeFields, level: saidInDraft, text: saidInDraft } as const

const occasion = { kind: allow, title: allow, assessedOn: allow } as const
export const error = { code: allow, message: allow, field: allow } as const

export const assessmentPolicy = {
  Person: { assessments: notedFor(...readers), assessmentDrafts: draftsFor(...followers), knowledgeMatrix: notedFor(...readers) },
  Activity: { assessments: staffSure, assessmentDrafts: staffSure, permittedAssessmentActions: allow },
  Assessment: {
    ...knowledgeFields,
    ...occasion,
    marks: said,
    number: allow,
    history: allow,
    publishedBy: allow,
    publishedAt: allow,
    supersededAt: allow,
    withdrawnAt: allow,
    withdrawnBy: allow,
    withdrawalReason: said,
    warnings: related(...followers),
    permittedActions: allow,
  },
  AssessmentDraft: {
    ...draftFields,
    ...occasion,
    marks: saidInDraft,
    state: allow,
    replaces: allow,
    modifiedAt: allow,
    warnings: saidInDraft,
  },
  AbilityMark: { ability: allow, level: allow },
  KnowledgeMatrix: { syllabus: allow, abilities: allow },
  AbilityProgress: { ability: allow, latest: allow, marks: allow },
  MatrixMark: { level: allow, publishedAt: allow, assessment: allow },
  AssessmentConnection: { edges: allow, pageInfo: allow },
  AssessmentEdge: { node: allow, cursor: allow },
  AssessmentDraftConnection: { edges: allow, pageInfo: allow },
  AssessmentDraftEdge: { node: allow, cursor: allow },
  // In which activity and of whom, the rules of the acts say: see assessment.actions.ts.
  Mutation: {
    assessPupils: staffSure,
    markAssessmentsReady: staffSure,
    publishAssessments: staffSure,
    discardAssessmentDrafts: staffSure,
    reviseAssessment: staffSure,
    withdrawAssessment: staffSure,
  },
  AssessPupilsPayload: { drafts: allow, userErrors: allow },
  AssessPupilsError: error,
  MarkAssessmentsReadyPayload: { drafts: allow, userErrors: allow },
  MarkAssessmentsReadyError: error,
  PublishAssessmentsPayload: { assessments: allow, userErrors: allow },
  PublishAssessmentsError: error,
  DiscardAssessmentDraftsPayload: { activity: allow, userErrors: allow },
  DiscardAssessmentDraftsError: error,
  ReviseAssessmentPayload: { draft: allow, userErrors: allow },
  ReviseAssessmentError: error,
  WithdrawAssessmentPayload: { assessment: allow, userErrors: allow },
  WithdrawAssessmentError: error,
} satisfies Policy<AssessmentFields & AssessmentActsFields>
