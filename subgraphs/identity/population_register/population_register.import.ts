import { nothing, part, type Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import type { AddressType } from './population_register.columns.ts'
import type { RegisteredPerson } from './population_register.parser.ts'

/** Somebody we know, and what the register has otherwise. */
export interface Compared {
  readonly id: string
  readonly civicNo: string
  readonly hasOtherNames: boolean
  readonly hasOtherStatus: boolean
  readonly hasOtherMarking: boolean
  readonly hasOtherAddresses: boolean
}

export const isChanged = (one: Compared): boolean =>
  one.hasOtherNames || one.hasOtherStatus || one.hasOtherMarking || one.hasOtherAddresses

/** How an import writes: as which source, when, and of which types of address the file tells. */
export interface Writing {
  readonly sourceSystemId: string
  readonly now: Date
  readonly newId: NewId
  readonly addressTypes: readonly AddressType[]
}

const code = 'folkbokforingen'

/** Two nightly files at once would wait for each other's persons in different orders. */
export const oneAtATime = (tx: Write) => tx`/* oneImportAtATime */ select pg_advisory_xact_lock(hashtext('population register'))`

/** The id of the register among the source systems, which the first import puts there. */
export async function ensureSourceSystem(tx: Write, newId: NewId): Promise<string> {
  await tx`/* addPopulationRegister */ insert into identity.source_system (id, code, display_name, supplier)
    values (${newId<'SourceSystem'>()}, ${code}, 'Folkbokföringen', 'Skatteverket') on conflict (code) do nothing`
  const [row] = await tx<{ id: string }[]>`/* populationRegisterId */ select id from identity.source_system where code = ${code}`
  return row!.id
}

/** How many persons the last import covered, and how many of these numbers are of persons we know. */
export async function countCovered(tx: Write, civicNumbers: readonly string[]): Promise<{ last: number; now: number }> {
  const [row] = await tx<{ last: number; now: number }[]>`/* countCovered */ with seen as (
      select p.imported_at from identity.person p join identity.source_system s on s.id = p.source_system_id
      where s.code = ${code}
    )
    select (select count(*)::int from seen where imported_at = (select max(imported_at) from seen)) as last,
      (select count(*)::int from identity.person where civic_no = any(${civicNumbers as string[]}::text[])) as now`
  return row!
}

/** Which of these persons we know, and what would change; they are held until the transaction ends if it is to be written. */
export const compare = (
  tx: Write,
  persons: readonly RegisteredPerson[],
  { addressTypes, isToBeWritten }: { addressTypes: readonly AddressType[]; isToBeWritten: boolean },
) =>
  tx<Compared[]>`/* compareWithRegister */ select p.id, p.civic_no,
      (p.given_name, p.middle_name, p.family_name) is distinct from (r."givenName", r."middleName", r."familyName")
        as has_other_names,
      p.person_status <> r."personStatus" as has_other_status, p.security_marking <> r."securityMarking" and not (p.is_marked_here and r."securityMarking" = 'INGEN') as has_other_marking,
      coalesce(known.addresses, '[]') <> r.addresses as has_other_addresses
    from jsonb_to_recordset(${tx.json(persons as never)}::jsonb) as r("civicNo" text, "givenName" text, "middleName" text,
      "familyName" text, "personStatus" text, "securityMarking" text, addresses jsonb)
    join identity.person p on p.civic_no = r."civicNo"
    left join lateral (
      select jsonb_agg(jsonb_build_object('addressType', a.address_type, 'streetAddress', a.street_address,
        'postalCode', a.postal_code, 'locality', a.locality) order by a.address_type) as addresses
      from identity.person_address a where a.person_id = p.id and a.address_type = any(${addressTypes as string[]}::text[])
    ) known on true
    ${isToBeWritten ? part`for no key update of p` : nothing}`

async function writePersons(tx: Write, changed: readonly (RegisteredPerson & { id: string })[], now: Date): Promise<void> {
  if (changed.length === 0) return
  await tx`/* importPersons */ update identity.person p set given_name = r."givenName", middle_name = r."middleName",
      family_name = r."familyName", person_status = r."personStatus",
      security_marking = case when p.is_marked_here and r."securityMarking" = 'INGEN' then p.security_marking else r."securityMarking" end,
      is_marked_here = p.is_marked_here and r."securityMarking" = 'INGEN',
      version = p.version + 1, modified_at = ${now}
    from jsonb_to_recordset(${tx.json(changed as never)}::jsonb) as r(id uuid, "givenName" text, "middleName" text,
      "familyName" text, "personStatus" text, "securityMarking" text) where p.id = r.id`
  // Who is no longer protected has nobody named on their case.
  await tx`/* endCases */ update identity.named_person n set removed_at = ${now} from identity.person p
    where p.id = n.person_id and p.id = any(${changed.map(({ id }) => id)}::uuid[]) and p.security_marking = 'INGEN' and n.removed_at is null`
}

async function writeAddresses(
  tx: Write,
  moved: readonly (RegisteredPerson & { id: string })[],
  { addressTypes, newId }: Writing,
): Promise<void> {
  if (moved.length === 0) return
  await tx`/* removeAddresses */ delete from identity.person_address
    where person_id = any(${moved.map(({ id }) => id)}::uuid[]) and address_type = any(${addressTypes as string[]}::text[])`
  const rows = moved.flatMap(({ id, addresses }) =>
    addresses.map((one) => ({ ...one, id: newId<'PersonAddress'>(), personId: id })),
  )
  await tx`/* addAddresses */ insert into identity.person_address
      (id, person_id, address_type, street_address, postal_code, locality)
    select * from jsonb_to_recordset(${tx.json(rows)}::jsonb) as r(id uuid, "personId" uuid, "addressType" text,
      "streetAddress" text, "postalCode" text, locality text)`
}

/** Everybody in the file has been seen there now, changed or not. */
async function stamp(tx: Write, known: readonly string[], { sourceSystemId, now, addressTypes }: Writing): Promise<void> {
  await tx`/* stampPersons */ update identity.person set source_system_id = ${sourceSystemId}, imported_at = ${now}
    where id = any(${known as string[]}::uuid[])`
  await tx`/* stampAddresses */ update identity.person_address set source_system_id = ${sourceSystemId}, imported_at = ${now}
    where person_id = any(${known as string[]}::uuid[]) and address_type = any(${addressTypes as string[]}::text[])`
}

/** Makes the persons we know what the register has them to be. The rest of what is kept about them stays. */
export async function write(
  tx: Write,
  persons: readonly RegisteredPerson[],
  compared: readonly Compared[],
  writing: Writing,
): Promise<void> {
  const byNumber = new Map(persons.map((person) => [person.civicNo, person]))
  const registered = (chosen: readonly Compared[]) => chosen.map(({ id, civicNo }) => ({ ...byNumber.get(civicNo)!, id }))
  await writePersons(tx, registered(compared.filter(isChanged)), writing.now)
  await writeAddresses(tx, registered(compared.filter((one) => one.hasOtherAddresses)), writing)
  await stamp(
    tx,
    compared.map(({ id }) => id),
    writing,
  )
}
