import type { CallKey } from '../subgraphs/shared/config.ts'
import { signCall } from '../subgraphs/shared/call-token.ts'
import type { Report } from '../subgraphs/shared/errors.ts'
import type { GraphQLAnswer, GraphQLRequest } from '../subgraphs/shared/subgraph.ts'
import type { Call } from '../subgraphs/shared/viewer.ts'
import { unavailable } from './refusals.ts'

/** Asks a subgraph, wherever it runs. */
export type Ask = (request: GraphQLRequest, call: Call) => Promise<GraphQLAnswer>

const timeout = 20_000

/** Asks a subgraph in another process. Each request carries a token signed for that one call; an outage is an answer too. */
export function remoteSubgraph(name: string, url: string, privateKey: CallKey, report: Report): Ask {
  return async (request, call) => {
    const body = JSON.stringify(request)
    try {
      const token = await signCall(privateKey, { audience: name, call, body })
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      if (response.status !== 200) throw new Error(`${name} answered HTTP ${response.status}`)
      return (await response.json()) as GraphQLAnswer
    } catch (error) {
      return unavailable(error, report)
    }
  }
}
