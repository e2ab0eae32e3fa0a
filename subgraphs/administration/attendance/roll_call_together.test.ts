import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callOf } from '../../../gateway/access/walls.ts'
import { openWorld, post, type World } from '../../../scripts/testing.ts'
import { personaIssuer } from '../../identity/demo/personas.ts'
import { verdict } from '../../identity/keeping/keeping.testing.ts'
import { signCall } from '../../shared/call-token.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'
import { attendanceHere } from './attendance.testing.ts'

const day = '2026-11-23'

interface Teaching {
  readonly teacher: string
  readonly lesson: string
  readonly pupils: readonly string[]
}

describe('Twenty teachers and two hundred guardians at once', () => {
  let world: World
  let lessons: Teaching[]
  let guardians: { guardian: string; pupil: string }[]
  beforeAll(async () => {
    world = await openWorld({ shape: 'in many processes' })
    await attendanceHere(world)
    const { sql } = world
    await sql`delete from administration.calendar_event where starts_at >= ${day} and starts_at < ${day}::date + 1`
    // A lesson of each teacher, one after the other: the teachers of a class wait for each other's pupils.
    lessons = await sql<Teaching[]>`with taught as (
        select distinct on (d.person_id) d.person_id, a.id, a.organisation_id from identity.activity a
        join identity.activity_teacher t on t.activity_id = a.id and t.end_date is null join identity.duty d on d.id = t.duty_id
        where exists (select from administration.calendar_event e where e.activity_id = a.id) and a.display_name !~ 'Slöjd|Spanska|Tyska'
        order by d.person_id, a.id),
      chosen as (select *, row_number() over (order by id) as n from taught limit 20),
      lesson as (insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
        select gen_random_uuid(), organisation_id, id, ${day}::date + interval '6 hours' + n * interval '30 min',
          ${day}::date + interval '6 hours 30 min' + n * interval '30 min' from chosen returning *),
      copied as (insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
        select e.id, e.starts_at, e.ends_at, false, g.group_id from lesson e join identity.activity_group g using (activity_id)
        returning calendar_event_id, group_id)
      select c.person_id as teacher, e.id as lesson, array(select distinct m.person_id from copied g
        join identity.group_membership m on m.group_id = g.group_id and m.end_date is null where g.calendar_event_id = e.id) as pupils
      from lesson e join chosen c on c.id = e.activity_id`
    // Of every fourth child nobody reports anything; siblings elsewhere are reported too.
    guardians = await sql<{ guardian: string; pupil: string }[]>`select * from (
        select distinct on (r.person_id) r.person_id as guardian, r.pupil_id as pupil,
          r.pupil_id = any(${lessons.flatMap(({ pupils }) => pupils)}::uuid[]) as is_expected
        from identity.responsible r join identity.enrolment e on e.pupil_id = r.pupil_id and e.end_date is null and e.start_date <= ${day}
        where r.relation_type = 'VARDNADSHAVARE' and not r.is_blocked and r.end_date is null and e.school_type in ('GR', 'FKLASS', 'FS')
          and left(r.pupil_id::text, 1) not in ('1', '5', '9', 'd') order by r.person_id, is_expected desc, r.pupil_id) g
      order by is_expected desc limit 200`
    await sql`insert into identity.account (id, issuer, subject, person_id)
      select gen_random_uuid(), ${personaIssuer}, p.id::text, p.id from identity.person p
      where p.id = any(${[...lessons.map(({ teacher }) => teacher), ...guardians.map(({ guardian }) => guardian)]}::uuid[])`
    await sql`insert into administration.absence_policy (organisation_id, is_late_report_excusing) values (${ekhamra}, true)`
  })
  afterAll(() => world.stop())

  /** Asks administration as the gateway does, as anybody at all. */
  async function does(person: string, name: string, input: object): Promise<string> {
    const known = await callOf(world, person, 'HIGH', day)
    const call = { ...known, requestId: randomUUID(), now: new Date(`${day}T17:00:00Z`) }
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
    const body = JSON.stringify({ query: `mutation ($input: ${type}) { ${name}(input: $input) { userErrors { code message } } }`, variables: { input } }) // prettier-ignore
    const token = await signCall(world.callKeys.privateKey, { audience: 'administration', call, body })
    return verdict(await post(world.subgraphUrls['administration']!, body, { authorization: `Bearer ${token}` }))
  }

  it('lose nothing, do nothing twice and wait for no one forever', { timeout: 60_000 }, async () => {
    expect([lessons.length, guardians.length]).toEqual([20, 200])
    const isAbsent = (pupil: string) => Number.parseInt(pupil.slice(0, 2), 16) % 2 === 0
    // Everyone sends twice, as telephones do.
    const rolls = lessons.map(({ teacher, lesson, pupils }) => {
      const entries = pupils.filter(isAbsent).map((studentId) => ({ studentId, status: 'ABSENT' }))
      const input = { calendarEventId: lesson, expectedVersion: 0, entries, idempotencyKey: lesson }
      return () => Promise.all([does(teacher, 'callRoll', input), does(teacher, 'callRoll', input)])
    })
    const reports = guardians.map(({ guardian, pupil }) => {
      const input = { personId: pupil, startDate: day, idempotencyKey: `${guardian} ${pupil}`.slice(0, 36) }
      return () => Promise.all([does(guardian, 'reportAbsence', input), does(guardian, 'reportAbsence', input)])
    })
    // Each roll begins among ten reports.
    const [called, reported] = await Promise.all([
      Promise.all(rolls.map((roll) => roll())),
      Promise.all(reports.map((report) => report())),
    ])
    expect(called).toEqual(lessons.map(() => ['DONE', 'DONE']))
    for (const [one, another] of reported) expect([one, ['DONE', 'ALREADY_REPORTED'].includes(one)]).toEqual([another, true])
    const accepted = guardians.filter((_, n) => reported[n]![0] === 'DONE').map(({ pupil }) => pupil)
    expect(new Set(accepted)).toEqual(new Set(guardians.map(({ pupil }) => pupil)))
    expect(new Set(accepted).size).toBe(accepted.length)

    const { sql } = world
    const attendance =
      await sql`select calendar_event_id as lesson, student_id as pupil, organisation_id, attendance_minutes as present,
      valid_absence_minutes as valid, invalid_absence_minutes as invalid, lesson_minutes as length, version from administration.attendance`
    expect(attendance.map(({ lesson, pupil }) => `${lesson} ${pupil}`).toSorted())
      .toEqual(lessons.flatMap(({ lesson, pupils }) => pupils.map((pupil) => `${lesson} ${pupil}`)).toSorted()) // prettier-ignore
    const absences = await sql`select student_id from administration.absence`
    expect(absences.map((row) => row['studentId']).toSorted()).toEqual(accepted.toSorted())
    const excused = new Set(accepted)
    for (const { pupil, organisationId, present, valid, invalid, length, version } of attendance) {
      expect(present).toBe(isAbsent(pupil) ? 0 : length)
      // No excuse is lost: who came first does not matter where a later report excuses too.
      if (isAbsent(pupil) && organisationId === ekhamra) expect(invalid === 0).toBe(excused.has(pupil))
      if (valid > 0) expect([valid, excused.has(pupil)]).toEqual([length, true])
      expect(version).toBeLessThanOrEqual(2)
    }
    const changed = attendance.filter(({ version }) => version === 2).length
    expect((await sql`select from administration.attendance_revision`).count).toBe(changed)

    // Each who is to be told of what still is unexcused has been told once, and nobody else at all.
    const due = await sql`select r.person_id || ' ' || a.student_id || ' ' || a.calendar_event_id as notice
      from administration.attendance a cross join lateral access.notice_recipients(a.student_id) r where a.invalid_absence_minutes > 0`
    const told =
      await sql`select recipient_id || ' ' || about_id || ' ' || calendar_event_id as notice from administration.notification n
      where channel = 'APP' and exists (select from administration.attendance a where a.calendar_event_id = n.calendar_event_id
        and a.student_id = n.about_id and a.invalid_absence_minutes > 0)`
    expect(told.map(({ notice }) => notice).toSorted()).toEqual(due.map(({ notice }) => notice).toSorted())
    expect(due.length).toBeGreaterThan(50)
    const [sms] = await sql`select count(*)::int as count, count(distinct (recipient_id, about_id))::int as once,
      (select count(distinct (recipient_id, about_id))::int from administration.notification n cross join lateral access.notice_recipients(n.about_id) r
        where r.person_id = n.recipient_id and r.has_telephone) as due
      from administration.notification where channel = 'SMS'`
    expect(sms).toEqual({ count: sms!['once'], once: sms!['due'], due: sms!['due'] })
  })
})
