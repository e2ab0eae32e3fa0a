import { chmod, mkdtemp, readdir, realpath, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openPool } from './database.ts'
import { isRoot } from './embedded-account.ts'
import { adminName, prepareCluster, prepareFolder } from './embedded-files.ts'
import { findPrograms, isAlive } from './embedded-programs.ts'
import { endAbandoned, startServer, stopServer, type Settings } from './embedded-server.ts'
import { UserError } from './user-error.ts'

/** A real PostgreSQL from npm, running on this machine for this application alone. */
export interface Embedded {
  /** The `skolgraf` database as its superuser. Holds the password: never print it. */
  readonly adminUrl: string
  /** Whether this call made the database: it is empty. */
  readonly isNew: boolean
  /** False when another living process started the server; `stop` then leaves it running. */
  readonly startedHere: boolean
  /** Ends every connection and the server, and waits for it. May be called twice. */
  stop(): Promise<void>
}

const always: Settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
const careless: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const forTests: Settings = {
  ...careless,
  shared_buffers: '64MB',
  max_connections: '200',
  autovacuum: 'off',
  checkpoint_timeout: '1h',
}

const once = (act: () => Promise<void>) => {
  let done: Promise<void> | undefined
  return () => (done ??= act())
}

async function makeDatabase(urlOf: (database: string) => string, dataDir: string): Promise<boolean> {
  const pool = openPool(urlOf('postgres'), { max: 1 })
  try {
    const [found] = await pool`select 1 from pg_database where datname = 'skolgraf'`
    if (!found) await pool`create database skolgraf`
    return !found
  } catch (error) {
    const { code } = error as { code?: string }
    const anotherWasQuicker = code === '42P04' || code === '23505'
    if (anotherWasQuicker) return false
    if (code !== '28P01') throw error
    throw new UserError(
      `The password in ${join(dataDir, 'password')} is not the one of the database beside it: restore it, or remove ${dataDir}.`,
    )
  } finally {
    await pool.end()
  }
}

async function openWith(path: string, settings: Settings): Promise<Embedded> {
  const dataDir = await prepareFolder(resolve(path))
  const programs = await findPrograms(dataDir)
  const { cluster, password } = await prepareCluster(dataDir, programs)
  const server = await startServer(cluster, programs, { ...always, ...settings })
  const urlOf = (database: string) => `postgres://${adminName}:${password}@127.0.0.1:${server.port}/${database}`
  const stop = once(async () => {
    if (server.isOurs) await stopServer(cluster, server.pid, programs)
  })
  try {
    return { adminUrl: urlOf('skolgraf'), isNew: await makeDatabase(urlOf, dataDir), startedHere: server.isOurs, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * Opens the PostgreSQL kept in a data folder: makes it when there is none, starts it, or joins the process that already runs
 * it. A server whose process died without stopping it is taken over. `durable: false` trades a crash's safety for speed.
 * @throws UserError when the folder or this machine does not let it run.
 */
export function openEmbedded(dataDir: string, options: { durable?: boolean } = {}): Promise<Embedded> {
  return openWith(dataDir, options.durable === false ? careless : {})
}

// A test run that was killed could not clean up after itself: the next one does.
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^skolgraf-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    await endAbandoned(join(folder, name, 'postgres')).catch(() => {})
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
}

const memory = '/dev/shm'
const enoughMemory = 4 * 2 ** 30

/**
 * Where temporary databases lie: in memory where there is plenty, for a database is a thousand files and more, and copying one
 * there takes a tenth of what a disk does; else in the system's folder for what is temporary.
 */
export async function temporaryFolder(): Promise<string> {
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }))
  return bavail * bsize >= enoughMemory ? memory : realpath(tmpdir())
}

/**
 * Opens an empty PostgreSQL in a folder of its own, for tests; `stop` removes the folder.
 * @throws UserError when this machine does not let it run.
 */
export async function openTemporary(): Promise<Embedded> {
  const folder = await temporaryFolder()
  await removeAbandoned(folder)
  const dataDir = await mkdtemp(join(folder, `skolgraf-${process.pid}-`))
  if (isRoot()) await chmod(dataDir, 0o711)
  const remove = () => rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  try {
    const opened = await openWith(dataDir, forTests)
    return { ...opened, stop: once(() => opened.stop().then(remove)) }
  } catch (error) {
    await remove()
    throw error
  }
}
