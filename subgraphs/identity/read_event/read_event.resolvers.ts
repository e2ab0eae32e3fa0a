import { connectionOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import type { ReadEventRow, ReaderRow } from './read_event.queries.ts'
import { askedOf } from './read_event.rules.ts'
import { asWhat, fieldsOf, sentence } from './read_event.words.ts'

const readerOf = async (event: ReadEventRow, { load }: IdentityContext): Promise<ReaderRow> => ({
  event,
  name: event.isUnnamed ? null : ((await load.readerName.load(event.viewerId))?.displayName ?? null),
})

export const readEventResolvers = {
  Person: {
    readEvents: async ({ id }, args, { load }) => {
      const page = askedOf(args)
      return connectionOf(await load.readEventPage(id, page), page.size, ({ at, requestId }) => [at.toISOString(), requestId])
    },
  },
  ReadEvent: {
    readAt: ({ at }) => at,
    reader: (event, _, context) => readerOf(event, context),
    fields: fieldsOf,
    description: async (event, _, context) =>
      sentence(await readerOf(event, context), { locale: context.call.locale, viewerId: context.viewer.id }),
  },
  Reader: {
    id: ({ event, name }) => (name === null ? null : event.viewerId),
    kind: ({ event }) => event.viewerKind,
    relations: ({ event, name }, _, { call }) => (name === null ? null : asWhat(event, call.locale)),
    purpose: ({ event }) => (event.isUnnamed ? null : event.purpose),
  },
} satisfies Resolvers
