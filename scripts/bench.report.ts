import { cpus, totalmem } from 'node:os'
import type { SystemName } from './bench.parts.ts'
import type { Measured } from './bench.measure.ts'

export interface Line {
  readonly scenario: string
  readonly callers: number
  readonly system: SystemName
  readonly requests: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly cpuMs: number
  readonly databaseCpuMs: number
  readonly statements: number
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

export function lineOf(of: Pick<Line, 'scenario' | 'callers' | 'system' | 'statements'>, measured: Measured): Line {
  const sorted = measured.latencies.toSorted((a, b) => a - b)
  const requests = sorted.length
  return {
    ...of,
    requests,
    perSecond: requests / (measured.elapsedMs / 1000),
    medianMs: quantile(sorted, 0.5),
    p95Ms: quantile(sorted, 0.95),
    p99Ms: quantile(sorted, 0.99),
    cpuMs: measured.cpuMs / requests,
    databaseCpuMs: measured.databaseCpuMs / requests,
  }
}

const columns = ['requests/s', 'median ms', 'p95 ms', 'p99 ms', 'CPU ms', 'database CPU ms', 'statements'] as const
const valuesOf = (line: Line) => [
  line.perSecond,
  line.medianMs,
  line.p95Ms,
  line.p99Ms,
  line.cpuMs,
  line.databaseCpuMs,
  line.statements,
]
const short = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

/** Every line with its values, each followed by how many times the floor's it is. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const floor = lines.find(
      ({ scenario, callers, system }) => scenario === line.scenario && callers === line.callers && system === 'floor',
    )!
    const values = valuesOf(line).map((value, at) => {
      const ratio = value / valuesOf(floor)[at]!
      return line === floor ? `${short(value)}       ` : `${short(value)} ${`${short(ratio)}×`.padStart(6)}`
    })
    return [`${line.scenario}, ${line.callers} at once`, line.system, ...values]
  })
  const all = [['', '', ...columns.map((name) => `${name}       `)], ...rows]
  const widths = all[0]!.map((_, at) => Math.max(...all.map((row) => row[at]!.length)))
  return all
    .map((row) => row.map((cell, at) => (at < 2 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '))
    .join('\n')
}

export const machine = () => ({
  cpus: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: process.platform,
})
