import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { temporaryFolder } from '../subgraphs/shared/embedded.ts'
import { post } from './testing.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const tsx = join(root, 'node_modules/.bin/tsx')
export const isRoot = process.getuid?.() === 0

export interface Started {
  readonly child: ChildProcess
  /** What it printed so far. */
  readonly out: () => string
  readonly err: () => string
  /** The address it says it is ready at; throws if it ends before. */
  readonly url: Promise<string>
  readonly ended: Promise<number | null>
}

const running = new Map<ChildProcess, Promise<unknown>>()

/** Ends what a test that failed left running; for `afterEach`. */
export async function stopAll(): Promise<void> {
  for (const [child, ended] of running) void (child.kill('SIGTERM'), await ended)
}

/** Runs a command with these settings and none of ours; in one process, so that a signal reaches the command itself. */
export function start(env: Record<string, string>, script = 'start.ts', ...args: string[]): Started {
  const asked = ['--import', 'tsx', join(root, 'scripts', script), ...args]
  const given = { PATH: process.env['PATH'], HOME: tmpdir(), PORT: '0', LOG_LEVEL: 'info', ...env }
  const child = spawn(process.execPath, asked, { cwd: root, env: given, stdio: ['ignore', 'pipe', 'pipe'] })
  return follow(child)
}

export function follow(child: ChildProcess): Started {
  let [out, err] = ['', '']
  child.stderr!.on('data', (chunk) => (err += String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  running.set(child, ended)
  void ended.then(() => running.delete(child))
  const url = new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      const found = / ready at (\S+)\n/.exec((out += String(chunk)))?.[1]
      if (found) resolve(found)
    })
    void ended.then((code) => reject(new Error(`It ended with ${code}: ${err}`)))
  })
  url.catch(() => {})
  return { child, out: () => out, err: () => err, url, ended }
}

/** Asks it to end; answers its exit code. */
export async function stop({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM') {
  child.kill(signal)
  return ended
}

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(await temporaryFolder(), 'skolgraf-start-'))
  if (isRoot) await chmod(folder, 0o711)
  return folder
}

/** It ended with one sentence or a few on standard error, and no stack. */
export async function expectRefused({ ended, out, err }: Started, message: RegExp) {
  expect(await ended).toBe(1)
  expect(err()).toMatch(message)
  expect(err()).not.toMatch(/^\s+at |node:internal|\.ts:\d/m)
  expect(err().trim().split('\n').length).toBeLessThan(8)
  expect(out()).not.toMatch(/ ready at /)
}

/** Asks as a persona. */
export async function ask(url: string, persona: string, query: string) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(new URL('/dev/token', url), { method: 'POST', headers, body: JSON.stringify({ persona }) })
  const { access_token: token } = (await response.json()) as { access_token: string }
  return post(url, { query }, { authorization: `Bearer ${token}` })
}
