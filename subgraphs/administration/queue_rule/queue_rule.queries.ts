import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { DecideQueueRuleError, QueueCriterion } from '../administration.generated.ts'

/** By what the queues of an authority are ordered, from a day. */
export interface QueueRuleRow {
  readonly id: Id<'QueueRule'>
  readonly authorityId: Id<'Organisation'>
  readonly schoolType: string
  readonly startDate: string
  readonly criteria: readonly QueueCriterion[]
}

/** An application in a unit's queue. */
export interface PlaceQueueEntryRow {
  readonly organisationId: string
  readonly applicationId: Id<'PlaceApplication'>
  readonly childName: string
  readonly choiceRank: number
  readonly hasSibling: boolean
  readonly queueNumber: number
}

export type DecideQueueRulePayloadRow = Done<DecideQueueRuleError>

const columns = part`r.id, r.authority_id, r.school_type, r.start_date, r.criteria`

const ruleLoader = (read: Read) =>
  byId(
    (ids) =>
      read<QueueRuleRow>`/* queueRulesById */ select ${columns} from administration.queue_rule r where r.id = any(${ids}::uuid[])`,
  )

// What holds today and what is to come.
const rulesOfLoader = (read: Read) =>
  byParent(
    (authorities) => read<QueueRuleRow>`/* queueRulesOf */ select ${columns} from administration.queue_rule r
      where r.authority_id = any(${authorities}::uuid[]) and not exists (select from administration.queue_rule n
        where n.authority_id = r.authority_id and n.school_type = r.school_type and n.start_date > r.start_date
          and n.start_date <= access.today())
      order by r.school_type, r.start_date`,
    ({ authorityId }) => authorityId,
  )

export interface QueuePage extends Page<readonly [id: string, queueNumber: string]> {
  readonly schoolType: string
}

// After the one that ended the page before, or where it stood if it has left the queue. What orders a queue, such as when a child was born,
// is in no cursor.
const followers = ([id, queueNumber]: readonly [id: string, queueNumber: string]) => part`and q.queue_number > coalesce(
    (select e.queue_number from q e where e.organisation_id = q.organisation_id and e.application_id = ${id}),
    ${Number(queueNumber) || 0}::float8 - 1)`

const queuePageLoader = (read: Read) =>
  byParentAnd(
    (units, { schoolType, limit, after }: QueuePage) => read<PlaceQueueEntryRow>`/* placeQueuePages */
      with q as materialized (select e.*, row_number() over (partition by e.organisation_id order by e.queue_key collate "C")::integer as queue_number
        from access.place_queue(${units}::uuid[], ${schoolType}) e)
      select d.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select * from q where q.organisation_id = u.id ${after ? followers(after) : nothing}
        order by q.queue_number limit ${limit}) d order by d.queue_number`,
    ({ organisationId }) => organisationId,
  )

interface NewRule {
  readonly id: string
  readonly organisationId: string
  readonly schoolType: string
  readonly startDate: string
  readonly criteria: readonly QueueCriterion[]
  readonly by: string
  readonly now: Date
}

/** Decides a rule, unless another begins on the day. */
export async function addRule(tx: Write, given: NewRule): Promise<boolean> {
  const { id, organisationId, schoolType, startDate, criteria, by, now } = given
  const added = await tx`/* decideQueueRule */ insert into administration.queue_rule
    (id, authority_id, school_type, start_date, criteria, decided_by_id, decided_at)
    values (${id}, ${organisationId}, ${schoolType}, ${startDate}, ${criteria as string[]}::text[], ${by}, ${now}) on conflict do nothing`
  return added.count === 1
}

export const queueRuleLoaders = (read: Read) => ({
  queueRule: ruleLoader(read),
  queueRulesOf: rulesOfLoader(read),
  placeQueuePage: queuePageLoader(read),
})
