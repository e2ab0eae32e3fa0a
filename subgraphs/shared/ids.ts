import { v4, validate } from 'uuid'

declare const kind: unique symbol

/** A UUID that knows what it identifies, so that a unit's id cannot be passed where a person's is asked for. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

/** Makes the ids of new rows; passed in, so that tests and the demo can repeat themselves. */
export type NewId = <Kind extends string>() => Id<Kind>

export const randomId: NewId = () => v4() as never

/** Whether a caller's text is a UUID at all. Anything else identifies nothing and never reaches the database. */
export const isId = (text: unknown): text is Id<string> => typeof text === 'string' && validate(text)
