import { parseArgs } from 'node:util'
import type { Frozen } from '../subgraphs/governance/cube/cube.freeze.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { freezeAll, rebuildCube } from './governance.freeze.ts'
import { type Read, readFeeds } from './governance.read.ts'
import type { Subcommand } from './governance.subcommand.ts'
import { bar } from './progress.ts'

const number = (value: number) => value.toLocaleString('en')
const sayRead = ({ read, written }: Read) => `${number(read)} read, ${number(written)} of them new or other than before`

async function readAll(url: string): Promise<Read> {
  const { begin, end } = bar('read')
  return readFeeds(url, systemClock(), begin(0)).finally(end)
}

export const read: Subcommand = {
  form: 'read',
  does: 'reads the facts of statistics that the other subgraphs tell of',
  read: (words) => (words.length > 0 ? null : async ({ step }, url) => void (await step('read', () => readAll(url), sayRead))),
}

function sayFrozen(frozen: readonly Frozen[]): string {
  const cubes = frozen.filter((one) => one.number !== null)
  const sum = (of: (one: Frozen) => number) => number(cubes.reduce((total, one) => total + of(one), 0))
  if (cubes.length === 0) return 'nothing has changed since it was frozen'
  const silent = cubes.filter((one) => one.number! > 2).length
  const once = silent === 0 ? '' : `; ${number(silent)} not told, for a period is told twice at most`
  return `${number(cubes.length)} cubes, ${sum(({ figures }) => figures)} figures, of which ${sum(({ carried }) => carried)} carried${once}`
}

function freezing(words: readonly string[]) {
  try {
    const options = { final: { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [kind, period, ...more] = positionals
    if (kind === undefined || period === undefined || more.length > 0) return null
    return { kind, period, isFinal: values.final, isDryRun: values['dry-run'] }
  } catch {
    return null
  }
}

export const freeze: Subcommand = {
  form: 'freeze KIND PERIOD [--final] [--dry-run]',
  does: 'counts a kind of a period, once the feeds are read, and tells what may be told',
  read: (words) => {
    const asked = freezing(words)
    if (!asked) return null
    return async ({ step }, url) => {
      await step('read', () => readAll(url), sayRead)
      await step('freeze', () => freezeAll(url, { ...asked, now: systemClock() }), sayFrozen)
    }
  },
}

export const rebuild: Subcommand = {
  form: 'rebuild CUBE',
  does: 'makes a cube again from the facts as they were, and says whether it is the same',
  read: ([cube = '', ...more]) =>
    /^[0-9a-f-]{36}$/.test(cube) && more.length === 0
      ? async ({ step }, url) => void (await step('rebuild', () => rebuildCube(url, cube), (cells) => `${number(cells)} cells, all the same`))
      : null,
} // prettier-ignore
