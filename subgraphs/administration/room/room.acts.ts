import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { type Action, actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { isText, nameFault } from '../../shared/text.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { type Led, organisationActions, resourceActions, roomActions } from './room.actions.ts'
import { add, describe, remove, resourceKind, type ResourceRow, roomKind, type RoomRow } from './room.queries.ts'

interface Keyed {
  readonly idempotencyKey?: string | null | undefined
}

interface Texts {
  readonly displayName: string
  readonly seats?: number | null | undefined
  readonly description?: string | null | undefined
}

const taken = refused('NAME_TAKEN', 'The organisation has one of this name.', 'displayName')

const wrong = ({ displayName, seats, description }: Texts) => {
  const name = nameFault(displayName, 'displayName', 100)
  if (name) return name
  if (seats != null && (seats < 0 || seats > 10_000))
    return { code: 'SEATS_INVALID', message: 'A room has 0 to 10,000 seats.', field: ['seats'] } as const
  if (description != null && !isText(description, 500))
    return { code: 'DESCRIPTION_INVALID', message: 'Give 1 to 500 characters, or none.', field: ['description'] } as const
  return null
}

const described = ({ displayName, seats, description }: Texts) => ({
  displayName: displayName.trim(),
  more: seats ?? description?.trim() ?? null,
})

/** A row of an organisation's own, with what the viewer is there. */
export const led = async <Row extends { readonly organisationId: string }>(row: Row, { load }: AdministrationContext) => ({
  ...row,
  roles: (await load.ledOrganisation.load(row.organisationId))?.roles ?? [],
  masters: await load.master.load(row.organisationId),
})

/** An organisation with what the viewer is there. */
export async function ledOrganisation(id: string, { load }: AdministrationContext): Promise<(LedOrganisation & Led) | null> {
  const organisation = isId(id) ? await load.ledOrganisation.load(id) : null
  return organisation && { ...organisation, masters: await load.master.load(organisation.id) }
}

const kinds = { Room: roomKind, Resource: resourceKind } as const
type Entity = keyof typeof kinds

/** Adds a room or a resource. */
export async function addGiven<Payload extends Done>(
  [info, context, entity]: readonly [GraphQLResolveInfo, AdministrationContext, Entity],
  input: Keyed & Texts & { readonly organisationId: string },
): Promise<Payload> {
  return actOn<LedOrganisation & Led, Payload>(info, context, input, {
    source: await ledOrganisation(input.organisationId, context),
    action: organisationActions[entity === 'Room' ? 'ADD_ROOM' : 'ADD_RESOURCE'],
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId') as never,
    run: async (tx, organisation) => {
      const fault = wrong(input)
      if (fault) return faulty(fault) as never
      const id = context.newId()
      const added = { id, organisationId: organisation.id, now: context.call.now, ...described(input) }
      const clash = await violated(tx, (inside) => add(inside, kinds[entity], added))
      return (clash ? taken : done(id, upserted(entity, id))) as never
    },
  })
}

interface On<Row> {
  readonly entity: Entity
  readonly row: Row | null
  readonly action: Action<Row & Led>
  readonly field: string
}

const unknownOf = ({ entity, field }: Pick<On<unknown>, 'entity' | 'field'>) =>
  refused('NOT_FOUND', `There is no such ${entity.toLowerCase()}.`, field)

const describeOn = async <Row extends RoomRow | ResourceRow, Payload extends Done>(
  [info, context, on]: readonly [GraphQLResolveInfo, AdministrationContext, On<Row>],
  input: Keyed & Texts & { readonly expectedVersion: number },
): Promise<Payload> =>
  actOn<Row & Led, Payload>(info, context, input, {
    source: on.row && (await led(on.row, context)),
    action: on.action,
    unknown: unknownOf(on) as never,
    run: async (tx, { id }) => {
      const fault = wrong(input)
      if (fault) return faulty(fault) as never
      const { expectedVersion } = input
      const change = { id, expectedVersion, now: context.call.now, ...described(input) }
      const clash = await violated(tx, async (inside) => {
        if (!(await describe(inside, kinds[on.entity], change))) throw conflict(`The ${on.entity.toLowerCase()}`, expectedVersion)
      })
      return (clash ? taken : done(id, upserted(on.entity, id))) as never
    },
  })

const removeOn = async <Row extends RoomRow | ResourceRow, Payload extends Done>(
  [info, context, on]: readonly [GraphQLResolveInfo, AdministrationContext, On<Row>],
  input: Keyed,
): Promise<Payload> =>
  actOn<Row & Led, Payload>(info, context, input, {
    source: on.row && (await led(on.row, context)),
    action: on.action,
    unknown: unknownOf(on) as never,
    run: async (tx, { id, organisationId }) => {
      const used = await violated(tx, (inside) => remove(inside, kinds[on.entity], id))
      if (used) return refused('IN_USE', 'There are lessons that have it.', on.field) as never
      return done(organisationId, { entity: on.entity, id, kind: 'DELETE' }) as never
    },
  })

type Asked<Input> = readonly [GraphQLResolveInfo, AdministrationContext, Input]

const roomOf = async (id: string, { load }: AdministrationContext) => (isId(id) ? load.room.load(id) : null)
const resourceOf = async (id: string, { load }: AdministrationContext) => (isId(id) ? load.resource.load(id) : null)

export const describeRoomGiven = async <P extends Done>(...[info, context, input]: Asked<Keyed & Texts & { readonly roomId: string; readonly expectedVersion: number }>) =>
  describeOn<RoomRow, P>([info, context, { entity: 'Room', row: await roomOf(input.roomId, context), action: roomActions.DESCRIBE_ROOM, field: 'roomId' }], input) // prettier-ignore

export const removeRoomGiven = async <P extends Done>(...[info, context, input]: Asked<Keyed & { readonly roomId: string }>) =>
  removeOn<RoomRow, P>([info, context, { entity: 'Room', row: await roomOf(input.roomId, context), action: roomActions.REMOVE_ROOM, field: 'roomId' }], input) // prettier-ignore

export const describeResourceGiven = async <P extends Done>(...[info, context, input]: Asked<Keyed & Texts & { readonly resourceId: string; readonly expectedVersion: number }>) =>
  describeOn<ResourceRow, P>([info, context, { entity: 'Resource', row: await resourceOf(input.resourceId, context), action: resourceActions.DESCRIBE_RESOURCE, field: 'resourceId' }], input) // prettier-ignore

export const removeResourceGiven = async <P extends Done>(...[info, context, input]: Asked<Keyed & { readonly resourceId: string }>) =>
  removeOn<ResourceRow, P>([info, context, { entity: 'Resource', row: await resourceOf(input.resourceId, context), action: resourceActions.REMOVE_RESOURCE, field: 'resourceId' }], input) // prettier-ignore
