import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { RetentionAction, SetRetentionRuleError } from '../identity.generated.ts'

export interface RetentionRuleRow {
  readonly id: Id<'RetentionRule'>
  readonly organisationId: Id<'Organisation'>
  readonly concept: string
  readonly action: RetentionAction
  readonly months: number | null
  readonly ground: string
  readonly decisionReference: string
  readonly setAt: Date
  readonly version: number
}

export type SetRetentionRulePayloadRow = Done<SetRetentionRuleError>

const columns = part`id, organisation_id, concept, action, months, ground, decision_reference, set_at, version`

export const retentionRuleLoader = (read: Read) =>
  byId(
    (ids) =>
      read<RetentionRuleRow>`/* retentionRulesById */ select ${columns} from identity.retention_rule where id = any(${ids}::uuid[])`,
  )

export const retentionRulesOfLoader = (read: Read) =>
  byParent(
    (organisations) => read<RetentionRuleRow>`/* retentionRulesOf */ select ${columns} from identity.retention_rule
    where organisation_id = any(${organisations}::uuid[]) order by concept`,
    ({ organisationId }) => organisationId,
  )

export interface NewRule {
  readonly id: string
  readonly organisationId: string
  readonly concept: string
  readonly action: string
  readonly months: number | null
  readonly ground: string
  readonly decisionReference: string
  readonly setById: string
  readonly setAt: Date
}

/** Sets a rule in place of the one there is. Answers its id; null where it is no school authority of the viewer's. */
export async function setRule(tx: Write, rule: NewRule): Promise<string | null> {
  const [set] = await tx<{ id: string }[]>`/* setRetentionRule */ insert into identity.retention_rule as r
      (id, organisation_id, concept, action, months, ground, decision_reference, set_by_id, set_at)
    select ${rule.id}, o.id, ${rule.concept}, ${rule.action}, ${rule.months}, ${rule.ground}, ${rule.decisionReference}, ${rule.setById},
      ${rule.setAt}
    from identity.organisation o where o.id = ${rule.organisationId} and o.organisation_type = 'HUVUDMAN'
      and o.id = any (array(select access.units('AUTHORITY_ADMIN')))
    on conflict (organisation_id, concept) do update set action = excluded.action, months = excluded.months, ground = excluded.ground,
      decision_reference = excluded.decision_reference, set_by_id = excluded.set_by_id, set_at = excluded.set_at, version = r.version + 1
    returning id`
  return set?.id ?? null
}

/** The concepts that some authority has a rule for. */
export const ruledConcepts = async (tx: Write): Promise<string[]> =>
  (
    await tx<{ concept: string }[]>`/* ruledConcepts */ select distinct concept from identity.retention_rule order by concept`
  ).map(({ concept }) => concept)

export const retentionRuleLoaders = (read: Read) => ({
  retentionRule: retentionRuleLoader(read),
  retentionRulesOf: retentionRulesOfLoader(read),
})
