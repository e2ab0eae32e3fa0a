import { and } from 'graphql-shield'
import type { Rule, RuleContext } from './policy.ts'

/** Somebody whose data is read, and as what the viewer reads it. */
interface Subject {
  readonly id: string
  readonly relations: readonly string[]
}

/** Whose data a field of an object is, or several people's; null where this object is not sensitive. */
export type SubjectOf<Source> = (source: Source) => Subject | readonly Subject[] | null

const subjects = new WeakMap<Rule, SubjectOf<never>>()

/** A rule for a field whose every read is noted for the person it is about. Its words are in subgraphs/access/sensitive.ts. */
export function sensitive<Source>(r: Rule, subjectOf: SubjectOf<Source>): Rule {
  const noted = and(r) as Rule
  subjects.set(noted, subjectOf)
  return noted
}

export const isSensitive = (r: Rule): boolean => subjects.has(r)

/** A rule in another's place, whose reads are noted as the other's were. */
export function asSensitiveAs(original: Rule, r: Rule): Rule {
  const subjectOf = subjects.get(original)
  return subjectOf ? sensitive(r, subjectOf) : r
}

const isNothing = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0)
const isPromise = (value: unknown): value is Promise<unknown> => typeof (value as { then?: unknown } | null)?.then === 'function'

/** Notes the read of a value once it is there: who is told that there is nothing has read nothing. */
export function noting(guard: Rule, coordinate: string) {
  const subjectOf = subjects.get(guard)
  if (!subjectOf) return (value: unknown) => value
  return (value: unknown, source: unknown, { reads }: RuleContext) => {
    const subject = subjectOf(source as never)
    // The ordinary case, a list of names, stays as synchronous as if nothing were noted.
    if (!subject) return value
    const note = (found: unknown) => {
      if (!isNothing(found)) for (const one of [subject].flat()) reads.note(one, coordinate)
      return found
    }
    return isPromise(value) ? value.then(note) : note(value)
  }
}
