import { daysAfter, instantFrom } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { academicYearOf, periodBefore } from '../period/period.rules.ts'
import { qualityAnalysis, qualityContributor } from '../quality_analysis/quality_analysis.table.ts'
import { qualityText } from '../quality_analysis/quality_text.table.ts'
import { qualityModel, qualityModelChoice, qualityModelSection } from '../quality_model/quality_model.table.ts'
import {
  qualityDecision, qualityPublication, qualityVersion, qualityVersionSection,
} from '../quality_version/quality_version.table.ts' // prettier-ignore
import { type QualityWorkers, workId } from './quality_work.people.ts'

const modelId = workId('model')
const sections = [
  { title: 'Kunskaper', tags: ['kunskaper'], guidance: 'Vad visar betyg och prov? Jämför med förra året.', minEvidence: 1 },
  {
    title: 'Trygghet och studiero',
    tags: ['trygghet'],
    guidance: 'Vad säger eleverna, och vad har ni gjort åt det?',
    minEvidence: 0,
  },
  {
    title: 'Vägen vidare',
    tags: ['utveckling'],
    guidance: 'Vad ska ni göra nästa läsår, och hur märks det att det hjälper?',
    minEvidence: 0,
  },
].map((section, n) => ({
  ...section,
  id: workId(`section/${n}`),
  modelId,
  position: n + 1,
  guidanceLink: null,
  isRequired: true,
}))

const lastYear = [
  'Meritvärdet har ökat tre år i rad. Matematiken släpar efter: fyra av fem som inte är behöriga saknar betyg där.',
  'Eleverna i årskurs 8 är mindre nöjda med studieron än förra året. Två rastvärdar till har gett lugnare eftermiddagar.',
  'Screening i matematik i alla klasser under hösten, och läxhjälp för dem som behöver den.',
]

const at = (day: string) => instantFrom(`${day}T09:00:00Z`)

async function seedModel(tx: Write, years: readonly string[], { authorityId, unitId, principalId }: QualityWorkers, day: string) {
  const model = {
    id: modelId,
    organisationId: authorityId,
    displayName: 'Läsårsanalys',
    description: 'Hur det gick, och varför.',
  }
  await insertRows(tx, qualityModel, [{ ...model, state: 'OPEN' }])
  await insertRows(tx, qualityModelSection, sections)
  const chosen = years.map((academicYear) => ({
    ...{ id: workId(`choice/${academicYear}`), organisationId: unitId, academicYear, modelId },
    ...{ chosenById: principalId, chosenAt: at(day) },
  }))
  await insertRows(tx, qualityModelChoice, chosen)
}

async function seedPublished(tx: Write, academicYear: string, day: string, workers: QualityWorkers) {
  const { unitId: organisationId, principalId, administratorId } = workers
  const [analysisId, versionId] = [workId(`analysis/${academicYear}`), workId(`version/${academicYear}`)]
  const started = { modelId, title: `Läsårsanalys ${academicYear}`, startedById: principalId, startedAt: at(daysAfter(day, -40)) }
  await insertRows(tx, qualityAnalysis, [{ id: analysisId, organisationId, academicYear, ...started, state: 'PUBLISHED', submittedAt: at(day), publishedAt: at(daysAfter(day, 12)) }])
  const text = sections.map(({ id: sectionId }, n) => ({ analysisId, sectionId, modelId, text: lastYear[n]!, authorId: principalId, modifiedAt: at(day) }))
  await insertRows(tx, qualityText, text)
  await insertRows(tx, qualityVersion, [{ id: versionId, analysisId, organisationId, academicYear, number: 1, submittedById: principalId, submittedAt: at(day) }])
  const said = sections.map(({ id: sectionId, position, title, tags }, n) => ({ id: workId(`${versionId}/${position}`), versionId, sectionId, position, title, tags, text: lastYear[n]! }))
  await insertRows(tx, qualityVersionSection, said)
  await tx`/* seedEvidence */ insert into governance.quality_version_evidence (id, version_id, section_id, kpi_value_id, pinned_by_id, pinned_at)
    select ${workId(`evidence/${academicYear}`)}, ${versionId}, ${sections[0]!.id}, v.id, ${principalId}, ${at(day)}
    from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id
    where v.place_id = ${organisationId} and k.code = 'skolverket.year9.meritValue' and v.gender = 'ALL' and v.superseded_at is null
    order by v.period desc limit 1 on conflict do nothing`
  await insertRows(tx, qualityDecision, [{ id: workId(`decision/${academicYear}`), versionId, analysisId, organisationId, kind: 'APPROVED', reason: null, decidedById: administratorId, decidedAt: at(daysAfter(day, 9)) }])
  await insertRows(tx, qualityPublication, [{ versionId, analysisId, organisationId, publishedById: principalId, publishedAt: at(daysAfter(day, 12)) }])
} // prettier-ignore

async function seedDraft(
  tx: Write,
  academicYear: string,
  today: string,
  { unitId: organisationId, principalId, mentorId }: QualityWorkers,
) {
  const id = workId(`analysis/${academicYear}`)
  const started = {
    modelId,
    title: `Läsårsanalys ${academicYear}`,
    startedById: principalId,
    startedAt: at(daysAfter(today, -5)),
  }
  await insertRows(tx, qualityAnalysis, [{ id, organisationId, academicYear, ...started }])
  const named = { personId: mentorId, role: 'AUTHOR', namedById: principalId, namedAt: at(daysAfter(today, -5)) }
  await insertRows(tx, qualityContributor, [{ id: workId(`contributor/${academicYear}`), analysisId: id, ...named }])
  const text = { text: 'Screeningen är gjord i alla klasser.', authorId: mentorId, modifiedAt: at(daysAfter(today, -2)) }
  await insertRows(tx, qualityText, [{ analysisId: id, sectionId: sections[0]!.id, modelId, ...text }])
}

/** The model of the demo's authority, last year's analysis of its unit as it was published, and this year's as it is being written. */
export async function seedAnalyses(tx: Write, today: string, workers: QualityWorkers): Promise<void> {
  const year = academicYearOf(today)
  const before = periodBefore(year)!
  const day = daysAfter(today, -70)
  await seedModel(tx, [before, year], workers, daysAfter(day, -45))
  await seedPublished(tx, before, day, workers)
  await seedDraft(tx, year, today, workers)
}
