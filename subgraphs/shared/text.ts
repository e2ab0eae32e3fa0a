/** Whether a text has 1 to so many characters, blanks around it not counted. */
export const isText = (text: string, most: number): boolean => text.trim().length >= 1 && text.trim().length <= most

/** What is wrong with a name of at most so many characters, if anything. */
export const nameFault = (name: string, field: string, most = 200) =>
  isText(name, most)
    ? null
    : ({
        code: 'NAME_INVALID',
        message: `The name has ${name.trim().length} characters; give 1 to ${most}.`,
        field: [field],
      } as const)

export const maxReason = 500

/** What is wrong with a reason that has to be given, if anything. */
export const reasonFault = (reason: string) =>
  isText(reason, maxReason)
    ? null
    : ({
        code: 'REASON_INVALID',
        message: `The reason has ${reason.trim().length} characters; give 1 to ${maxReason}.`,
        field: ['reason'],
      } as const)

const mostText = 4000

/** What is wrong with the texts of a document, by field, if anything: each is to have 1 to 4000 characters. */
export function textFault(texts: Readonly<Record<string, string>>) {
  const wrong = Object.keys(texts).find((field) => !isText(texts[field]!, mostText))
  return wrong === undefined
    ? null
    : ({ code: 'TEXT_INVALID', message: `Give 1 to ${mostText} characters.`, field: [wrong] } as const)
}
