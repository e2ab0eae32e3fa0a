import { pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { subgraphs } from '../subgraphs.ts'
import { isPersonal, personal, type PersonalData, personalFaults, referencesOf, withoutPersonalData } from './personal.ts'
import { personalRows } from './personal-rows.ts'
import { createSubgraph } from './subgraph.ts'

const library = pgSchema('library')
const reader = library.table('reader', { id: uuid('id').primaryKey(), name: text('name') })
const loan = library.table('loan', {
  id: uuid('id').primaryKey(),
  readerId: uuid('reader_id').references(() => reader.id),
  lentById: uuid('lent_by_id'),
})
const reminder = library.table('reminder', { id: uuid('id').primaryKey(), loanId: uuid('loan_id').references(() => loan.id) })

const both = (said: string) => ({ en: said, sv: said })
const said = { name: both('a'), purpose: both('b'), legalBasis: both('c'), onErasure: { erase: true } } as const
const always: Pick<PersonalData<'id'>, 'retention'> = { retention: { after: 'RELATION_END', months: 1 } }
const readers = personal(reader, { ...said, ...always, concept: 'Reader', subjects: ['id'] })
const loans = personal(loan, { ...said, ...always, concept: 'Loan', subjects: ['readerId'], officials: ['lentById'] })
const reminders = personal(reminder, { ...said, ...always, concept: 'Reminder', subjects: [{ column: 'loanId', of: loan }] })
const tables = [reader, loan, reminder]

describe('What a subgraph keeps about persons', () => {
  it('is declared for every table, and a table without a declaration is told of', () => {
    expect(personalFaults(tables, [readers, loans, reminders])).toEqual([])
    expect(personalFaults(tables, [readers, loans])).toEqual([
      'reminder does not say whether it holds personal data: personal() or withoutPersonalData()',
    ])
    const start = () => createSubgraph('library', [], { databaseRole: () => 'nobody', tables, personal: [readers, loans] })
    expect(start).toThrow('The subgraph library does not say all that it keeps about persons:\n  reminder does not say')
  })

  it('names every column that may identify a person', () => {
    const nameless = personal(loan, { ...said, ...always, concept: 'Loan', subjects: ['readerId'] })
    expect(personalFaults(tables, [readers, nameless, reminders])).toEqual([
      'loan.lent_by_id may identify a person: name it in the personal data of its table',
    ])
    const denied = withoutPersonalData(loan, 'Books.', ['lentById'])
    expect(personalFaults([reader, loan], [readers, denied])).toEqual([
      'loan refers to personal data, so it holds some',
      'loan.reader_id may identify a person: name it in the personal data of its table',
    ])
  })

  it('says no kind twice, and speaks of no other tables', () => {
    expect(personalFaults([reader], [readers, { ...loans, data: { ...loans.data!, concept: 'Reader' } }])).toEqual([
      'loan declares personal data and is no table here',
      'Reader is the name of two kinds of personal data',
    ])
  })

  it('is erased from the outside in', () => {
    const { ordered } = personalRows([readers, loans, reminders])
    expect(ordered.map(({ data }) => data.concept)).toEqual(['Reminder', 'Loan', 'Reader'])
  })
})

describe.each([...subgraphs])('The subgraph $name', ({ tables, personal: declared }) => {
  it('says of each of its tables what it keeps about persons', () => expect(personalFaults(tables, declared)).toEqual([]))

  it('tells people in Swedish and in English', () => {
    for (const { data } of declared.filter(isPersonal)) {
      const grounds = 'keep' in data.onErasure ? [data.onErasure.keep] : 'blank' in data.onErasure ? [data.onErasure.ground] : []
      for (const { en, sv } of [data.name, data.purpose, data.legalBasis, ...grounds]) {
        expect(en.trim(), data.concept).not.toBe('')
        expect(sv.trim(), data.concept).not.toBe('')
      }
    }
  })

  it('keeps nothing that refers to what is erased before it', () => {
    const { ordered } = personalRows(declared)
    const place = (table: (typeof tables)[number]) => ordered.findLastIndex((one) => one.table === table)
    const early = ordered.flatMap(({ table, data }, n) =>
      referencesOf(table).flatMap(({ to }) => (place(to) !== -1 && place(to) < n ? [data.concept] : [])),
    )
    expect(early).toEqual([])
  })
})
