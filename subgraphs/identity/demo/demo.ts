import { getTableColumns, getTableName } from 'drizzle-orm'
import type postgres from 'postgres'
import { drawFamilies } from './families.ts'
import { addAdult, addEmployee, addPupil } from './persons.rows.ts'
import { demoTables, type DemoRows, type DemoTable } from './rows.ts'
import { employees, grantHolders } from './staff.ts'
import { addGrantsAndAccounts, addStaff } from './staff.rows.ts'
import { addGroups, addOrganisations, enrolPupils } from './units.rows.ts'
import { emptyWorld } from './world.ts'

export type { DemoRows } from './rows.ts'

/** Ekhamra kommun, which does not exist: its schools, pupils, guardians and staff on a day (YYYY-MM-DD). */
export function demoWorld(today: string): DemoRows {
  const world = emptyWorld(today)
  const { adults, pupils } = drawFamilies()
  addOrganisations(world)
  for (const employee of [...employees, ...grantHolders]) addEmployee(world, employee)
  for (const adult of adults) addAdult(world, adult)
  for (const pupil of pupils) addPupil(world, pupil)
  addGroups(world)
  enrolPupils(world, pupils)
  addStaff(world)
  addGrantsAndAccounts(world)
  return world.rows
}

// One statement and one parameter for a table, however many rows it has.
function insertInto(tx: postgres.TransactionSql, table: DemoTable, rows: readonly object[]): Promise<unknown> {
  const columns = Object.entries(getTableColumns(demoTables[table])).filter(([key]) => rows.some((row) => key in row))
  const names = columns.map(([, { name }]) => name)
  const asStored = (row: object) => Object.fromEntries(columns.map(([key, { name }]) => [name, row[key as keyof typeof row]]))
  const target = tx(`identity.${getTableName(demoTables[table])}`)
  return tx`insert into ${target} (${tx(names)})
    select ${tx(names)} from jsonb_populate_recordset(null::${target}, ${tx.json(rows.map(asStored))})
    on conflict do nothing`
}

/** Writes the rows; those already there stay as they are. */
export async function insertDemo(tx: postgres.TransactionSql, rows: DemoRows): Promise<void> {
  const tables = Object.keys(demoTables) as DemoTable[]
  await Promise.all(tables.filter((table) => rows[table].length > 0).map((table) => insertInto(tx, table, rows[table])))
}

/** Fills identity with the demo, as the role skolgraf_identity_system. */
export const seedIdentity = (tx: postgres.TransactionSql, today: string): Promise<void> => insertDemo(tx, demoWorld(today))
