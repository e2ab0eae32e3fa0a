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
