import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import type { QualityModelSectionInput } from '../governance.generated.ts'
import { tagOf } from './quality_model.rules.ts'

interface Said {
  readonly displayName: string
  readonly description: string
}

export const insertModel = (tx: Write, id: string, organisationId: string, said: Said, now: Date) =>
  tx`/* draftQualityModel */ insert into governance.quality_model (id, organisation_id, display_name, description, modified_at)
    values (${id}, ${organisationId}, ${said.displayName.trim()}, ${said.description}, ${now})`

/** Counts a change of a model that is at the expected version. */
export const counted = async (tx: Write, id: string, expected: number, now: Date): Promise<boolean> =>
  (
    await tx`/* countModelChange */ update governance.quality_model set version = version + 1, modified_at = ${now}
      where id = ${id} and version = ${expected} and state = 'DRAFT'`
  ).count === 1

export const changeModel = (tx: Write, id: string, said: Said) =>
  tx`/* changeQualityModel */ update governance.quality_model set display_name = ${said.displayName.trim()},
    description = ${said.description} where id = ${id}`

/** Moves a model that is at the expected version to its next state. */
export const moveModel = async (
  tx: Write,
  id: string,
  expected: number,
  state: 'OPEN' | 'RETIRED',
  now: Date,
): Promise<boolean> =>
  (
    await tx`/* moveQualityModel */ update governance.quality_model set state = ${state}, version = version + 1, modified_at = ${now}
      where id = ${id} and version = ${expected}`
  ).count === 1

/** Writes the sections of a draft, in the place of those it had. */
export async function setSections(tx: Write, modelId: string, sections: readonly QualityModelSectionInput[], newId: NewId) {
  await tx`/* clearSections */ delete from governance.quality_model_section where model_id = ${modelId}`
  const rows = sections.map((section, n) => ({
    ...{ id: newId<'QualityModelSection'>(), position: n + 1, title: section.title.trim(), guidance: section.guidance },
    ...{ link: section.guidanceLink ?? null, isRequired: section.isRequired, minEvidence: section.minEvidence },
    tags: [...new Set(section.tags.map(tagOf))],
  }))
  await tx`/* setSections */ insert into governance.quality_model_section (id, model_id, position, title, guidance, guidance_link,
      is_required, min_evidence, tags)
    select (r->>'id')::uuid, ${modelId}, (r->>'position')::int, r->>'title', r->>'guidance', r->>'link', (r->>'isRequired')::boolean,
      (r->>'minEvidence')::int, array(select jsonb_array_elements_text(r->'tags'))
    from jsonb_array_elements(${tx.json(rows)}::jsonb) r`
}

/** Whether a model belongs to the organisation, or to what is above it. */
export async function reaches(tx: Write, modelOf: string, organisationId: string): Promise<boolean> {
  const found = await tx`/* modelReaches */ select from access.above(${organisationId}) a where a.id = ${modelOf}`
  return found.length > 0
}

interface Chosen {
  readonly id: string
  readonly organisationId: string
  readonly academicYear: string
  readonly modelId: string
  readonly by: string
  readonly now: Date
}

/** Null, or the constraint that kept it from being chosen. */
export const choose = (tx: Write, { id, organisationId, academicYear, modelId, by, now }: Chosen): Promise<string | null> =>
  violated(tx, (inner) => inner`/* chooseQualityModel */ insert into governance.quality_model_choice (id, organisation_id, academic_year,
      model_id, chosen_by_id, chosen_at)
    values (${id}, ${organisationId}, ${academicYear}, ${modelId}, ${by}, ${now})`) // prettier-ignore
