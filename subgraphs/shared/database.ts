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
    // A new connection plans every statement anew; keep those there are through a quiet spell.
    idle_timeout: 30 * 60,
    onnotice: () => {},
    transform: { column: { from: postgres.toCamel } },
    connection: {
      application_name: 'skolgraf',
      statement_timeout: 15_000,
      // One plan for all values, made once: these plans do not hang on them, and the access functions cost more to plan than to run.
      plan_cache_mode: 'force_generic_plan',
      idle_in_transaction_session_timeout: 60_000,
      ...(options.role ? { role: options.role } : {}),
    },
    types: {
      date: { to: typeOid.date, from: [typeOid.date], serialize: (day: string) => day, parse: (day: string) => day },
      numeric: { to: typeOid.numeric, from: [typeOid.numeric], serialize: String, parse: Number },
    },
    ...(options.onStatement ? { debug: (_, statement) => options.onStatement?.(statement) } : {}),
  })
}

/** Transaction control, and the driver's one look at the types of a new connection, are no queries: what tests count is the rest. */
export const isQuery = (statement: string): boolean =>
  !/^\s*(begin|commit|rollback|savepoint|release|\/\* viewer \*\/)/.test(statement) && !statement.includes('pg_catalog.pg_type')

// Transaction-local (`true`): anything else would still be set for the next request on the same connection.
const setViewer = (sql: Sql, role: string, { viewer, now, requestId }: Call) =>
  sql`/* viewer */ select set_config('role', ${role}, true), set_config('skolgraf.viewer_id', ${viewer.id}, true),
    set_config('skolgraf.viewer_kind', ${viewer.kind}, true), set_config('skolgraf.assurance', ${viewer.assurance}, true),
    set_config('skolgraf.today', ${dayOf(now)}, true),
    set_config('skolgraf.now', ${now.toISOString()}, true),
    set_config('skolgraf.request_id', ${requestId}, true)`

/** A transaction that is over once its connection is lost: the driver would go on with it in somebody else's. */
interface Transaction {
  readonly tx: Write
  /** Throws after a loss; asked before each statement. */
  check(): void
  /** Commits; throws if there is nothing left to commit. */
  commit(): Promise<void>
  rollBack(): Promise<void>
}

const undone = new Error('rolled back')

/** Opens a transaction. When its connection is lost nothing more is sent for it, not even a rollback. */
function begin(pool: Pool, mode: string): Promise<Transaction> {
  return new Promise((resolve, reject) => {
    let lost: Error | undefined
    const check = () => {
      if (lost) throw lost
    }
    const hold = (tx: Write) =>
      new Promise<void>((done, undo) => {
        const finish = async (how: () => void) => {
          check()
          how()
          await ended
        }
        const rollBack = async () => {
          // A loss fails the statement first and the transaction after it.
          await new Promise((later) => setImmediate(later))
          await finish(() => undo(undone)).catch(() => {})
        }
        resolve({ tx, check, commit: () => finish(done), rollBack })
      })
    const ended: Promise<unknown> = pool.begin(mode, hold)
    ended.catch((error: Error) => {
      lost = error
      reject(error)
    })
  })
}

export interface ReadTransaction {
  readonly read: Read
  end(): Promise<void>
}

/** One read-only snapshot for one request, opened by its first query. The settings are sent together with that query. */
export function readAs(pool: Pool, role: string, call: Call): ReadTransaction {
  let opening: Promise<Transaction> | undefined
  const open = async () => {
    const transaction = await begin(pool, 'isolation level repeatable read, read only')
    setViewer(transaction.tx, role, call).catch(() => {})
    return transaction
  }
  return {
    read: async <Row extends object>(statement: TemplateStringsArray, ...values: readonly unknown[]) => {
      const { tx, check } = await (opening ??= open())
      check()
      return tx(statement, ...(values as never[])) as unknown as Promise<Row[]>
    },
    end: async () => {
      const transaction = await opening?.catch(() => undefined)
      opening = undefined
      await transaction?.commit().catch(() => {})
    },
  }
}

/** Runs one act's writes as the viewer, all or nothing. */
export async function writeAs<Result>(
  pool: Pool,
  role: string,
  call: Call,
  run: (tx: Write) => Promise<Result>,
): Promise<Result> {
  const transaction = await begin(pool, 'isolation level read committed')
  try {
    await setViewer(transaction.tx, role, call)
    const result = await run(transaction.tx)
    await transaction.commit()
    return result
  } catch (error) {
    await transaction.rollBack()
    throw error
  }
}
