import { findFaults, sealText } from './catalogue.ts'
import { readPartitions, seals } from './catalogue-facts.ts'
import { openPool, type Pool, type Write } from './database.ts'
import { type AccessSchema, accessSchema, declaredSeals, type SubgraphTables } from './declared.ts'
import { ensureRoles, ident, type Login } from './migrate-roles.ts'
import {
  as,
  createPolicies,
  dropAccess,
  ensureSchema,
  grantTables,
  installExtensions,
  makeAccess,
  takeDown,
} from './migrate-rows.ts'
import { pendingMigrations, prepareJournal, recordMigration } from './migrations.ts'
import { makePartitions } from './partitions.ts'
import { accessRole, rolesOf } from './rows.ts'
import { UserError } from './user-error.ts'

export interface MigrateOptions {
  readonly access: AccessSchema
  /** Who the application connects as. */
  readonly logins: readonly Login[]
  readonly log?: (message: string) => void
}

export interface Migrated {
  /** How many migrations were applied. */
  readonly applied: number
  /** Whether policies, grants and the access schema were written anew. */
  readonly rebuilt: boolean
}

const lockKey = 7_566_452_201

async function takeTurn(tx: Write): Promise<void> {
  await tx`select set_config('statement_timeout', '0', true), set_config('search_path', '', true)`
  await tx`select pg_advisory_xact_lock(${lockKey})`
  await tx`select set_config('lock_timeout', '30s', true)`
}

async function applyPending(tx: Write, { name, migrationsFolder }: SubgraphTables, log: (message: string) => void) {
  const migrations = await pendingMigrations(tx, name, migrationsFolder)
  for (const migration of migrations) {
    await as(tx, rolesOf(name).owner, async () => {
      for (const statement of migration.statements) await tx.unsafe(statement)
    })
    await recordMigration(tx, name, migration)
    log(`${name}: applied migration ${migration.name}`)
  }
  return migrations.length
}

async function sealSchemas(tx: Write, subgraphs: readonly SubgraphTables[], access: AccessSchema): Promise<void> {
  const declared = declaredSeals(subgraphs, access)
  for (const { schema, found } of await seals(tx, [...declared.keys()].join())) {
    const owner = schema === accessSchema ? accessRole : rolesOf(schema).owner
    const seal = sealText(declared.get(schema)!, found)
    await as(tx, owner, () => tx.unsafe(`comment on schema ${ident(schema)} is '${seal}'`))
  }
}

/** Takes both walls down, moves the tables, and builds them up again: nobody else sees anything in between. */
async function rebuild(
  tx: Write,
  subgraphs: readonly SubgraphTables[],
  { access, log = () => {} }: MigrateOptions,
): Promise<number> {
  const asOwner = async (work: (subgraph: SubgraphTables) => Promise<void>) => {
    for (const subgraph of subgraphs) await as(tx, rolesOf(subgraph.name).owner, () => work(subgraph))
  }
  let applied = 0
  await prepareJournal(tx)
  await installExtensions(tx, subgraphs)
  for (const subgraph of subgraphs) await ensureSchema(tx, subgraph)
  await asOwner((subgraph) => takeDown(tx, subgraph))
  await dropAccess(tx)
  for (const subgraph of subgraphs) applied += await applyPending(tx, subgraph, log)
  await asOwner(async (subgraph) => makePartitions(tx, subgraph, await readPartitions(tx, subgraph.name)))
  await asOwner((subgraph) => grantTables(tx, subgraph))
  await makeAccess(tx, subgraphs, access)
  await asOwner((subgraph) => createPolicies(tx, subgraph))
  await sealSchemas(tx, subgraphs, access)
  return applied
}

async function bringUp(tx: Write, subgraphs: readonly SubgraphTables[], options: MigrateOptions): Promise<Migrated> {
  await takeTurn(tx)
  const before = await findFaults(tx, subgraphs, options.access)
  if (before.length === 0) return { applied: 0, rebuilt: false }
  const applied = await rebuild(tx, subgraphs, options)
  const left = await findFaults(tx, subgraphs, options.access)
  if (left.length > 0)
    throw new UserError(`The database was left as it was, for this has to be mended by hand:\n${left.join('\n')}`)
  return { applied, rebuilt: true }
}

async function explain(pool: Pool, error: unknown): Promise<unknown> {
  const { code, message } = error as { code?: string; message?: string }
  if (code === '55P03')
    return new UserError('The database is busy and the migration waited in vain: try again, or stop the application first.')
  if (code !== '42501') return error
  const [at] = await pool<{ user: string; database: string; isSuper: boolean }[]>`
    select current_user as "user", current_database() as database, rolsuper as is_super
    from pg_roles where rolname = current_user`
  if (at!.isSuper) return error
  return new UserError(
    [
      `The login ${at!.user} may not do what a migration needs: ${message}. Let a superuser of the server run`,
      `  alter role ${ident(at!.user)} createrole; alter database ${ident(at!.database)} owner to ${ident(at!.user)};`,
      'and, for each skolgraf_… role that another login made: grant it to this one with admin option.',
      'Or migrate as a superuser. If this is the login of the application, leave it as it is, and name the one that migrates in MIGRATION_DATABASE_URL.',
    ].join('\n'),
  )
}

/**
 * Brings a database to what the code declares: roles, tables, access schema, grants and row policies, all or nothing but the
 * roles, which the whole server shares. Changes nothing when nothing differs. Processes that start together take turns.
 * @throws UserError when the login may not, the history is another, or a fault needs a person.
 */
export async function migrate(
  adminUrl: string,
  subgraphs: readonly SubgraphTables[],
  options: MigrateOptions,
): Promise<Migrated> {
  const pool = openPool(adminUrl, { max: 1 })
  try {
    await ensureRoles(pool, subgraphs, options.logins)
    return await pool.begin((tx) => bringUp(tx, subgraphs, options))
  } catch (error) {
    throw await explain(pool, error)
  } finally {
    await pool.end()
  }
}
