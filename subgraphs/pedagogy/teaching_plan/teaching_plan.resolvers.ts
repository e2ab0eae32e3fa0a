import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { groupPlanActions, teachingPlanActions } from './teaching_plan.actions.ts'
import { archivePlan, beginEdition, changeDraft, draftPlan, keptPlan, plannedGroup, publishPlan } from './teaching_plan.acts.ts'
import type { TeachingPlanRow } from './teaching_plan.queries.ts'
import { academicYearOf, coverageState } from './teaching_plan.rules.ts'
import { addPlanAuthor, copyPlan, removePlanAuthor } from './teaching_plan.sharing.ts'

const today = ({ call }: PedagogyContext) => dayOf(call.now)
const yearOr = (given: string | null | undefined, context: PedagogyContext) => ({
  academicYear: given ?? academicYearOf(today(context)),
})

const planOf = {
  teachingPlan: ({ id }: { readonly id: string | null }, _: unknown, { load }: PedagogyContext) =>
    id ? load.teachingPlan.load(id) : null,
}

const editionsOf = ({ id }: TeachingPlanRow, { load }: PedagogyContext) => load.editionsOfPlan.load(id)

export const teachingPlanResolvers = {
  Query: { teachingPlan: (_, { id }, { load }) => (isId(id) ? load.teachingPlan.load(id) : null) },
  Group: {
    teachingPlans: ({ id }, { academicYear }, context) => context.load.plansOfGroup(id, yearOr(academicYear, context)),
    coverage: async ({ id }, { syllabusVersionId, years, academicYear }, context) => {
      if (!isId(syllabusVersionId)) return []
      const { fromYear = null, toYear = null } = years ?? {}
      const asked = { versionId: syllabusVersionId, fromYear, toYear, ...yearOr(academicYear, context) }
      return context.load.coverageOfGroup(id, asked)
    },
    permittedPlanActions: async ({ id }, _, context) => {
      const group = await plannedGroup(id, context)
      return group ? permittedActions(groupPlanActions, group, context) : []
    },
  },
  Person: {
    teachingPlans: ({ id }, { academicYear }, context) => context.load.plansOfPupil(id, yearOr(academicYear, context)),
  },
  TeachingPlan: {
    group: ({ groupId }) => ({ id: groupId }),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    edition: async (plan, _, context) =>
      (await editionsOf(plan, context)).findLast(({ publishedAt }) => publishedAt !== null) ?? null,
    draft: async (plan, _, context) => (await editionsOf(plan, context)).find(({ publishedAt }) => publishedAt === null) ?? null,
    editions: (plan, _, context) => editionsOf(plan, context),
    authors: async ({ id }, _, context) => {
      const authors = await context.load.authorsOfPlan.load(id)
      const seen = await Promise.all(authors.map(({ personId }) => personOf(personId, context)))
      return seen.filter((one) => one !== null)
    },
    copiedFrom: ({ copiedFromId }, _, { load }) => (copiedFromId ? load.teachingPlan.load(copiedFromId) : null),
    permittedActions: async (row, _, context) => permittedActions(teachingPlanActions, await keptPlan(row, context), context),
  },
  TeachingPlanEdition: {
    syllabusVersion: async ({ syllabusVersionId }, _, { load }) => (await load.syllabusVersion.load(syllabusVersionId))!,
    contentItems: ({ id }, _, { load }) => load.contentOfEdition.load(id),
    criteria: ({ id }, _, { load }) => load.criteriaOfEdition.load(id),
    publishedBy: ({ publishedById }, _, context) => personOf(publishedById, context),
  },
  ContentCoverage: {
    contentItem: (row) => row,
    state: ({ starts }, _, context) => coverageState(starts, today(context)),
    editions: ({ starts }) => starts.length,
  },
  Mutation: {
    draftTeachingPlan: (_, { input }, context, info) => draftPlan(info, context, input),
    changeTeachingPlanDraft: (_, { input }, context, info) => changeDraft(info, context, input),
    publishTeachingPlan: (_, { input }, context, info) => publishPlan(info, context, input),
    archiveTeachingPlan: (_, { input }, context, info) => archivePlan(info, context, input),
    beginPlanEdition: (_, { input }, context, info) => beginEdition(info, context, input),
    copyTeachingPlan: (_, { input }, context, info) => copyPlan(info, context, input),
    addPlanAuthor: (_, { input }, context, info) => addPlanAuthor(info, context, input),
    removePlanAuthor: (_, { input }, context, info) => removePlanAuthor(info, context, input),
  },
  DraftTeachingPlanPayload: planOf,
  ChangeTeachingPlanDraftPayload: planOf,
  PublishTeachingPlanPayload: planOf,
  ArchiveTeachingPlanPayload: planOf,
  BeginPlanEditionPayload: planOf,
  CopyTeachingPlanPayload: {
    ...planOf,
    leftOut: async ({ leftOutIds = [] }, _, { load }) =>
      (await Promise.all(leftOutIds.map((id) => load.contentItem.load(id)))).filter((item) => item !== null),
  },
  AddPlanAuthorPayload: planOf,
  RemovePlanAuthorPayload: planOf,
} satisfies Resolvers
