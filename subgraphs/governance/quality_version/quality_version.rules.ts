/** A section as it stands when it is to be submitted. */
export interface Drafted {
  readonly sectionId: string
  readonly title: string
  readonly isRequired: boolean
  readonly minEvidence: number
  readonly text: string
  readonly evidenceIds: readonly string[]
}

const isEmpty = ({ text }: Drafted) => text.trim() === ''

/** Whether a section is part of what is submitted: it says something, or rests on something. */
export const isSaid = (section: Drafted): boolean => !isEmpty(section) || section.evidenceIds.length > 0

const of = ({ sectionId }: Drafted) => ['sections', sectionId]

/** Why an analysis cannot be submitted: everything at once. */
export function submitFaults(sections: readonly Drafted[]) {
  if (!sections.some(isSaid))
    return [{ code: 'NOTHING_WRITTEN' as const, message: 'No section says anything.', field: ['qualityAnalysisId'] }]
  return sections.flatMap((section) => [
    ...(section.isRequired && isEmpty(section)
      ? [{ code: 'SECTION_EMPTY' as const, message: `"${section.title}" says nothing.`, field: of(section) }]
      : []),
    ...((section.isRequired || isSaid(section)) && section.evidenceIds.length < section.minEvidence
      ? [
          {
            code: 'EVIDENCE_MISSING' as const,
            message: `"${section.title}" rests on ${section.evidenceIds.length} figures; pin ${section.minEvidence} at least.`,
            field: of(section),
          },
        ]
      : []),
  ])
}
