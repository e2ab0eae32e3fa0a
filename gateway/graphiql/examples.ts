import { readFile } from 'node:fs/promises'
import type { Assurance } from '../../subgraphs/shared/viewer.ts'

/** A query to start from, with who it is meant for. */
export interface Example {
  /** The file's name. */
  readonly id: string
  /** Under which heading it is offered. */
  readonly group: string
  readonly name: string
  readonly persona: string
  readonly assurance: Assurance
  readonly description: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly query: string
}

const groups = {
  'The municipality': ['nacka', 'tree'],
  'How well the schools do': ['overview', 'country', 'series', 'quality', 'plans'],
  'At a school': ['class', 'roll', 'past-class', 'absence', 'absence-cases', 'my-unit', 'pupil', 'department', 'queue'],
  'Teaching and support': ['class-knowledge', 'teaching-plans', 'syllabus', 'wording', 'support'],
  'At home': ['my-child', 'school-work', 'talks', 'week', 'notices', 'care', 'fees', 'contact', 'seen'],
  'About oneself': ['me', 'my-work', 'grades', 'register', 'sign-ins'],
  'The authority and its programs': ['authority', 'fee-office', 'program'],
}
const assurances: readonly string[] = ['LOW', 'SUBSTANTIAL', 'HIGH'] satisfies readonly Assurance[]
const entry = /^# (name|persona|assurance|description|variables): (.+)$/
const continuation = /^# +(.+)$/

/** Reads the header of `# key: value` lines; a comment line without a key continues the value before it. */
export function parseExample(id: string, group: string, text: string): Example {
  const lines = text.split(/\r?\n/)
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const header = new Map<string, string>()
  let last = ''
  for (const line of lines.slice(0, end)) {
    const [, key = last, value = continuation.exec(line)?.[1] ?? ''] = entry.exec(line) ?? []
    header.set(key, [header.get(key), value].filter(Boolean).join(' '))
    last = key
  }
  const need = (key: string): string => {
    const value = header.get(key)
    if (!value) throw new Error(`The example ${id}.graphql has no "# ${key}:" line.`)
    return value
  }
  const assurance = need('assurance')
  if (!assurances.includes(assurance)) throw new Error(`The example ${id}.graphql asks for the assurance ${assurance}.`)
  return {
    id,
    group,
    name: need('name'),
    persona: need('persona'),
    assurance: assurance as Assurance,
    description: need('description'),
    variables: JSON.parse(header.get('variables') ?? '{}'),
    query: lines.slice(end).join('\n').trim() + '\n',
  }
}

const offered = Object.entries(groups).flatMap(([group, ids]) => ids.map((id) => ({ group, id })))

/** The examples, in the order they are offered. */
export function readExamples(): Promise<readonly Example[]> {
  const read = async ({ group, id }: (typeof offered)[number]) =>
    parseExample(id, group, await readFile(new URL(`./examples/${id}.graphql`, import.meta.url), 'utf8'))
  return Promise.all(offered.map(read))
}
