import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openPool } from '../subgraphs/shared/database.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { prepareDatabase } from './bench.data.ts'
import {
  checkAnswers,
  databaseCpu,
  type Measured,
  measure,
  readTask,
  statementsPerRequest,
  type Task,
  warmUp,
} from './bench.measure.ts'
import { startSystems, type System } from './bench.parts.ts'
import { measureReads } from './bench.reads.ts'
import { type Line, lineOf, machine, table } from './bench.report.ts'
import { rollTask } from './bench.roll.ts'
import { readScenarios } from './bench.scenarios.ts'
import { command } from './terminal.ts'

const usage = 'Use it so: npm run bench [-- --json FILE] [--seconds N] [--profile FOLDER]'
const rounds = 5
const callersAtOnce = [1, 16]

function options() {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'string' }, seconds: { type: 'string', default: '8' }, profile: { type: 'string' } },
    })
    const seconds = Number(values.seconds)
    if (!(seconds > 0)) throw new UserError(`--seconds is "${values.seconds}": give a number above 0.`)
    return { ...values, seconds }
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${(error as Error).message}\n${usage}`)
  }
}

/** Takes turns, so that whatever else the machine does hits all alike. */
async function measureAll(
  systems: readonly System[],
  tasks: readonly Task[],
  statements: ReadonlyMap<string, number>,
  seconds: number,
  used: () => number,
) {
  const lines: Line[] = []
  for (const task of tasks) {
    for (const system of systems) await warmUp(system, task, seconds / 4)
    for (const callers of callersAtOnce) {
      const cells = systems.map((system): [System, Measured] => [
        system,
        { latencies: [], elapsedMs: 0, cpuMs: 0, databaseCpuMs: 0 },
      ])
      for (let round = 0; round < rounds; round++)
        for (const [system, into] of cells) await measure(system, task, callers, seconds / rounds, used, into)
      for (const [{ name: system }, measured] of cells)
        lines.push(
          lineOf({ scenario: task.name, callers, system, statements: statements.get(`${task.name} ${system}`)! }, measured),
        )
    }
  }
  return lines
}

await command(async ({ step, onEnd }) => {
  const { json, seconds, profile } = options()
  const database = await step(
    'database',
    () => prepareDatabase(onEnd),
    ({ figures }) => `the demo, a unit of 600, classes of 30, ${figures}`,
  )
  const pool = openPool(database.adminUrl, { max: 1 })
  onEnd(() => pool.end())
  const tasks = [...readScenarios.map(readTask), await rollTask(pool)]
  const statements = new Map<string, number>()
  await step('same answers', async () => {
    const { systems, stop } = await startSystems(database, { counts: true }, onEnd)
    for (const task of tasks) {
      await checkAnswers(systems, task)
      for (const system of systems) statements.set(`${task.name} ${system.name}`, await statementsPerRequest(system, task))
    }
    await stop()
  })
  const { systems, stop } = await step('start', () => startSystems(database, { profile }, onEnd))
  const [backend] = await pool<{ pid: number }[]>`select pg_backend_pid() as pid`
  const lines = await step('measure', () => measureAll(systems, tasks, statements, seconds, databaseCpu(backend!.pid)))
  const oneProcess = systems.find(({ name }) => name === 'one process')!
  const reads = await step(
    'who has read, among a million',
    () => measureReads(pool, oneProcess.targets.class().url),
    ({ firstPageMs, entries, walkMs }) => `first 100: ${firstPageMs.toFixed(1)} ms; all ${entries}: ${walkMs.toFixed(0)} ms`,
  )
  await stop()
  console.log(`\n${table(lines)}\n`)
  if (json)
    await writeFile(
      json,
      `${JSON.stringify({ machine: machine(), figures: database.figures, seconds, rounds, lines, reads }, null, 2)}\n`,
    )
})
