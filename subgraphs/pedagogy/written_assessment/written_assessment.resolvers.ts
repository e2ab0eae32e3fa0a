import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import { contentItemsOf, criteriaOf, linksOf, ofKnowledge, those, warningsOf } from '../assessment/knowledge.resolvers.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { writeWritten } from './write_written.acts.ts'
import { activityActions, writtenAssessmentActions } from './written_assessment.actions.ts'
import {
  discardWrittenDrafts,
  markWrittenReady,
  publishWritten,
  undoWritten,
  withdrawWritten,
} from './written_assessment.acts.ts'
import { writtenPage } from './written_assessment.queries.ts'

const drafts = ({ ids }: { ids: readonly string[] | null }, _: unknown, { load }: PedagogyContext) =>
  those(ids, load.writtenAssessmentDraft)
const one = ({ id }: { id: string | null }, _: unknown, { load }: PedagogyContext) =>
  id === null ? null : load.writtenAssessment.load(id)

export const writtenAssessmentResolvers = {
  Person: {
    writtenAssessments: ({ id }, args, { load }) => writtenPage(load.writtenAssessmentsOfPupil, id, args),
    writtenAssessmentDrafts: ({ id }, _, { load }) => load.writtenDraftsOfPupil.load(id),
  },
  Activity: {
    writtenAssessments: ({ id }, { academicYear, semester }, { load }) =>
      load.writtenAssessmentsOfActivity(id, { academicYear, semester }),
    writtenAssessmentDrafts: ({ id }, { academicYear, semester }, { load }) =>
      load.writtenDraftsOfActivity(id, { academicYear, semester }),
    permittedWrittenAssessmentActions: async ({ id }, _, context) => {
      const activity = await taughtActivity(id, context)
      return activity ? permittedActions(activityActions, activity, context) : []
    },
  },
  WrittenAssessment: {
    ...ofKnowledge,
    contentItems: async ({ id, syllabusVersionId }, _, context) =>
      contentItemsOf(syllabusVersionId, linksOf(await context.load.itemsOfWrittenAssessment.load(id)), context),
    criteria: async ({ id, syllabusVersionId }, _, context) =>
      criteriaOf(syllabusVersionId, linksOf(await context.load.itemsOfWrittenAssessment.load(id)), context),
    publishedBy: ({ publishedById }, _, context) => personOf(publishedById, context),
    withdrawnBy: ({ withdrawnById }, _, context) => personOf(withdrawnById, context),
    warnings: (row, _, context) => warningsOf(row, context),
    permittedActions: async (row, _, context) =>
      permittedActions(writtenAssessmentActions, await inActivity(row, context), context),
  },
  WrittenAssessmentDraft: {
    ...ofKnowledge,
    contentItems: (row, _, context) => contentItemsOf(row.syllabusVersionId, row, context),
    criteria: (row, _, context) => criteriaOf(row.syllabusVersionId, row, context),
    warnings: (row, _, context) => warningsOf(row, context),
  },
  Mutation: {
    writeWrittenAssessments: (_, { input }, context, info) => writeWritten(info, context, input),
    markWrittenAssessmentsReady: (_, { input }, context, info) => markWrittenReady(info, context, input),
    publishWrittenAssessments: (_, { input }, context, info) => publishWritten(info, context, input),
    discardWrittenAssessmentDrafts: (_, { input }, context, info) => discardWrittenDrafts(info, context, input),
    undoWrittenAssessment: (_, { input }, context, info) => undoWritten(info, context, input),
    withdrawWrittenAssessment: (_, { input }, context, info) => withdrawWritten(info, context, input),
  },
  WriteWrittenAssessmentsPayload: { drafts },
  MarkWrittenAssessmentsReadyPayload: { drafts },
  PublishWrittenAssessmentsPayload: { writtenAssessments: ({ ids }, _, { load }) => those(ids, load.writtenAssessment) },
  DiscardWrittenAssessmentDraftsPayload: { activity: ({ id }) => (id ? { id: id as never } : null) },
  UndoWrittenAssessmentPayload: { writtenAssessment: one },
  WithdrawWrittenAssessmentPayload: { writtenAssessment: one },
} satisfies Resolvers
