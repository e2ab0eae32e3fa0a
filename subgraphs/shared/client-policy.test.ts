import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { classesOf, forClients } from './client-policy.ts'
import type { Module } from './module.ts'
import { holds, type RuleContext, when } from './policy.ts'
import { newReadLog } from './read-log.ts'
import { allow, scope, signedIn } from './rules.ts'
import { noting, sensitive } from './sensitive.ts'
import type { FieldGrants, Viewer } from './viewer.ts'

const typeDefs = parse(`
  type Query { room: Room rooms: RoomConnection exported: String counts: [Int!] }
  type Mutation { paint: PaintPayload load: PaintPayload }
  type Room { id: ID! name: String }
  type RoomConnection { edges: [Int] }
  type PaintPayload { room: Room }
`)
const ofBlue = when<{ isBlue?: boolean }>({ en: 'blue', sv: 'blå' }, {}, ({ isBlue }) => isBlue !== false)
const noted = sensitive<{ id: string }>(allow, ({ id }) => ({ id, relations: [] }))
const room = {
  typeDefs,
  informationClass: 'PEDAGOGY',
  policy: {
    Query: { room: signedIn, rooms: signedIn, exported: signedIn, counts: signedIn },
    Mutation: { paint: signedIn, load: scope('rooms:load') },
    Room: { id: allow, name: noted },
    RoomConnection: { edges: allow },
    PaintPayload: { room: allow },
  },
} satisfies Module

const contextOf = (fields: readonly string[], given: Partial<Viewer> = {}, informationClasses = ['PEDAGOGY']): RuleContext => {
  const grants: FieldGrants = { fields, informationClasses }
  const viewer = { kind: 'CLIENT', id: 'a', roles: [], assurance: 'LOW', scopes: [], grants, ...given } as Viewer
  const call = { viewer, requestId: 'r', locale: 'en', now: new Date(), idempotencyKey: null } as const
  return { call, verdicts: new Map(), reads: newReadLog() }
}

/** The coordinates that are open to a client with these grants. */
function openTo(module: Module, context: RuleContext, source: object = {}): string[] {
  const { policy } = forClients(module, { typeDefs, classes: classesOf([module], typeDefs), reach: ofBlue })
  return Object.entries(policy).flatMap(([type, fields]) =>
    Object.entries(fields).flatMap(([field, rule]) => (holds(rule, source, context) ? [`${type}.${field}`] : [])),
  )
}
const structure = ['Query.room', 'Query.rooms', 'RoomConnection.edges', 'PaintPayload.room']

describe('What a client application may do with a feature about persons', () => {
  it('is nothing but to ask, until fields are granted', () => {
    expect(openTo(room, contextOf([]))).toEqual(structure)
    expect(openTo(room, contextOf([], { grants: undefined }))).toEqual(structure)
  })

  it.each([
    [['Room.name'], ['Room.name']],
    [['Room.*'], ['Room.id', 'Room.name']],
    [['Rooms.*', 'Room', 'room.name', '*', 'Room.nam'], []],
    // What a query answers as a value has no fields to be guarded.
    [['Query.exported'], ['Query.exported']],
    [['Query.*'], ['Query.exported', 'Query.counts']],
    // No grant makes an act of a person's one of a client's.
    [['Mutation.paint', 'Mutation.*'], []],
  ])('granted %j, is %j besides', (fields, open) => {
    expect(openTo(room, contextOf(fields)).filter((one) => !structure.includes(one))).toEqual(open)
  })

  it('ends where the class of the agreement does, and at the border of its units', () => {
    expect(openTo(room, contextOf(['Room.*'], {}, []))).toEqual(structure)
    expect(openTo(room, contextOf(['Room.*']), { isBlue: false })).toEqual(structure)
  })

  it('is an act, where the act names a scope that it has', () => {
    expect(openTo(room, contextOf([], { scopes: ['rooms:load'] }))).toContain('Mutation.load')
    expect(openTo(room, contextOf([], { scopes: ['rooms:load'] }))).not.toContain('Mutation.paint')
  })

  it('is noted as it is for persons', async () => {
    const { policy } = forClients(room, { typeDefs, classes: new Map(), reach: ofBlue })
    const context = contextOf(['Room.name'])
    await noting(policy['Room']!['name']!, 'Room.name')('Blue', { id: 'b' }, context)
    expect(context.reads.entries()).toEqual([{ subjectId: 'b', field: 'Room.name', relations: [] }])
  })

  it('is not what cursors and filters would tell it without a grant', () => {
    const telling = { ...room, reveals: { 'Query.rooms': ['Room.id', 'Room.name'] } }
    expect(openTo(telling, contextOf(['Room.id']))).not.toContain('Query.rooms')
    expect(openTo(telling, contextOf(['Room.*']))).toContain('Query.rooms')
    const wrong = { ...room, reveals: { 'Query.rooms': ['Room.colour'] } }
    expect(() => openTo(wrong, contextOf([]))).toThrow('Query.rooms reveals Room.colour')
  })

  it('of public data is what it is for everybody', () => {
    const open = { ...room, informationClass: 'PUBLIC' }
    expect(forClients(open, { typeDefs, classes: new Map(), reach: ofBlue }).policy).toEqual(open.policy)
  })

  it('has a class for each field, and none where no grant is needed', () => {
    const classes = Object.fromEntries(classesOf([room], typeDefs))
    expect(classes).toMatchObject({
      'Room.id': 'PEDAGOGY',
      'Query.exported': 'PEDAGOGY',
      'Query.room': 'PUBLIC',
      'PaintPayload.room': 'PUBLIC',
    })
  })
})
