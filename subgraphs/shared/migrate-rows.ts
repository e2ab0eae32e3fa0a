import type { Write } from './database.ts'
import {
  type AccessSchema, accessSchema, accessUsers, type DeclaredPolicy, extensionSchema, extensionsOf, grantsOf, policiesOf, type SubgraphTables, umbrellaRole,
} from './declared.ts' // prettier-ignore
import { ident } from './migrate-roles.ts'
import { accessRole, gatewayRole, rolesOf } from './rows.ts'

/** Does some of the work as another role, which then owns what it makes. */
export async function as<Result>(tx: Write, role: string, work: () => Promise<Result>): Promise<Result> {
  await tx.unsafe(`set local role ${ident(role)}`)
  const result = await work()
  await tx`reset role`
  return result
}

const run = async (tx: Write, statements: readonly string[]) => {
  if (statements.length > 0) await tx.unsafe(statements.join(';\n'))
}

/**
 * Takes policies and grants off everything its owner owns in the schema. Row security stays on but is not forced: a migration
 * that moves data runs as the owner, and would otherwise find every table empty.
 */
export async function takeDown(tx: Write, { name }: SubgraphTables): Promise<void> {
  const statements = await tx<{ statement: string }[]>`
    with relation as (
      select c.oid, c.relkind, c.relacl, format('%I.%I', n.nspname, c.relname) as name, c.relowner, n.nspacl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${name} and pg_get_userbyid(c.relowner) = current_user and c.relkind in ('r', 'p', 'v', 'm', 'S')
    ), entry(object, grantee) as (
      select name, a.grantee from relation, aclexplode(relacl) a where a.grantee <> relowner
      union
      select name, a.grantee from relation join pg_attribute t on t.attrelid = oid, aclexplode(t.attacl) a
      where a.grantee <> relowner
      union
      select format('schema %I', n.nspname), a.grantee from pg_namespace n, aclexplode(n.nspacl) a
      where n.nspname = ${name} and a.grantee <> n.nspowner
    )
    select format('drop policy %I on %s', p.polname, r.name) as statement from relation r join pg_policy p on p.polrelid = r.oid
    union all
    select format('alter table %s no force row level security', name) from relation where relkind in ('r', 'p')
    union all
    select format('revoke all on %s from %s cascade', object,
      case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end) from entry`
  await run(
    tx,
    statements.map(({ statement }) => statement),
  )
}

/** Forces row security and grants what the policies are about. Partitions get neither: they are read through their table only. */
export async function grantTables(tx: Write, subgraph: SubgraphTables): Promise<void> {
  const schema = ident(subgraph.name)
  const grants = grantsOf(subgraph)
  const partitions = await tx<
    { name: string }[]
  >`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${subgraph.name} and c.relispartition and c.relkind in ('r', 'p')
      and pg_get_userbyid(c.relowner) = current_user`
  const names = new Set([...grants.map(({ table }) => table), ...partitions.map(({ name }) => name)])
  const tables = [...names].map((table) => `${schema}.${ident(table)}`)
  await run(tx, [
    ...[...new Set(grants.map(({ role }) => role))].map((role) => `grant usage on schema ${schema} to ${role}`),
    ...tables.map((table) => `alter table ${table} enable row level security, force row level security`),
    ...grants.map(({ table, role, privilege }) => `grant ${privilege} on ${schema}.${ident(table)} to ${role}`),
  ])
}

const policySql = (schema: string, { name, table, command, role, using, check }: DeclaredPolicy) =>
  [
    `create policy ${ident(name)} on ${ident(schema)}.${ident(table)} for ${command} to ${role}`,
    using === null ? '' : `using (${using})`,
    check === null ? '' : `with check (${check})`,
  ].join(' ')

export const createPolicies = (tx: Write, subgraph: SubgraphTables): Promise<void> =>
  run(
    tx,
    policiesOf(subgraph).map((policy) => policySql(subgraph.name, policy)),
  )

/** Policies that call its functions go with it. */
export const dropAccess = (tx: Write): Promise<void> =>
  as(tx, accessRole, () => run(tx, [`drop schema if exists ${ident(accessSchema)} cascade`]))

/** Made anew each time, so that nothing an older version had stays behind. */
export async function makeAccess(tx: Write, subgraphs: readonly SubgraphTables[], access: AccessSchema): Promise<void> {
  const schema = ident(accessSchema)
  await tx.unsafe(`create schema ${schema} authorization ${accessRole}`)
  await as(tx, accessRole, async () => {
    await tx.unsafe(access.sql)
    await run(tx, [
      `grant usage on schema ${schema} to ${accessUsers(subgraphs).join(', ')}`,
      `revoke execute on all functions in schema ${schema} from public`,
      `grant execute on all functions in schema ${schema} to ${umbrellaRole}`,
      ...access.gatewayOnly.flatMap((name) => [
        `revoke execute on function ${schema}.${ident(name)} from ${umbrellaRole}`,
        `grant execute on function ${schema}.${ident(name)} to ${gatewayRole}`,
      ]),
    ])
  })
}

/** As the login that migrates: owners of subgraphs may not install extensions, the owner of the database may those that are trusted. */
export async function installExtensions(tx: Write, subgraphs: readonly SubgraphTables[]): Promise<void> {
  const wanted = extensionsOf(subgraphs)
  if (wanted.length === 0) return
  const schema = ident(extensionSchema)
  await run(tx, [
    `create schema if not exists ${schema}`,
    ...wanted.map((name) => `create extension if not exists ${ident(name)} schema ${schema}`),
  ])
}

export const ensureSchema = async (tx: Write, { name }: SubgraphTables): Promise<void> => {
  const [existing] = await tx`select from pg_namespace where nspname = ${name}`
  if (!existing) await tx.unsafe(`create schema ${ident(name)} authorization ${rolesOf(name).owner}`)
}
