import { NIL, v5 } from 'uuid'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { OpenOrganisationInput, Resolvers } from '../identity.generated.ts'
import { lastDayFault } from '../keeping/keeping.rules.ts'
import { branchOf, type Branch, treeActions } from './organisation_tree.actions.ts'
import { addOrganisation, closeOrganisation, type CloseOrganisationPayloadRow, type OpenOrganisationPayloadRow } from './organisation_tree.queries.ts' // prettier-ignore
import { openingFault } from './organisation_tree.rules.ts'

// Skolverket's rule for school units, so that a register's import finds the same one.
const idFor = ({ schoolUnitCode }: OpenOrganisationInput, { newId }: IdentityContext): string =>
  schoolUnitCode == null ? newId() : v5(schoolUnitCode, NIL)

// One of another authority is seen by everybody, and is none of the viewer's.
const sourceOf = async (id: string, context: IdentityContext): Promise<Branch | null> => {
  const row = isId(id) ? await context.load.organisation.load(id) : null
  const branch = row && (await branchOf(row, context))
  return branch && branch.keepers.roles.length > 0 ? branch : null
}

const unknown = (field: string) => refused('NOT_FOUND', 'There is no such organisation in your school authority.', field)

const changed = (id: string) => done(id, upserted('Organisation', id))

export const organisationTreeResolvers = {
  Mutation: {
    openOrganisation: async (_, { input }, context, info) =>
      actOn<Branch, OpenOrganisationPayloadRow>(info, context, input, {
        source: await sourceOf(input.parentOrganisationId, context),
        action: treeActions.OPEN_ORGANISATION,
        unknown: unknown('parentOrganisationId'),
        run: async (tx, parent) => {
          const wrong = openingFault(input, parent)
          if (wrong) return faulty(wrong)
          const id = idFor(input, context)
          const { organisationType, schoolUnitCode = null, schoolTypes, startDate } = input
          const opened = { id, organisationType, schoolUnitCode, schoolTypes: schoolTypes ?? [], startDate }
          const { id: parentId, municipalityCode } = parent
          const displayName = input.displayName.trim()
          if (!(await addOrganisation(tx, { ...opened, displayName, parentId, municipalityCode }, context.call.now)))
            return refused('CODE_TAKEN', 'Another organisation has this code.', 'schoolUnitCode')
          return changed(id)
        },
      }),
    closeOrganisation: async (_, { input }, context, info) =>
      actOn<Branch, CloseOrganisationPayloadRow>(info, context, input, {
        source: await sourceOf(input.organisationId, context),
        action: treeActions.CLOSE_ORGANISATION,
        unknown: unknown('organisationId'),
        run: async (tx, { id, startDate }) => {
          const wrong = lastDayFault(startDate, input.endDate)
          if (wrong) return faulty(wrong)
          await closeOrganisation(tx, id, input.endDate, context.call.now)
          return changed(id)
        },
      }),
  },
  OpenOrganisationPayload: { organisation: ({ id }, _, { load }) => (id ? load.organisation.load(id) : null) },
  CloseOrganisationPayload: { organisation: ({ id }, _, { load }) => (id ? load.organisation.load(id) : null) },
} satisfies Resolvers
