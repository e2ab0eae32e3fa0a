import type { Write } from '../../../shared/database.ts'
import { insertRows } from '../../../shared/seed.ts'
import { calendarOf } from '../calendar.ts'
import { civicNumbers } from '../civic-numbers.ts'
import { organisationId } from '../keys.ts'
import { demoTables, type DemoRows, type DemoTable } from '../rows.ts'
import { personaRows } from './personas.ts'
import { authorityRows, unitRows } from './unit.rows.ts'
import type { UnitPlan } from './unit.ts'

export async function hasUnit(tx: Write, { code }: UnitPlan): Promise<boolean> {
  const [found] = await tx`/* hasUnit */ select from identity.organisation where id = ${organisationId(code)}`
  return found !== undefined
}

/** Puts the authority in, with its administrator; what is there stays as it is. */
export async function insertAuthority(tx: Write, today: string): Promise<void> {
  const { person, roleGrant } = personaRows(calendarOf(today).firstDay(2))
  await insertRows(tx, demoTables.organisation, authorityRows())
  await insertRows(tx, demoTables.person, person)
  await insertRows(tx, demoTables.roleGrant, roleGrant)
}

/** Those who can sign in as personas are people of the first unit. */
export const insertAccounts = (tx: Write, today: string) =>
  insertRows(tx, demoTables.account, personaRows(calendarOf(today).firstDay(2)).account)

/** Draws a unit and puts it in, as the role skolgraf_identity_system. */
export async function insertUnit(tx: Write, plan: UnitPlan, today: string): Promise<DemoRows> {
  const taken = await tx<{ civicNo: string }[]>`/* takenNumbers */ select civic_no from identity.person
    where civic_no = any(${civicNumbers as string[]}::text[])`
  const rows = unitRows(plan, today, new Set(taken.map(({ civicNo }) => civicNo)))
  for (const table of Object.keys(demoTables) as DemoTable[]) await insertRows(tx, demoTables[table], rows[table])
  return rows
}
