import { expect, it } from 'vitest'
import { isSensitive } from '../shared/sensitive.ts'
import { subgraphs } from '../subgraphs.ts'
import { sensitiveFields } from './sensitive.ts'

const noted = subgraphs.flatMap(({ policy }) =>
  Object.entries(policy).flatMap(([type, fields]) =>
    Object.entries(fields).flatMap(([field, rule]) => (isSensitive(rule) ? [`${type}.${field}`] : [])),
  ),
)

/** Fields of a person that tell nothing about them, protected or not. */
const unnoted: Readonly<Record<string, string>> = {
  id: 'the key, which other subgraphs and the gateway ask for by themselves',
  version: 'a number',
  contactVersion: 'a hash',
  permittedActions: 'what the viewer may do',
  permittedAccountActions: 'what the viewer may do',
  readEvents: 'reading who has read is not noted',
  identityErasure: 'what would be erased, in numbers',
  governanceErasure: 'what would be erased, in numbers',
  permittedLeaveActions: 'what the viewer may do',
  permittedAbsenceCaseActions: 'what the viewer may do',
  permittedAbsenceActions: 'what the viewer may do',
  administrationErasure: 'what would be erased, in numbers',
  permittedTalkActions: 'what the viewer may do',
  permittedStudyPathActions: 'what the viewer may do',
  permittedPortfolioActions: 'what the viewer may do',
  pedagogyErasure: 'what would be erased, in numbers',
  permittedSupportActions: 'what the viewer may do',
}

it('of a person every field is noted, at least when they are protected', () => {
  const open = subgraphs.flatMap(({ policy }) => Object.entries(policy['Person'] ?? {}).filter(([, rule]) => !isSensitive(rule)))
  expect([...new Set(open.map(([field]) => field))].toSorted()).toEqual(Object.keys(unnoted).toSorted())
})

it('every field whose reads are noted has words for those who may read who has read it', () => {
  expect(noted.length).toBeGreaterThan(15)
  expect(noted.filter((field) => !sensitiveFields[field])).toEqual([])
  for (const { sv, en } of Object.values(sensitiveFields)) expect([sv, en].every((text) => /^\p{Ll}/u.test(text))).toBe(true)
})

it('a client application is noted as a person is', () => {
  for (const { policy, clientPolicy } of subgraphs)
    for (const [type, fields] of Object.entries(policy))
      for (const [field, rule] of Object.entries(fields))
        expect(isSensitive(clientPolicy[type]![field]!), `${type}.${field}`).toBe(isSensitive(rule))
})
