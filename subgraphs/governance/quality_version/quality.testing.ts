import type { Answer, World } from '../../../scripts/testing.ts'
import { personId, slug } from '../../identity/demo/keys.ts'
import { personas } from '../../identity/demo/personas.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { act, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import type { Write } from '../../shared/database.ts'
import { rolesOf } from '../../shared/rows.ts'

export const unit = unitId('ekhamraskolan')
export const academicYear = '2026/27'

/** A section of a model as it is asked for. */
export const section = (title: string, more: object = {}) => ({
  ...{ title, guidance: 'Skriv utan namn.', isRequired: true, minEvidence: 0, tags: [] },
  ...more,
})

interface Opened {
  readonly modelId: string
  readonly sectionIds: readonly string[]
}

const of = ({ data, errors }: Answer, name: string) => {
  if (errors.length > 0 || data[name].userErrors.length > 0) throw new Error(JSON.stringify([errors, data]))
  return data[name]
}

/** A model of the authority that is open. */
export async function openedModel(world: World, displayName: string, sections: readonly object[]): Promise<Opened> {
  const drafted = { organisationId: authorityId, displayName, description: '', sections }
  const fields = 'qualityModel { id sections { id } }'
  const { qualityModel } = of(await act(world, 'authority-admin', 'draftQualityModel', drafted, fields), 'draftQualityModel')
  of(await act(world, 'authority-admin', 'openQualityModel', { qualityModelId: qualityModel.id, expectedVersion: 1 }), 'openQualityModel')
  return { modelId: qualityModel.id, sectionIds: qualityModel.sections.map(({ id }: { id: string }) => id) }
} // prettier-ignore

/** An analysis of a unit by a model, started by its principal. */
export async function startedAnalysis(world: World, qualityModelId: string, more: object = {}, persona = 'principal'): Promise<string> {
  const where = { organisationId: unit, academicYear, qualityModelId, ...more }
  of(await act(world, persona, 'chooseQualityModel', where), 'chooseQualityModel')
  const started = await act(world, persona, 'startQualityAnalysis', { ...where, title: 'Kvalitetsanalys' }, 'qualityAnalysis { id }')
  return of(started, 'startQualityAnalysis').qualityAnalysis.id
} // prettier-ignore

/** Does something to an analysis. */
export const doing = (world: () => World, analysis: () => string) => {
  const raw = (persona: string, name: string, input: object = {}, fields = '') =>
    act(world(), persona, name, { qualityAnalysisId: analysis(), ...input }, fields)
  return { raw, does: async (...given: Parameters<typeof raw>) => verdict(await raw(...given)) }
}

/** Decides about the latest version of an analysis, as it lies in the database. */
export async function deciding(world: World, persona: string, name: string, analysisId: string, more: object = {}) {
  const [latest] = await world.sql<{ id: string }[]>`select id from governance.quality_version where analysis_id = ${analysisId}
    order by number desc limit 1`
  return verdict(await act(world, persona, name, { qualityVersionId: latest?.id ?? unknown, ...more }))
}

/** A figure of a place, published or not. */
export async function figureOf({ sql }: World, place: string, isPublished: boolean) {
  const [figure] = await sql<{ id: string; period: string }[]>`select v.id, v.period from governance.kpi_value v
    where v.place_id = ${place} and v.superseded_at is null and v.gender = 'ALL' and v.is_published = ${isPublished} order by v.period desc, v.id limit 1`
  return figure!
}

/** What somebody reads of an analysis: its row, its draft and its versions. */
export async function reading(world: World, persona: string, id: string) {
  const asked = `{ qualityAnalysis(id: "${id}") { state sections { text version author { id } evidence { note figure { period } } comments { text } }
    contributors { role person { id } } permittedActions published { number sections { text } } versions { number publishedAt comments { text }
      decision { kind reason } sections { title text evidence { note figure { period figure { __typename ... on Figure { value } } } } } } } }`
  const { data, errors } = await world.ask(persona, asked)
  return errors[0]?.extensions.code ?? data.qualityAnalysis
}

/** Asks the database itself as somebody, past every rule of fields and acts, and takes back whatever was written. */
export async function pastTheRules<Result>({ sql }: World, name: string, work: (tx: Write) => Promise<Result>, as: 'viewer' | 'authority' = 'viewer') {
  const over = new Error('taken back')
  const outcome: { result?: Result } = {}
  await sql
    .begin(async (tx) => {
      await tx`select set_config('role', ${rolesOf('governance')[as]}, true), set_config('skolgraf.viewer_id', ${personId(slug(name))}, true),
        set_config('skolgraf.viewer_kind', 'PERSON', true), set_config('skolgraf.assurance', 'HIGH', true),
        set_config('skolgraf.today', '2026-11-22', true), set_config('skolgraf.now', '2026-11-22T11:00:00Z', true)`
      outcome.result = await work(tx)
      throw over
    })
    .catch((error: unknown) => {
      if (error !== over) throw error
    })
  return outcome.result!
} // prettier-ignore

/** The name behind a persona. */
export const nameOf = (persona: string) => personas.find((one) => one.persona === persona)!.name
