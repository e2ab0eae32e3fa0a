import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  EndProcessorAgreementError,
  GrantFieldsError,
  InformationClass,
  RevokeFieldGrantsError,
  SignProcessorAgreementError,
} from '../identity.generated.ts'

export interface ProcessorAgreementRow {
  readonly id: Id<'ProcessorAgreement'>
  readonly clientApplicationId: string
  readonly purpose: string
  readonly storageCountry: string
  readonly retentionMonths: number
  readonly maxInformationClass: InformationClass
  readonly reference: string | null
  readonly startDate: string
  readonly endDate: string | null
  readonly signedById: string | null
  readonly signedAt: Date
  readonly endedAt: Date | null
  readonly isCurrent: boolean
  readonly hasEnded: boolean
}

export interface FieldGrantRow {
  readonly processorAgreementId: string
  readonly field: string
  readonly grantedAt: Date
}

export type SignProcessorAgreementPayloadRow = Done<SignProcessorAgreementError>
export type EndProcessorAgreementPayloadRow = Done<EndProcessorAgreementError>
export type GrantFieldsPayloadRow = Done<GrantFieldsError>
export type RevokeFieldGrantsPayloadRow = Done<RevokeFieldGrantsError>

const columns = part`id, client_application_id, purpose, storage_country, retention_months, max_information_class, reference,
  start_date, end_date, signed_by_id, signed_at, ended_at, (access.is_current(start_date, end_date) and ended_at is null) as is_current,
  (ended_at is not null or end_date < access.today()) as has_ended`

export const agreementLoader = (read: Read) =>
  byId(
    (ids) => read<ProcessorAgreementRow>`/* agreementsById */ select ${columns} from identity.processor_agreement
    where id = any(${ids}::uuid[])`,
  )

// In the order that decides which one is in force, should two ever be.
export const agreementsLoader = (read: Read) =>
  byParent(
    (clients) => read<ProcessorAgreementRow>`/* agreementsOf */ select ${columns} from identity.processor_agreement
    where client_application_id = any(${clients}::uuid[]) order by start_date desc, signed_at desc, id`,
    ({ clientApplicationId }) => clientApplicationId,
  )

export const fieldGrantsLoader = (read: Read) =>
  byParent(
    (
      agreements,
    ) => read<FieldGrantRow>`/* fieldGrantsOf */ select processor_agreement_id, field, granted_at from identity.field_grant
    where processor_agreement_id = any(${agreements}::uuid[]) and revoked_at is null order by field`,
    ({ processorAgreementId }) => processorAgreementId,
  )

export const processorAgreementLoaders = (read: Read) => ({
  agreement: agreementLoader(read),
  agreements: agreementsLoader(read),
  fieldGrants: fieldGrantsLoader(read),
})
