import type { Related } from '../../access/rules.ts'
import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'

export interface PersonRow extends Related {
  readonly id: Id<'Person'>
  readonly givenName: string
  readonly middleName: string | null
  readonly familyName: string
  readonly civicNo: string | null
  readonly birthDate: string | null
  readonly sex: string
  readonly personStatus: string
  readonly securityMarking: string
  /** Protected, or responsible for a protected child: where they live is for the principal alone. */
  readonly isSheltered: boolean
}

export interface EmailRow {
  readonly personId: string
  readonly value: string
  readonly type: string
}

export interface PhoneNumberRow extends EmailRow {
  readonly isMobile: boolean
}

export interface AddressRow {
  readonly personId: string
  readonly type: string
  readonly streetAddress: string
  readonly postalCode: string
  readonly locality: string
}

// The relations come from the same functions as the row policies, whatever the policies let through.
export const personLoader = (read: Read) =>
  byId(
    (
      ids,
    ) => read<PersonRow>`/* personsById */ select p.id, given_name, middle_name, family_name, civic_no, birth_date, sex, person_status,
    security_marking, s.id is not null as is_sheltered, coalesce(r.relations, '{}') as relations
    from identity.person p
    left join (select person_id, array_agg(relation) as relations from access.relations_of(${ids}::uuid[]) group by 1) r on r.person_id = p.id
    left join access.sheltered_of(${ids}::uuid[]) s(id) on s.id = p.id
    where p.id = any(${ids}::uuid[])`,
  )

export const emailLoader = (read: Read) =>
  byParent(
    (persons) => read<EmailRow>`/* emailsOf */ select person_id, value, email_type as type from identity.person_email
    where person_id = any(${persons}::uuid[]) order by email_type, value`,
    ({ personId }) => personId,
  )

export const phoneNumberLoader = (read: Read) =>
  byParent(
    (persons) => read<PhoneNumberRow>`/* phoneNumbersOf */ select person_id, value, phone_number_type as type, is_mobile
    from identity.person_phone_number where person_id = any(${persons}::uuid[]) order by phone_number_type, value`,
    ({ personId }) => personId,
  )

export const addressLoader = (read: Read) =>
  byParent(
    (persons) => read<AddressRow>`/* addressesOf */ select person_id, address_type as type, street_address, postal_code, locality
    from identity.person_address where person_id = any(${persons}::uuid[]) order by address_type`,
    ({ personId }) => personId,
  )

export const personLoaders = (read: Read) => ({
  person: personLoader(read),
  email: emailLoader(read),
  phoneNumber: phoneNumberLoader(read),
  address: addressLoader(read),
})
