import type { GraphQLResolveInfo } from 'graphql'
import { type Action, actOn } from '../../shared/action.ts'
import type { Outcome, Payload } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { LedOrganisation } from './organisation.queries.ts'

interface Input {
  readonly organisationId: string
  readonly idempotencyKey?: string | null | undefined
}

interface OrganisationAct<Answer extends Payload> {
  readonly action: Action<LedOrganisation>
  readonly unknown: Outcome<Answer>
  readonly run: (tx: Write, organisation: LedOrganisation) => Promise<Outcome<Answer>>
}

/** Runs an act on an organisation. One where the viewer holds no role that decides is answered as one that is not there. */
export const actOnOrganisation = async <Answer extends Payload>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: Input,
  given: OrganisationAct<Answer>,
): Promise<Answer> =>
  actOn<LedOrganisation, Answer>(info, context, input, {
    ...given,
    source: isId(input.organisationId) ? await context.load.ledOrganisation.load(input.organisationId) : null,
  })
