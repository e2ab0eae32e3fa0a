import type { UserError } from '../../shared/act.ts'
import type { RequestDataSubjectRightErrorCode, RequestDataSubjectRightInput } from '../identity.generated.ts'

type Fault = UserError<RequestDataSubjectRightErrorCode>

const fault = (code: RequestDataSubjectRightErrorCode, message: string, field: string): Fault => ({
  code,
  message,
  field: [field],
})

const lengthOf = (text: string | null | undefined) => text?.trim().length ?? 0

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
