import type { ApolloServer } from '@apollo/server'
import type { GraphQLFormattedError } from 'graphql'
import type { Door, GatewayContext } from './caller.ts'

/** What it takes to answer with something else than GraphQL: who calls, and the server that is asked as them. */
export interface Asking extends Door {
  readonly server: ApolloServer<GatewayContext>
}

/** What a query of ours was answered with. */
export interface Answer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly GraphQLFormattedError[]
}

/** Asks a query of ours as whoever calls, past nothing: rules, rows and limits are those of any query. */
export async function ask<Data>(
  { server }: Asking,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  contextValue: GatewayContext,
): Promise<Answer<Data>> {
  const { body } = await server.executeOperation({ query, variables: { ...variables } }, { contextValue })
  return body.kind === 'single' ? (body.singleResult as Answer<Data>) : {}
}

const statuses: Readonly<Record<string, number>> = {
  FORBIDDEN: 403,
  STEP_UP_REQUIRED: 403,
  UNAUTHENTICATED: 401,
  BAD_USER_INPUT: 400,
}

/** An outage outweighs a refusal: who asks again may get it. */
export const statusOf = (errors: readonly GraphQLFormattedError[]): number =>
  Math.max(...errors.map(({ extensions }) => statuses[String(extensions?.['code'])] ?? 503))
