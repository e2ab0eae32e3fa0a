import type { GraphQLResolveInfo } from 'graphql'
import { act, type Outcome, type Payload, type UserError } from './act.ts'
import type { Context } from './context.ts'
import type { Write } from './database.ts'
import { demand, holds, type Rule } from './policy.ts'
import type { Call } from './viewer.ts'

/** What can be done to an object: by whom, and what about the object itself may stand in the way. */
export interface Action<Source> {
  readonly rule: Rule
  /** Why the object as it is does not allow it; null where nothing stands in the way. */
  readonly fault?: (source: Source, call: Call) => UserError | null
}

export type Actions<Source, Name extends string> = Readonly<Record<Name, Action<Source>>>

/** The acts this viewer may do to this object now: exactly those that would not be refused. */
export const permittedActions = <Source, Name extends string>(
  actions: Actions<Source, Name>,
  source: Source,
  context: Context<object>,
): Name[] =>
  (Object.keys(actions) as Name[]).filter(
    (name) => holds(actions[name].rule, source, context) && !actions[name].fault?.(source, context.call),
  )

/** The answer of an act on one object: its id, or why nothing was done. */
export interface Done<Error extends UserError = UserError> {
  readonly id: string | null
  readonly userErrors: readonly Error[]
}

/** Nothing was done, and why: everything that was wrong. */
export const faulty = <Error extends UserError>(...userErrors: readonly Error[]) => ({
  answer: { id: null, userErrors },
  changed: [],
})

export const refused = <Code extends string>(code: Code, message: string, ...field: readonly string[]) =>
  faulty({ code, message, field: field.length > 0 ? field : null })

export const done = (id: string, ...changed: Outcome<Payload>['changed']) => ({ answer: { id, userErrors: [] }, changed })

interface OnObject<Source, Answer extends Payload> {
  /** The object as the viewer sees it; null where it is unknown or invisible, which are the same. */
  readonly source: Source | null
  readonly action: Action<Source>
  /** What an unknown object is answered with. */
  readonly unknown: Outcome<Answer>
  readonly run: (tx: Write, source: Source) => Promise<Outcome<Answer>>
}

/** Runs an act on an object that has been loaded, by the same action that `permittedActions` names; a replay under a key comes first. */
export const actOn = <Source, Answer extends Payload>(
  info: GraphQLResolveInfo,
  context: Context<object>,
  input: { readonly idempotencyKey?: string | null | undefined },
  { source, action, unknown, run }: OnObject<Source, Answer>,
): Promise<Answer> =>
  context.act(
    act<Answer>(info, context.call, input, async (tx) => {
      if (source === null) return unknown
      demand(action.rule, source, context, `Mutation.${info.fieldName}`)
      const fault = action.fault?.(source, context.call)
      if (fault) return { ...unknown, answer: { ...unknown.answer, userErrors: [fault] } }
      return run(tx, source)
    }),
  )
