import { isText } from '../../shared/text.ts'

const fault = <Code extends string>(code: Code, message: string, field: string) => ({ code, message, field: [field] })

interface Placed {
  readonly linkUrl?: string | null | undefined
  readonly fileReference?: string | null | undefined
}

/** Whether a link leads to the web, safely, and a reference names a system that keeps a file: what is kept here is no file. */
export const placeFaults = ({ linkUrl, fileReference }: Placed) => [
  ...(linkUrl == null || (/^https:\/\/[^\s]+$/.test(linkUrl) && linkUrl.length <= 1000)
    ? []
    : [fault('LINK_INVALID', 'Give a link that begins with https://, of at most 1,000 characters.', 'linkUrl')]),
  ...(fileReference == null || /^(?!javascript:|vbscript:|data:)[a-z0-9-]+:[^\s]{1,500}$/.test(fileReference)
    ? []
    : [fault('REFERENCE_INVALID', 'Give the system and its id of the file, such as sharepoint:id.', 'fileReference')]),
]

interface Material extends Placed {
  readonly title: string
  readonly description?: string | null | undefined
}

/** Everything that is wrong with material. */
export const materialFaults = (given: Material) => [
  ...(isText(given.title, 200) ? [] : [fault('TITLE_INVALID', 'Give a title of 1 to 200 characters.', 'title')]),
  ...((given.description ?? '').length > 4000 ? [fault('TEXT_INVALID', 'Give at most 4,000 characters.', 'description')] : []),
  ...((given.linkUrl == null) === (given.fileReference == null)
    ? [fault('NOT_ONE', 'Give a link or a file, and not both.', 'linkUrl')]
    : []),
  ...placeFaults(given),
]
