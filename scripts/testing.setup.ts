import type { TestProject } from 'vitest/node'
import { openTemporary } from '../subgraphs/shared/embedded.ts'
import { migrateDatabase, seedDatabase } from './database.ts'
import { databaseFor, templateName, today } from './testing.database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the one PostgreSQL all tests share. */
    readonly adminUrl: string
  }
}

/** Starts one PostgreSQL for the whole run, with the demo municipality in a template that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTemporary()
  const template = databaseFor(server.adminUrl, 'skolgraf')
  await migrateDatabase(template)
  await seedDatabase(template, today, { withSchoolWork: false })
  await templateName(server.adminUrl)
  project.provide('adminUrl', server.adminUrl)
  return server.stop
}
