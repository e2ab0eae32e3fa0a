import { done, refused } from '../../shared/action.ts'
import { act, upserted } from '../../shared/act.ts'
import type { Resolvers } from '../identity.generated.ts'
import { type SetLocalePayloadRow, writeLocale } from './viewer.queries.ts'

export const viewerResolvers = {
  Query: { viewer: (_, __, { viewer }) => viewer },
  Viewer: {
    person: ({ kind, id }, _, { load }) => (kind === 'PERSON' ? load.person.load(id) : null),
    clientApplicationName: async ({ kind, id }, _, { load }) =>
      kind === 'CLIENT' ? ((await load.clientApplication.load(id))?.displayName ?? null) : null,
    organisation: ({ kind, id }, _, { load }) => (kind === 'UNIT' ? load.organisation.load(id) : null),
    locale: async ({ id }, _, { load }) => (await load.locale.load(id))?.locale ?? null,
  },
  Mutation: {
    setLocale: (_, { input }, { call, viewer, act: perform }, info) =>
      perform(
        act<SetLocalePayloadRow>(info, call, input, async (tx) => {
          if (viewer.kind !== 'PERSON') return refused('NOT_A_PERSON', 'Only a person has settings.')
          await writeLocale(tx, viewer.id, input.locale)
          return done(viewer.id, upserted('ViewerSetting', viewer.id))
        }),
      ),
  },
  SetLocalePayload: { viewer: ({ id }, _, { viewer }) => (id ? viewer : null) },
  HeldRole: { organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId) },
} satisfies Resolvers
