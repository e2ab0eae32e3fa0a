import type { Related } from '../../access/rules.ts'
import { type nothing, part, type Read } from '../../shared/database.ts'
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
  readonly version: number
}

/** A person as acts on them see one. */
export interface PersonActedOn extends PersonRow {
  /** Whether anybody is named on the case today, as far as the viewer sees. */
  readonly hasNamedPersons: boolean
  /** Works at a unit below an authority the viewer administers, which is no relation to read by. */
  readonly isStaffOfAuthority: boolean
}

export interface EmailRow {
  readonly personId: string
  readonly value: string
  readonly type: string
}

export interface PhoneNumberRow extends EmailRow {
  readonly isMobile: boolean
  /** Who wrote it, each for themself; empty of what was imported. */
  readonly writtenBy: readonly string[]
}

export interface AddressRow {
  readonly personId: string
  readonly type: string
  readonly streetAddress: string
  readonly postalCode: string
  readonly locality: string
  readonly source: string | null
  readonly syncedAt: Date | null
}

/** What a PersonRow is made of, of `identity.person p` joined by personJoins. */
export const personColumns = part`p.id, p.given_name, p.middle_name, p.family_name, p.civic_no, p.birth_date, p.sex, p.person_status,
  p.security_marking, p.version, s.id is not null as is_sheltered, coalesce(r.relations, '{}') as relations`

// The relations come from the same functions as the row policies, whatever the policies let through.
export const personJoins = (ids: typeof nothing) => part`left join (
    select person_id, array_agg(relation) as relations from access.relations_of(${ids}) group by 1) r on r.person_id = p.id
  left join access.sheltered_of(${ids}) s(id) on s.id = p.id`

export const personLoader = (read: Read) =>
  byId(
    (ids) => read<PersonRow>`/* personsById */ select ${personColumns} from identity.person p ${personJoins(part`${ids}::uuid[]`)}
    where p.id = any(${ids}::uuid[])`,
  )

export const personActedOnLoader = (read: Read) =>
  byId(
    (ids) => read<PersonActedOn>`/* personsActedOn */ select ${personColumns},
      exists (select from identity.named_person n where n.person_id = p.id and n.removed_at is null
        and access.is_current(n.start_date, n.end_date)) as has_named_persons,
      access.is_staff_of(p.id, array(select access.units('AUTHORITY_ADMIN'))) as is_staff_of_authority
    from identity.person p ${personJoins(part`${ids}::uuid[]`)}
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
    (persons) => read<PhoneNumberRow>`/* phoneNumbersOf */ select person_id, value, phone_number_type as type, is_mobile,
      array_remove(array_agg(written_by_id), null) as written_by
    from identity.person_phone_number where person_id = any(${persons}::uuid[]) group by 1, 2, 3, 4 order by 3, 2`,
    ({ personId }) => personId,
  )

export const addressLoader = (read: Read) =>
  byParent(
    (persons) => read<AddressRow>`/* addressesOf */ select a.person_id, a.address_type as type, a.street_address, a.postal_code,
      a.locality, s.code as source, a.imported_at as synced_at
    from identity.person_address a left join identity.source_system s on s.id = a.source_system_id
    where a.person_id = any(${persons}::uuid[]) order by a.address_type`,
    ({ personId }) => personId,
  )

export const personLoaders = (read: Read) => ({
  person: personLoader(read),
  personActedOn: personActedOnLoader(read),
  email: emailLoader(read),
  phoneNumber: phoneNumberLoader(read),
  address: addressLoader(read),
})
