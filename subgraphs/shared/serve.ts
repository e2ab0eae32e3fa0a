import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CallRefused, type CallVerifier } from './call-token.ts'
import type { Report } from './errors.ts'
import type { RunningSubgraph } from './running.ts'

// The gateway asks for at most some thousand representations at a time; more is no call of ours.
const maxBytes = 4 * 1024 * 1024

export interface Served {
  readonly url: string
  stop(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > maxBytes) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const answerWith = (response: ServerResponse, status: number, body: object) =>
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      connection: status === 200 ? 'keep-alive' : 'close',
    })
    .end(JSON.stringify(body))

const refused = { errors: [{ message: 'Only the gateway may ask here.', extensions: { code: 'UNAUTHENTICATED' } }] }
const failed = { errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }

/** Answers one HTTP request: to the gateway's own calls only, `_service` included, and the same to everything else. */
async function handle(
  subgraph: RunningSubgraph,
  verify: CallVerifier,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  // Nothing is read of somebody who does not even try.
  const body = token && request.method === 'POST' ? await bodyOf(request) : undefined
  if (body === undefined) return answerWith(response, 401, refused)
  const call = await verify(token, body).catch((error: unknown) => {
    if (error instanceof CallRefused) return null
    throw error
  })
  return call ? answerWith(response, 200, await subgraph.answer(JSON.parse(body), call)) : answerWith(response, 401, refused)
}

/** Serves a subgraph on its own, to a gateway in another process. */
export async function serve(
  subgraph: RunningSubgraph,
  verify: CallVerifier,
  { port, host }: { port: number; host: string },
  report: Report,
): Promise<Served> {
  const server: Server = createServer((request, response) => {
    handle(subgraph, verify, request, response).catch((error: unknown) => {
      report(error, '')
      if (!response.headersSent) answerWith(response, 500, failed)
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
