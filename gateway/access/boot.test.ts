import { parse } from 'graphql'
import { allow, chain, deny, inputRule, not, or, race, rule } from 'graphql-shield'
import { describe, expect, it } from 'vitest'
import { type Module, reference } from '../../subgraphs/shared/module.ts'
import type { AnyPolicy, Rule } from '../../subgraphs/shared/policy.ts'
import { and, signedIn } from '../../subgraphs/shared/rules.ts'
import { createSubgraph } from '../../subgraphs/shared/subgraph.ts'

const feature = (sdl: string, policy: AnyPolicy, resolvers: object = {}): Module => ({
  informationClass: 'PUBLIC',
  typeDefs: parse(sdl),
  policy,
  resolvers,
})
const boot = (...modules: Module[]) => createSubgraph('test', modules, { databaseRole: () => 'nobody', tables: [] }).schema()

const pupil = 'type Query { pupil: Pupil } type Pupil { name: String grade: String }'
const rules = (pupilRules: AnyPolicy[string]): AnyPolicy => ({ Query: { pupil: signedIn }, Pupil: pupilRules })
const bare = rule()(() => true) as never

describe('Boot', () => {
  it('takes a policy that fits', () => {
    expect(() => boot(feature(pupil, rules({ name: allow, grade: and(signedIn, or(signedIn, deny)) })))).not.toThrow()
  })

  it('refuses a field without a rule, and names every one', () => {
    expect(() => boot(feature(pupil, { Query: { pupil: signedIn } }))).toThrow(
      /Pupil\.name has no access rule[^]*Pupil\.grade has no/,
    )
    expect(() => boot(feature(pupil, { Pupil: { name: allow, grade: allow } }))).toThrow('Query.pupil has no access rule')
  })

  it('refuses an act without a rule', () => {
    const sdl = `${pupil} type Mutation { expel(id: ID!): Boolean }`
    expect(() => boot(feature(sdl, rules({ name: allow, grade: allow })))).toThrow('Mutation.expel has no access rule')
  })

  it('refuses a field that an extension adds without a rule', () => {
    const modules = [feature(pupil, rules({ name: allow, grade: allow })), feature('extend type Pupil { diagnosis: String }', {})]
    expect(() => boot(...modules)).toThrow('Pupil.diagnosis has no access rule')
  })

  it('refuses a field or a type without a rule, however it begins', () => {
    const fitting = { name: allow, grade: allow }
    expect(() => boot(feature(`${pupil} extend type Pupil { _diagnosis: String }`, rules(fitting)))).toThrow(
      'Pupil._diagnosis has no access rule',
    )
    const hidden = `${pupil} extend type Pupil { notes: _Notes } type _Notes { text: String }`
    expect(() => boot(feature(hidden, rules({ ...fitting, notes: allow })))).toThrow('_Notes.text has no access rule')
    expect(() => boot(feature(`${pupil} extend type Query { _all: [Pupil] }`, rules(fitting)))).toThrow(
      'Query._all has no access rule',
    )
  })

  it('refuses a rule without a field, or without a type', () => {
    const fitting = { name: allow, grade: allow }
    expect(() => boot(feature(pupil, rules({ ...fitting, grades: deny })))).toThrow(
      'Pupil.grades has a rule but is not in the schema',
    )
    expect(() => boot(feature(pupil, { ...rules(fitting), Pupils: { name: deny } }))).toThrow(
      'Pupils has rules but is not in the schema',
    )
  })

  it('refuses rules on an interface, which never run', () => {
    const sdl = 'interface Named { name: String } type Query { pupil: Pupil } type Pupil implements Named { name: String }'
    expect(() => boot(feature(sdl, { ...rules({ name: allow }), Named: { name: deny } }))).toThrow(
      'Named is an interface: put its rules on the objects',
    )
    expect(() => boot(feature(sdl, { Query: { pupil: signedIn }, Named: { name: allow } }))).toThrow(
      'Pupil.name has no access rule',
    )
  })

  it('refuses two features that rule the same field', () => {
    const modules = [
      feature(pupil, rules({ name: allow, grade: deny })),
      feature('extend type Pupil { age: Int }', { Pupil: { age: allow, grade: allow } }),
    ]
    expect(() => boot(...modules)).toThrow('Two features give a rule for Pupil.grade')
  })

  const shieldsOwn = Object.entries({
    race: race(bare, allow),
    chain: chain(bare, allow),
    not: not(signedIn),
    'a bare rule': bare,
  }) as [string, Rule][]
  it.each(shieldsOwn)('refuses %s, whose meaning cannot be printed', (_, kind) => {
    expect(() => boot(feature(pupil, rules({ name: allow, grade: kind })))).toThrow(/policy of Pupil.grade uses Rule/)
  })

  it.each(shieldsOwn)('refuses %s inside and() and or() too', (_, kind) => {
    for (const around of [and(signedIn, kind), or(deny, kind), or(deny, and(signedIn, kind))])
      expect(() => boot(feature(pupil, rules({ name: allow, grade: around })))).toThrow(/policy of Pupil.grade uses Rule/)
  })

  it('refuses and() and or() of nothing', () => {
    for (const empty of [and(), or(), and(signedIn, and())])
      expect(() => boot(feature(pupil, rules({ name: allow, grade: empty })))).toThrow('Pupil.grade has an empty Rule')
  })

  it('refuses an input rule', () => {
    const kind = inputRule()(() => ({ validate: async () => true }) as never) as never
    expect(() => boot(feature(pupil, rules({ name: allow, grade: kind })))).toThrow(/policy of Pupil.grade uses InputRule/)
  })

  const entity = 'type Query { pupil: Pupil } type Pupil @key(fields: "id") { id: ID! name: String }'
  const entityRules = rules({ id: allow, name: allow })
  it.each([
    ['no __resolveReference', {}],
    ['one that returns its argument', { Pupil: { __resolveReference: (given: object) => given } }],
    [
      'one that only looks like ours',
      { Pupil: { __resolveReference: Object.assign((given: object) => given, { isReference: true }) } },
    ],
    [
      'one around ours',
      { Pupil: { __resolveReference: (given: { id: string }, context: object) => reference(() => given)(given, context) } },
    ],
  ])('refuses an entity with %s', (_, resolvers) => {
    expect(() => boot(feature(entity, entityRules, resolvers))).toThrow('Pupil is an entity and must reload by its key')
  })

  it('refuses an entity whose key stands on an extension', () => {
    const sdl = 'type Query { pupil: Pupil } extend type Pupil @key(fields: "id") { id: ID! name: String }'
    expect(() => boot(feature(sdl, entityRules))).toThrow('Pupil is an entity')
  })

  it('refuses a second feature that resolves an entity in its own way', () => {
    const good = { Pupil: { __resolveReference: reference(() => null) } }
    const bad = { Pupil: { __resolveReference: (given: object) => given } }
    const second = feature('extend type Pupil { grade: String }', { Pupil: { grade: allow } }, bad)
    expect(() => boot(feature(entity, entityRules, good), second)).toThrow('Pupil')
  })

  it('refuses two features with a loader of one name: the one would answer for the other', () => {
    const one = { ...feature(pupil, rules({ name: allow, grade: allow })), loaders: () => ({ pupil: {}, grade: {} }) }
    const other = {
      ...feature('extend type Pupil { age: Int }', { Pupil: { age: allow } }),
      loaders: () => ({ age: {}, grade: {} }),
    }
    expect(() => boot(one, other)).toThrow('Two features of test have a loader grade')
  })
})
