import { z } from 'zod'
import { isId } from '../../shared/ids.ts'
import { UserError } from '../../shared/user-error.ts'
import { luhn, parseCivicNo } from '../person/civic_no.ts'

const hints = {
  organisation: 'give the id of the school authority, or its organisation number of ten digits',
  name: 'give 1 to 100 characters',
  signIn: 'give --issuer and --subject, or neither for an invitation',
}

const isNumber = (text: string) => /^\d{10}$/.test(text)
const isAuthority = (text: string) => isId(text) || isNumber(text)
const organisation = z
  .string(hints.organisation)
  .transform((text) => (isId(text) ? text : text.replace('-', '').trim()))
  .refine(isAuthority, hints.organisation)

const civicNo = (today: string) =>
  z.string('give the personal identity number of the administrator').transform((text, context) => {
    const number = parseCivicNo(text, today)
    if (number.kind === 'PERSONNUMMER' || number.kind === 'SAMORDNINGSNUMMER') return number
    const problem = number.kind === 'INVALID' ? number.message : 'No identity provider vouches for a temporary number.'
    context.addIssue(problem)
    return z.NEVER
  })

const text = (most: number, hint: string) => z.string(hint).trim().min(1, hint).max(most, hint)
const name = text(100, hints.name)

const options = (today: string, trusted: readonly string[]) =>
  z.object({
    organisation,
    'civic-no': civicNo(today),
    'given-name': name,
    'family-name': name,
    issuer: text(1000, hints.signIn)
      .refine((issuer) => trusted.length === 0 || trusted.includes(issuer), `give one of OIDC_ISSUERS: ${trusted.join(', ')}`)
      .optional(),
    subject: text(1000, hints.signIn).optional(),
    'authority-name': text(200, 'give 1 to 200 characters').optional(),
    'municipality-code': z
      .string()
      .regex(/^\d{4}$/, 'give four digits, such as 0182')
      .optional(),
    replace: z.boolean().optional(),
  })

type Options = z.output<ReturnType<typeof options>>

function misfits(given: Options): string[] {
  const { organisation: authority, issuer, subject, 'authority-name': newName, 'municipality-code': code } = given
  const isNew = newName !== undefined
  return [
    ...((issuer === undefined) === (subject === undefined) ? [] : [`--subject: ${hints.signIn}`]),
    ...(isNew && isId(authority)
      ? ['--organisation: give the organisation number: the id of a new authority is made of it']
      : []),
    ...(isNew && isNumber(authority) && !luhn(authority) ? ['--organisation: its last digit does not fit the others'] : []),
    ...(!isNew && code !== undefined ? ['--municipality-code: it is for a new authority, with --authority-name'] : []),
  ]
}

const appointmentOf = ({ issuer, subject, 'authority-name': displayName, ...given }: Options) => ({
  /** The authority's id, or its organisation number. */
  organisation: given.organisation,
  number: given['civic-no'],
  givenName: given['given-name'],
  familyName: given['family-name'],
  /** As what the administrator signs in; null: by an invitation. */
  signIn: issuer && subject ? { issuer, subject } : null,
  /** Null: the authority is there already. */
  newAuthority: displayName === undefined ? null : { displayName, municipalityCode: given['municipality-code'] ?? null },
  /** In place of administrators of whom nobody can sign in. */
  isReplacing: given.replace ?? false,
})

/** Who is to administer which school authority, and how they sign in. */
export type Appointment = ReturnType<typeof appointmentOf>

/** Reads what an operator gave. Throws a UserError that says what is wrong; it never repeats the number. */
export function readAppointment(given: object, today: string, trusted: readonly string[]): Appointment {
  const { data, error } = options(today, trusted).safeParse(given)
  const faults = data ? misfits(data) : error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`)
  if (!data || faults.length > 0) throw new UserError(faults.join('\n'))
  return appointmentOf(data)
}
