import type { Write } from '../../shared/database.ts'

/** An organisation as a public register has it. */
export interface ImportedOrganisation {
  readonly id: string
  readonly displayName: string
  readonly organisationType: 'HUVUDMAN' | 'SKOLENHET'
  readonly organisationNumber: string | null
  readonly schoolUnitCode: string | null
  readonly municipalityCode: string | null
  readonly parentId: string | null
  readonly schoolTypes: readonly string[]
}

/**
 * Writes organisations, parents before what lies below them; answers the ids of those that changed. A name somebody has
 * corrected stays, and what the register does not say is left as it is.
 */
export async function importOrganisations(
  tx: Write,
  organisations: readonly ImportedOrganisation[],
  now: Date,
): Promise<string[]> {
  const rows = await tx<
    { id: string }[]
  >`/* importOrganisations */ insert into identity.organisation as o (id, display_name, imported_name,
      organisation_type, organisation_number, school_unit_code, municipality_code, parent_id, school_types, modified_at)
    select (r->>'id')::uuid, r->>'displayName', r->>'displayName', r->>'organisationType', r->>'organisationNumber', r->>'schoolUnitCode',
      r->>'municipalityCode', (r->>'parentId')::uuid, array(select jsonb_array_elements_text(r->'schoolTypes')), ${now}
    from jsonb_array_elements(${tx.json(organisations as never)}::jsonb) r
    on conflict (id) do update set
      display_name = case when o.display_name = coalesce(o.imported_name, o.display_name) then excluded.display_name else o.display_name end,
      imported_name = excluded.imported_name, municipality_code = coalesce(excluded.municipality_code, o.municipality_code),
      parent_id = coalesce(excluded.parent_id, o.parent_id), version = o.version + 1, modified_at = excluded.modified_at
    where (o.imported_name, o.municipality_code, o.parent_id) is distinct from (excluded.imported_name,
      coalesce(excluded.municipality_code, o.municipality_code), coalesce(excluded.parent_id, o.parent_id))
    returning id`
  return rows.map(({ id }) => id)
}
