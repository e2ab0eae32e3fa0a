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

/** Something to measure. */
export interface Task {
  readonly name: Scenario['name']
  /** What to send to a system, one after the other, for as long as there is more. */
  readonly targets: (system: System) => Iterable<Target>
  /** What was written of what was sent. */
  readonly written: () => Promise<unknown>
  /** Takes back what was written, so that the same can be sent again; not measured. */
  readonly forget: () => Promise<void>
}

/** To read the same again and again. */
export const readTask = ({ name }: Scenario): Task => ({
  name,
  *targets({ targets }) {
    const target = targets[name]()
    for (;;) yield target
  },
  written: async () => null,
  forget: async () => {},
})

async function send({ url, init }: Target): Promise<string> {
  const response = await fetch(url, init)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${url} answered HTTP ${response.status}: ${text.slice(0, 300)}`)
  return text
}

/** Keeps so many callers asking for a while, or until all is asked; each has one connection, and asks again when it is answered. */
export async function load(targets: Iterable<Target>, callers: number, seconds: number): Promise<number[]> {
  const latencies: number[] = []
  const left = targets[Symbol.iterator]()
  const end = performance.now() + seconds * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const { value: target, done } = left.next()
      if (done) return
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
export async function warmUp(system: System, { targets, forget }: Task, seconds: number): Promise<void> {
  let asked = 0
  while (asked < 240) {
    asked += (await load(targets(system), 16, Math.max(1, seconds))).length
    await forget()
  }
}

/** Throws unless all answer and write the same, without errors. */
export async function checkAnswers(systems: readonly System[], { name, targets, written, forget }: Task): Promise<void> {
  let expected: object | undefined
  for (const system of systems) {
    const [target] = targets(system)
    const answer = JSON.parse(await send(target!)) as object
    const said = { answer, written: await written() }
    expected ??= said
    if (!isDeepStrictEqual(said, expected) || 'errors' in answer) throw new UserError(difference(system, name, said, expected))
    await forget()
  }
}

const difference = ({ name }: System, scenario: string, said: object, expected: object) =>
  `${name} answers ${scenario} with something else:\n${JSON.stringify(said).slice(0, 2000)}\nand not\n${JSON.stringify(expected).slice(0, 2000)}`

export async function statementsPerRequest(system: System, { targets, forget }: Task): Promise<number> {
  const times = 10
  const left = targets(system)[Symbol.iterator]()
  const ask = async (count: number) => {
    for (let request = 0; request < count; request++) await send(left.next().value)
  }
  await ask(20)
  const before = await system.usage()
  await ask(times)
  const after = await system.usage()
  await forget()
  return (after.statements - before.statements) / times
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
  system: System,
  { targets, forget }: Task,
  callers: number,
  seconds: number,
  databaseUsed: () => number,
  into: Measured,
): Promise<void> {
  const [before, databaseBefore, begun] = [await system.usage(), databaseUsed(), performance.now()]
  into.latencies.push(...(await load(targets(system), callers, seconds)))
  into.elapsedMs += performance.now() - begun
  into.databaseCpuMs += databaseUsed() - databaseBefore
  into.cpuMs += (await system.usage()).cpuMs - before.cpuMs
  await forget()
}
