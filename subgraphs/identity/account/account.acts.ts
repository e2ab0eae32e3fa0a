import type { GraphQLResolveInfo } from 'graphql'
import { type Action, actOn, done, type Done, refused } from '../../shared/action.ts'
import { type UserError, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { CloseAccountInput, OpenAccountInput, OpenSharedAccountInput } from '../identity.generated.ts'
import type { OrganisationRow } from '../organisation/organisation.queries.ts'
import type { PersonRow } from '../person/person.queries.ts'
import { holderActions, unitActions } from './account.actions.ts'
import {
  type AccountRow,
  type NewHolder,
  type NewUnit,
  openAccount,
  type OpenAccountPayloadRow,
  type OpenSharedAccountPayloadRow,
} from './account.queries.ts'

export const accountChanged = (id: string) => upserted('Account', id)

export const newHolder = async (person: PersonRow, { load }: IdentityContext): Promise<NewHolder> => ({
  ...person,
  account: (await load.accountOfPerson.load(person.id))[0] ?? null,
})

export async function newUnit(organisation: OrganisationRow, { load }: IdentityContext): Promise<NewUnit> {
  const [held, accounts] = await Promise.all([load.unitRole.load(organisation.id), load.accountOfUnit.load(organisation.id)])
  return { ...organisation, relations: held.map(({ role }) => role), sharedAccount: accounts[0] ?? null }
}

/** A unit as acts on its accounts see it; null where it is unknown. */
export async function unitToAct(id: string, context: IdentityContext): Promise<NewUnit | null> {
  const organisation = isId(id) ? await context.load.organisation.load(id) : null
  return organisation && newUnit(organisation, context)
}

export async function openFor(info: GraphQLResolveInfo, context: IdentityContext, input: OpenAccountInput) {
  const person = isId(input.personId) ? await context.load.person.load(input.personId) : null
  return actOn<NewHolder, OpenAccountPayloadRow>(info, context, input, {
    source: person && (await newHolder(person, context)),
    action: holderActions.OPEN_ACCOUNT,
    unknown: refused('NOT_FOUND', 'There is no such person that you may see.', 'personId'),
    run: async (tx, { id: personId }) => {
      const id = context.newId()
      const opened = await openAccount(tx, id, { personId }, context.call.now)
      return opened ? done(id, accountChanged(id)) : refused('HAS_ACCOUNT', 'The person has an account.', 'personId')
    },
  })
}

export async function openForUnit(info: GraphQLResolveInfo, context: IdentityContext, input: OpenSharedAccountInput) {
  return actOn<NewUnit, OpenSharedAccountPayloadRow>(info, context, input, {
    source: await unitToAct(input.organisationId, context),
    action: unitActions.OPEN_SHARED_ACCOUNT,
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const id = context.newId()
      const opened = await openAccount(tx, id, { organisationId }, context.call.now)
      return opened ? done(id, accountChanged(id)) : refused('HAS_ACCOUNT', 'The unit has an account.', 'organisationId')
    },
  })
}

interface Change {
  readonly action: Action<AccountRow>
  readonly change: (tx: Write, id: string, now: Date) => Promise<boolean>
}

/** Changes the state of an account, unless somebody else has done so since it was read. */
export async function changeAccount<Error extends UserError>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: CloseAccountInput,
  { action, change }: Change,
): Promise<Done<Error>> {
  const { load, call } = context
  const unknown = refused('NOT_FOUND', 'There is no such account that you may see.', 'accountId') as never
  return actOn<AccountRow, Done<Error>>(info, context, input, {
    source: isId(input.accountId) ? await load.account.load(input.accountId) : null,
    action,
    unknown,
    run: async (tx, { id }) => ((await change(tx, id, call.now)) ? done(id, accountChanged(id)) : unknown),
  })
}
