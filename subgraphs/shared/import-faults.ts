import { withoutCivicNo } from './errors.ts'
import { UserError } from './user-error.ts'

/** What is wrong in a file that is imported, and where. Never says whom it is about. */
export interface Fault {
  /** As an editor or a program finds it: `line 7, status`, `persons[3].civicNo.value`. */
  readonly place: string
  readonly problem: string
}

const most = 20

/** Refuses a file, with its first faults and how many there are besides. */
export function fileRefused(faults: readonly Fault[], path = 'The file'): UserError {
  const more = faults.length - most
  const lines = faults.slice(0, most).map(({ place, problem }) => `  ${place}: ${problem}`)
  const all = [...lines, ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : [])]
  return new UserError(`${path} was refused and nothing was imported. Mend these and run it again:\n${all.join('\n')}`)
}

/** A database error may hold the row it is about: what is told of it is its code and its message, without numbers. */
export function withoutRows(error: unknown): unknown {
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  if (name !== 'PostgresError') return error
  return new UserError(`The database stopped the import, and nothing was imported: ${withoutCivicNo(message ?? '')} (${code}).`)
}
