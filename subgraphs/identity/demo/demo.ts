import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { organisationId } from './keys.ts'
import { drawFamilies } from './families.ts'
import { addAdult, addEmployee, addPupil } from './persons.rows.ts'
import { demoTables, type DemoRows, type DemoTable } from './rows.ts'
import { employees, feeOfficers, grantHolders } from './staff.ts'
import { addGrantsAndAccounts, addStaff } from './staff.rows.ts'
import { addSources } from './sources.rows.ts'
import { addTrust } from './trust.rows.ts'
import { authority } from './units.ts'
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
  for (const officer of feeOfficers) addEmployee(world, officer)
  addGroups(world)
  enrolPupils(world, pupils)
  addStaff(world)
  addTrust(world)
  addSources(world)
  addGrantsAndAccounts(world)
  return world.rows
}

/** Fills identity with the demo, as the role skolgraf_identity_system; rows already there stay as they are. */
export async function insertDemo(tx: Write, rows: DemoRows): Promise<void> {
  const tables = Object.keys(demoTables) as DemoTable[]
  await Promise.all(tables.map((table) => insertRows(tx, demoTables[table], rows[table])))
}

/** Whether the demo's school authority is there already. */
export async function hasDemo(tx: Write): Promise<boolean> {
  const [found] =
    await tx`/* hasDemo */ select from identity.organisation where id = ${organisationId(authority.organisationNumber)}`
  return found !== undefined
}
