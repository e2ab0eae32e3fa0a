import { audit } from './act.ts'
import { type Pool, writeAs } from './database.ts'
import { rolesOf } from './rows.ts'
import type { Call } from './viewer.ts'

/** A statement over everything that is kept about a person, and the name under which its reading is audited. */
export interface AboutPerson {
  readonly personId: string
  readonly statement: string | null
  readonly act?: string
}

/**
 * Reads past the row policies what is kept about one person: an extract must be complete. The field's rule has let the caller in;
 * the database asks for itself, as the viewer, before the transaction takes the role that sees every row. Null where it says no.
 */
export const readAbout = <Row extends object>(
  pool: Pool,
  subgraph: string,
  role: string,
  call: Call,
  { personId, statement, act }: AboutPerson,
): Promise<readonly Row[] | null> =>
  writeAs(pool, role, call, async (tx) => {
    const [asked] = await tx<{ may: boolean }[]>`/* mayHaveRegister */ select access.may_have_register(${personId}) as may`
    if (!asked?.may) return null
    if (act) await audit(tx, subgraph, call, act, [{ id: personId, kind: 'READ' }])
    if (statement === null) return []
    await tx`/* asSystem */ select set_config('role', ${rolesOf(subgraph).system}, true)`
    return tx.unsafe<Row[]>(statement, [[personId]] as never)
  })
