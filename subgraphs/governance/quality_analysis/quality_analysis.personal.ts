import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { qualityAnalysis, qualityContributor } from './quality_analysis.table.ts'
import { qualityComment, qualityText } from './quality_text.table.ts'

const ofSection = ['analysisId', 'sectionId', 'modelId'] as const

// The documentation of systematic quality work is exempt from running deletion: nothing here has an end, and names stay of those who acted
// in office.
export const qualityAnalysisPersonal = [
  withoutPersonalData(qualityAnalysis, 'What an organisation has found of its own quality.', [
    ...['organisationId', 'modelId', 'startedById'] as const,
  ]),
  withoutPersonalData(qualityText, 'What it says while it is being written.', [...ofSection, 'authorId']),
  withoutPersonalData(qualityComment, 'What is said of it.', [...ofSection, 'versionId', 'authorId', 'resolvedById']),
  personal(qualityContributor, {
    concept: 'QualityContributor',
    name: { en: 'Quality analyses somebody takes part in', sv: 'Kvalitetsanalyser någon medverkar i' },
    purpose: { en: 'To know who writes and reads drafts of quality analyses.', sv: 'Att veta vilka som skriver och läser utkast till kvalitetsanalyser.' },
    legalBasis: {
      en: 'Task in the public interest, article 6(1)(e): the Education Act (2010:800), chapter 4, sections 3 to 6.',
      sv: 'Uppgift av allmänt intresse, artikel 6.1 e: skollagen (2010:800) 4 kap. 3–6 §§.',
    },
    subjects: ['personId'],
    officials: ['namedById'],
    onErasure: { keep: { en: 'Documentation of systematic quality work is kept, as public archives law says.', sv: 'Dokumentation av systematiskt kvalitetsarbete bevaras enligt arkivlagen.' } },
    retention: { after: 'RELATION_END', months: null },
  }),
] // prettier-ignore
