import { foldRule, readAloud, type Rule } from '../subgraphs/shared/policy.ts'
import type { Subgraph } from '../subgraphs/shared/subgraph.ts'
import { type Assurance, isAtLeast } from '../subgraphs/shared/viewer.ts'

const lower = (a: Assurance, b: Assurance) => (isAtLeast(a, b) ? b : a)
const higher = (a: Assurance, b: Assurance) => (isAtLeast(a, b) ? a : b)

/** The weakest sign-in with which a rule can hold. */
export const minimumAssurance = (r: Rule): Assurance =>
  foldRule<Assurance>(
    r,
    ({ assurance = 'LOW' }) => assurance,
    (how, parts) => parts.reduce(how === 'or' ? lower : higher),
  )

const scopesOf = (r: Rule): readonly string[] =>
  foldRule<readonly string[]>(
    r,
    ({ scope = [] }) => scope,
    (_, parts) => parts.flat(),
  )

const rulesOf = ({ policy }: Subgraph) =>
  Object.entries(policy).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, rule]) => [`${type}.${field}`, rule] as const),
  )

/** Of subgraphs that each know a field, such as an entity's id, the first that does not call it PUBLIC. */
function fieldsOf(subgraphs: readonly Subgraph[]): Map<string, object> {
  const found = new Map<string, { informationClass: string }>()
  for (const subgraph of subgraphs) {
    for (const [coordinate, rule] of rulesOf(subgraph)) {
      const informationClass = subgraph.fieldClasses.get(coordinate)!
      const known = found.get(coordinate)?.informationClass
      if (known === undefined || (known === 'PUBLIC' && informationClass !== 'PUBLIC'))
        found.set(coordinate, {
          informationClass,
          minimumAssurance: minimumAssurance(rule),
          rule: { en: readAloud(rule, 'en'), sv: readAloud(rule, 'sv') },
        } as { informationClass: string })
    }
  }
  return found
}

/** schema/classes.json: every field of every subgraph, how sensitive it is and who may read it, a line for each; and every scope. */
export function printClasses(subgraphs: readonly Subgraph[]): string {
  const scopes = [...new Set(subgraphs.flatMap(rulesOf).flatMap(([, rule]) => scopesOf(rule)))].sort()
  const fields = [...fieldsOf(subgraphs)].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = fields.map(([coordinate, field]) => `    ${JSON.stringify(coordinate)}: ${JSON.stringify(field)}`)
  return `{\n  "scopes": ${JSON.stringify(scopes)},\n  "fields": {\n${lines.join(',\n')}\n  }\n}\n`
}
