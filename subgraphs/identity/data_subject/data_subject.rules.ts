import type { UserError } from '../../shared/act.ts'
import type { RequestDataSubjectRightErrorCode, RequestDataSubjectRightInput } from '../identity.generated.ts'

type Fault = UserError<RequestDataSubjectRightErrorCode>

const fault = (code: RequestDataSubjectRightErrorCode, message: string, field: string): Fault => ({
  code,
  message,
  field: [field],
})

const lengthOf = (text: string | null | undefined) => text?.trim().length ?? 0

/** Whether a text has 1 to so many characters. */
export const isText = (text: string, most: number): boolean => lengthOf(text) >= 1 && lengthOf(text) <= most

const daysIn = (year: number, month: number) => [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31,
  30, 31, 31, 30, 31, 30, 31][month - 1]! // prettier-ignore

/** The same day so many months later, or the last of a shorter month (forordning 1182/71, article 3). */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = month - 1 + months
  const [toYear, toMonth] = [year + Math.floor(count / 12), (count % 12) + 1]
  const two = (value: number) => String(value).padStart(2, '0')
  return `${toYear}-${two(toMonth)}-${two(Math.min(date, daysIn(toYear, toMonth)))}`
}

const fromRegister = ['NAME', 'CIVIC_NO', 'ADDRESS']

function turnElsewhere(concerns: string, civicNo: string | null): Fault | null {
  // Whoever has no number of the population register has nothing from it.
  const isRegistered = civicNo !== null && !civicNo.includes('TF')
  if (isRegistered && fromRegister.includes(concerns))
    return fault(
      'COMES_FROM_REGISTER',
      'It comes from the population register: turn to Skatteverket. What is corrected there is corrected here the night after.',
      'concerns',
    )
  if (concerns === 'CONTACT_DETAILS')
    return fault('CHANGE_IT_YOURSELF', 'You change contact details yourself, by changeContactDetails.', 'concerns')
  return null
}

/** What is wrong with a request, or where else to turn. */
export function requestFault({ kind, concerns, text }: RequestDataSubjectRightInput, civicNo: string | null): Fault | null {
  if ((kind === 'RECTIFICATION') !== (concerns != null))
    return fault('CONCERNS_INVALID', 'Say what is wrong, for a rectification and for nothing else.', 'concerns')
  const elsewhere = concerns == null ? null : turnElsewhere(concerns, civicNo)
  if (elsewhere) return elsewhere
  const isNeeded = kind === 'RECTIFICATION' || kind === 'RESTRICTION'
  if (lengthOf(text) > 2000 || (isNeeded && lengthOf(text) === 0))
    return fault('TEXT_INVALID', `Write ${isNeeded ? 1 : 0} to 2,000 characters.`, 'text')
  return null
}
