import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { reference } from '../../shared/module.ts'
import { pageOf } from '../../shared/pagination.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import { surveyActions } from './survey.actions.ts'
import { closeGiven, draftGiven, openGiven } from './survey.acts.ts'
import { surveyKeys, surveysToAnswer } from './survey.queries.ts'

const organisation = ({ organisationId }: { readonly organisationId: string }) => ({ id: organisationId as never })

const payload = {
  survey: ({ id }: { readonly id: string | null }, _: object, { load }: GovernanceContext) => (id ? load.survey.load(id) : null),
}

export const surveyResolvers = {
  Query: {
    survey: (_, { id }, { load }) => (isId(id) ? load.survey.load(id) : null),
    mySurveys: (_, __, { read }) => surveysToAnswer(read),
  },
  Organisation: {
    surveys: ({ id }, { state, first, after }, { load }) =>
      load.surveysOf(id, { state: state ?? null, page: pageOf({ first, after }, surveyKeys) }),
  },
  Survey: {
    __resolveReference: reference((id, { load }: GovernanceContext) => load.survey.load(id)),
    organisation,
    questions: ({ id }, _, { load }) => load.surveyQuestions.load(id),
    viewerInvitations: ({ id }, _, { load }) => load.surveyInvitations.load(id),
    groups: ({ id }, _, { load }) => load.surveyGroups.load(id),
    permittedActions: (survey, _, context) => permittedActions(surveyActions, survey, context),
  },
  SurveyQuestion: {
    options: ({ options }) => options.map((one, n) => ({ ...one, position: n + 1 })),
    kpi: ({ kpiId }, _, { load }) => (kpiId ? load.kpi.load(kpiId) : null),
  },
  SurveyInvitation: { organisation },
  SurveyGroup: { organisation },
  Mutation: {
    draftSurvey: (_, { input }, context, info) => draftGiven(info, context, input),
    openSurvey: (_, { input }, context, info) => openGiven(info, context, input),
    closeSurvey: (_, { input }, context, info) => closeGiven(info, context, input),
  },
  DraftSurveyPayload: payload,
  OpenSurveyPayload: payload,
  CloseSurveyPayload: payload,
} satisfies Resolvers
