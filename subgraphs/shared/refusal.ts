import { PublicError } from './errors.ts'
import type { Needs, Texts } from './policy.ts'
import type { Locale } from './viewer.ts'

/** Why a rule did not hold: what it asks for, and whether a stronger sign-in alone would do. */
export interface Refused {
  readonly needs: Needs
  readonly meanings: readonly Texts[]
  readonly isOnlyAssurance: boolean
  toError(locale: Locale, coordinate: string, operation: string, rule: string): PublicError
}

const words = {
  en: {
    mutation: (field: string) => `You may not do ${field}.`,
    query: (field: string) => `You may not see ${field}.`,
    open: (who: string) => ` It is open to ${who}.`,
    stepUp: (field: string, level: string) =>
      `${field} needs a stronger sign-in (${level}). Sign in again with one of acr_values.`,
    or: ' or ',
  },
  sv: {
    mutation: (field: string) => `Du får inte göra ${field}.`,
    query: (field: string) => `Du får inte se ${field}.`,
    open: (who: string) => ` Det är öppet för ${who}.`,
    stepUp: (field: string, level: string) =>
      `${field} kräver starkare inloggning (${level}). Logga in igen med något av acr_values.`,
    or: ' eller ',
  },
} as const

// What is said first where several things are needed.
const reasons = [['grant', 'NO_GRANT'], ['relation', 'NO_RELATION'], ['role', 'NO_ROLE'], ['scope', 'NO_SCOPE']] as const // prettier-ignore

function make(needs: Needs, meanings: readonly Texts[], isOnlyAssurance: boolean): Refused {
  return {
    needs,
    meanings,
    isOnlyAssurance,
    toError(locale, coordinate, operation, rule) {
      const say = words[locale]
      if (isOnlyAssurance && needs.assurance) {
        // The gateway adds acr_values: which sign-ins count is its configuration.
        return new PublicError('STEP_UP_REQUIRED', say.stepUp(coordinate, needs.assurance), {
          rule,
          reason: 'ASSURANCE_TOO_LOW',
          needs,
        })
      }
      const refusal = operation === 'mutation' && coordinate.startsWith('Mutation.') ? say.mutation : say.query
      const who = [...new Set(meanings.map((meaning) => meaning[locale]))].join(say.or)
      const reason = reasons.find(([need]) => needs[need])?.[1] ?? 'NOT_OPEN'
      return new PublicError('FORBIDDEN', refusal(coordinate) + say.open(who), { rule, reason, needs })
    },
  }
}

export const refuse = ({ needs, meaning }: { needs: Needs; meaning: Texts }): Refused =>
  make(needs, [meaning], needs.assurance !== undefined && Object.keys(needs).length === 1)

const union = (lists: readonly (readonly string[] | undefined)[]) => {
  const all = [...new Set(lists.flatMap((list) => list ?? []))]
  return all.length > 0 ? all : undefined
}

function mergeNeeds(refused: readonly Refused[]): Needs {
  const [role, relation, scope, grant] = (['role', 'relation', 'scope', 'grant'] as const).map((key) =>
    union(refused.map(({ needs }) => needs[key])),
  )
  const levels = refused.map(({ needs }) => needs.assurance).filter((level) => level !== undefined)
  const assurance = levels.includes('HIGH') ? 'HIGH' : levels[0]
  return {
    ...(role && { role }),
    ...(relation && { relation }),
    ...(scope && { scope }),
    ...(grant && { grant }),
    ...(assurance && { assurance }),
  }
}

/** None of several ways held. If one of them lacked only assurance, that is the way to point at. */
export function mergeAny(refused: readonly Refused[]): Refused {
  const nearly = refused.find(({ isOnlyAssurance }) => isOnlyAssurance)
  return (
    nearly ??
    make(
      mergeNeeds(refused),
      refused.flatMap(({ meanings }) => meanings),
      false,
    )
  )
}

/** Some of several conditions did not hold. */
export const mergeAll = (refused: readonly Refused[]): Refused =>
  make(
    mergeNeeds(refused),
    refused.filter((one) => !one.isOnlyAssurance).flatMap(({ meanings }) => meanings),
    refused.every(({ isOnlyAssurance }) => isOnlyAssurance),
  )
