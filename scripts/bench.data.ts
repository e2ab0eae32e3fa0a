import { existsSync, readFileSync } from 'node:fs'
import { NIL, v5 } from 'uuid'
import { kpiDefinitions } from '../subgraphs/governance/kpi/kpi.definitions.ts'
import { civicNumbers } from '../subgraphs/identity/demo/civic-numbers.ts'
import { organisationId } from '../subgraphs/identity/demo/keys.ts'
import { daysAfter, systemClock } from '../subgraphs/shared/clock.ts'
import { openPool, type Pool } from '../subgraphs/shared/database.ts'
import { openTemporary } from '../subgraphs/shared/embedded.ts'
import { bigUnitId, called, classId, taughtMonday, today } from './bench.scenarios.ts'
import { type Database, migrateDatabase, seedDatabase } from './database.ts'
import { importYear9 } from './import.skolverket.ts'
import { seedMunicipality } from './municipality/municipality.ts'
import { databaseFor } from './testing.database.ts'

const published = new URL('../../shared/data/skolverket-year9-final-grades-2025.csv', import.meta.url)

// How many rolls there are to call. Those of one day would wait for each other, so there is one a day.
const lessons = 100

/** A class of exactly 30 pupils with two guardians each. */
const addClass = (pool: Pool, id: string, unitId: string) =>
  pool.begin((tx) =>
    tx.unsafe(`
    insert into identity."group" (id, display_name, group_type, school_type, organisation_id, start_date)
      values ('${id}', '7 bench', 'KLASS', 'GR', '${unitId}', current_date - ${lessons + 1});
    create temp table pupil on commit drop as select gen_random_uuid() as id, gen_random_uuid() as mother, gen_random_uuid() as father,
      n, (array['Berg', 'Ek', 'Lund', 'Ström', 'Ås'])[1 + n % 5] as family from generate_series(1, 30) n;
    create temp table spare on commit drop as select number, row_number() over () as n
      from unnest('{${civicNumbers.join()}}'::text[]) number where not exists (select from identity.person where civic_no = number);
    insert into identity.person (id, given_name, family_name, civic_no, birth_date)
      select id, 'Elev ' || n, family, spare.number, date '2013-05-05' from pupil left join spare using (n)
      union all select mother, 'Mor ' || n, family, null, null from pupil union all select father, 'Far ' || n, family, null, null from pupil;
    insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      select gen_random_uuid(), id, '${unitId}', 'GR', 7, current_date - ${lessons + 1} from pupil;
    insert into identity.group_membership (id, group_id, person_id, start_date)
      select gen_random_uuid(), '${id}', id, current_date - ${lessons + 1} from pupil;
    insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      select gen_random_uuid(), id, guardian, 'VARDNADSHAVARE', date '2013-05-05' from pupil, unnest(array[mother, father]) guardian`),
  )

/** A lesson every morning, of the class whose rolls are called. */
const addLessons = (pool: Pool) => pool`
  with activity as (
    insert into identity.activity (id, display_name, activity_type, organisation_id, start_date)
      values (${called.activityId}, 'Svenska 7 bench', 'UNDERVISNING', ${bigUnitId}, current_date - ${lessons + 1}::int) returning *
  ), taught as (
    insert into identity.activity_group (activity_id, group_id) select id, ${called.classId} from activity
  ), teaching as (
    insert into identity.activity_teacher (id, activity_id, duty_id, start_date)
      select gen_random_uuid(), id, ${called.dutyId}, start_date from activity
  ), lesson as (
    insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
      select gen_random_uuid(), a.organisation_id, a.id, t.time, t.time + interval '50 minutes' from activity a, generate_series(1, ${lessons}::int) n,
        lateral (select (current_date - n + time '06:30') at time zone 'Europe/Stockholm' as time) t returning *
  ), place as (
    insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
      select id, starts_at, ends_at, is_cancelled, ${called.classId} from lesson
  )
  insert into administration.calendar_event_teacher (calendar_event_id, starts_at, ends_at, is_cancelled, teacher_id, duty_id)
    select id, starts_at, ends_at, is_cancelled, ${called.teacherId}, ${called.dutyId} from lesson`

