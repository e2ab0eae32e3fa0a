import type { Pool } from '../../shared/database.ts'
import { personId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'

const id = (name: string) => personId(slug(name))
const showing = ['ekhamraskolan', 'smultronet'] as const

/** Somebody on the list of a group, and one thing they have consented to. */
interface Standing {
  readonly group: string
  readonly pupil: string
  readonly person: string
  readonly field: string
}

/** Two units show their lists, and four persons in five consent, to each thing by itself. */
export async function arrangeLists(sql: Pool, consenting: readonly string[]): Promise<void> {
  await sql`insert into identity.unit_policy (organisation_id, shows_contact_lists)
    select id, true from identity.organisation where id in ${sql(showing.map(unitId))}
    on conflict (organisation_id) do update set shows_contact_lists = true`
  await sql`delete from identity.contact_list_consent`
  await sql`insert into identity.contact_list_consent (person_id, field, given_at)
    select p.id, f, now() from identity.person p, unnest('{NAME,EMAIL,PHONE_NUMBER,ADDRESS}'::text[]) f
    where abs(hashtext(p.id::text || f)) % 5 > 0 or p.id in ${sql(consenting.map(id))}`
}

// Pupils of the class, and their guardians while they are under 18 or let them: said without the access schema.
const standingsIn = async (sql: Pool) =>
  (await sql`select g.display_name as "group", m.person_id as pupil, x.person, c.field from identity."group" g
    join identity.group_membership m on m.group_id = g.id and coalesce(m.end_date, 'infinity') >= '2026-11-22'
    join identity.person p on p.id = m.person_id and p.security_marking = 'INGEN'
    cross join lateral (select p.id as person union all
      select r.person_id from identity.responsible r join identity.person a on a.id = r.person_id
      where r.pupil_id = p.id and r.relation_type = 'VARDNADSHAVARE' and not r.is_blocked and a.security_marking = 'INGEN'
        and (r.adult_consent or p.birth_date > '2008-11-22')) x
    join identity.contact_list_consent c on c.person_id = x.person
    where g.group_type in ('KLASS', 'AVDELNING') and g.organisation_id in ${sql(showing.map(unitId))}`) as unknown as Standing[]

async function detailsIn(sql: Pool, sheltered: readonly string[]) {
  const family = sql(sheltered.map(id))
  const rows = await sql`select p.id, array[p.given_name || ' ' || p.family_name] as names,
      array(select value from identity.person_email e where e.person_id = p.id and email_type in ('PRIVAT', 'SKOLA_ELEV')
        order by email_type, value) as emails,
      array(select value from identity.person_phone_number n where n.person_id = p.id and p.id not in ${family}
        order by phone_number_type, value) as phones,
      array(select street_address from identity.person_address a where a.person_id = p.id and p.id not in ${family}
        order by address_type) as streets
    from identity.person p`
  return new Map<string, Readonly<Record<string, string[]>>>(
    rows.map(({ id: person, names, emails, phones, streets }) => [
      person as string,
      { NAME: names, EMAIL: emails, PHONE_NUMBER: phones, ADDRESS: streets },
    ]),
  )
}

/** What stands on the lists, reckoned from the rows. */
export async function readLists(sql: Pool, sheltered: readonly string[]) {
  const standings = await standingsIn(sql)
  const details = await detailsIn(sql, sheltered)
  const has = (person: string, field: string) => standings.some((one) => one.person === person && one.field === field)
  const said = (person: string) => {
    const of = (field: string) => (has(person, field) ? details.get(person)![field]! : [])
    return [of('NAME')[0], of('EMAIL'), of('PHONE_NUMBER'), of('ADDRESS')]
  }
  const onList = (group: string) =>
    standings.filter((one) => one.group === group && has(one.pupil, 'NAME') && has(one.person, 'NAME'))
  return {
    /** The entries of a group's list: the pupil, and the guardians. */
    entries: (group: string) =>
      [...new Set(onList(group).map(({ pupil }) => pupil))].map((pupil) => {
        const persons = new Set(onList(group).flatMap((one) => (one.pupil === pupil ? [one.person] : [])))
        return [said(pupil), [...persons].filter((one) => one !== pupil).map(said)]
      }),
    /** Of whom a detail stands on a group's list or is one's own, where they have any. */
    withDetail: (group: string, field: string, own: readonly string[]) => {
      const listed = onList(group).flatMap((one) => (one.field === field ? [one.person] : []))
      return [...new Set([...listed, ...own])].filter((one) => details.get(one)![field]!.length > 0)
    },
  }
}
