import type { GraphQLResolveInfo } from 'graphql'
import { type Action, actOn, type Done, refused } from '../../shared/action.ts'
import { type Outcome, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { PersonActedOn } from './person.queries.ts'

interface Input {
  readonly personId: string
  readonly idempotencyKey?: string | null | undefined
}

interface OnPerson<Answer> {
  readonly action: Action<PersonActedOn>
  readonly run: (tx: Write, person: PersonActedOn) => Promise<Outcome<Answer & Done>>
}

export const unknownPerson = refused('NOT_FOUND', 'There is no such person that you may see.', 'personId')

/** The answer of an act that changed a person; why is kept where the act asked. */
export const changedPerson = (id: string, reason?: string) =>
  ({ ...upserted('Person', id), ...(reason !== undefined && { reason: reason.trim() }) }) as const

/** Runs an act on a person, by the same action that `Person.permittedActions` names. The error codes are those of its action and its run. */
export const actOnPerson = async <Answer extends Done>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: Input,
  { action, run }: OnPerson<Answer>,
): Promise<Answer> =>
  (await actOn<PersonActedOn, Done>(info, context, input, {
    source: isId(input.personId) ? await context.load.personActedOn.load(input.personId) : null,
    action,
    unknown: unknownPerson,
    run,
  })) as Answer
