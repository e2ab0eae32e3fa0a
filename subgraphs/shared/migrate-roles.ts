import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from './database.ts'
import { callerRoles, ownerRoles, runtimeRoles, type SubgraphTables, umbrellaRole } from './declared.ts'
import { UserError } from './user-error.ts'

/** Who the application connects as. One with a password is made here; any other must exist. */
export interface Login {
  readonly name: string
  readonly password?: string
}

interface Server {
  readonly version: number
  readonly user: string
}

interface Membership {
  readonly member: string
  readonly role: string
  readonly inherits: boolean
}

export const ident = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (value: string) => `'${value.replaceAll("'", "''")}'`

const askServer = async (pool: Pool): Promise<Server> => {
  const [server] = await pool<Server[]>`select current_setting('server_version_num')::int as version, current_user as "user"`
  return server!
}

function wantedMemberships(subgraphs: readonly SubgraphTables[], logins: readonly Login[], { user }: Server): Membership[] {
  const callers = subgraphs.flatMap(({ name }) => callerRoles(name))
  return [
    ...callers.map((member) => ({ member, role: umbrellaRole, inherits: true })),
    ...ownerRoles(subgraphs).map((role) => ({ member: user, role, inherits: true })),
    ...logins.flatMap(({ name }) => runtimeRoles(subgraphs).map((role) => ({ member: name, role, inherits: false }))),
  ]
}

// Before version 16 it is the member, not the membership, that inherits; and membership alone lets it SET ROLE.
function grantMembership({ member, role, inherits }: Membership, { version }: Server): string {
  const grant = `grant ${ident(role)} to ${ident(member)}`
  if (inherits) return grant
  return version >= 160_000 ? `${grant} with inherit false, set true` : `alter role ${ident(member)} noinherit; ${grant}`
}

async function missingMemberships(pool: Pool, wanted: readonly Membership[], { version }: Server) {
  const canTake = version >= 160_000 ? 'SET' : 'MEMBER'
  const held = await pool<{ position: number }[]>`
    select w.position::int from jsonb_to_recordset(${pool.json(wanted.map((one, position) => ({ ...one, position })))})
      as w(member text, role text, inherits boolean, position int)
    join pg_roles m on m.rolname = w.member join pg_roles r on r.rolname = w.role
    where m.rolsuper or (pg_has_role(m.oid, r.oid, ${canTake}) and (w.inherits or not pg_has_role(m.oid, r.oid, 'USAGE')))`
  const positions = new Set(held.map(({ position }) => position))
  return wanted.filter((_, position) => !positions.has(position))
}

async function missingRoles(pool: Pool, names: readonly string[]): Promise<string[]> {
  const found = await pool<{ rolname: string }[]>`
    select rolname from pg_roles where rolname in (select jsonb_array_elements_text(${pool.json(names)}))`
  const known = new Set(found.map(({ rolname }) => rolname))
  return names.filter((name) => !known.has(name))
}

// Roles belong to the whole server: another database of it may be migrating at this moment.
const isRace = (error: unknown) => {
  const { code, message } = error as { code?: string; message: string }
  return ['42710', '23505', '40P01'].includes(code ?? '') || (code === 'XX000' && message.includes('concurrently updated'))
}

/** Runs what is still to be done until nothing is, whoever else does the same. */
async function converge(pool: Pool, toDo: () => Promise<string[]>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const statements = await toDo()
    if (statements.length === 0) return
    if (attempt > 20) throw new Error(`PostgreSQL accepts these statements without effect: ${statements.join('; ')}`)
    for (const statement of statements) {
      await pool.unsafe(statement).catch((error: unknown) => {
        if (!isRace(error)) throw error
      })
    }
    if (attempt > 1) await sleep(Math.random() * 20)
  }
}

async function ensureLogins(pool: Pool, logins: readonly Login[]): Promise<void> {
  const missing = await missingRoles(
    pool,
    logins.map(({ name }) => name),
  )
  const unknown = logins.find(({ name, password }) => password === undefined && missing.includes(name))
  if (unknown) {
    const name = ident(unknown.name)
    throw new UserError(`There is no database login ${name}. Create it: create role ${name} login noinherit password '…'`)
  }
  for (const { name, password } of logins) {
    if (password === undefined) continue
    let done = false
    await converge(pool, async () => {
      const [isMissing] = await missingRoles(pool, [name])
      if (!isMissing && done) return []
      done = !isMissing
      return [
        isMissing ? `create role ${ident(name)} login noinherit` : `alter role ${ident(name)} password ${literal(password)}`,
      ]
    })
  }
}

/** Makes the roles and their memberships that are missing. Takes nothing away: the catalogue check speaks up instead. */
export async function ensureRoles(pool: Pool, subgraphs: readonly SubgraphTables[], logins: readonly Login[]): Promise<void> {
  const server = await askServer(pool)
  const names = [umbrellaRole, ...ownerRoles(subgraphs), ...runtimeRoles(subgraphs)]
  await converge(pool, async () => (await missingRoles(pool, names)).map((name) => `create role ${ident(name)}`))
  await ensureLogins(pool, logins)
  const wanted = wantedMemberships(subgraphs, logins, server)
  await converge(pool, async () => (await missingMemberships(pool, wanted, server)).map((one) => grantMembership(one, server)))
}
