import { expect, test } from 'vitest'
import { onlyActivates } from './caller.ts'

const act = 'activateAccount(input: { token: "t" }) { isActivated }'
const asked = (query: unknown) => onlyActivates({ query })

test.each([
  `mutation { ${act} }`,
  `mutation { __typename mine: ${act} __typename }`,
  `mutation A { ${act} } mutation B { b: ${act} }`,
  'mutation { activateAccount(input: { token: "t" }) { ...F } } fragment F on ActivateAccountPayload { isActivated }',
])('%s does nothing but redeem an invitation', (query) => expect(asked(query)).toBe(true))

test.each([
  '{ viewer { id } }',
  '{ __typename }',
  '{ __schema { types { name } } }',
  'mutation { __typename }',
  'subscription { activateAccount }',
  'query { activateAccount(input: { token: "t" }) { isActivated } }',
  `mutation { ${act} revokeOtherSessions(input: {}) { revokedCount } }`,
  `mutation { ${act} activateAccount: revokeOtherSessions(input: {}) { revokedCount } }`,
  `mutation { ${act} ...F } fragment F on Mutation { closeAccount(input: { accountId: "x" }) { account { id } } }`,
  `mutation { ${act} ... on Mutation { closeAccount(input: { accountId: "x" }) { account { id } } } }`,
  `mutation { ${act} ... @include(if: true) { closeAccount(input: { accountId: "x" }) { account { id } } } }`,
  `mutation { ...F } fragment F on Mutation { ${act} }`,
  `mutation A { ${act} } query B { viewer { id } }`,
  `query B { viewer { id } } mutation A { ${act} }`,
  `mutation { ${act} __schema { types { name } } }`,
  `mutation { ${act} } extend type Mutation { a: Int }`,
  `mutation { ${act}`,
  `mutation { ${act} } ${'# '.repeat(10)}\n${'fragment F on X { a } '.repeat(1_000)}`,
  'fragment F on Mutation { activateAccount }',
  '',
  null,
  7,
  [`mutation { ${act} }`],
])('%j may do something else', (query) => expect(asked(query)).toBe(false))

test.each([undefined, null, [], 'mutation', [{ query: `mutation { ${act} }` }]])('%j is no such request', (body) =>
  expect(onlyActivates(body)).toBe(false),
)
