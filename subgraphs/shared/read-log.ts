import { NIL } from 'uuid'
import { type Pool, type Write, writeAs } from './database.ts'
import type { Call } from './viewer.ts'

/** What a request has read of sensitive fields, each field of each person once. */
export interface ReadLog {
  note(subject: { readonly id: string; readonly relations: readonly string[] }, field: string): void
  readonly entries: () => readonly ReadEntry[]
}

interface ReadEntry {
  readonly subjectId: string
  readonly field: string
  readonly relations: readonly string[]
}

export function newReadLog(): ReadLog {
  const noted = new Map<string, ReadEntry>()
  return {
    note: ({ id, relations }, field) => void noted.set(`${id} ${field}`, { subjectId: id, field, relations }),
    entries: () => [...noted.values()],
  }
}

/** Writes down what was read. An answer that cannot be written down must not be given. */
export async function recordReads(pool: Pool, role: string, call: Call, log: ReadLog): Promise<void> {
  const entries = log.entries()
  if (entries.length === 0) return
  await writeAs(pool, role, call, (tx) => write(tx, { ...call, assurance: call.viewer.assurance }, entries))
}

async function write(
  tx: Write,
  { now, requestId, assurance }: { now: Date; requestId: string; assurance: string },
  entries: readonly ReadEntry[],
): Promise<void> {
  await tx`/* recordReads */ select access.record_reads(${now}, ${requestId}, ${assurance}, ${tx.json(entries as never)})`
}

/** What the system itself has read: a command or a job, which no viewer asked for through the API. */
export interface SystemRead {
  /** The source system it was read for; null where it was for none. */
  readonly systemId: string | null
  readonly now: Date
  /** One for each run. Runs again under the same id and instant, it notes nothing twice. */
  readonly requestId: string
}

/**
 * Notes what an export or an import has read of sensitive fields, in its own transaction: it and its note are written together or
 * not at all. `entries` as a request would have noted them; a `field` is one that subgraphs/access/sensitive.ts has words for.
 */
export async function noteSystemReads(
  tx: Write,
  { systemId, now, requestId }: SystemRead,
  entries: readonly { readonly subjectId: string; readonly field: string }[],
): Promise<void> {
  if (entries.length === 0) return
  await tx`/* systemReader */ select set_config('skolgraf.viewer_id', ${systemId ?? NIL}, true),
    set_config('skolgraf.viewer_kind', 'SYSTEM', true)`
  await write(
    tx,
    { now, requestId, assurance: 'NONE' },
    entries.map((entry) => ({ ...entry, relations: [] })),
  )
  await tx`/* systemReader */ select set_config('skolgraf.viewer_id', '', true), set_config('skolgraf.viewer_kind', '', true)`
}
