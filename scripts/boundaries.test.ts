import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Which folders the code of a folder may import. The first line that fits holds. */
const boundaries: readonly (readonly [from: RegExp, to: readonly string[]])[] = [
  // Stories and their helpers use the whole system.
  [/\.(test|testing|stub)\.ts$|^gateway\/access\/|^scripts\//, ['']],
  [/^schema\//, ['schema/', 'scripts/', 'subgraphs/']],
  // The kernel knows no school concept.
  [/^subgraphs\/shared\//, ['subgraphs/shared/']],
  [/^subgraphs\/access\//, ['subgraphs/access/', 'subgraphs/shared/']],
  // Another subgraph may run on another machine: its objects are known by id, and reached through the graph.
  [/^subgraphs\/(\w+)\//, ['subgraphs/$1/', 'subgraphs/shared/', 'subgraphs/access/']],
  [/^subgraphs\/subgraphs\.ts$/, ['subgraphs/']],
  // The gateway reaches subgraphs by asking them.
  [/^gateway\//, ['gateway/', 'subgraphs/shared/']],
]

const statement = /\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g

/** What a file may not import but does. */
function strays(file: string, text: string): string[] {
  const [from, to] = boundaries.find(([pattern]) => pattern.test(file)) ?? [/^/, []]
  const own = from.exec(file)?.[1] ?? ''
  const allowed = to.map((folder) => folder.replace('$1', own))
  return [...text.matchAll(statement)]
    .map(([, path = '']) => normalize(join(dirname(file), path)))
    .filter((target) => !allowed.some((folder) => target.startsWith(folder)))
    .map((target) => `${file} imports ${target}`)
}

const isOurs = (file: string) => file.endsWith('.ts') && !/(^|\/)(node_modules|\.[^/]*)\//.test(file)

describe('The code keeps its boundaries:', () => {
  it('no file imports what its folder may not', () => {
    const files = ['gateway', 'schema', 'scripts', 'subgraphs'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    const found = files.filter(isOurs).flatMap((file) => strays(file, readFileSync(join(root, file), 'utf8')))
    expect(found).toEqual([])
  })

  it.each([
    ['subgraphs/shared/act.ts', "import type { Kpi } from '../governance/kpi/kpi.table.ts'"],
    ['subgraphs/shared/rows.ts', "import { toPupils } from '../access/visible.ts'"],
    ['subgraphs/access/rules.ts', "const { tables } = await import('../identity/identity.tables.ts')"],
    ['subgraphs/identity/person/person.queries.ts', "export { kpi } from '../../governance/kpi/kpi.table.ts'"],
    ['subgraphs/identity/identity.ts', "import '../../scripts/run.ts'"],
    ['gateway/personas.ts', "import {\n  personas,\n} from '../subgraphs/identity/demo/personas.ts'"],
  ])('%s would be caught', (file, text) => {
    expect(strays(file, text)).toHaveLength(1)
  })
})
