import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { UserError } from '../subgraphs/shared/user-error.ts'
import type { System, Target } from './bench.parts.ts'
import type { Scenario } from './bench.scenarios.ts'

/** What was measured of one system, one scenario and one number of callers. */
export interface Measured {
  readonly latencies: number[]
  elapsedMs: number
  cpuMs: number
  databaseCpuMs: number
}

async function send({ url, init }: Target): Promise<string> {
  const response = await fetch(url, init)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url} answered HTTP ${response.status}: ${text.slice(0, 300)}`)
  return text
}

/** Keeps so many callers asking for a while; each has one connection, and asks again when it is answered. */
export async function load(target: Target, callers: number, seconds: number): Promise<number[]> {
  const latencies: number[] = []
  const end = performance.now() + seconds * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const begun = performance.now()
      await send(target)
      latencies.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return latencies
}

/**
 * Asks until code is compiled and plans are made: PostgreSQL plans a statement anew five times on each of ten connections
 * before it keeps a plan, and here the planning takes longer than the running.
 */
export async function warmUp(target: Target, seconds: number): Promise<void> {
  let asked = 0
  while (asked < 240) asked += (await load(target, 16, Math.max(1, seconds))).length
}

/** Throws unless all answer the same data, without errors. */
export async function checkAnswers(systems: readonly System[], scenario: Scenario): Promise<void> {
  const answers = await Promise.all(systems.map(async ({ targets }) => JSON.parse(await send(targets[scenario.name])) as object))
  for (const [at, answer] of answers.entries())
    if (!isDeepStrictEqual(answer, answers[0]) || 'errors' in answer)
      throw new UserError(
        `${systems[at]!.name} answers ${scenario.name} with something else:\n${JSON.stringify(answer).slice(0, 2000)}\nand not\n${JSON.stringify(answers[0]).slice(0, 2000)}`,
      )
}

export async function statementsPerRequest({ targets, usage }: System, { name }: Scenario): Promise<number> {
  const times = 10
  for (let warm = 0; warm < 20; warm++) await send(targets[name])
  const before = await usage()
  for (let request = 0; request < times; request++) await send(targets[name])
  return ((await usage()).statements - before.statements) / times
}

// From /proc, in ticks of 10 ms: what PostgreSQL's processes have used, those that ended included. Null elsewhere than on Linux.
const statOf = (pid: string) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number)

/** How much CPU time the PostgreSQL server behind a backend has used so far, in milliseconds. */
export function databaseCpu(backend: number): () => number {
  if (process.platform !== 'linux') return () => Number.NaN
  const postmaster = String(statOf(String(backend))[1])
  return () => {
    const [, , , , , , , , , , , , , cutime = 0, cstime = 0] = statOf(postmaster)
    let ticks = cutime + cstime
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const stat = statOf(pid)
        if (String(stat[1]) === postmaster) ticks += stat[11]! + stat[12]!
      } catch {
        // It ended while we looked.
      }
    }
    return ticks * 10
  }
}

export async function measure(
  { targets, usage }: System,
  { name }: Scenario,
  callers: number,
  seconds: number,
  databaseUsed: () => number,
  into: Measured,
): Promise<void> {
  const [before, databaseBefore, begun] = [await usage(), databaseUsed(), performance.now()]
  into.latencies.push(...(await load(targets[name], callers, seconds)))
  into.elapsedMs += performance.now() - begun
  into.databaseCpuMs += databaseUsed() - databaseBefore
  into.cpuMs += (await usage()).cpuMs - before.cpuMs
}
