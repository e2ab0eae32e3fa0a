import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unannouncedChanges } from '../scripts/schema.breaking.ts'
import { generated } from '../scripts/schema.generate.ts'

describe('What is generated and committed', async () => {
  const files = [...(await generated())].map(([file, text]) => ({ name: basename(file), file, text }))

  it.each(files)('$name is fresh: npm run schema changes nothing', ({ file, text }) => {
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})

describe('A client that was built last year still works, unless it was warned', () => {
  const today = '2026-11-22'
  const on = (day: string) => `@deprecated(reason: "Use \`b\`. Removal on ${day}.")`
  const query = 'type Query { a: Int }'
  const broken = (before: string, after: string) => unannouncedChanges(`${query} ${before}`, `${query} ${after}`, today)

  it('so nothing goes that nobody announced', () => {
    expect(broken('extend type Query { b: Int }', '')).toEqual(['Query.b was removed.'])
  })

  it.each([
    ['2026-11-22', []],
    ['2026-11-23', ['Query.b was removed.']],
  ])('and what was announced for %s goes no sooner', (day, left) => {
    expect(broken(`extend type Query { b: Int ${on(day)} }`, '')).toEqual(left)
  })

  it.each([
    ['an enum value', 'enum Sex { MAN', 'OKANT', '}'],
    ['an argument', 'extend type Query { c(d: Int', ', e: Int', '): Int }'],
    ['an optional input field', 'input In { d: Int', ', e: Int', '} extend type Query { c(d: In): Int }'],
  ])('which holds for %s', (_, open, member, close) => {
    expect(broken(`${open} ${member} ${close}`, `${open} ${close}`)).toHaveLength(1)
    expect(broken(`${open} ${member} ${on('2026-07-01')} ${close}`, `${open} ${close}`)).toEqual([])
    expect(broken(`${open} ${member} ${on('2027-07-01')} ${close}`, `${open} ${close}`)).toHaveLength(1)
  })

  it('lets a type go with the announced fields that led to it, and not with others', () => {
    const room = `extend type Query { room: Room ${on('2026-07-01')} } type Room { hall: Hall } type Hall { isOpen: Boolean }`
    expect(broken(room, '')).toEqual([])
    expect(broken(`${room} extend type Query { hall: Hall }`, 'extend type Query { hall: Int }')).toEqual([
      'Hall was removed.',
      'Query.hall changed type from Hall to Int.',
    ])
  })

  it('never lets a field change what it answers', () => {
    expect(broken(`extend type Query { b: Int ${on('2026-07-01')} }`, 'extend type Query { b: String }')).toHaveLength(1)
  })

  it('takes additions as they come', () => {
    expect(broken('', 'extend type Query { b: Int }')).toEqual([])
    expect(unannouncedChanges('', query, today)).toEqual([])
  })
})
