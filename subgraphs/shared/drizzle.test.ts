import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DrizzleSnapshotJSON, generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { getTableConfig, index, pgSchema, uuid } from 'drizzle-orm/pg-core'
import { migrationsOf } from './drizzle.ts'
import { rowsOf } from './rows.ts'

const root = join(import.meta.dirname, '..')
const subgraphs = readdirSync(root).filter((name) => existsSync(join(root, name, 'drizzle.config.ts')))

// It takes the policies off the tables it is given: these must not be the ones other test files read.
beforeAll(() => void vi.resetModules())
afterAll(() => void vi.resetModules())

describe('what drizzle-kit sees', () => {
  it('is the table and its indexes, with row security on and no policy', () => {
    const rows = rowsOf('library')
    const book = pgSchema('library').table('book', { id: uuid('id') }, (t) => [index('book_id_idx').on(t.id), rows.system()])
    migrationsOf('library', [book])
    expect(getTableConfig(book)).toMatchObject({ enableRLS: true, policies: [], indexes: [{}] })
  })
})

describe.each(subgraphs)('the migrations of %s', (name) => {
  const folder = join(root, name, 'migrations')
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))

  it('lead to the tables as they are declared', async () => {
    const { tables } = await import(join(root, name, `${name}.tables.ts`))
    migrationsOf(name, tables)
    const snapshots = readdirSync(join(folder, 'meta')).filter((file) => file.endsWith('_snapshot.json'))
    const last = snapshots.toSorted().at(-1)!
    const before = JSON.parse(readFileSync(join(folder, 'meta', last), 'utf8')) as DrizzleSnapshotJSON
    expect(await generateMigration(before, generateDrizzleJson({ ...tables }))).toEqual([])
  })

  it.each(files)('%s leaves schemas, roles, policies and grants to migrate', (file) => {
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(
      /^\s*(create|alter|drop) (schema|role|policy)|^\s*(grant|revoke) /im,
    )
  })
})
