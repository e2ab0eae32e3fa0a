import type { Act, Payload } from './act.ts'
import type { Read } from './database.ts'
import type { NewId } from './ids.ts'
import type { AboutPerson } from './personal-reading.ts'
import type { Rule } from './policy.ts'
import type { ReadLog } from './read-log.ts'
import type { Call, Viewer } from './viewer.ts'

/** What a resolver of one request has: who asks, how to read as them, what is loaded already, and how to act. */
export interface Context<Loaders> {
  readonly call: Call
  readonly viewer: Viewer
  /** Reads in the request's one snapshot, as the viewer. */
  readonly read: Read
  readonly load: Loaders
  readonly newId: NewId
  /** Runs one act in a transaction of its own; what is read afterwards sees it. */
  readonly act: <Answer extends Payload>(act: Act<Answer>) => Promise<Answer>
  /** Reads what is kept about one person, past the row policies: for a register extract. Null where the database does not allow it. */
  readonly aboutPerson: <Row extends object>(asked: AboutPerson) => Promise<readonly Row[] | null>
  readonly verdicts: Map<Rule, boolean>
  /** Reads of sensitive fields, written down before the answer is given. */
  readonly reads: ReadLog
}
