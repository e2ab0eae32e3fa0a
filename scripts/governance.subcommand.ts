import { openPool, type Pool } from '../subgraphs/shared/database.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import type { Command } from './terminal.ts'

/** One of the things `npm run governance` does. */
export interface Subcommand {
  /** As it is written, with its arguments. */
  readonly form: string
  /** What it does, for whoever reads the usage. */
  readonly does: string
  /** What to run for the words that follow its name; null where they are none of its own. */
  readonly read: (words: readonly string[]) => ((command: Command, databaseUrl: string) => Promise<void>) | null
}

/** Works on governance's tables as its system, one transaction after the other. */
export async function asGovernance<Result>(url: string, run: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = openPool(url, { max: 1, role: rolesOf('governance').system })
  try {
    return await run(pool)
  } finally {
    await pool.end()
  }
}
