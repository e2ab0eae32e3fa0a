import type { GraphQLResolveInfo } from 'graphql'
import { act, type UserError, upserted } from '../../shared/act.ts'
import { type Action, actOn, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { PublicError } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import { catalogue } from '../field_access/field_access.catalogue.ts'
import type { RegisterClientApplicationInput } from '../identity.generated.ts'
import { clientApplicationActions } from './client_application.actions.ts'
import type {
  ClientApplicationRow,
  RegisterClientApplicationPayloadRow,
  ResumeClientApplicationPayloadRow,
  StopClientApplicationPayloadRow,
} from './client_application.queries.ts'
import { registrationFaults } from './client_application.rules.ts'

export const changedClient = (id: string) => upserted('ClientApplication', id)

export const findClient = ({ load }: IdentityContext, id: string) => (isId(id) ? load.client.load(id) : null)

export const unknownClient = refused('NOT_FOUND', 'There is no such client application.', 'clientApplicationId')

async function insertClient(tx: Write, id: string, input: RegisterClientApplicationInput, now: Date): Promise<void> {
  const { displayName, supplier = null, contactEmail = null, scopes } = input
  await tx`/* registerClientApplication */ insert into identity.client_application
    (id, display_name, supplier, contact_email, scopes, modified_at)
    values (${id}, ${displayName.trim()}, ${supplier?.trim() ?? null}, ${contactEmail},
      array(select jsonb_array_elements_text(${tx.json([...new Set(scopes)])}::jsonb)), ${now})`
}

// Who administers a part of the authority sees no client application, and makes none.
const notWhole = () =>
  new PublicError('FORBIDDEN', 'Client applications are looked after by administrators of the whole school authority.', {
    reason: 'NO_ROLE',
    needs: { role: ['AUTHORITY_ADMIN'] },
  })

export const registerClientApplication = (
  info: GraphQLResolveInfo,
  { call, newId, act: perform }: IdentityContext,
  input: RegisterClientApplicationInput,
): Promise<RegisterClientApplicationPayloadRow> =>
  perform(
    act<RegisterClientApplicationPayloadRow>(info, call, input, async (tx) => {
      const [asked] = await tx<{ isSo: boolean }[]>`/* administers */ select access.administers_authority() as is_so`
      if (!asked?.isSo) throw notWhole()
      const faults = registrationFaults(input, catalogue().scopes)
      if (faults.length > 0) return faulty(...faults)
      const [id, accountId] = [newId<'ClientApplication'>(), newId<'Account'>()]
      await insertClient(tx, id, input, call.now)
      if (input.issuer == null || input.subject == null) return done(id, changedClient(id))
      const made =
        await tx`/* registerAccount */ insert into identity.account (id, issuer, subject, client_application_id, modified_at)
        values (${accountId}, ${input.issuer.trim()}, ${input.subject.trim()}, ${id}, ${call.now}) on conflict do nothing`
      if (made.count === 0) return refused('SUBJECT_TAKEN', 'Another account has this subject at this issuer.', 'subject')
      return done(id, changedClient(id), upserted('Account', accountId))
    }),
  )

interface Switch {
  readonly action: Action<ClientApplicationRow>
  readonly isActive: boolean
  readonly twice: UserError
}

type SwitchedPayload = StopClientApplicationPayloadRow | ResumeClientApplicationPayloadRow

async function turn<Answer extends SwitchedPayload>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: { readonly clientApplicationId: string; readonly idempotencyKey?: string | null | undefined },
  { action, isActive, twice }: Switch,
): Promise<Answer> {
  return actOn<ClientApplicationRow, Answer>(info, context, input, {
    source: await findClient(context, input.clientApplicationId),
    action,
    unknown: unknownClient as never,
    run: async (tx, { id }) => {
      const turned = await tx`/* turnClientApplication */ update identity.client_application
        set is_active = ${isActive}, version = version + 1, modified_at = ${context.call.now}
        where id = ${id} and is_active <> ${isActive}`
      return (turned.count === 1 ? done(id, changedClient(id)) : faulty(twice)) as never
    },
  })
}

type Turn = Parameters<typeof turn>[2]

export const stopClientApplication = (info: GraphQLResolveInfo, context: IdentityContext, input: Turn) =>
  turn<StopClientApplicationPayloadRow>(info, context, input, {
    action: clientApplicationActions.STOP_CLIENT_APPLICATION,
    isActive: false,
    twice: { code: 'ALREADY_STOPPED', message: 'It is stopped already.' },
  })

export const resumeClientApplication = (info: GraphQLResolveInfo, context: IdentityContext, input: Turn) =>
  turn<ResumeClientApplicationPayloadRow>(info, context, input, {
    action: clientApplicationActions.RESUME_CLIENT_APPLICATION,
    isActive: true,
    twice: { code: 'NOT_STOPPED', message: 'It is not stopped.' },
  })
