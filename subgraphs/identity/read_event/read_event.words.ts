import { everyRelation, type Relation, relations } from '../../access/relations.ts'
import { sensitiveFields } from '../../access/sensitive.ts'
import type { Locale } from '../../shared/viewer.ts'
import type { ReadEventRow, ReaderRow } from './read_event.queries.ts'

const words = {
  sv: {
    and: ' och ',
    read: 'läste',
    you: 'Du',
    self: (name: string) => `${name} själv`,
    // The same of whoever it was: staff, guardian, somebody who is gone. Anything nearer would help to guess who.
    unnamed: { PERSON: 'En person med behörighet', CLIENT: 'Ett program', UNIT: 'En enhet', SYSTEM: 'Ett system' },
    named: { CLIENT: 'Programmet', UNIT: 'Enheten', SYSTEM: 'Systemet' },
    purpose: (purpose: string) => ` (ändamål: ${purpose})`,
  },
  en: {
    and: ' and ',
    read: 'read',
    you: 'You',
    self: (name: string) => `${name} personally`,
    unnamed: { PERSON: 'An authorised person', CLIENT: 'A program', UNIT: 'A unit', SYSTEM: 'A system' },
    named: { CLIENT: 'The program', UNIT: 'The unit', SYSTEM: 'The system' },
    purpose: (purpose: string) => ` (purpose: ${purpose})`,
  },
} as const

// What people are called before their name; the others stand after it.
const titles = /(^|:)(GUARDIAN|TEACHER|MENTOR|UNIT_ADMIN|PRINCIPAL)$/
// Everybody has these, or they only say more of another.
const unsaid = /^(DIRECTORY|FELLOW|DELEGATE:.*)$/

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function list(parts: readonly string[], locale: Locale): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')}${words[locale].and}${last}`
}

const said = (names: readonly Relation[], locale: Locale) => [...new Set(names.map((name) => relations[name][locale]))]
const heldBy = ({ relations: held }: ReadEventRow) => everyRelation.filter((name) => held.includes(name) && !unsaid.test(name))

/** What the reader was to the person, in words. */
export const asWhat = (event: ReadEventRow, locale: Locale): string[] => said(heldBy(event), locale)

const order = Object.keys(sensitiveFields)

/** What was read, in the order it is told. */
export const fieldsOf = ({ fields }: ReadEventRow): string[] =>
  fields.toSorted((a, b) => order.indexOf(a) - order.indexOf(b) || a.localeCompare(b))

function person(event: ReadEventRow, name: string, locale: Locale): string {
  const held = heldBy(event)
  if (held.includes('SELF')) return words[locale].self(name)
  const before = said(
    held.filter((one) => titles.test(one)),
    locale,
  )
  if (before.length > 0) return `${capital(list(before, locale))} ${name}`
  const after = said(held, locale)
  return after.length > 0 ? `${name}, ${list(after, locale)},` : name
}

function who({ event, name }: ReaderRow, locale: Locale): string {
  const { unnamed, named, purpose } = words[locale]
  if (name === null) return unnamed[event.viewerKind]
  if (event.viewerKind === 'PERSON') return person(event, name, locale)
  return `${named[event.viewerKind]} ${name}${event.purpose ? purpose(event.purpose) : ''}`
}

/** Who read what, as one says it: Rektor Anders Hellström läste personnummer och adresser. */
export function sentence(reader: ReaderRow, { locale, viewerId }: { locale: Locale; viewerId: string }): string {
  const { event } = reader
  const what = new Set(fieldsOf(event).map((field) => sensitiveFields[field]?.[locale] ?? field))
  const subject = event.viewerId === viewerId ? words[locale].you : who(reader, locale)
  return `${subject} ${words[locale].read} ${list([...what], locale)}`
}
