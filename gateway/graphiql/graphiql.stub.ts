import { buildSchema, graphql, GraphQLError } from 'graphql'
import Fastify, { type FastifyInstance } from 'fastify'
import { serveGraphiql, type GraphiqlOptions } from './graphiql.ts'

/** As much of the API as the examples ask for. */
export const stubSchema = buildSchema(`
  type Query {
    viewer: Viewer
    organisations(filter: OrganisationFilter, first: Int = 50, after: String): OrganisationConnection
    groups(first: Int = 50, after: String): GroupConnection
  }
  type Viewer { kind: String!, assurance: String!, person: Person, roles: [HeldRole!]! }
  type HeldRole { role: String!, organisation: Organisation }
  type Person {
    id: ID!, displayName: String, givenName: String, familyName: String, birthDate: String
    "The Swedish personal identity number."
    civicNo: String
    emails: [Email!], phoneNumbers: [PhoneNumber!], duties: [Duty!], enrolments: [Enrolment!]
    responsibles: [Responsibility!], responsibleFor: [Responsibility!]
  }
  type Responsibility { relationType: String!, person: Person }
  type Email { value: String!, type: String! }
  type PhoneNumber { value: String! }
  type Enrolment { schoolYear: Int, schoolType: String!, organisation: Organisation }
  enum OrganisationType { HUVUDMAN SKOLENHET }
  input OrganisationFilter { municipalityCode: String, organisationTypes: [OrganisationType!], schoolTypes: [String!] }
  input KpiValueFilter { period: String }
  type Organisation {
    id: ID!, displayName: String!, schoolUnitCode: String, municipalityCode: String, organisationType: OrganisationType!
    parentOrganisation: Organisation
    kpiValues(filter: KpiValueFilter): [KpiValue!]
    groups(first: Int = 50): GroupConnection
    duties(first: Int = 50): DutyConnection
  }
  type Kpi { code: String!, name: String!, unitOfMeasure: String!, direction: String }
  type KpiValue { kpi: Kpi!, period: String!, gender: String!, figure: FigureOrReason! }
  union FigureOrReason = Figure | SuppressedFigure | MissingFigure
  type Figure { value: Float!, isNearlyAll: Boolean! }
  type SuppressedFigure { reason: String! }
  type MissingFigure { reason: String! }
  type Duty { dutyRole: String!, person: Person, organisation: Organisation }
  type Membership { person: Person }
  type Group { id: ID!, displayName: String!, groupType: String!, organisation: Organisation, memberships: [Membership!] }
  type PageInfo { hasNextPage: Boolean!, endCursor: String }
  type OrganisationConnection { totalCount: Int, pageInfo: PageInfo!, edges: [OrganisationEdge!]! }
  type OrganisationEdge { node: Organisation! }
  type GroupConnection { edges: [GroupEdge!]! }
  type GroupEdge { node: Group! }
  type DutyConnection { edges: [DutyEdge!]! }
  type DutyEdge { node: Duty! }
`)

const unit = { displayName: 'Björkskolan', schoolUnitCode: '12345678', parentOrganisation: { displayName: 'Nacka kommun' } }
const kpi = { code: 'MERIT', name: 'Merit rating, year 9', unitOfMeasure: 'POINTS', direction: 'HIGHER' }
const organisation = {
  ...unit,
  parentOrganisation: { ...unit.parentOrganisation, organisationType: 'HUVUDMAN' },
  kpiValues: [
    { kpi, gender: 'ALL', figure: { __typename: 'Figure', value: 241.5, isNearlyAll: false } },
    { kpi, gender: 'GIRLS', figure: { __typename: 'SuppressedFigure', reason: 'FEWER_THAN_TEN' } },
  ],
}

function pupil(displayName: string) {
  const refuse = () => {
    const needs = { role: ['PRINCIPAL', 'GUARDIAN'] }
    const extensions = { code: 'FORBIDDEN', needs }
    throw new GraphQLError('A teacher may not see a civic number.', { extensions })
  }
  const guardian = { displayName: `${displayName}'s guardian`, emails: [{ value: 'guardian@example.se', type: 'HOME' }] }
  return { displayName, civicNo: refuse, responsibles: [{ relationType: 'GUARDIAN', person: guardian }] }
}

const members = ['Elsa Berg', 'Hugo Dahl', 'Maja Ek'].map((name) => ({ person: pupil(name) }))
const group = { displayName: '7B', groupType: 'KLASS', organisation: unit, memberships: members }

function answers(persona: string, assurance: string) {
  return {
    viewer: { kind: 'PERSON', assurance, person: { displayName: `the ${persona}` }, roles: [] },
    organisations: { totalCount: 1, pageInfo: { hasNextPage: false }, edges: [{ node: organisation }] },
    groups: { edges: persona === 'teacher' ? [{ node: group }] : [] },
  }
}

const personas = [
  { persona: 'analyst', name: 'Lena Holm', description: 'Analyst at the municipality of Nacka.' },
  { persona: 'teacher', name: 'Anna Berg', description: 'Teacher at Björkskolan.' },
  { persona: 'guardian', name: 'Omar Ali', description: "Elsa's guardian." },
]

export interface Stub {
  readonly url: string
  readonly app: FastifyInstance
  /** The tokens handed out and still valid. */
  readonly tokens: Map<string, { persona: string; assurance: string }>
  readonly languages: string[]
}

/** A gateway in miniature: GraphiQL, personas, tokens, and answers that depend on who asks. */
export async function startStub(options: Partial<GraphiqlOptions> = {}): Promise<Stub> {
  const app = Fastify()
  const tokens: Stub['tokens'] = new Map()
  const languages: string[] = []
  let issued = 0
  serveGraphiql(app, { endpoint: '/graphql', personas: true, ...options })
  app.get('/dev/personas', () => personas)
  app.post<{ Body: { persona: string; assurance: string } }>('/dev/token', ({ body }) => {
    const token = `secret-token-${++issued}`
    tokens.set(token, body)
    return { access_token: token, expires_in: 900 }
  })
  app.post<{ Body: { query: string; variables?: Record<string, unknown>; operationName?: string } }>('/graphql', (request) => {
    languages.push(request.headers['accept-language'] ?? '')
    const seat = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
    if (!seat) return { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] }
    const { query: source, variables: variableValues, operationName } = request.body
    const rootValue = answers(seat.persona, seat.assurance)
    return graphql({ schema: stubSchema, source, rootValue, variableValues, operationName })
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, app, tokens, languages }
}
