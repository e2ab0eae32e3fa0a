import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import type { Fault } from '../../shared/import-faults.ts'
import { duplicates } from './roster.duplicates.ts'
import { type Given, type Kind, shapesFor } from './roster.shapes.ts'

export const kinds = ['organisations', 'persons', 'duties', 'groups', 'activities'] as const satisfies readonly Kind[]

/** An object of a file, and where in it it stands. */
export type Placed<Of extends Kind> = Given<Of> & { readonly at: string }

/** The sound objects of a file. */
export type Roster = { readonly [Of in Kind]: readonly Placed<Of>[] }

export interface Reading {
  readonly roster: Roster
  /** Everything that is wrong with the file by itself. */
  readonly faults: readonly Fault[]
  /** The ids of all its objects, sound or not: a reference to a faulty one is not itself a fault. */
  readonly declared: Readonly<Record<Kind, ReadonlySet<string>>>
  readonly hasOrganisations: boolean
}

const whole = (problem: string): Fault => ({ place: 'the file', problem })

const expected: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
}

// zod's own words may quote what they are about, which may be a person.
function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined') ? 'is missing' : `must be ${expected[issue.expected] ?? 'something else'}`
  if (issue.code === 'invalid_format')
    return issue.format === 'date' ? 'must be a date that exists, such as 2026-08-17' : issue.message
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'is empty' : issue.origin === 'array' ? 'is empty' : `is less than ${issue.minimum}`
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? `is longer than ${issue.maximum} characters` : `is more than ${issue.maximum}`
  return 'is not as the standard has it'
}

const pathOf = (path: readonly PropertyKey[]) =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')

const lineAt = (text: string, position: number) => text.slice(0, position).split('\n').length

function parsed(bytes: Uint8Array): object | Fault {
  if (!isUtf8(bytes)) return whole('is not UTF-8; it may be Latin-1, save it as UTF-8')
  const text = new TextDecoder().decode(bytes)
  try {
    const found: unknown = JSON.parse(text)
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found)
    return isObject ? found : whole(`must be an object with ${kinds.join(', ')}`)
  } catch (error) {
    const [, position] = /position (\d+)/.exec((error as Error).message) ?? []
    return whole(`is not JSON${position ? `; see line ${lineAt(text, Number(position))}` : ''}`)
  }
}

function listsIn(file: Readonly<Record<string, unknown>>): { lists: Record<Kind, unknown[]>; faults: Fault[] } {
  const faults = Object.keys(file)
    .filter((key) => !(kinds as readonly string[]).includes(key) && key !== 'meta')
    .map((_, at) => whole(`has something else than ${kinds.join(', ')} (${at + 1})`))
  const lists = Object.fromEntries(
    kinds.map((kind) => {
      const found = file[kind]
      if (Array.isArray(found)) return [kind, found]
      const isMissing = found === undefined || found === null
      if (!(isMissing && kind === 'organisations'))
        faults.push({ place: kind, problem: isMissing ? 'is missing; give an empty list if there are none' : 'must be a list' })
      return [kind, []]
    }),
  ) as unknown as Record<Kind, unknown[]>
  return { lists, faults }
}

const idOf = (object: unknown): string[] => {
  const id = (object as { id?: unknown } | null)?.id
  return typeof id === 'string' ? [id.toLowerCase()] : []
}

/** Reads a roster, as roster.md describes it: what is sound in it, and everything that is not. */
export function readRoster(bytes: Uint8Array, today: string): Reading {
  const file = parsed(bytes)
  const { lists, faults } =
    'problem' in file ? { lists: listsIn({}).lists, faults: [file] } : listsIn(file as Record<string, unknown>)
  const shapes = shapesFor(today)
  const sound = (kind: Kind) =>
    lists[kind].flatMap((object, n) => {
      const at = `${kind}[${n}]`
      const read = shapes[kind].safeParse(object)
      if (read.success) return [{ ...read.data, at }]
      for (const issue of read.error.issues) faults.push({ place: `${at}${pathOf(issue.path)}`, problem: inWords(issue) })
      return []
    })
  const roster = Object.fromEntries(kinds.map((kind) => [kind, sound(kind)])) as unknown as Roster
  const declared = Object.fromEntries(kinds.map((kind) => [kind, new Set(lists[kind].flatMap(idOf))]))
  return {
    roster,
    faults: [...faults, ...duplicates(roster)],
    declared: declared as unknown as Reading['declared'],
    hasOrganisations: Array.isArray((file as { organisations?: unknown }).organisations),
  }
}
