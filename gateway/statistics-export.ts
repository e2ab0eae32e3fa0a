import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { badInput } from '../subgraphs/shared/errors.ts'
import { isId } from '../subgraphs/shared/ids.ts'
import { contextOf, type GatewayContext } from './caller.ts'
import { ask, type Asking, statusOf } from './documents.ts'
import { nothingHere, unauthenticated } from './refusals.ts'
import { type Cell, type Column, csvHead, csvLines, type Format, jsonEnd, jsonLines } from './statistics-files.ts'

const rowsQuery = `query statisticsExport($id: ID!, $after: ID) { statisticsRows(exportId: $id, after: $after) {
  columns { name } rows isSwedish endCursor hasNextPage } }`
const columnsQuery = `query statisticsColumns { values: statisticsColumns { ...column } summary: statisticsColumns(of: SUMMARY) { ...column } }
  fragment column on StatisticsColumn { name kind values meaning meaningSv }`

interface Page {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly isSwedish: boolean
  readonly endCursor: string | null
  readonly hasNextPage: boolean
}

interface Rows {
  readonly statisticsRows: Page | null
}

type Next = (after: string | null) => Promise<Page>

/** One page after the other, each asked for when whoever reads has taken the one before: who stops reading stops the queries. */
async function* textOf(first: Page, next: Next, format: Format, isContinued: boolean): AsyncGenerator<string> {
  let rows = 0
  // A file that goes on where another was cut off is put at its end.
  if (format === 'csv' && !isContinued) yield csvHead(first)
  for (let page = first; ; page = await next(page.endCursor)) {
    rows += page.rows.length
    yield format === 'csv' ? csvLines(page.rows, page) : jsonLines(page.rows, page)
    if (!page.hasNextPage) break
  }
  if (format === 'jsonl') yield jsonEnd(rows)
}

const types: Readonly<Record<Format, string>> = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' }

function named(file: string): { readonly id: string; readonly format: Format } {
  const [, id, format] = /^([^.]+)\.(csv|jsonl)$/.exec(file) ?? []
  if (!isId(id)) throw badInput('Give the id of an export and how to write it: /statistics-export/<id>.csv or .jsonl.')
  return { id, format: format as Format }
}

async function signedIn(request: FastifyRequest, given: Asking): Promise<GatewayContext> {
  const context = await contextOf(request, given)
  if (!context.call) throw unauthenticated('NO_TOKEN', context.locale)
  return context
}

type ExportRequest = FastifyRequest<{ Params: { file: string }; Querystring: { after?: string } }>

/** Serves an export that has been begun: GET /statistics-export/:id.csv or .jsonl, with the token of a query. */
function serveExport(app: FastifyInstance, given: Asking): void {
  app.get('/statistics-export/:file', async (request: ExportRequest, reply) => {
    const context = await signedIn(request, given)
    const { id, format } = named(request.params.file)
    const { after = null } = request.query
    const from = (at: string | null) => ask<Rows>(given, rowsQuery, { id, after: at }, context)
    const { data, errors = [] } = await from(after)
    if (errors.length > 0) return reply.code(statusOf(errors)).send({ errors })
    if (!data?.statisticsRows) return reply.code(404).send({ errors: [nothingHere().toJSON()] })
    // Once the first page is sent an error can only break off: a file that ends early must not look whole.
    const next: Next = async (at) => {
      const page = (await from(at)).data?.statisticsRows
      if (!page) throw new Error('a page of the export was not answered')
      return page
    }
    return reply
      .header('content-type', types[format])
      .header('content-disposition', `attachment; filename="statistics-${id}.${format}"`)
      .send(Readable.from(textOf(data.statisticsRows, next, format, after !== null), { objectMode: false }))
  })
}

type Described = Column & Readonly<Record<'kind' | 'meaning' | 'meaningSv', string>> & { readonly values: string | null }

/** Serves what the columns mean: GET /statistics-columns.csv. */
function serveColumns(app: FastifyInstance, given: Asking): void {
  app.get('/statistics-columns.csv', async (request, reply) => {
    const context = await signedIn(request, given)
    const { data, errors = [] } = await ask<Record<string, readonly Described[]>>(given, columnsQuery, {}, context)
    if (errors.length > 0 || !data) return reply.code(statusOf(errors)).send({ errors })
    const names = ['of', 'name', 'kind', 'values', 'meaning', 'meaningSv'] as const
    const looks = { columns: names.map((name) => ({ name })), isSwedish: context.locale === 'sv' }
    const rows = Object.entries(data).flatMap(([of, columns]) =>
      columns.map((one) => [of, ...names.slice(1).map((name) => one[name as 'name'])]),
    )
    return reply.header('content-type', types.csv).send(`${csvHead(looks)}${csvLines(rows, looks)}`)
  })
}

/** Serves statistics as files. */
export function serveStatistics(app: FastifyInstance, given: Asking): void {
  serveExport(app, given)
  serveColumns(app, given)
}
