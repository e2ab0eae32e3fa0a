import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { giveToOwner } from './embedded-account.ts'
import { commandFor, isAlive, runProgram, type Programs } from './embedded-programs.ts'
import { UserError } from './user-error.ts'

export interface Server {
  readonly pid: number
  readonly port: number
  /** False when another process that still lives started it. */
  readonly isOurs: boolean
}

export type Settings = Readonly<Record<string, string>>

const poll = 20
const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')
const logFile = (cluster: string) => join(dirname(cluster), 'postgres.log')
// `process server`: who started which server. Once that process is gone the next one takes over, or the server never stops.
const ownerFile = (cluster: string) => join(dirname(cluster), 'postgres.owner')

async function ownServer(cluster: string, pid: number): Promise<void> {
  await writeFile(ownerFile(cluster), `${process.pid} ${pid}`, { mode: 0o600 })
  await giveToOwner(ownerFile(cluster), dirname(cluster))
}

async function takeOver(cluster: string, pid: number): Promise<boolean> {
  const [owner, server] = (await readFile(ownerFile(cluster), 'utf8').catch(() => '')).split(' ').map(Number)
  if (!owner || server !== pid || isAlive(owner)) return false
  await ownServer(cluster, pid)
  return true
}

async function readPidFile(cluster: string): Promise<{ pid: number; port: number; status: string } | undefined> {
  const lines = (await readFile(pidFile(cluster), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, port: Number(lines[3]), status: lines[7]?.trim() ?? '' } : undefined
}

// After a hard stop another program may have got the same number, in a container almost surely. PostgreSQL would then refuse
// to start; nothing but the command line tells the two apart.
async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  const listed = async () => (await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => listed().catch(() => ''))
  return command.includes(cluster) && basename(command.split(/[\0 ]-D/)[0] ?? '').startsWith('postgres')
}

/** The running server of a cluster, once it takes calls. */
async function findRunning(cluster: string): Promise<Server | undefined> {
  const deadline = Date.now() + 60_000
  for (let found = await readPidFile(cluster); found; found = await readPidFile(cluster)) {
    if (!isAlive(found.pid)) return undefined
    if (!(await isServerOf(cluster, found.pid))) {
      const stillThere = (await readPidFile(cluster))?.pid === found.pid
      if (stillThere) await rm(pidFile(cluster), { force: true })
      return undefined
    }
    if (found.status === 'ready') return { ...found, isOurs: await takeOver(cluster, found.pid) }
    if (Date.now() > deadline)
      throw new UserError(`PostgreSQL (process ${found.pid}) is stuck on ${cluster}: stop it, then start again.`)
    await sleep(poll)
  }
  return undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

// In a session of its own: Ctrl-C in the terminal reaches every process there, and the application must close first.
async function spawnServer(cluster: string, programs: Programs, port: number, settings: Settings) {
  const log = await open(logFile(cluster), 'a', 0o600)
  const { size } = await log.stat()
  if (size > 10_000_000) await log.truncate()
  await giveToOwner(logFile(cluster), dirname(cluster))
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = commandFor(programs, 'postgres', ['-D', cluster, '-p', String(port), ...flags])
  const child = spawn(command.file, command.args, { ...command.options, detached: true, stdio: ['ignore', log.fd, log.fd] })
  const ended = new Promise<string>((resolve) =>
    child.once('error', (error) => resolve(error.message)).once('exit', () => resolve('')),
  )
  child.unref()
  await log.close()
  return { child, ended, logFrom: size > 10_000_000 ? 0 : size }
}

async function lastProblem(cluster: string, logFrom: number): Promise<string> {
  const log = (await readFile(logFile(cluster))).subarray(logFrom).toString('utf8').trim()
  const fatal = [...log.matchAll(/(?:FATAL|PANIC): {2}(.*)/g)].at(-1)?.[1]
  return fatal ?? log.split('\n').at(-1) ?? ''
}

async function launch(cluster: string, programs: Programs, settings: Settings): Promise<Server | { problem: string }> {
  const port = await freePort()
  const { child, ended, logFrom } = await spawnServer(cluster, programs, port, settings)
  let failure: string | undefined
  void ended.then((message) => (failure = message))
  while (failure === undefined) {
    const found = await readPidFile(cluster)
    if (found && found.pid === child.pid && found.status === 'ready') {
      await ownServer(cluster, found.pid)
      return { pid: found.pid, port, isOurs: true }
    }
    await sleep(poll)
  }
  return { problem: failure || (await lastProblem(cluster, logFrom)) }
}

// Another process starts the same cluster, takes the port, or the children of a killed server are on their way out.
const passing = /lock file|TCP\/IP sockets|pre-existing shared memory/

/**
 * Starts a cluster, or finds the server that already runs on it.
 * @throws UserError quoting PostgreSQL's last FATAL line.
 */
export async function startServer(cluster: string, programs: Programs, settings: Settings): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(cluster)
    if (running) return running
    const started = await launch(cluster, programs, settings)
    if (!('problem' in started)) return started
    if (attempt >= 10 || !passing.test(started.problem))
      throw new UserError(`PostgreSQL did not start on ${cluster}: ${started.problem} (more in ${logFile(cluster)}).`)
    await sleep(200)
  }
}

const signal = async (cluster: string, pid: number, programs: Programs, mode: 'fast' | 'immediate') => {
  if (process.platform === 'win32') await runProgram(programs, 'pg_ctl', ['stop', '-D', cluster, '-m', mode, '-W'])
  else if (isAlive(pid)) process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
}

/** Stops a server in order, and the hard way when half a minute does not suffice (it then recovers at its next start). */
export async function stopServer(cluster: string, pid: number, programs: Programs): Promise<void> {
  // The file goes last. A process nobody reaps, as in some containers, seems to live on.
  const isGone = async (deadline: number) => {
    while (isAlive(pid) && existsSync(pidFile(cluster)) && Date.now() < deadline) await sleep(poll)
    return !isAlive(pid) || !existsSync(pidFile(cluster))
  }
  // A server that is gone already may have left its number to a stranger.
  if ((await readPidFile(cluster))?.pid !== pid) return
  await signal(cluster, pid, programs, 'fast')
  if (await isGone(Date.now() + 30_000)) return
  await signal(cluster, pid, programs, 'immediate')
  await isGone(Date.now() + 5_000)
}

/** Ends the server of a temporary cluster whose process is gone. */
export async function endAbandoned(cluster: string): Promise<void> {
  const found = await readPidFile(cluster)
  if (found && process.platform !== 'win32' && (await isServerOf(cluster, found.pid))) process.kill(found.pid, 'SIGQUIT')
}
