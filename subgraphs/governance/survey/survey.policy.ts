import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson, role, signedIn } from '../../shared/rules.ts'
import type { SurveyActsFields, SurveyFields } from '../governance.generated.ts'

const payload = { survey: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

const makers = role(
  'a principal, or an administrator of the school authority',
  'en rektor eller huvudmannens administratör',
  ...['PRINCIPAL', 'AUTHORITY_ADMIN'],
)
const workers = role(
  "staff, and the authority's analysts and administrators",
  'personal, och huvudmannens analytiker och administratörer',
  ...['STAFF', 'AUTHORITY_ANALYST', 'AUTHORITY_ADMIN'],
)

export const surveyPolicy = {
  // Which of them, the rows say.
  Query: { survey: signedIn, mySurveys: inPerson },
  Organisation: { surveys: workers },
  SurveyConnection: { edges: allow, pageInfo: allow },
  SurveyEdge: { node: allow, cursor: allow },
  Survey: {
    id: allow,
    organisation: allow,
    title: allow,
    description: allow,
    audience: allow,
    schoolTypes: allow,
    schoolYears: allow,
    breakdown: allow,
    opensOn: allow,
    closesOn: allow,
    state: allow,
    minimum: allow,
    questions: allow,
    viewerInvitations: inPerson,
    groups: makers,
    resultsOn: allow,
    results: workers,
    version: allow,
    permittedActions: allow,
  },
  SurveyQuestion: {
    id: allow,
    position: allow,
    text: allow,
    textEn: allow,
    kind: allow,
    options: allow,
    kpi: allow,
  },
  SurveyOption: { position: allow, text: allow, textEn: allow, counts: allow },
  SurveyInvitation: { organisation: allow, isAnswered: allow },
  SurveyGroup: { organisation: allow, schoolYear: allow, invited: allow, responsePercent: allow },
  // For which organisation, the acts' own rules say: see survey.actions.ts.
  Mutation: { draftSurvey: makers, openSurvey: makers, closeSurvey: makers },
  DraftSurveyPayload: payload,
  DraftSurveyError: error,
  OpenSurveyPayload: payload,
  OpenSurveyError: error,
  CloseSurveyPayload: payload,
  CloseSurveyError: error,
} satisfies Policy<SurveyFields & SurveyActsFields>
