import { slug, personId } from '../subgraphs/identity/demo/keys.ts'
import type { Cells, Column } from '../subgraphs/identity/population_register/population_register.columns.ts'
import { bytes, every, fileOf, someone } from '../subgraphs/identity/population_register/population_register.testing.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { importPopulation, type PopulationOptions } from './import.population.ts'
import type { World } from './testing.ts'

export const idOf = (name: string) => personId(slug(name))

const firstNight = Date.parse('2026-11-22T02:00:00Z')
const at = (night: number) => new Date(firstNight + 1000 * night)

/** Everybody with a number, as the database has them, in the register's words. */
async function registerOf({ sql }: World): Promise<ReadonlyMap<string, Cells>> {
  const rows = await sql<{ id: string; cells: Cells }[]>`select p.id, jsonb_build_object('personnummer', p.civic_no,
      'fornamn', given_name, 'mellannamn', coalesce(middle_name, ''), 'efternamn', family_name, 'status', person_status,
      'sekretessmarkering', security_marking, 'adress', coalesce(h.street_address, ''), 'postnummer', coalesce(h.postal_code, ''),
      'postort', coalesce(h.locality, ''), 'sarskild_adress', coalesce(s.street_address, ''),
      'sarskild_postnummer', coalesce(s.postal_code, ''), 'sarskild_postort', coalesce(s.locality, '')) as cells
    from identity.person p
    left join identity.person_address h on h.person_id = p.id and h.address_type = 'FOLKBOKFORING'
    left join identity.person_address s on s.person_id = p.id and s.address_type = 'SARSKILD_POSTADRESS'
    where p.civic_no is not null order by p.id`
  return new Map(rows.map(({ id, cells }) => [id, someone(cells.personnummer, cells)]))
}

/** Everything an import may write, but for when it last saw somebody. */
async function written({ sql }: World) {
  const [row] = await sql`select
    (select jsonb_agg(to_jsonb(p) - 'imported_at' - 'source_system_id' order by id) from identity.person p) as persons,
    (select jsonb_agg(to_jsonb(a) - 'imported_at' - 'source_system_id' order by id) from identity.person_address a) as addresses,
    (select jsonb_agg(e order by id) from identity.person_email e) as emails,
    (select jsonb_agg(n order by id) from identity.person_phone_number n) as phones,
    (select jsonb_agg(a order by id) from identity.audit a) as audit,
    (select coalesce(jsonb_agg(c order by position), '[]') from identity.change c) as changes`
  return row!
}

/** How many persons and addresses were seen in the register last on which night. */
const seen = ({ sql }: World) => sql<{ night: number; count: number }[]>`
  select extract(epoch from x.imported_at - ${at(0)})::int as night, count(*)::int as count from (
    select source_system_id, imported_at from identity.person
    union all select source_system_id, imported_at from identity.person_address
  ) x join identity.source_system s on s.id = x.source_system_id
  where s.code = 'folkbokforingen' and x.imported_at >= ${at(0)} group by 1 order by 1`

/** Nightly files of a world, the first of which says what is known already. */
export async function nightsOf(world: World) {
  const register = await registerOf(world)
  let night = 0
  const load = (file: string, options: PopulationOptions = {}) =>
    importPopulation(world.database.url, bytes(file), at(night++), () => () => {}, options)
  return {
    register,
    /** The register with these persons' cells changed. */
    nightly: (changes: Readonly<Record<string, Partial<Cells>>> = {}, columns: readonly Column[] = every) =>
      fileOf(
        [...register].map(([id, cells]) => ({ ...cells, ...changes[id] })),
        columns,
      ),
    load,
    refusalOf: (file: string, options?: PopulationOptions): Promise<string> =>
      load(file, options).then(
        () => 'it was imported',
        (error: unknown) => (error instanceof UserError ? error.message : String(error)),
      ),
    written: () => written(world),
    seen: () => seen(world),
  }
}
