import type { Resolvers } from '../identity.generated.ts'
import { registerSourceSystem, setMasterSystem } from './source_system.acts.ts'
import { allSourceSystems } from './source_system.queries.ts'
import { inForce, masterFor } from './source_system.rules.ts'

export const sourceSystemResolvers = {
  Query: { sourceSystems: (_, __, { read }) => allSourceSystems(read) },
  Organisation: {
    masterSystems: async ({ id }, _, { load }) => inForce(await load.mastersAt.load(id)),
    masterOf: async ({ id }, { domain, schoolType }, { load }) =>
      masterFor(await load.mastersAt.load(id), domain, schoolType ?? null) ?? null,
    importedFrom: ({ id }, _, { load }) => load.organisationImport.load(id),
  },
  MasterSystem: {
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    sourceSystem: ({ sourceSystemId }, _, { load }) => load.sourceSystem.load(sourceSystemId),
  },
  Import: { sourceSystem: ({ sourceSystemId }, _, { load }) => load.sourceSystem.load(sourceSystemId) },
  Mutation: {
    registerSourceSystem: (_, { input }, context, info) => registerSourceSystem(info, context, input),
    setMasterSystem: (_, { input }, context, info) => setMasterSystem(info, context, input),
  },
  RegisterSourceSystemPayload: { sourceSystem: ({ id }, _, { load }) => (id ? load.sourceSystem.load(id) : null) },
  SetMasterSystemPayload: { masterSystem: ({ id }, _, { load }) => (id ? load.masterSystem.load(id) : null) },
} satisfies Resolvers
