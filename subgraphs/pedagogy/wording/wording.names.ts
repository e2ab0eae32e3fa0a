import { fold, type Span, type Token } from './wording.tokens.ts'

/** A pupil whose name whoever writes knows. */
export interface NamedPupil {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
}

/** The forms that names take in a text, and whose they are. */
interface Names {
  readonly forms: ReadonlyMap<string, readonly { readonly id: string; readonly isGenitive: boolean }[]>
  readonly families: ReadonlyMap<string, ReadonlySet<string>>
  readonly own: ReadonlySet<string>
}

// Of a double name each part, and the whole: Anna-Karin is also Anna. Particles such as von are nobody's name.
const partsOf = (name: string): string[] => {
  const words = name.split(/\s+/).filter((one) => /^\p{Lu}/u.test(one))
  return [...new Set(words.flatMap((one) => [one, ...one.split('-')]).map(fold))].filter((one) => one.length > 1)
}

/** A name and its genitives: no s where it ends as one. */
const formsOf = (name: string) => [
  { form: name, isGenitive: false },
  ...[/[sxz]$/u.test(name) ? [] : [`${name}s`], `${name}'s`, `${name}’s`].flat().map((form) => ({ form, isGenitive: true })),
]

const allParts = ({ givenName, familyName }: NamedPupil) => [...new Set([...partsOf(givenName), ...partsOf(familyName)])]

/** The names to look for: those of all but the pupil a text is about, and none that is theirs as well. */
export function namesOf(pupils: readonly NamedPupil[], studentId: string | null): Names {
  const forms = new Map<string, { id: string; isGenitive: boolean }[]>()
  const self = pupils.find(({ id }) => id === studentId)
  const own = new Set(self ? allParts(self).flatMap((name) => formsOf(name).map(({ form }) => form)) : [])
  const others = pupils.filter(({ id }) => id !== studentId)
  for (const pupil of others)
    for (const { form, isGenitive } of allParts(pupil).flatMap(formsOf))
      forms.set(form, [...(forms.get(form) ?? []), { id: pupil.id, isGenitive }])
  return { forms, own, families: new Map(others.map(({ id, familyName }) => [id, new Set(partsOf(familyName))])) }
}

interface Namesake extends Pick<Span, 'position' | 'end'> {
  readonly ids: readonly string[]
}

/** Whose names a word is, if anybody's: the whole of it, or what a hyphen joins. */
export function namesakes(tokens: readonly Token[], n: number, names: Names, homonyms: ReadonlySet<string>): Namesake[] {
  const token = tokens[n]!
  const next = tokens[n + 1]
  const inSpan = ({ folded, position, end, isCapital }: Span): Namesake[] => {
    if (!isCapital || names.own.has(folded)) return []
    const isName = (id: string, isGenitive: boolean) =>
      !homonyms.has(folded) ||
      isGenitive ||
      !token.isFirst ||
      (next?.isNext === true && names.families.get(id)?.has(next.folded) === true)
    const ids = (names.forms.get(folded) ?? []).filter(({ id, isGenitive }) => isName(id, isGenitive)).map(({ id }) => id)
    return ids.length > 0 ? [{ position, end, ids: [...new Set(ids)] }] : []
  }
  const whole = inSpan(token)
  return whole.length > 0 || names.own.has(token.folded) ? whole : token.parts.flatMap(inSpan)
}
