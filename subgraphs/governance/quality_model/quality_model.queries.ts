import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  ChangeQualityModelDraftError, ChooseQualityModelError, DraftQualityModelError, OpenQualityModelError, QualityModelState, RetireQualityModelError,
} from '../governance.generated.ts' // prettier-ignore

export interface QualityModelRow {
  readonly id: Id<'QualityModel'>
  readonly organisationId: Id<'Organisation'>
  readonly displayName: string
  readonly description: string
  readonly state: QualityModelState
  readonly version: number
  readonly sectionCount: number
  /** Whether the viewer administers the authority it belongs to. */
  readonly isAuthority: boolean
}

export interface QualityModelSectionRow {
  readonly id: Id<'QualityModelSection'>
  readonly modelId: Id<'QualityModel'>
  readonly position: number
  readonly title: string
  readonly guidance: string
  readonly guidanceLink: string | null
  readonly isRequired: boolean
  readonly minEvidence: number
  readonly tags: readonly string[]
}

export interface QualityModelChoiceRow {
  readonly id: Id<'QualityModelChoice'>
  readonly organisationId: Id<'Organisation'>
  readonly academicYear: string
  readonly modelId: Id<'QualityModel'>
  readonly chosenById: Id<'Person'>
  readonly chosenAt: Date
}

/** An organisation with what the viewer is there. */
export interface QualityPlace {
  readonly id: Id<'Organisation'>
  readonly roles: readonly string[]
}

export type DraftQualityModelPayloadRow = Done<DraftQualityModelError>
export type ChangeQualityModelDraftPayloadRow = Done<ChangeQualityModelDraftError>
export type OpenQualityModelPayloadRow = Done<OpenQualityModelError>
export type RetireQualityModelPayloadRow = Done<RetireQualityModelError>
export type ChooseQualityModelPayloadRow = Done<ChooseQualityModelError>

const columns = part`m.id, m.organisation_id, m.display_name, m.description, m.state, m.version,
  (select count(*)::int from governance.quality_model_section s where s.model_id = m.id) as section_count,
  m.organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))) as is_authority`
const sections = part`s.id, s.model_id, s.position, s.title, s.guidance, s.guidance_link, s.is_required, s.min_evidence, s.tags`
const choices = part`c.id, c.organisation_id, c.academic_year, c.model_id, c.chosen_by_id, c.chosen_at`

export const everyModel = (read: Read) =>
  read<QualityModelRow>`/* qualityModels */ select ${columns} from governance.quality_model m order by m.display_name, m.id`

export const qualityModelLoaders = (read: Read) => ({
  qualityModel: byId(
    (ids) => read<QualityModelRow>`/* qualityModelsById */ select ${columns} from governance.quality_model m
      where m.id = any(${ids}::uuid[])`,
  ),
  sectionsOfModel: byParent(
    (models) => read<QualityModelSectionRow>`/* sectionsOfModels */ select ${sections} from governance.quality_model_section s
      where s.model_id = any(${models}::uuid[]) order by s.position`,
    ({ modelId }) => modelId,
  ),
  qualityModelSection: byId(
    (ids) => read<QualityModelSectionRow>`/* modelSectionsById */ select ${sections} from governance.quality_model_section s
      where s.id = any(${ids}::uuid[])`,
  ),
  qualityModelChoice: byId(
    (ids) => read<QualityModelChoiceRow>`/* modelChoicesById */ select ${choices} from governance.quality_model_choice c
      where c.id = any(${ids}::uuid[])`,
  ),
  qualityModelChoices: byParentAnd(
    (places, { academicYear }: { readonly academicYear: string }) => read<QualityModelChoiceRow>`/* modelChoicesOf */
      select ${choices} from governance.quality_model_choice c
      where c.organisation_id = any(${places}::uuid[]) and c.academic_year = ${academicYear} order by c.chosen_at, c.id`,
    ({ organisationId }) => organisationId,
  ),
  qualityPlace: byId(
    (ids) => read<QualityPlace>`/* qualityPlaces */ select id, roles from access.led_organisations(${ids}::uuid[])`,
  ),
}) // prettier-ignore
