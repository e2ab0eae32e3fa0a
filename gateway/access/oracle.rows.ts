import type { Pool } from '../../subgraphs/shared/database.ts'

interface Span {
  readonly startDate: string
  readonly endDate?: string | null | undefined
}

/** The rows that access rests on, as they stand in the tables; the oracle knows nothing else. */
export interface School {
  readonly organisation: readonly { id: string; parentId?: string | null | undefined }[]
  readonly unitPolicy: readonly { organisationId: string; showsClassLists?: boolean | undefined }[]
  readonly person: readonly {
    id: string
    birthDate?: string | null | undefined
    securityMarking?: string | undefined
    civicNo?: string | null | undefined
  }[]
  readonly contactListConsent: readonly { personId: string; field: string }[]
  readonly enrolment: readonly (Span & {
    id: string
    pupilId: string
    organisationId: string
    schoolType: string
    isCancelled?: boolean | undefined
    isAwaited?: boolean | undefined
  })[]
  readonly responsible: readonly (Span & {
    id: string
    pupilId: string
    personId: string
    relationType: string
    isBlocked?: boolean | undefined
    adultConsent?: boolean | undefined
  })[]
  readonly delegation: readonly (Span & {
    id: string
    pupilId: string
    delegateCivicNo: string
    acts: readonly string[]
    givenByGuardianId?: string | null | undefined
    revokedAt?: Date | null | undefined
  })[]
  readonly namedPerson: readonly (Span & { id: string; personId: string; namedPersonId: string })[]
  readonly processorAgreement: readonly (Span & { clientApplicationId: string; endedAt?: Date | null | undefined })[]
  readonly processingRestriction: readonly (Span & { personId: string })[]
  readonly group: readonly (Span & { id: string; groupType: string; organisationId: string })[]
  readonly groupMembership: readonly (Span & { id: string; groupId: string; personId: string })[]
  readonly duty: readonly (Span & {
    id: string
    personId: string
    organisationId: string
    dutyRole: string
    isAwaited?: boolean | undefined
  })[]
  readonly assignmentRole: readonly (Span & { id: string; dutyId: string; groupId: string; assignmentRoleType: string })[]
  readonly activity: readonly (Span & { id: string; organisationId: string })[]
  readonly activityGroup: readonly { activityId: string; groupId: string }[]
  readonly activityTeacher: readonly (Span & { id: string; activityId: string; dutyId: string })[]
  readonly roleGrant: readonly (Span & {
    id: string
    personId?: string | null | undefined
    clientApplicationId?: string | null | undefined
    role: string
    organisationId: string
    revokedAt?: Date | null | undefined
  })[]
  readonly personEmail: readonly { id: string; personId: string; emailType: string; value: string }[]
  readonly personPhoneNumber: readonly { id: string; personId: string; value: string; writtenById?: string | null | undefined }[]
  readonly personAddress: readonly { id: string; personId: string; streetAddress: string }[]
}

const tables = {
  organisation: 'organisation',
  unitPolicy: 'unit_policy',
  person: 'person',
  contactListConsent: 'contact_list_consent',
  delegation: 'delegation',
  namedPerson: 'named_person',
  processorAgreement: 'processor_agreement',
  processingRestriction: 'processing_restriction',
  enrolment: 'enrolment',
  responsible: 'responsible',
  group: 'group',
  groupMembership: 'group_membership',
  duty: 'duty',
  assignmentRole: 'assignment_role',
  activity: 'activity',
  activityGroup: 'activity_group',
  activityTeacher: 'activity_teacher',
  roleGrant: 'role_grant',
  personEmail: 'person_email',
  personPhoneNumber: 'person_phone_number',
  personAddress: 'person_address',
} as const satisfies Record<keyof School, string>

/** Reads every row, as the superuser. */
export async function readSchool(sql: Pool): Promise<School> {
  const read = async ([key, table]: [string, string]) => [key, await sql`select * from ${sql(`identity.${table}`)}`] as const
  return Object.fromEntries(await Promise.all(Object.entries(tables).map(read))) as unknown as School
}

/** On this day, the first and the last day included. */
export const holdsOn =
  (day: string) =>
  ({ startDate, endDate }: Span): boolean =>
    startDate <= day && (endDate == null || day <= endDate)

export const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** The day somebody turns 18: whoever was born on a leap day does so on the 28th, the earlier day, since doubt means no. */
export function turns18On(birthDate: string): string {
  const year = Number(birthDate.slice(0, 4)) + 18
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const rest = birthDate.slice(4) === '-02-29' && !isLeap ? '-02-28' : birthDate.slice(4)
  return `${year}${rest}`
}
