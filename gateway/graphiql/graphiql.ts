import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readExamples } from './examples.ts'

export interface GraphiqlOptions {
  /** Where queries are posted, on this same origin. */
  readonly endpoint: string
  /** Whether GET /dev/personas and POST /dev/token exist; otherwise the page asks for a token. */
  readonly personas: boolean
}

interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly gzipped: Buffer
  readonly etag: string
}

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

// GraphiQL's dialogs (Radix) insert a style element and its fonts and icons are data: addresses. Scripts get no such leave.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
}

const { resolve } = createRequire(import.meta.url)
const own = (name: string) => () => readFile(fileURLToPath(new URL(name, import.meta.url)))
// React's `exports` hide its browser builds, so they are found beside its package.json.
const packaged = (name: string, file: string) => () => readFile(join(dirname(resolve(`${name}/package.json`)), file))

const escapeAttribute = (text: string): string => text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`)

const page = (options: GraphiqlOptions) => async () => {
  const html = (await own('./page.html')()).toString()
  const filled = html.replace('{endpoint}', escapeAttribute(options.endpoint)).replace('{personas}', String(options.personas))
  return Buffer.from(filled)
}

const compress = promisify(gzip)

/** Read and compressed once, at the first request: GraphiQL is three megabytes that most processes never serve. */
function asset(type: keyof typeof types, read: () => Promise<Buffer>): () => Promise<Asset> {
  const load = async (): Promise<Asset> => {
    const body = await read()
    const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`
    return { type: types[type], body, gzipped: await compress(body), etag }
  }
  let loaded: Promise<Asset> | undefined
  return () => (loaded ??= load())
}

function send(request: FastifyRequest, reply: FastifyReply, { type, body, gzipped, etag }: Asset) {
  reply.headers({ ...headers, etag })
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  reply.type(type)
  const isGzipAccepted = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  return isGzipAccepted ? reply.header('content-encoding', 'gzip').send(gzipped) : reply.send(body)
}

/** Serves GraphiQL at /graphiql from the installed packages: no CDN, no network, nothing leaves the machine. */
export function serveGraphiql(app: FastifyInstance, options: GraphiqlOptions): void {
  const html = asset('html', page(options))
  // The whole of what is served: a path is looked up here and never reaches the file system.
  const assets = new Map([
    ['react.js', asset('js', packaged('react', 'umd/react.production.min.js'))],
    ['react-dom.js', asset('js', packaged('react-dom', 'umd/react-dom.production.min.js'))],
    ['graphiql.js', asset('js', packaged('graphiql', 'graphiql.min.js'))],
    ['graphiql.css', asset('css', packaged('graphiql', 'graphiql.min.css'))],
    ['page.js', asset('js', own('./page.js'))],
    ['page.session.js', asset('js', own('./page.session.js'))],
    ['page.answer.js', asset('js', own('./page.answer.js'))],
    ['page.css', asset('css', own('./page.css'))],
    ['examples.json', asset('json', async () => Buffer.from(JSON.stringify(await readExamples())))],
  ])
  app.get('/graphiql', async (request, reply) => send(request, reply, await html()))
  app.get<{ Params: { file: string } }>('/graphiql/:file', async (request, reply) => {
    const found = assets.get(request.params.file)
    return found ? send(request, reply, await found()) : reply.callNotFound()
  })
}
