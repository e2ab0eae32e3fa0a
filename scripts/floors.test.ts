import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'

interface Locked {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string }>>
}

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as Locked

interface Floor {
  readonly name: string
  readonly from: string
  /** The first version that is not to be used, if any. */
  readonly below?: string
  readonly why: string
}

// Installations are built where no registry can be asked for advisories, so what `npm audit` would say stands here.
const floors: readonly Floor[] = [
  {
    name: '@apollo/gateway',
    from: '2.13.2',
    below: '2.15.0',
    why: 'CVE-2026-32621; above, the SDL must link a newer Federation',
  },
  { name: '@apollo/federation-internals', from: '2.13.2', below: '2.15.0', why: 'CVE-2026-32621, and with the gateway' },
  {
    name: '@apollo/composition',
    from: '2.12.1',
    below: '2.15.0',
    why: 'holes in composing access control, and with the gateway',
  },
  { name: '@apollo/subgraph', from: '2.12.1', below: '2.15.0', why: 'with composition' },
  { name: '@apollo/server', from: '5.5.0', below: '6.0.0', why: 'GHSA-9q82-xgwf-vj6h' },
  { name: 'graphql', from: '16.11.0', below: '17.0.0', why: '17 is outside the peers of Apollo' },
  { name: 'fastify', from: '5.8.5', below: '6.0.0', why: 'CVE-2026-25223, CVE-2026-3635, CVE-2026-33806' },
  { name: 'drizzle-orm', from: '0.45.2', why: 'CVE-2026-39356' },
  { name: 'jose', from: '6.0.0', below: '7.0.0', why: 'tokens are checked with the options of 6' },
  { name: 'postgres', from: '3.4.9', below: '4.0.0', why: 'statements are named and types read as 3.4 does it' },
  { name: 'graphql-shield', from: '7.6.5', below: '8.0.0', why: 'subgraphs/shared/policy.ts reads its rule trees' },
  { name: 'graphiql', from: '3.8.3', below: '4.0.0', why: 'the last line with a file built for browsers: docs/decisions/0007' },
]

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number)

/** Whether a version is at least another. */
function isAtLeast(version: string, other: string): boolean {
  const [have, want] = [numbers(version), numbers(other)]
  const at = have.findIndex((part, index) => part !== want[index])
  return at === -1 || have[at]! > want[at]!
}

const fits = (version: string, { from, below }: Pick<Floor, 'from' | 'below'>) =>
  isAtLeast(version, from) && !(below && isAtLeast(version, below))

describe('Every copy in package-lock.json', () => {
  it.each(floors)('of $name is from $from: $why', ({ name, ...floor }) => {
    const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
    const versions = found.map(([, { version = '0.0.0' }]) => version)
    expect(versions).not.toEqual([])
    expect(versions.filter((version) => !fits(version, floor))).toEqual([])
  })
})

test.each([
  ['2.13.1', false],
  ['2.13.2', true],
  ['2.14.0', true],
  ['2.15.0', false],
  ['10.0.0', false],
])('a floor of 2.13.2 below 2.15.0, and version %s: %s', (version, isFine) => {
  expect(fits(version, { from: '2.13.2', below: '2.15.0' })).toBe(isFine)
})

test('the lockfile names no registry: where packages come from is the installation’s choice', () => {
  expect(Object.entries(packages).flatMap(([path, { resolved }]) => (resolved ? [path] : []))).toEqual([])
  expect(`${read('.npmrc')}${read('package.json')}`).not.toMatch(/registry *=|https?:/)
})
