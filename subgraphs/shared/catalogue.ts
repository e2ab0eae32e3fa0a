import { getTableConfig } from 'drizzle-orm/pg-core'
import { type Facts, readFacts, type Relation } from './catalogue-facts.ts'
import { openPool, type Pool, type Sql } from './database.ts'
import {
  type AccessSchema, accessSchema, accessUsers, callerRoles, declaredSeals, extensionsOf, grantsOf, ownerRoles, policiesOf, runtimeRoles,
  type SubgraphTables, umbrellaRole,
} from './declared.ts' // prettier-ignore
import { partitionedTables, partitionFaults } from './partitions.ts'
import { accessRole, gatewayRole, rolesOf, rowRule } from './rows.ts'

type Subgraphs = readonly SubgraphTables[]

const ownerOf = (schema: string) => (schema === accessSchema ? accessRole : rolesOf(schema).owner)

/** What is in one list and not in the other, said in words. */
function compare(declared: readonly string[], found: readonly string[], what: { missing: string; extra: string }): string[] {
  const [wanted, present] = [new Set(declared), new Set(found)]
  return [
    ...[...wanted].filter((one) => !present.has(one)).map((one) => `${one}: ${what.missing}`),
    ...[...present].filter((one) => !wanted.has(one)).map((one) => `${one}: ${what.extra}`),
  ]
}

function relationFaults(subgraphs: Subgraphs, { relation }: Facts): string[] {
  const schemas = [accessSchema, ...subgraphs.map(({ name }) => name)]
  const declared = subgraphs.flatMap(({ name, tables }) => tables.map((table) => `${name}.${getTableConfig(table).name}`))
  const here = relation.filter(({ schema }) => schemas.includes(schema))
  const partitioned = partitionedTables(subgraphs)
  const found = here
    .filter(({ kind, partitionOf }) => kind !== 'view' && kind !== 'sequence' && !partitioned.includes(partitionOf ?? ''))
    .map(({ schema, name }) => `${schema}.${name}`)
  const faultsOf = ({ schema, kind, enabled, forced, invoker, owner }: Relation) => [
    ...(schemas.includes(schema) && owner === ownerOf(schema) ? [] : [`the ${kind} is owned by ${owner}`]),
    ...(kind === 'view' && schema !== accessSchema && !invoker ? ['the view runs without security_invoker'] : []),
    ...(kind === 'table' && !enabled ? ['row security is not enabled'] : []),
    ...(kind === 'table' && !forced ? ['row security is not forced'] : []),
  ]
  return [
    ...compare(declared, found, { missing: 'the table does not exist', extra: 'the table is not declared' }),
    ...relation.flatMap((one) => faultsOf(one).map((fault) => `${one.schema}.${one.name}: ${fault}`)),
  ]
}

function policyFaults(subgraphs: Subgraphs, { policy }: Facts): string[] {
  const found = policy.map(
    (one) => `${one.table} ${one.permissive ? '' : 'restrictive '}policy ${one.name} (${one.command} to ${one.roles})`,
  )
  const declared = subgraphs.flatMap((subgraph) =>
    policiesOf(subgraph).map(
      ({ table, name, command, role }) => `${subgraph.name}.${table} policy ${name} (${command} to ${role})`,
    ),
  )
  const homeless = subgraphs.flatMap(({ name: schema, tables }) =>
    tables
      .map(getTableConfig)
      .flatMap(({ name, policies }) => [
        ...policies.filter((one) => !rowRule(one)).map((one) => `${schema}.${name} policy ${one.name}: not declared with rowsOf`),
        ...(policies.some(rowRule) ? [] : [`${schema}.${name}: the table declares no policy`]),
      ]),
  )
  return [...homeless, ...compare(declared, found, { missing: 'not in the database', extra: 'not declared' })]
}

function grantFaults(subgraphs: Subgraphs, access: AccessSchema, { grant, fn }: Facts): string[] {
  const onTables = subgraphs.flatMap((subgraph) =>
    grantsOf(subgraph).flatMap(({ table, role, privilege }) => [
      `${role} has ${privilege} on relation ${subgraph.name}.${table}`,
      `${role} has USAGE on schema ${subgraph.name}`,
    ]),
  )
  const onFunctions = fn
    .filter(({ schema }) => schema === accessSchema)
    .map(
      ({ name, object }) => `${access.gatewayOnly.includes(name) ? gatewayRole : umbrellaRole} has EXECUTE on function ${object}`,
    )
  const onAccess = accessUsers(subgraphs).map((role) => `${role} has USAGE on schema ${accessSchema}`)
  const found = grant.map(({ kind, object, grantee, privilege }) => `${grantee} has ${privilege} on ${kind} ${object}`)
  return compare([...onTables, ...onFunctions, ...onAccess], found, { missing: 'missing', extra: 'not declared' })
}

