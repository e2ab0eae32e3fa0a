import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Config } from '../subgraphs/shared/config.ts'
import { readConfig } from '../subgraphs/shared/config.ts'
import { createLog, reportTo } from '../subgraphs/shared/log.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import type { Report } from '../subgraphs/shared/errors.ts'
import { subgraphNames } from '../subgraphs/subgraphs.ts'

/** What a command has: its configuration, where errors go, and what to undo when it ends. */
export interface Command {
  readonly config: Config
  readonly report: Report
  /** Runs a step and prints what it took. */
  step<Result>(name: string, run: () => Promise<Result>, say?: (result: Result) => string): Promise<Result>
  /** Registers what to stop when the command ends, last in first out. */
  onEnd(stop: () => Promise<void>): void
  /** Ends when the terminal or the system asks to. */
  untilStopped(): Promise<void>
}

type Print = (line: string) => void

// Longer than any step takes to leave things in order, and as long as containers give us before they kill.
const patience = 8_000

/**
 * Runs a command, whose steps are told to `print`. A UserError is said as it is, anything else with its stack; both end with exit
 * code 1. Asked to stop, it finishes the step it is in: half a step may have started a database server that nobody knows of yet.
 */
export async function command(run: (command: Command) => Promise<void>, print: Print = console.log): Promise<void> {
  // Nothing here calls out that nobody asked to.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  const ends: (() => Promise<void>)[] = []
  let asked: () => void = () => {}
  let isStopping = false
  const stopAsked = new Promise<void>((resolve) => (asked = resolve)).then(() => void (isStopping = true))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked())
  try {
    const config = readConfig(process.env, subgraphNames)
    const report = reportTo(createLog(config.logLevel))
    const unlessStopped: Command['step'] = async (...given) => {
      if (isStopping) throw new UserError('Stopped before it was done.')
      return step(print, ...given)
    }
    const untilStopped = () => stopAsked
    const work = run({ config, report, step: unlessStopped, onEnd: (stop) => ends.unshift(stop), untilStopped })
    await Promise.race([work, stopAsked.then(() => sleep(patience))])
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error)
    process.exitCode = 1
  } finally {
    for (const stop of ends) await stop().catch((error: unknown) => console.error(error))
  }
  process.exit()
}

async function step<Result>(
  print: Print,
  name: string,
  run: () => Promise<Result>,
  say: (result: Result) => string = () => '',
): Promise<Result> {
  const begun = performance.now()
  const result = await run()
  const seconds = ((performance.now() - begun) / 1000).toFixed(2)
  print(`${name.padEnd(12)} ${seconds.padStart(6)} s  ${say(result)}`.trimEnd())
  return result
}

/** For a command that does one thing, named by one word. @throws UserError with the usage for any other command line. */
export function expectWord(word: string, usage: string): void {
  try {
    const { positionals } = parseArgs({ options: {}, allowPositionals: true })
    if (positionals.join(' ') === word) return
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`)
  }
  throw new UserError(usage)
}
