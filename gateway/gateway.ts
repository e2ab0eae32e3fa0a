import { randomUUID } from 'node:crypto'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import { unwrapResolverError } from '@apollo/server/errors'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { GraphQLError, type OperationDefinitionNode } from 'graphql'
import type { Clock } from '../subgraphs/shared/clock.ts'
import { badInput, maskErrors, PublicError, type Report } from '../subgraphs/shared/errors.ts'
import type { GraphQLRequest } from '../subgraphs/shared/running.ts'
import type { Call } from '../subgraphs/shared/viewer.ts'
import { contextOf, type GatewayContext } from './caller.ts'
import { authMethodsOf, type Issuer, ProviderUnavailable } from './issuer.ts'
import { badRequest, bodyLimit, explainTokens, limitOptions, limitsPlugin } from './limits.ts'
import { explainRequest, nameAcrValues, noRequest, nothingHere, unauthenticated } from './refusals.ts'
import { serveRegisterExtract } from './register-extract.ts'
import type { Ask } from './remote.ts'
import { serveStatistics } from './statistics-export.ts'
import type { Authenticate } from './viewer.ts'

export interface GatewayOptions {
  /** schema/supergraph.graphql, composed ahead of time. */
  readonly supergraph: string
  readonly subgraphs: Readonly<Record<string, Ask>>
  readonly authenticate: Authenticate
  readonly issuers: readonly Issuer[]
  /** Whether a caller without a token may read the schema's description. */
  readonly publicSchema: boolean
  readonly clock: Clock
  readonly report: Report
}

const mistake = (message: string) => new PublicError('BAD_USER_INPUT', message, badRequest)

const asksData = ({ selectionSet }: OperationDefinitionNode): boolean =>
  selectionSet.selections.some((selection) => selection.kind !== 'Field' || !selection.name.value.startsWith('__'))

/** Anonymous callers get the schema's description; nobody gets Apollo's own extensions, or a cacheable answer. */
const edge: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, operation }) {
        // Apollo's gateway takes an operation that is not there, and a subscription, for a crash of its own.
        if (!operation) throw mistake('The request has no operation to run: name one of its operations in `operationName`.')
        if (operation.operation === 'subscription') throw mistake('There are no subscriptions here: ask again with a query.')
        if (contextValue.call === null && asksData(operation)) throw unauthenticated('NO_TOKEN', contextValue.locale)
      },
      async willSendResponse({ response, errors }) {
        response.http.headers.set('cache-control', 'no-store')
        const has = (code: string) => errors?.some(({ extensions }) => extensions['code'] === code)
        if (has('UNAUTHENTICATED')) response.http.status = 401
        if (has('PERSISTED_QUERY_NOT_SUPPORTED')) response.http.status = 400
        if (response.body.kind === 'single') delete response.body.singleResult.extensions
      },
    }
  },
}

/** Adds how to sign in to a call that asks for it: the gateway alone knows. Every call would carry it over the network otherwise. */
function withAuthMethods(call: Call, query: string, issuers: readonly Issuer[]): Call {
  return query.includes('authMethods') ? { ...call, authMethods: authMethodsOf(issuers) } : call
}

function dataSource(ask: Ask, issuers: readonly Issuer[]): GraphQLDataSource<GatewayContext> {
  return {
    async process({ request, context }) {
      // Without a call nobody is asking, and a subgraph has nothing to answer.
      if (!context.call) throw unauthenticated('NO_TOKEN', 'en')
      const { query = '', variables, operationName } = request
      return await ask(
        { query, ...(variables && { variables }), ...(operationName && { operationName }) } satisfies GraphQLRequest,
        withAuthMethods(context.call, query, issuers),
      )
    },
  }
}

function createServer(options: GatewayOptions): ApolloServer<GatewayContext> {
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraph,
    // Composing it was checking it.
    validateSupergraph: false,
    buildService: ({ name }) => {
      const ask = options.subgraphs[name]
      if (!ask) throw new Error(`The supergraph has a subgraph ${name} that this gateway is not connected to`)
      return dataSource(ask, options.issuers)
    },
    logger: quiet,
  })
  // What a subgraph says is masked already; everything else here is ours to mask.
  const fromSubgraph = (error: unknown) => error instanceof GraphQLError && 'serviceName' in error.extensions
  const mask = maskErrors(options.report, (error) => fromSubgraph(error) || unwrapResolverError(error) instanceof PublicError)
  const withAcr = nameAcrValues(options.issuers)
  return new ApolloServer<GatewayContext>({
    gateway,
    formatError: (formatted, error) => withAcr(mask(explainRequest(explainTokens(formatted)), error)),
    plugins: [edge, limitsPlugin, ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled()],
    ...limitOptions,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: quiet,
  })
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** What went wrong before GraphQL began: the caller's mistake, no sign-in, or an outage of ours. */
function explain(
  error: FastifyError | PublicError | ProviderUnavailable,
  report: Report,
): { status: number; error: PublicError } {
  if (error instanceof PublicError) return { status: error.extensions['code'] === 'UNAUTHENTICATED' ? 401 : 400, error }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 413)
    return {
      status,
      error: badInput(`The request is larger than ${bodyLimit / 1024} KB. Ask for less at a time, and send values as variables.`),
    }
  if (status >= 400 && status < 500) return { status, error: noRequest() }
  const errorId = randomUUID()
  report(error, errorId)
  if (error instanceof ProviderUnavailable)
    return {
      status: 503,
      error: new PublicError('SUBGRAPH_UNAVAILABLE', 'Who you are cannot be looked up right now. Try again in a moment.', {
        errorId,
      }),
    }
  return { status: 500, error: new PublicError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.', { errorId }) }
}

/** Builds the gateway's HTTP application: POST /graphql. Starts nothing; listen on it, and close it. */
export async function createGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const refuse = (reply: FastifyReply, status: number, error: PublicError) =>
    reply
      .code(status)
      .header('cache-control', 'no-store')
      .send({ errors: [error.toJSON()] })
  const app = Fastify({
    bodyLimit,
    logger: false,
    forceCloseConnections: true,
    frameworkErrors: (_, __, reply) => void refuse(reply as FastifyReply, 400, nothingHere()),
  })
  app.removeContentTypeParser('text/plain')
  const contexts = new WeakMap<FastifyRequest, GatewayContext>()
  app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))
  app.setNotFoundHandler((_, reply) => refuse(reply, 404, nothingHere()))
  app.setErrorHandler<FastifyError>((thrown, _, reply) => {
    const { status, error } = explain(thrown, options.report)
    return refuse(reply, status, error)
  })
  const server = createServer(options)
  await server.start()
  app.post('/graphql', {
    preHandler: async (request) => void contexts.set(request, await contextOf(request, options)),
    handler: fastifyApolloHandler(server, { context: async (request) => contexts.get(request)! }),
  })
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    onRequest: async (_, reply) => refuse(reply.header('allow', 'POST'), 405, noRequest()),
    handler: () => {},
  })
  serveRegisterExtract(app, { ...options, server })
  serveStatistics(app, { ...options, server })
  app.addHook('onClose', () => server.stop())
  return app
}
