import type { GraphQLResolveInfo } from 'graphql'
import { type Action, actOn, done, type Done, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import { type Custody, custodyOf } from './responsible.rules.ts'

interface Input {
  readonly responsibleId: string
  readonly reason?: string
  readonly idempotencyKey?: string | null | undefined
}

interface Change {
  readonly action: Action<Custody>
  readonly change: (tx: Write, id: string) => Promise<boolean>
}

const unknown = refused('NOT_FOUND', 'There is no such responsibility that you may see.', 'responsibleId')

/** A responsibility as its acts see it; null where it is unknown or invisible. */
export async function custody(id: string, { load }: IdentityContext): Promise<Custody | null> {
  const row = isId(id) ? await load.responsible.load(id) : null
  return row && custodyOf(row, await load.person.load(row.pupilId))
}

/** Changes one thing about a responsibility, or says why not. The codes of each act are those of its action, and these here. */
export const changeCustody = async (
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: Input,
  { action, change }: Change,
) =>
  actOn<Custody, Done>(info, context, input, {
    source: await custody(input.responsibleId, context),
    action,
    unknown,
    run: async (tx, { id }) => {
      const wrong = input.reason === undefined ? null : reasonFault(input.reason)
      if (wrong) return refused(wrong.code, wrong.message, ...wrong.field)
      // Not a row: somebody else was quicker, or may no longer be seen.
      if (!(await change(tx, id))) return unknown
      return done(id, {
        entity: 'Responsible',
        id,
        kind: 'UPSERT',
        ...(input.reason !== undefined && { reason: input.reason.trim() }),
      })
    },
  }) as Promise<Done<never>>