/** What is known of each pupil of the class in twelve subjects: two assessments each, and something written in every third. */
const addKnowledge = (pool: Pool) =>
  pool.begin((tx) =>
    tx.unsafe(`
    create temp table known on commit drop as select m.person_id as student_id, g.organisation_id, s.id as syllabus_id, s.n, i.version, i.item, c.id as criterion
      from identity.group_membership m join identity."group" g on g.id = m.group_id
      cross join (select id, row_number() over (order by id) as n from administration.syllabus where school_type = 'GR' limit 12) s
      cross join (select syllabus_version_id as version, id as item from pedagogy.content_item where from_year = 7 order by id limit 1) i
      join lateral (select id from pedagogy.knowledge_criterion k where k.syllabus_version_id = i.version and after_year = 9 order by id limit 1) c on true
      where m.group_id = '${classId}';
    create temp table level on commit drop as select id, row_number() over (order by rank) as n from pedagogy.knowledge_level where scale_code = 'A-F';
    insert into pedagogy.assessment (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind, title, assessed_on,
        level_id, first_content_item_id, first_criterion_id, published_at, published_by_id, number)
      select gen_random_uuid(), k.student_id, k.organisation_id, '${classId}', k.syllabus_id, k.version, '${called.teacherId}', 'SUMMATIVE', 'Prov ' || o,
        current_date - 60 + o * 20, l.id, k.item, k.criterion, now() - (60 - o * 20) * interval '1 day', '${called.teacherId}', 1
      from known k cross join generate_series(1, 2) o join level l on l.n = 1 + (k.n + o) % 6;
    insert into pedagogy.written_assessment (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, academic_year,
        semester, text, level_id, first_content_item_id, first_criterion_id, published_at, published_by_id)
      select gen_random_uuid(), k.student_id, k.organisation_id, '${classId}', k.syllabus_id, k.version, '${called.teacherId}', '2025/26', 'VT',
        'Du visar hur du tänker.', l.id, k.item, k.criterion, now() - interval '90 days', '${called.teacherId}'
      from known k join level l on l.n = 1 + k.n % 6 where k.n % 3 = 0`),
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
  insert into governance.kpi_value (id, place_id, kpi_id, period, gender, kind, value, is_published, source, as_of_date, imported_at)
    select gen_random_uuid(), unit.id, kpi.id, '2024/25', 'ALL', 'VALUE', 60 + length(kpi.code), true, 'bench', current_date, now()
    from unit, governance.kpi kpi where kpi.id = any(${kpiDefinitions.map(({ id }) => id)}::uuid[])`

export interface Prepared extends Database {
  readonly figures: string
}

// Some weeks of lessons and rolls before the one that is asked for, and one after it.
const term = { startDate: daysAfter(taughtMonday, -56), endDate: daysAfter(taughtMonday, 11) }

/** A database of its own with the demo, a unit of 600 pupils, Nacka's figures and two classes of thirty. */
export async function prepareDatabase(onEnd: (stop: () => Promise<void>) => void): Promise<Prepared> {
  const server = await openTemporary()
  onEnd(server.stop)
  const database = databaseFor(server.adminUrl, 'skolgraf')
  await migrateDatabase(database)
  await seedDatabase(database, today)
  const pool = openPool(database.adminUrl, { max: 1 })
  try {
    // First, while there are personal identity numbers left for it.
    await addClass(pool, classId, organisationId('99990002'))
    await addKnowledge(pool)
    await seedMunicipality(database, { pupils: 600, today, term })
    await addClass(pool, called.classId, bigUnitId)
    await addLessons(pool)
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
