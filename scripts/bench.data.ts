import { existsSync, readFileSync } from 'node:fs'
import { NIL, v5 } from 'uuid'
import { kpiDefinitions } from '../subgraphs/governance/kpi/kpi.definitions.ts'
import { civicNumbers } from '../subgraphs/identity/demo/civic-numbers.ts'
import { organisationId } from '../subgraphs/identity/demo/keys.ts'
import { daysAfter, systemClock } from '../subgraphs/shared/clock.ts'
import { openPool, type Pool } from '../subgraphs/shared/database.ts'
import { openTemporary } from '../subgraphs/shared/embedded.ts'
import { classId, taughtMonday, today } from './bench.scenarios.ts'
import { type Database, migrateDatabase, seedDatabase } from './database.ts'
import { importYear9 } from './import.skolverket.ts'
import { seedMunicipality } from './municipality/municipality.ts'
import { databaseFor } from './testing.database.ts'

const published = new URL('../../shared/data/skolverket-year9-final-grades-2025.csv', import.meta.url)

/** A class of exactly 30 pupils with two guardians each. */
const addClass = (pool: Pool) =>
  pool.begin((tx) =>
    tx.unsafe(`
    insert into identity."group" (id, display_name, group_type, school_type, organisation_id, start_date)
      values ('${classId}', '7 bench', 'KLASS', 'GR', '${organisationId('99990002')}', current_date - 30);
    create temp table pupil on commit drop as select gen_random_uuid() as id, gen_random_uuid() as mother, gen_random_uuid() as father,
      n, (array['Berg', 'Ek', 'Lund', 'Ström', 'Ås'])[1 + n % 5] as family from generate_series(1, 30) n;
    create temp table spare on commit drop as select number, row_number() over () as n
      from unnest('{${civicNumbers.join()}}'::text[]) number where not exists (select from identity.person where civic_no = number);
    insert into identity.person (id, given_name, family_name, civic_no, birth_date)
      select id, 'Elev ' || n, family, spare.number, date '2013-05-05' from pupil join spare using (n)
      union all select mother, 'Mor ' || n, family, null, null from pupil union all select father, 'Far ' || n, family, null, null from pupil;
    insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      select gen_random_uuid(), id, '${organisationId('99990002')}', 'GR', 7, current_date - 30 from pupil;
    insert into identity.group_membership (id, group_id, person_id, start_date)
      select gen_random_uuid(), '${classId}', id, current_date - 30 from pupil;
    insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      select gen_random_uuid(), id, guardian, 'VARDNADSHAVARE', date '2013-05-05' from pupil, unnest(array[mother, father]) guardian`),
  )

/** As many units and figures as Nacka has, where Skolverket's file is not at hand. */
const addFigures = (pool: Pool) => pool`
  with authority as (
    insert into identity.organisation (id, display_name, organisation_type, organisation_number, municipality_code)
      values (${v5('2120000167', NIL)}, 'Nacka kommun', 'HUVUDMAN', '2120000167', '0182') returning id
  ), unit as (
    insert into identity.organisation (id, display_name, organisation_type, school_unit_code, municipality_code, parent_id)
      select gen_random_uuid(), 'Skola ' || n, 'SKOLENHET', (10000000 + n)::text, '0182', authority.id
      from authority, generate_series(1, 18) n returning id
  )
  insert into governance.kpi_value (id, organisation_id, kpi_id, period, gender, kind, value, is_published, source, imported_at)
    select gen_random_uuid(), unit.id, kpi.id, '2024/25', 'ALL', 'VALUE', 60 + length(kpi.code), true, 'bench', now()
    from unit, governance.kpi kpi where kpi.id = any(${kpiDefinitions.map(({ id }) => id)}::uuid[])`

export interface Prepared extends Database {
  readonly figures: string
}

// Some weeks of lessons and rolls before the one that is asked for, and one after it.
const term = { startDate: daysAfter(taughtMonday, -56), endDate: daysAfter(taughtMonday, 11) }

/** A database of its own with the demo, a unit of 600 pupils, Nacka's figures and a class of thirty. */
export async function prepareDatabase(onEnd: (stop: () => Promise<void>) => void): Promise<Prepared> {
  const server = await openTemporary()
  onEnd(server.stop)
  const database = databaseFor(server.adminUrl, 'skolgraf')
  await migrateDatabase(database)
  await seedDatabase(database, today)
  await seedMunicipality(database, { pupils: 600, today, term })
  const pool = openPool(database.adminUrl, { max: 1 })
  try {
    await addClass(pool)
    const isReal = existsSync(published)
    if (isReal) await importYear9(database.url, readFileSync(published), systemClock(), () => () => {})
    else await addFigures(pool)
    // Its statistics: autovacuum, which would gather them, is off here.
    await pool`vacuum analyze`
    return { ...database, figures: isReal ? 'Skolverket’s file' : 'generated' }
  } finally {
    await pool.end()
  }
}
