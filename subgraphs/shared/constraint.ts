import type { Write } from './database.ts'

// Unique, foreign key and exclusion: two rows that must not both be.
const together = new Set(['23505', '23503', '23P01'])

interface DatabaseError {
  readonly code?: string
  readonly constraint_name?: string
}

/**
 * Writes, and answers the name of the constraint that stood in the way, or null. What had been written is taken back then, and the
 * transaction goes on: a rule that only the database can keep, whoever else writes, becomes an answer.
 */
export async function violated(tx: Write, write: (tx: Write) => Promise<unknown>): Promise<string | null> {
  try {
    await tx.savepoint(write)
    return null
  } catch (error) {
    const { code = '', constraint_name: name } = error as DatabaseError
    if (together.has(code) && name !== undefined) return name
    throw error
  }
}
