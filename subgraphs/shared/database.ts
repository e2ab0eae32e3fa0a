import postgres from 'postgres'
import { dayOf } from './clock.ts'
import type { Call } from './viewer.ts'

export type Pool = postgres.Sql
export type Sql = postgres.Sql | postgres.TransactionSql | postgres.ReservedSql

/** Reads as one viewer. A query is a named function over it; values become parameters of a prepared statement. */
export type Read = <Row extends object>(statement: TemplateStringsArray, ...values: readonly unknown[]) => Promise<Row[]>

/** Writes as one viewer, inside the transaction of one act. */
export type Write = postgres.TransactionSql

/** A piece of SQL to put into a statement, such as a filter that was given. Never runs by itself. */
export const part: postgres.Sql = postgres({ host: '127.0.0.1', max: 1 })

/** No SQL at all: a filter that was not given. */
export const nothing = part``

export interface PoolOptions {
  /** The role every connection takes at once, whoever logged in: it owns nothing and bypasses nothing. */
  readonly role?: string
  readonly max?: number
  /** Sees every statement; tests count them. */
  readonly onStatement?: (statement: string) => void
}

const typeOid = { date: 1082, numeric: 1700 }

/** Opens a pool. Dates stay text (a school day has no time zone), numerics become numbers, columns camelCase. */
export function openPool(url: string, options: PoolOptions = {}): Pool {
  return postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    onnotice: () => {},
    transform: { column: { from: postgres.toCamel } },
    connection: {
      application_name: 'skolgraf',
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 60_000,
      ...(options.role ? { role: options.role } : {}),
    },
    types: {
      date: { to: typeOid.date, from: [typeOid.date], serialize: (day: string) => day, parse: (day: string) => day },
      numeric: { to: typeOid.numeric, from: [typeOid.numeric], serialize: String, parse: Number },
    },
    ...(options.onStatement ? { debug: (_, statement) => options.onStatement?.(statement) } : {}),
  }) as unknown as Pool
}

/** Transaction control, and the driver's one look at the types of a new connection, are no queries: what tests count is the rest. */
export const isQuery = (statement: string): boolean =>
  !/^\s*(begin|commit|rollback|savepoint|release|\/\* viewer \*\/)/.test(statement) && !statement.includes('pg_catalog.pg_type')

// Transaction-local (`true`): anything else would still be set for the next request on the same connection.
const setViewer = (sql: Sql, role: string, { viewer, now, requestId }: Call) =>
  sql`/* viewer */ select set_config('role', ${role}, true), set_config('skolgraf.viewer_id', ${viewer.id}, true),
    set_config('skolgraf.viewer_kind', ${viewer.kind}, true), set_config('skolgraf.today', ${dayOf(now)}, true),
    set_config('skolgraf.request_id', ${requestId}, true)`

export interface ReadTransaction {
  readonly read: Read
  end(): Promise<void>
}

/**
 * One read-only snapshot for one request, opened by its first query. The statements that open it are sent together with
 * that query, so they cost no round trip of their own.
 */
export function readAs(pool: Pool, role: string, call: Call): ReadTransaction {
  let opening: Promise<postgres.ReservedSql> | undefined
  const open = async () => {
    const connection = await pool.reserve()
    const opened = [connection`begin isolation level repeatable read, read only`, setViewer(connection, role, call)]
    for (const statement of opened) statement.catch(() => {})
    return connection
  }
  return {
    read: async <Row extends object>(statement: TemplateStringsArray, ...values: readonly unknown[]) => {
      const connection = await (opening ??= open())
      return connection(statement, ...(values as never[])) as unknown as Promise<Row[]>
    },
    end: async () => {
      if (!opening) return
      const connection = await opening.catch(() => undefined)
      opening = undefined
      if (!connection) return
      await connection`commit`.catch(() => {})
      connection.release()
    },
  }
}

/** Runs one act's writes as the viewer, all or nothing. */
export function writeAs<Result>(pool: Pool, role: string, call: Call, run: (tx: Write) => Promise<Result>): Promise<Result> {
  return pool.begin(async (tx) => {
    await setViewer(tx, role, call)
    return run(tx)
  }) as Promise<Result>
}
