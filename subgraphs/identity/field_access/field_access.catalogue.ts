import { readFileSync } from 'node:fs'
import type { Texts } from '../../shared/policy.ts'
import type { Assurance } from '../../shared/viewer.ts'

export interface CataloguedField {
  /** PUBLIC where no client application needs a grant. */
  readonly informationClass: string
  readonly minimumAssurance: Assurance
  readonly rule: Texts
}

export interface Catalogue {
  readonly scopes: readonly string[]
  readonly fields: ReadonlyMap<string, CataloguedField>
}

let known: Catalogue | undefined

/** Every field of every subgraph, from the contract: other subgraphs may run elsewhere, and their rules with them. */
export function catalogue(): Catalogue {
  if (known) return known
  const { scopes, fields } = JSON.parse(readFileSync(new URL('../../../schema/classes.json', import.meta.url), 'utf8')) as {
    scopes: string[]
    fields: Record<string, CataloguedField>
  }
  return (known = { scopes, fields: new Map(Object.entries(fields)) })
}
