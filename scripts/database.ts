import { createHmac } from 'node:crypto'
import { access } from '../subgraphs/access/access.ts'
import { checkCatalogue } from '../subgraphs/shared/catalogue.ts'
import type { Config } from '../subgraphs/shared/config.ts'
import { openPool, type Pool, type Write } from '../subgraphs/shared/database.ts'
import { openEmbedded } from '../subgraphs/shared/embedded.ts'
import { migrate, type Migrated } from '../subgraphs/shared/migrate.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { pupilsWithGrades, tellFacts } from '../subgraphs/administration/attainment/attainment.writes.ts'
import { seedCare } from '../subgraphs/administration/demo/care.ts'
import { seedGrades } from '../subgraphs/administration/demo/grades.ts'
import { seedPlaces } from '../subgraphs/administration/demo/places.ts'
import { ensureFeeTariffs } from '../subgraphs/administration/fee_tariff/fee_tariff.definitions.ts'
import { seedRolls } from '../subgraphs/administration/demo/rolls.ts'
import { ensureGrading } from '../subgraphs/administration/grading/grading.definitions.ts'
import { ensurePedagogy } from '../subgraphs/pedagogy/curriculum/curriculum.definitions.ts'
import { pupilsWithWritten, tellKnowledgeFacts } from '../subgraphs/pedagogy/knowledge_fact/knowledge_fact.writes.ts'
import { seedPedagogy } from '../subgraphs/pedagogy/demo/syllabuses.ts'
import { seedGovernance } from '../subgraphs/governance/demo/demo.ts'
import { cubeKpis } from '../subgraphs/governance/cube/cube.kpis.ts'
import { seedQualityWork } from '../subgraphs/governance/demo/quality_work.ts'
import { ensureCubeKinds } from '../subgraphs/governance/cube/cube.kinds.ts'
import { deliveredKpis } from '../subgraphs/governance/imports/definitions.ts'
import { ensureKpis, kpiDefinitions } from '../subgraphs/governance/kpi/kpi.definitions.ts'
import { ensureSuppressionRules } from '../subgraphs/governance/suppression_rule/suppression_rule.definitions.ts'
import { ensureReminderRules } from '../subgraphs/governance/reminder/reminder.definitions.ts'
import { seedAdministration } from '../subgraphs/administration/demo/demo.ts'
import { demoWorld, hasDemo, insertDemo } from '../subgraphs/identity/demo/demo.ts'
import { groupId, personId } from '../subgraphs/identity/demo/keys.ts'
import { authorityId, unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { childrenInCare } from './database.care.ts'
import { placesAndFees } from './database.places.ts'
import { subgraphTables } from '../subgraphs/subgraphs.ts'
import { seedSchools } from './database.schools.ts'
import { taughtIn } from './seed.people.ts'

/** The database of an installation: how to change its structure, and how to use it. */
export interface Database {
  readonly adminUrl: string
  /** Logs in as somebody who owns nothing, and may take the roles of viewers and imports. */
  readonly url: string
  readonly login: { readonly name: string; readonly password?: string }
  readonly place: string
  stop(): Promise<void>
}

const appLogin = 'skolgraf_app'

function asLogin(adminUrl: string, name: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = name
  url.password = password
  return url.href
}

async function openOwn(dataDir: string): Promise<Database> {
  const embedded = await openEmbedded(dataDir)
  // Every process that attaches must know it, and it must not be the superuser's.
  const password = createHmac('sha256', new URL(embedded.adminUrl).password).update(appLogin).digest('hex')
  const url = asLogin(embedded.adminUrl, appLogin, password)
  return { adminUrl: embedded.adminUrl, url, login: { name: appLogin, password }, place: dataDir, stop: embedded.stop }
}

function openGiven(url: string, variable: string): Pool {
  try {
    return openPool(url, { max: 1 })
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    throw new UserError(`${variable} cannot be read: write a % in its user name or password as %25.`)
  }
}

async function reach(url: string, variable: string): Promise<void> {
  const { host } = new URL(url)
  const pool = openGiven(url, variable)
  try {
    const [server] = await pool<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    if (server!.version < 150_000)
      throw new UserError(`The server at ${host} is older than PostgreSQL 15. Give ${variable} a newer one.`)
  } catch (error) {
    if (error instanceof UserError) throw error
    const { code, message } = error as { code?: string; message: string }
    throw new UserError(`Cannot use the database at ${host}: ${message || code}. Start it, or correct ${variable}.`)
  } finally {
    await pool.end({ timeout: 1 })
  }
}

/** Opens the embedded database, or reaches the given one. Throws a UserError that says what to do. */
export async function openDatabase({ databaseUrl, migrationDatabaseUrl, dataDir }: Config): Promise<Database> {
  if (!databaseUrl) return openOwn(dataDir)
  await reach(databaseUrl, 'DATABASE_URL')
  if (migrationDatabaseUrl) await reach(migrationDatabaseUrl, 'MIGRATION_DATABASE_URL')
  const { host, pathname, username } = new URL(databaseUrl)
  const name = decodeURIComponent(username)
  return {
    adminUrl: migrationDatabaseUrl ?? databaseUrl,
    url: databaseUrl,
    login: { name },
    place: `${host}${pathname}`,
    stop: async () => {},
  }
}

/** Brings the structure up to date, and the definitions that code and data refer to. */
export async function migrateDatabase({ adminUrl, url, login }: Database, log?: (message: string) => void): Promise<Migrated> {
  const done = await migrate(adminUrl, subgraphTables, { access, logins: [login], ...(log && { log }) })
  await asSystem(url, ['governance', 'administration', 'pedagogy'], async (_, as) => {
    await as('governance', (tx) => ensureKpis(tx, [...kpiDefinitions, ...cubeKpis, ...deliveredKpis]))
    await as('governance', ensureSuppressionRules)
    await as('governance', ensureCubeKinds)
    await as('governance', ensureReminderRules)
    await as('administration', ensureGrading)
    await as('administration', ensureFeeTariffs)
    await as('pedagogy', ensurePedagogy)
  })
  return done
}

export type As = <Result>(subgraph: string, run: (tx: Write) => Promise<Result>) => Promise<Result>

/** Works on several subgraphs' tables in one transaction, each part in that subgraph's own system role. */
export async function asSystem<Result>(
  url: string,
  subgraphs: readonly string[],
  run: (tx: Write, as: As) => Promise<Result>,
): Promise<Result> {
  const pool = openPool(url, { max: 1, role: rolesOf(subgraphs[0]!).system })
  try {
    return (await pool.begin((tx) =>
      run(tx, async (subgraph, part) => {
        await tx`select set_config('role', ${rolesOf(subgraph).system}, true)`
        return part(tx)
      }),
    )) as Result
  } finally {
    await pool.end()
  }
}

/** For a transaction of very many rows. */
export const noTimeout = (tx: Write) => tx`/* noTimeout */ select set_config('statement_timeout', '0', true)`

// Where the demo has a schedule; the others' is kept elsewhere, or not yet made.
const demoPlaces = { authorityId, unitIds: [unitId('ekhamraskolan'), unitId('bjorkskolan')] }

// Who has skipped the last lesson before today, so that their guardians have been told.
const truants = [personId('alva-bergstrom')]

const qualityWorkers = {
  authorityId,
  unitId: unitId('ekhamraskolan'),
  administratorId: personId('maria-soderberg'),
  principalId: personId('anders-hellstrom'),
  mentorId: personId('sara-holmgren'),
}

/** What the demo's schools and their authority have done so far. The tests' demo is without it: each arranges what it tells of. */
export async function seedWork(as: As, today: string): Promise<void> {
  await seedSchools(as, today)
  await as('governance', (tx) => seedQualityWork(tx, today, qualityWorkers))
}

/** Fills an installation without the demo municipality with it; answers whether it did. */
export async function seedDatabase(database: Database, today: string, { withSchoolWork = true } = {}): Promise<boolean> {
  const seeded = await asSystem(database.url, ['identity', 'governance', 'administration', 'pedagogy'], async (_, as) => {
    if (await as('identity', hasDemo)) return false
    const rows = demoWorld(today)
    await as('identity', (tx) => insertDemo(tx, rows))
    await as('governance', (tx) => seedGovernance(tx, today))
    await as('administration', (tx) => seedAdministration(tx, today, rows, demoPlaces))
    await as('administration', (tx) => seedRolls(tx, today, rows, truants))
    await as('administration', (tx) => seedCare(tx, today, childrenInCare))
    await as('administration', (tx) => seedPlaces(tx, today, placesAndFees))
    const taught = await as('identity', (tx) => taughtIn(tx, groupId('ekhamraskolan/9A')))
    await as('administration', (tx) => seedGrades(tx, taught, today))
    await as('administration', async (tx) => tellFacts(tx, await pupilsWithGrades(tx)))
    await as('pedagogy', seedPedagogy)
    if (withSchoolWork) await seedWork(as, today)
    await as('pedagogy', async (tx) => tellKnowledgeFacts(tx, await pupilsWithWritten(tx)))
    return true
  })
  if (seeded) await analyze(database)
  return seeded
}

/** Lets the planner see what was written in bulk, at once rather than when PostgreSQL gets round to it. */
export async function analyze({ adminUrl }: Database): Promise<void> {
  const pool = openPool(adminUrl, { max: 1 })
  try {
    // Of millions of rows it looks at a sample, which still takes its time.
    await pool`set statement_timeout = 0`
    await pool`analyze`
  } finally {
    await pool.end()
  }
}

/** Refuses to go on with a database whose walls are not the declared ones. */
export async function checkDatabase({ url }: Database): Promise<void> {
  const faults = await checkCatalogue(url, subgraphTables, access).catch((error: { code?: string }) => {
    // An embedded one that was never migrated knows no login but the superuser's.
    if (error.code === '28P01') return ['it is empty']
    throw error
  })
  if (faults.length > 0)
    throw new UserError(`The database is not as the code declares it; run npm run migrate. Found:\n  ${faults.join('\n  ')}`)
}
