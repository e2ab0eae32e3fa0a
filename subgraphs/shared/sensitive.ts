import { and } from 'graphql-shield'
import type { Rule, RuleContext } from './policy.ts'

/** Somebody whose data is read, and as what the viewer reads it. */
interface Subject {
  readonly id: string
  readonly relations: readonly string[]
}

/** Whose data a field of an object is, or several people's; null where this object is not sensitive. */
export type SubjectOf<Source> = (source: Source) => Subject | readonly Subject[] | null

/** Whether it must not be told, to whom reads are told, that this value was read: that there is something to read is hidden from them. */
export type IsHidden<Source> = (source: Source, value: unknown) => boolean

interface Noting {
  readonly subjectOf: SubjectOf<never>
  readonly isHidden: IsHidden<never> | undefined
}

const subjects = new WeakMap<Rule, Noting>()

/** A rule for a field whose every read is noted for the person it is about, and told them unless it is hidden. Its words are in subgraphs/access/sensitive.ts. */
export function sensitive<Source>(r: Rule, subjectOf: SubjectOf<Source>, isHidden?: IsHidden<Source>): Rule {
  const noted = and(r) as Rule
  subjects.set(noted, { subjectOf, isHidden })
  return noted
}

export const isSensitive = (r: Rule): boolean => subjects.has(r)

/** A rule in another's place, whose reads are noted as the other's were. */
export function asSensitiveAs(original: Rule, r: Rule): Rule {
  const noted = subjects.get(original)
  return noted ? sensitive(r, noted.subjectOf, noted.isHidden) : r
}

/** As what a read is noted that is told to nobody: access.is_secret_field knows it by its last character. */
const hiddenRead = (coordinate: string) => `${coordinate}!`

const isNothing = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0)
const isPromise = (value: unknown): value is Promise<unknown> => typeof (value as { then?: unknown } | null)?.then === 'function'

/** Notes the read of a value once it is there: who is told that there is nothing has read nothing. */
export function noting(guard: Rule, coordinate: string) {
  const found = subjects.get(guard)
  if (!found) return (value: unknown) => value
  const { subjectOf, isHidden } = found
  return (value: unknown, source: unknown, { reads }: RuleContext) => {
    const subject = subjectOf(source as never)
    // The ordinary case, a list of names, stays as synchronous as if nothing were noted.
    if (!subject) return value
    const note = (read: unknown) => {
      if (isNothing(read)) return read
      const field = isHidden?.(source as never, read) ? hiddenRead(coordinate) : coordinate
      for (const one of [subject].flat()) reads.note(one, field)
      return read
    }
    return isPromise(value) ? value.then(note) : note(value)
  }
}
