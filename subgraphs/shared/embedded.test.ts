import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPool } from './database.ts'
import { openEmbedded, openTemporary, temporaryFolder, type Embedded } from './embedded.ts'
import { UserError } from './user-error.ts'

// Alone each takes a second; on a busy machine making a database may take several.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const opened: Embedded[] = []
let folder = ''
let dataDir = ''

beforeEach(async () => {
  folder = await mkdtemp(join(await temporaryFolder(), 'embedded-test-'))
  dataDir = join(folder, 'data')
})

afterEach(async () => {
  for (const database of opened.splice(0)) await database.stop()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<Embedded> {
  const database = await openEmbedded(dataDir, { durable: false })
  opened.push(database)
  return database
}

async function ask<Row extends object>({ adminUrl }: Embedded, statement: string): Promise<Row[]> {
  const pool = openPool(adminUrl, { max: 1 })
  try {
    return await (pool.unsafe(statement) as unknown as Promise<Row[]>)
  } finally {
    await pool.end()
  }
}

const pidFile = () => join(dataDir, 'postgres/postmaster.pid')
const serverPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0])

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function refusal(): Promise<string> {
  const error: unknown = await open().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).message
}

/** Another Skolgraf on the same folder, which dies without closing anything. */
async function openElsewhereAndDie(): Promise<void> {
  const script = `import { openEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    openEmbedded(${JSON.stringify(dataDir)}).then(() => process.kill(process.pid, 'SIGKILL'))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: 'inherit' })
  await once(child, 'exit')
}

test('the second start finds what the first one wrote', async () => {
  const first = await open()
  expect(first).toMatchObject({ isNew: true, startedHere: true })
  await ask(first, 'create table pupil as select 1 as id')
  await first.stop()
  await first.stop()
  const second = await open()
  expect(second).toMatchObject({ isNew: false, startedHere: true })
  expect(await ask(second, 'select id from pupil')).toEqual([{ id: 1 }])
})

describe('an open database', () => {
  let database: Embedded
  beforeAll(async () => {
    process.env.CALL_PRIVATE_KEY = 'hemligt'
    database = await openTemporary()
    delete process.env.CALL_PRIVATE_KEY
  })
  afterAll(() => database.stop())

  const placeOf = async () => (await ask<{ dataDirectory: string }>(database, 'show data_directory'))[0]?.dataDirectory ?? ''

  test('speaks UTF-8 and knows Swedish order', async () => {
    const people = `(values ('Öberg'), ('Zetterlund'), ('Åberg')) as person (name)`
    const sorted = await ask<{ name: string }>(database, `select name from ${people} order by name collate "sv-x-icu"`)
    expect(sorted.map(({ name }) => name)).toEqual(['Zetterlund', 'Åberg', 'Öberg'])
    expect(await ask(database, 'show server_encoding')).toEqual([{ serverEncoding: 'UTF8' }])
  })

  test('listens on this machine alone, and asks for the password', async () => {
    expect(await ask(database, 'show listen_addresses')).toEqual([{ listenAddresses: '127.0.0.1' }])
    const stranger = database.adminUrl.replace(/:[0-9a-f]{48}@/, ':gissning@')
    await expect(ask({ ...database, adminUrl: stranger }, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  test('keeps its password and log to itself', async () => {
    const files = ['password', 'postgres.log'].map(async (name) => stat(join(dirname(await placeOf()), name)))
    expect((await Promise.all(files)).map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o600])
  })

  test.runIf(process.platform === 'linux')('knows none of our secrets', async () => {
    const [pid] = (await readFile(join(await placeOf(), 'postmaster.pid'), 'utf8')).split('\n')
    expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain('hemligt')
  })
})

test('a second process joins the server and leaves it running', async () => {
  const owner = await open()
  const guest = await open()
  expect(guest).toMatchObject({ adminUrl: owner.adminUrl, isNew: false, startedHere: false })
  await guest.stop()
  expect(await ask(owner, 'select 1 as answer')).toEqual([{ answer: 1 }])
})

test('of two that start at once, one makes the database and both use it', async () => {
  const both = await Promise.all([open(), open()])
  expect(both.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(both.filter(({ startedHere }) => startedHere)).toHaveLength(1)
  expect(both[0].adminUrl).toBe(both[1].adminUrl)
})

test('a server whose process died is taken over, and then stopped', async () => {
  await openElsewhereAndDie()
  expect(isRunning(await serverPid())).toBe(true)
  const heir = await open()
  expect(heir).toMatchObject({ isNew: false, startedHere: true })
  await heir.stop()
  // The process itself may stay as a zombie where nothing reaps orphans.
  await expect(serverPid()).rejects.toThrow(/ENOENT/)
})

test('a server that was killed starts again', async () => {
  const first = await open()
  process.kill(await serverPid(), 'SIGKILL')
  await expect.poll(async () => (await open()).startedHere).toBe(true)
  await first.stop()
  expect(await ask(opened.at(-1) as Embedded, 'select 1 as answer')).toEqual([{ answer: 1 }])
})

test('a pid file whose number now belongs to another program is no obstacle', async () => {
  await (await open()).stop()
  await writeFile(pidFile(), `${process.ppid}\n${join(dataDir, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`)
  expect(await open()).toMatchObject({ isNew: false, startedHere: true })
})

test('a half-made database of a crashed first start is thrown away', async () => {
  await mkdir(join(dataDir, 'postgres-new-999999999-abc/cluster/base'), { recursive: true })
  expect((await open()).isNew).toBe(true)
  expect((await readdir(dataDir)).toSorted()).toEqual(['password', 'postgres', 'postgres.log', 'postgres.owner'])
})

test('a file in place of the folder is named', async () => {
  await writeFile(dataDir, '')
  expect(await refusal()).toContain(`${dataDir} cannot be the data folder because a file is in the way`)
  dataDir = join(dataDir, 'below')
  expect(await refusal()).toContain(`${dataDir} cannot be the data folder because a file is in the way`)
})

test('a folder that holds something else is left alone', async () => {
  await mkdir(join(dataDir, 'postgres'), { recursive: true })
  await writeFile(join(dataDir, 'password'), 'x')
  expect(await refusal()).toContain(`${dataDir}/postgres is not a PostgreSQL data folder`)
})

test('a database that cannot be opened is named with the reason', async () => {
  await (await open()).stop()
  const password = await readFile(join(dataDir, 'password'), 'utf8')

  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '15\n')
  expect(await refusal()).toContain(`${dataDir}/postgres was made by PostgreSQL 15 and this is PostgreSQL 18`)
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '18\n')

  await rm(join(dataDir, 'password'))
  expect(await refusal()).toContain(`${dataDir}/password is missing`)
  await writeFile(join(dataDir, 'password'), 'gissning')
  expect(await refusal()).toContain(`The password in ${dataDir}/password is not the one of the database`)
  await writeFile(join(dataDir, 'password'), password)

  await writeFile(join(dataDir, 'postgres/postgresql.auto.conf'), "max_connections = 'many'\n")
  expect(await refusal()).toMatch(/did not start on .*: configuration file .* contains errors/)
})

test('a temporary database leaves neither folder nor server, even the one a killed test run left', async () => {
  const abandoned = join(await temporaryFolder(), 'skolgraf-999999999-abc')
  await mkdir(abandoned, { recursive: true })
  const database = await openTemporary()
  opened.push(database)
  const [place] = await ask<{ dataDirectory: string }>(database, 'show data_directory')
  await database.stop()
  await expect(stat(dirname(place?.dataDirectory ?? ''))).rejects.toThrow(/ENOENT/)
  await expect(stat(abandoned)).rejects.toThrow(/ENOENT/)
})
