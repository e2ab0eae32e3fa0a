import { recordSystem, upserted } from '../../shared/act.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import type { Pool, Write } from '../../shared/database.ts'
import { concerned } from '../annual_wheel/annual_wheel.queries.ts'
import { longestOverdue, type Told, toldOn } from './reminder.rules.ts'

/** How much was found that is not done and near its day, and how many reminders were made. */
export interface Swept {
  readonly due: number
  readonly reminders: number
}

/** Something that is not done: by a unit, or by somebody who answers for it there. */
interface Due {
  readonly eventId: string | null
  readonly activityId: string | null
  readonly organisationId: string
  readonly responsibleId: string | null
  readonly dueOn: string
}

interface Days {
  readonly from: string
  readonly until: string
}

const eventsDue = (tx: Write, { from, until }: Days) =>
  tx<Due[]>`/* wheelEventsDue */ select e.id as event_id, null::uuid as activity_id, u.unit_id as organisation_id,
      null::uuid as responsible_id, e.due_on
    from access.steering_lines() u join governance.wheel_event e on e.organisation_id = u.above_id
    where e.due_on between ${from} and ${until} and e.cancelled_at is null and ${concerned}
      and not exists (select from governance.wheel_status s where s.event_id = e.id and s.organisation_id = u.unit_id)`

const activitiesDue = (tx: Write, { from, until }: Days) =>
  tx<
    Due[]
  >`/* planActivitiesDue */ select null::uuid as event_id, a.id as activity_id, p.organisation_id, a.responsible_id, a.due_on
    from governance.plan_activity a join governance.operational_plan p on p.id = a.plan_id and p.state = 'ADOPTED'
    where a.due_on between ${from} and ${until} and a.responsible_id is not null
      and coalesce((select f.state from governance.activity_follow_up f where f.activity_id = a.id order by f.number desc limit 1),
        'PLANNED') not in ('DONE', 'DROPPED')`

interface AtUnit {
  readonly organisationId: string
  readonly personId: string
}

/** Who is reminded of each: the unit's principals, or whoever is responsible while they work there. */
async function recipientsOf(tx: Write, due: readonly Due[]): Promise<(one: Due) => readonly string[]> {
  const units = [...new Set(due.map(({ organisationId }) => organisationId))]
  const persons = [...new Set(due.flatMap(({ responsibleId }) => responsibleId ?? []))]
  const principals = await tx<AtUnit[]>`/* principalsOf */ select * from access.principals_of(${units}::uuid[])`
  const staff = await tx<AtUnit[]>`/* staffOf */ select * from access.staff_of(${units}::uuid[], ${persons}::uuid[])`
  const working = new Set(staff.map(({ organisationId, personId }) => `${organisationId} ${personId}`))
  return ({ organisationId, responsibleId }) => {
    if (responsibleId === null)
      return principals.filter((one) => one.organisationId === organisationId).map(({ personId }) => personId)
    return working.has(`${organisationId} ${responsibleId}`) ? [responsibleId] : []
  }
}

type Reminder = Due & Told & { readonly recipientId: string }

const insertReminders = (tx: Write, reminders: readonly Reminder[], today: string) =>
  tx<{ id: string }[]>`/* makeReminders */ insert into governance.reminder
      (id, recipient_id, kind, event_id, activity_id, organisation_id, days_before, due_on, made_on)
    select gen_random_uuid(), r."recipientId", r.kind, r."eventId", r."activityId", r."organisationId", r."daysBefore", r."dueOn", ${today}
    from jsonb_to_recordset(${tx.json(reminders as never)}::jsonb) r("recipientId" uuid, kind text, "eventId" uuid, "activityId" uuid,
      "organisationId" uuid, "daysBefore" int, "dueOn" date)
    on conflict do nothing returning id`

/**
 * Makes the reminders of a night, as the role skolgraf_governance_system: of what is not done and due soon, by the rules there are, and of
 * what is overdue. Whoever has been told is not told again, however often it is run.
 */
export const remind = (pool: Pool, now: Date): Promise<Swept> =>
  pool.begin(async (tx) => {
    const today = dayOf(now)
    await tx`select set_config('skolgraf.today', ${today}, true)`
    const rules = await tx<{ daysBefore: number }[]>`/* reminderRules */ select days_before from governance.reminder_rule`
    const daysBefore = rules.map((rule) => rule.daysBefore)
    const days = { from: daysAfter(today, -longestOverdue), until: daysAfter(today, Math.max(0, ...daysBefore)) }
    const due = [...(await eventsDue(tx, days)), ...(await activitiesDue(tx, days))]
    const recipients = await recipientsOf(tx, due)
    const reminders = due.flatMap((one) => {
      const told = toldOn(today, one, daysBefore)
      return told ? recipients(one).map((recipientId) => ({ ...one, ...told, recipientId })) : []
    })
    const made = await insertReminders(tx, reminders, today)
    if (made.length > 0)
      await recordSystem(tx, 'governance', 'remind', { reminders: made.length }, made.map(({ id }) => upserted('Reminder', id)))
    return { due: due.length, reminders: made.length }
  }) // prettier-ignore
