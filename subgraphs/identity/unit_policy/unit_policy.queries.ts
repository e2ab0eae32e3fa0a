import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { SetUnitAccessPolicyError, SetUnitAccessPolicyInput } from '../identity.generated.ts'

export interface UnitAccessPolicyRow {
  readonly id: string
  readonly isClassListShown: boolean
  readonly isContactListShown: boolean
  readonly isAbsenceReasonShown: boolean
  readonly qualityWorkVisibleTo: string
  readonly version: number
}

export type SetUnitAccessPolicyPayloadRow = Done<SetUnitAccessPolicyError>

// What holds for a unit that has decided nothing: the columns' own defaults.
const effective = part`o.id, coalesce(u.shows_class_lists, false) as is_class_list_shown,
  coalesce(u.shows_contact_lists, false) as is_contact_list_shown, coalesce(u.shows_absence_reasons, true) as is_absence_reason_shown,
  coalesce(u.quality_work_visible_to, 'STAFF') as quality_work_visible_to, coalesce(u.version, 0) as version`

export const unitPolicyLoader = (read: Read) =>
  byId(
    (units) => read<UnitAccessPolicyRow>`/* unitPolicies */ select ${effective} from identity.organisation o
    left join identity.unit_policy u on u.organisation_id = o.id
    where o.id = any(${units}::uuid[]) and o.organisation_type = 'SKOLENHET'`,
  )

/** Whether the version was the expected one; the first decision of a unit makes its row. */
export async function decide(tx: Write, input: SetUnitAccessPolicyInput, now: Date): Promise<boolean> {
  const { organisationId, expectedVersion, isClassListShown, isContactListShown, isAbsenceReasonShown, qualityWorkVisibleTo } =
    input
  if (expectedVersion === 0)
    await tx`/* firstUnitPolicy */ insert into identity.unit_policy (organisation_id, version) values (${organisationId}, 0)
      on conflict do nothing`
  const decided = await tx`/* decideUnitPolicy */ update identity.unit_policy set
      shows_class_lists = coalesce(${isClassListShown ?? null}, shows_class_lists),
      shows_contact_lists = coalesce(${isContactListShown ?? null}, shows_contact_lists),
      shows_absence_reasons = coalesce(${isAbsenceReasonShown ?? null}, shows_absence_reasons),
      quality_work_visible_to = coalesce(${qualityWorkVisibleTo ?? null}, quality_work_visible_to),
      version = version + 1, modified_at = ${now}
    where organisation_id = ${organisationId} and version = ${expectedVersion}`
  return decided.count === 1
}

export const unitPolicyLoaders = (read: Read) => ({ unitPolicy: unitPolicyLoader(read) })
