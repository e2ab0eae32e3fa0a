import { createHash, randomUUID } from 'node:crypto'
import type { GraphQLResolveInfo } from 'graphql'
import { type Pool, type Write, writeAs } from './database.ts'
import { badInput } from './errors.ts'
import type { Call } from './viewer.ts'

/** A business rule that says no: data in the payload, not an error. */
export interface UserError<Code extends string = string> {
  readonly code: Code
  readonly message: string
  readonly field?: readonly string[] | null | undefined
}

export interface Changed {
  readonly entity: string
  readonly id: string
  readonly kind: 'UPSERT' | 'DELETE'
  /** Where the act asks why: kept in the audit row, which no viewer reads. */
  readonly reason?: string
}

export const upserted = (entity: string, id: string): Changed => ({ entity, id, kind: 'UPSERT' })

export interface Payload {
  readonly userErrors: readonly UserError[]
}

/** What an act answers: ids rather than rows, since a replay gives the same answer from storage. */
export interface Outcome<Answer extends Payload> {
  readonly answer: Answer
  readonly changed: readonly Changed[]
}

export interface Act<Answer extends Payload> {
  readonly name: string
  /** Under which key the act has one effect only; null where the caller gave none. */
  readonly key: string | null
  readonly requestHash: string
  readonly run: (tx: Write) => Promise<Outcome<Answer>>
}

type Input = { readonly idempotencyKey?: string | null | undefined }

const hash = (input: object) => createHash('sha256').update(JSON.stringify(input)).digest('hex')

/** Refuses what cannot be an idempotency key. */
export function checkKey(key: string): void {
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw badInput('The idempotency key must be 1 to 200 printable ASCII characters without spaces. A UUID is a good one.')
}

/** The key of this act: given in its input, or by the request's header, which then counts per act of the request. */
function keyOf(name: string, input: Input, header: string | null, info: GraphQLResolveInfo): string | null {
  const given = input.idempotencyKey ?? header
  if (given == null) return null
  checkKey(given)
  return input.idempotencyKey == null ? `${name} ${info.path.key} ${given}` : `${name} ${given}`
}

/** Describes an act for `context.act`. The field's rule has been checked when a resolver runs; the rows' policies are checked by its SQL. */
export function act<Answer extends Payload>(
  info: GraphQLResolveInfo,
  call: Call,
  input: Input,
  run: Act<Answer>['run'],
): Act<Answer> {
  const { idempotencyKey, ...rest } = input
  return {
    name: info.fieldName,
    key: keyOf(info.fieldName, { idempotencyKey }, call.idempotencyKey, info),
    requestHash: hash(rest),
    run,
  }
}

/**
 * Runs an act in one transaction as the viewer: replay under its key, its SQL, audit row and change rows, or nothing at all.
 * Of concurrent duplicates the first one runs, and the others wait and get its answer.
 */
export function perform<Answer extends Payload>(
  pool: Pool,
  schema: string,
  role: string,
  call: Call,
  given: Act<Answer>,
): Promise<Answer> {
  return writeAs(pool, role, call, async (tx) => {
    const stored = await claim<Answer>(tx, schema, call, given)
    if (stored) return stored
    const { answer, changed } = await runOrUndo(tx, given.run)
    if (answer.userErrors.length === 0) await record(tx, schema, call, given.name, changed)
    if (given.key !== null) {
      await tx`/* storeAnswer */ update ${tx(schema)}.idempotency set answer = ${tx.json(answer as never)}
        where viewer_id = ${call.viewer.id} and key = ${given.key}`
    }
    return answer
  })
}

async function claim<Answer extends Payload>(
  tx: Write,
  schema: string,
  call: Call,
  { key, requestHash }: Act<Answer>,
): Promise<Answer | null> {
  if (key === null) return null
  const claimed = await tx`/* claimKey */ insert into ${tx(schema)}.idempotency (viewer_id, key, request_hash)
    values (${call.viewer.id}, ${key}, ${requestHash}) on conflict do nothing`
  if (claimed.count === 1) return null
  const [earlier] = await tx<{ requestHash: string; answer: Answer }[]>`/* storedAnswer */ select request_hash, answer
    from ${tx(schema)}.idempotency where viewer_id = ${call.viewer.id} and key = ${key}`
  if (earlier?.requestHash !== requestHash)
    throw badInput('This idempotency key was used for another request. Use a new key for a new act.')
  return earlier.answer
}

/** Takes back what an act had done before a business rule said no, and keeps what its key was claimed with. */
async function runOrUndo<Answer extends Payload>(tx: Write, run: Act<Answer>['run']): Promise<Outcome<Answer>> {
  await tx`savepoint act`
  const outcome = await run(tx)
  if (outcome.answer.userErrors.length > 0) await tx`rollback to savepoint act`
  return outcome
}

async function record(tx: Write, schema: string, call: Call, name: string, changed: readonly Changed[]): Promise<void> {
  await audit(tx, schema, call, name, changed)
  await recordChanges(tx, schema, changed)
}

/** Writes down that a viewer did something, and to what. */
export async function audit(
  tx: Write,
  schema: string,
  { viewer, requestId }: Call,
  name: string,
  about: readonly object[],
): Promise<void> {
  await tx`/* audit */ insert into ${tx(schema)}.audit (act, viewer_id, viewer_kind, assurance, request_id, changed)
    values (${name}, ${viewer.id}, ${viewer.kind}, ${viewer.assurance}, ${requestId}, ${tx.json(about as never)})`
}

/** Records what the system itself did, such as an import: one audit row that says what, and a change row for each thing that changed. */
export async function recordSystem(
  tx: Write,
  schema: string,
  name: string,
  summary: object,
  changed: readonly Changed[],
): Promise<void> {
  await tx`/* audit */ insert into ${tx(schema)}.audit (act, viewer_kind, assurance, request_id, changed)
    values (${name}, 'SYSTEM', 'NONE', ${randomUUID()}, ${tx.json(summary as never)})`
  await recordChanges(tx, schema, changed)
}

async function recordChanges(tx: Write, schema: string, changed: readonly Changed[]): Promise<void> {
  if (changed.length === 0) return
  await tx`/* change */ insert into ${tx(schema)}.change (entity, entity_id, kind)
    select * from unnest(${changed.map(({ entity }) => entity)}::text[], ${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ kind }) => kind)}::text[])`
}
