import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Write } from './database.ts'
import { UserError } from './user-error.ts'

export interface Migration {
  readonly name: string
  readonly hash: string
  readonly statements: readonly string[]
}

interface Journal {
  readonly entries: readonly { readonly tag: string }[]
}

/** The migrations drizzle-kit wrote to a folder, in order. */
export function readMigrations(folder: string): Migration[] {
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
  return entries.map(({ tag }) => {
    // Git may check the file out with other line ends, and that is no other migration.
    const text = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: tag,
      hash: createHash('sha256').update(text).digest('hex'),
      statements: text.split('--> statement-breakpoint'),
    }
  })
}

/** Keeps what has been applied where no role of the application may look. */
export const prepareJournal = (tx: Write) =>
  tx.unsafe(`
    create schema if not exists migrations;
    create table if not exists migrations.applied (
      subgraph text not null, name text not null, hash text not null, at timestamptz not null default now(),
      primary key (subgraph, name))`)

function refuseOtherHistory(
  subgraph: string,
  migrations: readonly Migration[],
  applied: readonly { name: string; hash: string }[],
) {
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]))
  for (const { name, hash } of applied) {
    const migration = `Migration ${name} of ${subgraph}`
    if (!known.has(name))
      throw new UserError(
        `${migration} is in the database and not in this version: start a version that has it, or restore a backup.`,
      )
    if (known.get(name) !== hash)
      throw new UserError(`${migration} was changed after it was applied here: undo that, and write a new migration instead.`)
  }
}

/** The migrations a database still lacks. Refuses one whose history is not that of this version. */
export async function pendingMigrations(tx: Write, subgraph: string, folder: string): Promise<Migration[]> {
  const migrations = readMigrations(folder)
  const applied = await tx<
    { name: string; hash: string }[]
  >`select name, hash from migrations.applied where subgraph = ${subgraph}`
  refuseOtherHistory(subgraph, migrations, applied)
  const names = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !names.has(name))
}

export const recordMigration = (tx: Write, subgraph: string, { name, hash }: Migration) =>
  tx`insert into migrations.applied (subgraph, name, hash) values (${subgraph}, ${name}, ${hash})`
