import { dayOf } from '../../shared/clock.ts'
import { badInput, PublicError } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { isGranted } from '../../shared/rules.ts'
import { type Call, isAtLeast } from '../../shared/viewer.ts'
import { parseCivicNo } from '../person/civic_no.ts'

/** A search as a caller writes it. */
export interface PersonFilter {
  readonly name?: string | null | undefined
  readonly civicNo?: string | null | undefined
  readonly externalIdentifier?: { readonly context: string; readonly value: string } | null | undefined
  readonly organisationId?: string | null | undefined
}

/** A search as SQL needs it. */
export interface PersonSearch {
  readonly words: readonly string[] | null
  readonly civicNo: string | null
  readonly externalIdentifier: { readonly context: string; readonly value: string } | null
  readonly organisationId: string | null
}

// What a filter finds tells what it is about: to filter by a field is to read it.
const informationClass = 'PEDAGOGICAL_ADMINISTRATION'

/** Refuses a client application that filters by what it has not been granted. */
export function askGrants({ viewer, locale }: Call, coordinate: string, ...fields: readonly string[]): void {
  if (viewer.kind !== 'CLIENT') return
  const missing = fields.filter((field) => !isGranted(viewer.grants, field, informationClass))
  if (missing.length === 0) return
  const says = {
    en: `Filtering ${coordinate} so needs a grant of ${missing.join(', ')}.`,
    sv: `Det urvalet i ${coordinate} kräver ${missing.join(', ')}.`,
  }
  throw new PublicError('FORBIDDEN', says[locale], { rule: 'granted fields', reason: 'NO_GRANT', needs: { grant: missing } })
}

const kept: Readonly<Record<string, string>> = { 'a\u030A': 'å', 'a\u0308': 'ä', 'o\u0308': 'ö' }
const strokes: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'ö', æ: 'ä' }

/** The words of a name as they are searched, the same as the column `name_search` has them. */
export function wordsOf(name: string): string[] {
  const folded = name
    .toLocaleLowerCase('sv')
    .normalize('NFD')
    .replaceAll(/a[\u030A\u0308]|o\u0308/g, (letter) => kept[letter]!)
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[łđøæ]/g, (letter) => strokes[letter]!)
  return folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}

function searchedName(name: string): string[] {
  const words = wordsOf(name)
  if (words.join('').length < 2) throw badInput('`filter.name` needs at least two letters.')
  if (words.length > 6) throw badInput('`filter.name` has more than six words. Search for fewer.')
  return words
}

function searchedNumber(text: string, { viewer, now }: Call): string {
  if (viewer.kind === 'PERSON' && !isAtLeast(viewer.assurance, 'SUBSTANTIAL'))
    throw new PublicError('STEP_UP_REQUIRED', 'Searching by personal identity number needs a stronger sign-in (SUBSTANTIAL).', {
      rule: 'assurance SUBSTANTIAL or above',
      reason: 'ASSURANCE_TOO_LOW',
      needs: { assurance: 'SUBSTANTIAL' },
    })
  const parsed = parseCivicNo(text, dayOf(now))
  if (parsed.kind === 'INVALID') throw badInput(`\`filter.civicNo\`: ${parsed.message}`)
  return parsed.civicNo
}

/** Reads a search; BAD_USER_INPUT says what is missing or cannot be, STEP_UP_REQUIRED that a number needs a stronger sign-in. */
export function checkSearch({ name, civicNo, externalIdentifier, organisationId }: PersonFilter, call: Call): PersonSearch {
  if (name == null && civicNo == null && externalIdentifier == null)
    throw badInput('Give `filter.name`, `filter.civicNo` or `filter.externalIdentifier`: persons are searched for, not listed.')
  if (externalIdentifier != null) askGrants(call, 'Query.persons', 'Person.externalIdentifiers')
  if (organisationId != null) askGrants(call, 'Query.persons', 'Person.enrolments', 'Person.duties')
  if (organisationId != null && !isId(organisationId)) throw badInput('`filter.organisationId` must be a UUID.')
  return {
    words: name == null ? null : searchedName(name),
    civicNo: civicNo == null ? null : searchedNumber(civicNo, call),
    externalIdentifier: externalIdentifier ?? null,
    organisationId: organisationId ?? null,
  }
}
