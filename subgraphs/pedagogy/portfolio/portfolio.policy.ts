import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { followers } from '../assessment/assessment.policy.ts'
import type { PortfolioActsFields, PortfolioFields } from '../pedagogy.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { PortfolioEntryRow } from './portfolio.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { entry: allow, userErrors: allow }
const sure = assurance('SUBSTANTIAL')
const readers = and(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL'), sure)
// That there is something which is not shared is not told by who has read it.
const noted = sensitive<PortfolioEntryRow>(
  sure,
  ({ studentId, relations }) => ({ id: studentId, relations }),
  ({ sharedAt }) => sharedAt === null,
)
const act = and(inPerson, sure)

export const portfolioPolicy = {
  Person: { portfolio: sensitive<PersonRow>(readers, (person) => person), permittedPortfolioActions: signedIn },
  PortfolioEntry: {
    id: allow,
    student: allow,
    organisation: allow,
    author: allow,
    isByPupil: allow,
    title: noted,
    text: noted,
    linkUrl: noted,
    fileReference: noted,
    contentItems: allow,
    syllabus: allow,
    occurredOn: allow,
    sharedAt: allow,
    warnings: related(...followers),
    version: allow,
    permittedActions: allow,
  },
  PortfolioEntryConnection: { edges: allow, pageInfo: allow },
  PortfolioEntryEdge: { node: allow, cursor: allow },
  // About whom, the rules of the acts say: see portfolio.actions.ts.
  Mutation: { addPortfolioEntry: act, sharePortfolioEntry: act, unsharePortfolioEntry: act, withdrawPortfolioEntry: act },
  AddPortfolioEntryPayload: payload,
  AddPortfolioEntryError: error,
  SharePortfolioEntryPayload: payload,
  SharePortfolioEntryError: error,
  UnsharePortfolioEntryPayload: payload,
  UnsharePortfolioEntryError: error,
  WithdrawPortfolioEntryPayload: payload,
  WithdrawPortfolioEntryError: error,
} satisfies Policy<PortfolioFields & PortfolioActsFields>
