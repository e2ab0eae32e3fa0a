import type { CallKey } from '../subgraphs/shared/config.ts'
import { signCall } from '../subgraphs/shared/call-token.ts'
import type { Report } from '../subgraphs/shared/errors.ts'
import type { GraphQLAnswer, GraphQLRequest } from '../subgraphs/shared/running.ts'
import type { Call } from '../subgraphs/shared/viewer.ts'
import { unavailable } from './refusals.ts'

/** Asks a subgraph, wherever it runs. */
export type Ask = (request: GraphQLRequest, call: Call) => Promise<GraphQLAnswer>

const timeout = 20_000

// Without this the gateway takes a null for a crash of its own, and a list for an answer without data or errors.
const isAnswer = (answer: unknown): answer is GraphQLAnswer =>
  typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)

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
      const answer: unknown = await response.json()
      if (!isAnswer(answer)) throw new Error(`${name} answered something else than GraphQL`)
      return answer
    } catch (error) {
      return unavailable(error, report)
    }
  }
}