function functionFaults({ fn }: Facts): string[] {
  return fn.flatMap(({ schema, object, definer, pinned, owner }) => [
    ...(owner === ownerOf(schema) ? [] : [`${object}: the function is owned by ${owner}`]),
    ...(definer && !pinned ? [`${object}: SECURITY DEFINER without a pinned search_path`] : []),
  ])
}

function roleFaults(subgraphs: Subgraphs, { role, membership, intruder }: Facts, names: readonly string[]): string[] {
  const members = subgraphs.flatMap(({ name }) => callerRoles(name)).map((member) => `${member} is a member of ${umbrellaRole}`)
  const found = membership.map((one) => `${one.member} is a member of ${one.role}`)
  return [
    ...compare(names, role.map(({ name }) => name), { missing: 'the role does not exist', extra: '' }),
    ...role.filter(({ powers }) => powers).map(({ name, powers }) => `${name}: the role has ${powers}`),
    ...compare(members, found, { missing: 'missing', extra: 'not declared' }),
    ...intruder.map(({ member, role: reached }) => `${member}: the login has the rights of ${reached}`),
  ] // prettier-ignore
}

// Row by row a missing index is only slow; at the size of a city it is an outage.
function indexFaults(subgraphs: Subgraphs, { key }: Facts): string[] {
  const indexed = key.filter(({ kind }) => kind === 'index').map(({ table, column }) => `${table} (${column})`)
  const foreign = key.filter(({ kind }) => kind === 'foreign key').map(({ table, column }) => `${table} (${column})`)
  const compared = subgraphs.flatMap((subgraph) =>
    // A check is about the one row that is written; only what a row is found by needs an index.
    policiesOf(subgraph).flatMap(({ table, using }) =>
      [...`${using}`.matchAll(/(?<![\w.])(\w+) = (?:any \(array\(|access\.)/g)].map(
        (match) => `${subgraph.name}.${table} (${match[1]})`,
      ),
    ),
  )
  return [...new Set([...foreign, ...compared])]
    .filter((one) => !indexed.includes(one))
    .map((one) => `${one}: no index begins with it`)
}

export const sealText = (declared: string, found: string) => `skolgraf ${declared} ${found}`

function sealFaults(subgraphs: Subgraphs, access: AccessSchema, { seal }: Facts): string[] {
  const declared = declaredSeals(subgraphs, access)
  const found = new Map(seal.map((one) => [one.schema, one]))
  return [...declared].flatMap(([schema, content]) => {
    const one = found.get(schema)
    if (!one) return [`${schema}: the schema does not exist`]
    if (one.owner !== ownerOf(schema)) return [`${schema}: the schema is owned by ${one.owner}`]
    if (!one.seal?.startsWith(`skolgraf ${content}`)) return [`${schema}: not migrated to this version`]
    return one.seal === sealText(content, one.found) ? [] : [`${schema}: a policy, function or view was changed by hand`]
  })
}

/** Needs an empty search_path, or PostgreSQL prints some names without their schema. */
export async function findFaults(sql: Sql, subgraphs: Subgraphs, access: AccessSchema): Promise<string[]> {
  const schemas = [accessSchema, ...subgraphs.map(({ name }) => name)]
  const [owners, callers] = [ownerRoles(subgraphs), [umbrellaRole, ...runtimeRoles(subgraphs)]]
  const facts = await readFacts(sql, { schemas, owners, callers })
  return [
    ...sealFaults(subgraphs, access, facts),
    ...relationFaults(subgraphs, facts),
    ...policyFaults(subgraphs, facts),
    ...grantFaults(subgraphs, access, facts),
    ...functionFaults(facts),
    ...roleFaults(subgraphs, facts, [...owners, ...callers]),
    ...indexFaults(subgraphs, facts),
    ...partitionFaults(subgraphs, facts),
    ...extensionsOf(subgraphs)
      .filter((name) => !facts.extension.includes(name))
      .map((name) => `${name}: the extension is not installed`),
  ]
}

/** Every way in which the database is not what the code declares. Reads the catalogue only, as anyone who may log in. */
export async function checkCatalogue(database: string | Pool, subgraphs: Subgraphs, access: AccessSchema): Promise<string[]> {
  const pool = typeof database === 'string' ? openPool(database, { max: 1 }) : database
  try {
    return await pool.begin('read only', async (tx) => {
      await tx`select set_config('search_path', '', true)`
      return findFaults(tx, subgraphs, access)
    })
  } finally {
    if (pool !== database) await pool.end()
  }
}
