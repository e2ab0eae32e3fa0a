import { badInput } from '../../shared/errors.ts'
import { isText } from '../../shared/text.ts'
import type { RegisterClientApplicationError, RegisterClientApplicationInput } from '../identity.generated.ts'

const isEmail = (text: string) => text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

function accountFault({ issuer, subject }: RegisterClientApplicationInput): RegisterClientApplicationError[] {
  if (issuer == null && subject == null) return []
  const field = [isText(issuer ?? '', 200) ? 'subject' : 'issuer']
  const isWhole = isText(issuer ?? '', 200) && isText(subject ?? '', 200)
  return isWhole
    ? []
    : [{ code: 'ACCOUNT_INVALID', message: 'Give both issuer and subject, at most 200 characters each.', field }]
}

/** Everything that is wrong with a new client application. */
export function registrationFaults(
  input: RegisterClientApplicationInput,
  knownScopes: readonly string[],
): RegisterClientApplicationError[] {
  const { displayName, supplier, contactEmail, scopes } = input
  if ((scopes?.length ?? 0) > 50) throw badInput('`scopes` has more than 50. Name those the program needs.')
  const fault = (isFault: boolean, code: RegisterClientApplicationError['code'], message: string, ...field: string[]) =>
    isFault ? [{ code, message, field }] : []
  return [
    ...fault(!isText(displayName, 200), 'NAME_INVALID', 'Give a name of 1 to 200 characters.', 'displayName'),
    ...fault(
      supplier != null && !isText(supplier, 200),
      'SUPPLIER_INVALID',
      'Give a supplier of 1 to 200 characters, or none.',
      'supplier',
    ),
    ...fault(contactEmail != null && !isEmail(contactEmail), 'EMAIL_INVALID', 'This is no e-mail address.', 'contactEmail'),
    ...(scopes ?? []).flatMap((scope, n) =>
      fault(
        !knownScopes.includes(scope),
        'SCOPE_UNKNOWN',
        `There is no scope ${scope}. There is ${knownScopes.join(', ')}.`,
        'scopes',
        String(n),
      ),
    ),
    ...accountFault(input),
  ]
}
