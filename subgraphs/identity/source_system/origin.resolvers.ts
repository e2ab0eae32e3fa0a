import type { Resolvers } from '../identity.generated.ts'

export const originResolvers = {
  Person: {
    externalIdentifiers: ({ id }, _, { load }) => load.identifiersOfPerson.load(id),
    importedFrom: ({ id }, _, { load }) => load.personImport.load(id),
  },
  Organisation: { externalIdentifiers: ({ id }, _, { load }) => load.identifiersOfOrganisation.load(id) },
  Enrolment: { importedFrom: ({ id }, _, { load }) => load.enrolmentImport.load(id) },
  Responsible: { importedFrom: ({ id }, _, { load }) => load.responsibleImport.load(id) },
  Duty: { importedFrom: ({ id }, _, { load }) => load.dutyImport.load(id) },
  Group: { importedFrom: ({ id }, _, { load }) => load.groupImport.load(id) },
  GroupMembership: { importedFrom: ({ id }, _, { load }) => load.groupMembershipImport.load(id) },
  Activity: { importedFrom: ({ id }, _, { load }) => load.activityImport.load(id) },
} satisfies Resolvers
