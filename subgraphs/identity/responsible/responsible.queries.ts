import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  BlockGuardianError,
  ConsentToGuardianError,
  UnblockGuardianError,
  WithdrawGuardianConsentError,
} from '../identity.generated.ts'

export interface ResponsibleRow {
  readonly id: Id<'Responsible'>
  readonly relationType: string
  readonly pupilId: Id<'Person'>
  readonly personId: Id<'Person'>
  readonly isBlocked: boolean
  readonly adultConsent: boolean
  readonly startDate: string
  readonly endDate: string | null
}

export interface FormerGuardianRow {
  readonly id: Id<'Responsible'>
  readonly pupilId: Id<'Person'>
  readonly displayName: string
}

export type BlockGuardianPayloadRow = Done<BlockGuardianError>
export type UnblockGuardianPayloadRow = Done<UnblockGuardianError>
export type ConsentToGuardianPayloadRow = Done<ConsentToGuardianError>
export type WithdrawGuardianConsentPayloadRow = Done<WithdrawGuardianConsentError>

const columns = part`id, relation_type, pupil_id, person_id, is_blocked, adult_consent, start_date, end_date`

// The rows an adult pupil may consent to are no responsibilities of today.
const lasting = part`id <> all (array(select f.id from access.former_guardians() f))`

export const responsibleLoader = (read: Read) =>
  byId(
    (ids) =>
      read<ResponsibleRow>`/* responsiblesById */ select ${columns} from identity.responsible where id = any(${ids}::uuid[])`,
  )

export const responsiblesLoader = (read: Read) =>
  byParent(
    (pupils) => read<ResponsibleRow>`/* responsiblesOf */ select ${columns} from identity.responsible
    where pupil_id = any(${pupils}::uuid[]) and ${lasting} order by relation_type, id`,
    ({ pupilId }) => pupilId,
  )

export const responsibleForLoader = (read: Read) =>
  byParent(
    (persons) => read<ResponsibleRow>`/* responsibleFor */ select ${columns} from identity.responsible
    where person_id = any(${persons}::uuid[]) and ${lasting} order by relation_type, id`,
    ({ personId }) => personId,
  )

export const formerGuardiansLoader = (read: Read) =>
  byParent(
    (pupils) => read<FormerGuardianRow>`/* formerGuardiansOf */ select id, pupil_id, display_name from access.former_guardians()
    where pupil_id = any(${pupils}::uuid[]) order by display_name, id`,
    ({ pupilId }) => pupilId,
  )

/** Whether it was changed: a block that is there already cannot be set, and row policies say who may. */
export const setBlocked = async (tx: Write, id: string, isBlocked: boolean): Promise<boolean> =>
  (
    await tx`/* setBlocked */ update identity.responsible set is_blocked = ${isBlocked}
    where id = ${id} and is_blocked <> ${isBlocked}`
  ).count === 1

export const setConsent = async (tx: Write, id: string, adultConsent: boolean): Promise<boolean> =>
  (
    await tx`/* setConsent */ update identity.responsible set adult_consent = ${adultConsent}
    where id = ${id} and adult_consent <> ${adultConsent}`
  ).count === 1

export const responsibleLoaders = (read: Read) => ({
  responsible: responsibleLoader(read),
  responsibles: responsiblesLoader(read),
  responsibleFor: responsibleForLoader(read),
  formerGuardians: formerGuardiansLoader(read),
})
