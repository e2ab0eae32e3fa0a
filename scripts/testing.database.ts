import { openPool } from '../subgraphs/shared/database.ts'
import type { Database } from './database.ts'

/** The day on which every test takes place, unless it travels. */
export const today = '2026-11-22'

const login = { name: 'skolgraf_app', password: 'for tests' }
const template = 'skolgraf_template'

const urlOf = (adminUrl: string, name: string, as?: typeof login): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  if (as) [url.username, url.password] = [as.name, as.password]
  return url.href
}

/** A database on the tests' server, as commands see one. */
export const databaseFor = (adminUrl: string, name: string): Database => ({
  adminUrl: urlOf(adminUrl, name),
  url: urlOf(adminUrl, name, login),
  login,
  place: name,
  stop: async () => {},
})

async function onServer(adminUrl: string, statement: string): Promise<void> {
  const pool = openPool(urlOf(adminUrl, 'postgres'), { max: 1 })
  try {
    await pool.unsafe(statement)
  } finally {
    await pool.end()
  }
}

/** Makes what was set up the template of the databases to come. */
export const templateName = (adminUrl: string) => onServer(adminUrl, `alter database skolgraf rename to ${template}`)

let made = 0

/** Copies the demo municipality into a database that does not exist yet. */
export const copyDemo = (adminUrl: string, name: string) =>
  onServer(adminUrl, `create database ${name} template ${template} strategy file_copy`)

/** Ends what is connected to a test's database, and the database. */
export const dropDatabase = (adminUrl: string, name: string) => onServer(adminUrl, `drop database ${name} with (force)`)

/** A copy of the demo municipality for one test file alone. */
export async function newDemoDatabase(adminUrl: string): Promise<Database> {
  const name = `demo_${process.pid}_${process.env['VITEST_WORKER_ID'] ?? 0}_${++made}`
  await copyDemo(adminUrl, name)
  return databaseFor(adminUrl, name)
}
