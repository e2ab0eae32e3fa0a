import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { describe, expect, it, test } from 'vitest'
import { rules } from './conventions.ts'
import { isConcept, termsOf, typesOf } from './conventions.members.ts'
import { boundedLists, wholeLists } from './conventions.shapes.ts'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const api = buildSchema(read('./api.graphql'))

describe.each(rules)('The schema guide: $says', ({ faults, bad }) => {
  it('holds', () => expect(faults(api)).toEqual([]))
  it('is not empty words', () => expect(faults(buildSchema(bad))).not.toEqual([]))
})

test('the list of bounded lists only shrinks: it names no list that is gone', () => {
  const whole = wholeLists(api)
  expect(Object.keys(boundedLists).filter((at) => !whole.includes(at))).toEqual([])
})

test('the glossary has every concept by the names its description gives it, and no other', () => {
  const concepts = typesOf(api)
    .filter(isConcept)
    .flatMap((type) => termsOf(type) ?? [])
  const rows = concepts.map(({ standard, name, swedish }) => `| ${standard} | ${name} | ${swedish} |`)
  const [, glossary = ''] = read('./README.md').split('\n## Glossary\n')
  const found = glossary.split('\n').filter((line) => /^\| [\w.]+ \| [A-Z]/.test(line))
  expect(found.toSorted()).toEqual(rows.toSorted())
})
