import { z } from 'zod'
import { isId } from '../../shared/ids.ts'
import { parseCivicNo } from '../person/civic_no.ts'
import * as labels from './roster.labels.ts'

const maybe = <Shape extends z.ZodType>(shape: Shape) => shape.nullish().transform((value) => value ?? null)

const longText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), 'holds a character that cannot be printed')
const text = longText(200)
const id = z
  .string()
  .refine(isId, 'is not a UUID')
  .transform((given) => given.toLowerCase())
const day = z.iso.date()
const digits = (count: number) => z.string().regex(new RegExp(`^\\d{${count}}$`), `must be ${count} digits`)

const label = (known: labels.Labels) =>
  z
    .string()
    .refine((given) => Object.hasOwn(known, given), `must be one of ${Object.keys(known).join(', ')}`)
    .transform((given) => known[given]!)

const schoolType = z
  .string()
  .regex(/^[A-ZÅÄÖ]{2,20}$/, 'must be a code of Skolverket, such as GR')
  .transform((code) => labels.renamedSchoolTypes[code] ?? code)

const reference = z.object({ id }).transform((object) => object.id)
const list = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .array(shape)
    .nullish()
    .transform((items) => items ?? [])
const dated = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ ...shape, endDate: maybe(day) }).refine(
    (object) => {
      const { startDate, endDate } = object as { startDate?: string | null; endDate: string | null }
      return !startDate || endDate === null || endDate >= startDate
    },
    { path: ['endDate'], message: 'is before startDate' },
  )

const organisation = dated({
  id,
  displayName: text,
  organisationType: label(labels.organisationTypes),
  organisationCode: maybe(text),
  organisationNumber: maybe(digits(10)),
  schoolUnitCode: maybe(digits(8)),
  municipalityCode: maybe(digits(4)),
  schoolTypes: maybe(z.array(schoolType)),
  parentOrganisation: maybe(reference),
  startDate: maybe(day),
})

const civicNo = (today: string) =>
  z.object({ value: z.string(), nationality: maybe(z.string()) }).transform(({ value, nationality }, context) => {
    const fault = (message: string) => {
      context.addIssue({ code: 'custom', path: ['value'], message })
      return z.NEVER
    }
    const found = parseCivicNo(value, today)
    if (nationality !== null && nationality !== 'SE') return fault('is not Swedish; put it among externalIdentifiers')
    if (found.kind === 'INVALID') return fault(`is no personal identity number. ${found.message}`)
    if (found.kind !== 'TEMPORARY' && value.replaceAll(/\D/g, '').length !== 12)
      return fault('has no century; write it with twelve digits')
    return found
  })

const enrolment = dated({
  enroledAt: reference,
  schoolType,
  schoolYear: maybe(z.int().min(0).max(10)),
  startDate: day,
  cancelled: maybe(z.boolean()),
})

const person = (today: string) =>
  z.object({
    id,
    givenName: text,
    middleName: maybe(text),
    familyName: text,
    civicNo: maybe(civicNo(today)),
    birthDate: maybe(day.refine((date) => date <= today, 'has not come yet')),
    sex: maybe(label(labels.sexes)),
    personStatus: maybe(label(labels.personStatuses)),
    securityMarking: maybe(label(labels.securityMarkings)),
    externalIdentifiers: maybe(z.array(z.object({ context: longText(500), value: text }))),
    emails: maybe(z.array(z.object({ value: longText(254), type: label(labels.emailTypes) }))),
    phoneNumbers: maybe(
      z.array(z.object({ value: longText(50), type: label(labels.phoneNumberTypes), mobile: maybe(z.boolean()) })),
    ),
    enrolments: list(enrolment),
    responsibles: list(z.object({ person: reference, relationType: label(labels.relationTypes) })),
  })

const duty = dated({
  id,
  person: reference,
  dutyAt: reference,
  dutyRole: label(labels.dutyRoles),
  signature: maybe(text),
  startDate: day,
  assignmentRole: list(dated({ group: reference, assignmentRoleType: label(labels.assignmentRoleTypes), startDate: maybe(day) })),
})

const group = dated({
  id,
  displayName: text,
  groupType: label(labels.groupTypes),
  schoolType: maybe(schoolType),
  organisation: reference,
  startDate: day,
  groupMemberships: list(dated({ person: reference, startDate: maybe(day) })),
})

const activity = dated({
  id,
  displayName: text,
  activityType: maybe(label(labels.activityTypes)),
  organisation: reference,
  startDate: day,
  groups: z.array(reference).min(1),
  teachers: list(dated({ duty: reference, startDate: maybe(day), grader: maybe(z.boolean()) })),
})

/** What each object of a file must look like, as SS 12000 2.1.0 has it; parts that are not kept here are not looked at. */
export const shapesFor = (today: string) => ({
  organisations: organisation,
  persons: person(today),
  duties: duty,
  groups: group,
  activities: activity,
})

type Shapes = ReturnType<typeof shapesFor>
export type Kind = keyof Shapes
export type Given<Of extends Kind> = z.output<Shapes[Of]>
