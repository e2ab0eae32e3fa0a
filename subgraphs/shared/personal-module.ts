import { parse } from 'graphql'
import type { Context } from './context.ts'
import type { Module } from './module.ts'
import { isPersonal, type PersonalDeclaration } from './personal.ts'
import { type ErasureRow, previewStatement, type RegisterRow, registerStatement } from './personal-register.ts'
import { maskedMeans, neededByOthers, nothingKept, retentionText } from './personal-texts.ts'
import type { Rule } from './policy.ts'
import { sensitive } from './sensitive.ts'
import type { Locale } from './viewer.ts'

/** The object that persons are, with the viewer's relations to one. */
interface Source {
  readonly id: string
  readonly relations: readonly string[]
}

interface Given {
  readonly subgraph: string
  readonly declared: readonly PersonalDeclaration[]
  /** Who may have what is kept about a person. The database asks for itself. */
  readonly rule: Rule
  /** The rest of what an entity of another subgraph needs here: its id, and how it is reloaded. */
  readonly stub?: {
    readonly sdl: string
    readonly policy: Record<string, Rule>
    readonly resolvers: object
    readonly loaders: NonNullable<Module['loaders']>
  }
}

const sdl = (subgraph: string, opening: string) => `
${opening}
  """
  Everything that ${subgraph} keeps about the person, with purpose, legal basis and time limit. Each reading is noted.
  """
  ${subgraph}Register: RegisterPart

  """
  What the person has given ${subgraph} themself, to take along to another system. Each reading is noted.
  """
  ${subgraph}Portable: RegisterPart

  """
  What an erasure would take of what ${subgraph} keeps about the person now, and what would be kept, on which ground.
  """
  ${subgraph}Erasure: [ErasureItem!]
}`

function registerOf({ subgraph, declared }: Given, isPortable: boolean) {
  const statement = registerStatement(declared, isPortable)
  const kinds = new Map(declared.filter(isPersonal).map(({ data }) => [data.concept, data]))
  const act = `read${isPortable ? 'Portable' : 'Register'}`
  const conceptOf = ({ concept, rows, hasRule, months }: RegisterRow, locale: Locale) => {
    const { name, purpose, legalBasis, retention } = kinds.get(concept)!
    const said = retentionText(hasRule ? { after: retention.after, months } : retention)
    return {
      concept,
      name: name[locale],
      purpose: purpose[locale],
      legalBasis: legalBasis[locale],
      retention: said[locale],
      rows,
    }
  }
  return async ({ id }: Source, _: unknown, { aboutPerson, call: { locale } }: Context<object>) => {
    const found = await aboutPerson<RegisterRow>({ personId: id, statement, act })
    if (!found) return null
    const note = found.length === 0 ? nothingKept[locale] : null
    return { subgraph, concepts: found.map((row) => conceptOf(row, locale)), masked: maskedMeans[locale], note }
  }
}

function erasureOf({ declared }: Given) {
  // What secrecy closes is not told by its number either.
  const statement = previewStatement(declared, true)
  const kinds = new Map(declared.filter(isPersonal).map(({ data }) => [data.concept, data]))
  const groundOf = ({ concept, kept }: ErasureRow, locale: Locale) => {
    if (kept === 0) return null
    const { onErasure } = kinds.get(concept)!
    if ('erase' in onErasure) return neededByOthers[locale]
    return ('keep' in onErasure ? onErasure.keep : onErasure.ground)[locale]
  }
  return async ({ id }: Source, _: unknown, { aboutPerson, call: { locale } }: Context<object>) => {
    const found = await aboutPerson<ErasureRow>({ personId: id, statement })
    return found && found.map((row) => ({ ...row, name: kinds.get(row.concept)!.name[locale], ground: groundOf(row, locale) }))
  }
}

/**
 * What a subgraph adds to a person: all that it keeps about them, as it declares it beside its tables. No grant opens this to a
 * client application, so its fields keep their own rule for everybody.
 */
export function dataSubjectModule(given: Given): Module {
  const { subgraph, rule, stub } = given
  const noted = sensitive<Source>(rule, ({ id, relations }) => ({ id, relations }))
  return {
    informationClass: 'PUBLIC',
    typeDefs: parse(sdl(subgraph, stub?.sdl ?? 'extend type Person {')),
    policy: {
      Person: { ...stub?.policy, [`${subgraph}Register`]: noted, [`${subgraph}Portable`]: noted, [`${subgraph}Erasure`]: rule },
    },
    ...(stub && { loaders: stub.loaders }),
    resolvers: {
      Person: {
        ...stub?.resolvers,
        [`${subgraph}Register`]: registerOf(given, false),
        [`${subgraph}Portable`]: registerOf(given, true),
        [`${subgraph}Erasure`]: erasureOf(given),
      },
    },
  }
}
