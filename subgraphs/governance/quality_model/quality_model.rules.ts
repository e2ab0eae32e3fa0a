import { type Rule, when } from '../../shared/policy.ts'
import { role } from '../../shared/rules.ts'
import { isText, nameFault } from '../../shared/text.ts'
import type { QualityModelSectionInput } from '../governance.generated.ts'
import { periodOf } from '../period/period.rules.ts'

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

/** What is no school year, such as 2026/28. */
export const yearFault = (academicYear: string) =>
  periodOf(academicYear)?.kind === 'SCHOOL_YEAR'
    ? null
    : fault('ACADEMIC_YEAR_INVALID', 'Give a school year such as 2026/27.', 'academicYear')

/** Tags as they are kept and looked for. */
export const tagOf = (written: string): string => written.trim().toLowerCase()

const isTag = (tag: string) => isText(tag, 50)
const isLink = (link: string) => /^https:\/\/\S+$/.test(link) && link.length <= 1000

interface Model {
  readonly displayName: string
  readonly description: string
  readonly sections: readonly QualityModelSectionInput[]
}

const sectionProblems = (section: QualityModelSectionInput): readonly (readonly [field: string, message: string])[] => [
  ...(isText(section.title, 200) ? [] : [['title', 'Give a heading of 1 to 200 characters.'] as const]),
  ...(section.guidance.length <= 4000 ? [] : [['guidance', 'Give at most 4,000 characters.'] as const]),
  ...(section.guidanceLink == null || isLink(section.guidanceLink)
    ? []
    : [['guidanceLink', 'Give an https address of at most 1,000 characters, or none.'] as const]),
  ...(section.minEvidence >= 0 && section.minEvidence <= 20 ? [] : [['minEvidence', 'Give 0 to 20.'] as const]),
  ...(section.tags.length <= 10 && section.tags.every(isTag)
    ? []
    : [['tags', 'Give at most ten words of 1 to 50 characters.'] as const]),
]

/** What is wrong with what a model says: everything at once. */
export function modelFaults({ displayName, description, sections }: Model) {
  const name = nameFault(displayName, 'displayName')
  return [
    ...(name ? [name] : []),
    ...(description.length <= 4000
      ? []
      : [fault('DESCRIPTION_INVALID', 'Give a description of at most 4,000 characters.', 'description')]),
    ...(sections.length <= 20 ? [] : [fault('TOO_MANY', 'Give at most 20 sections.', 'sections')]),
    ...sections.flatMap((section, n) =>
      sectionProblems(section).map(([field, message]) => fault('SECTION_INVALID', message, 'sections', String(n), field)),
    ),
  ]
}

export const staffOrAuthority = role(
  'staff and administrators of the authority',
  'personal och huvudmannens administratörer',
  ...['STAFF', 'AUTHORITY_ADMIN'],
)
export const staff = role('staff', 'personal', 'STAFF')
export const authority = role('administrators of the authority', 'huvudmannens administratörer', 'AUTHORITY_ADMIN')
export const principal = role('principals', 'rektorer', 'PRINCIPAL')
export const principalOrAuthority = role(
  'principals and administrators of the authority',
  'rektorer och huvudmannens administratörer',
  ...['PRINCIPAL', 'AUTHORITY_ADMIN'],
)

/** Administers the authority that the model belongs to. */
export const administersModel: Rule = when<{ readonly isAuthority: boolean }>(
  { en: 'an administrator of its school authority', sv: 'huvudmannens administratör' },
  { role: ['AUTHORITY_ADMIN'] },
  ({ isAuthority }) => isAuthority,
)
