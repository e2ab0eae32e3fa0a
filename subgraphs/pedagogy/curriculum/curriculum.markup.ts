// What Skolverket's HTML says, as text: the rest of it is how it looked on a page.

const blocks = /<\/?(?:p|div|ul|ol|li|h[1-6]|br|table|tr|td|th|section)\b[^<>]*>/gi
const tags = /<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/gi
const entities = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '' },
  ...{ aring: 'å', auml: 'ä', ouml: 'ö', Aring: 'Å', Auml: 'Ä', Ouml: 'Ö', eacute: 'é', Eacute: 'É', egrave: 'è', uuml: 'ü', Uuml: 'Ü' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»' },
  ...{ times: '×', divide: '÷', plusmn: '±', deg: '°', sup2: '²', sup3: '³', frac12: '½', middot: '·', bull: '•', sect: '§' },
} // prettier-ignore

function codePoint(digits: string, base: 10 | 16): string | null {
  const code = Number.parseInt(digits, base)
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? null : String.fromCodePoint(code)
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (decimal !== undefined) return codePoint(decimal, 10) ?? whole
  if (hex !== undefined) return codePoint(hex, 16) ?? whole
  return named[name ?? ''] ?? whole
}

/** A text without markup, entities, soft hyphens and blanks that are there for the look of it. Entities are decoded once. */
export const cleanText = (text: string): string =>
  text
    .replace(blocks, ' ')
    .replace(tags, '')
    .replace(entities, decoded)
    .replaceAll('\u00AD', '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC')

/** An ability as a phrase of its own: in the source they are one enumeration. */
export const phraseOf = (text: string): string =>
  cleanText(text)
    .replace(/(?:,\s*(?:och|samt)|\s+(?:och|samt)|[,;.])$/u, '')
    .trim()

const heading =
  /^(?:Betygskriterier för betyget ([A-F]) i slutet av årskurs (\d+)|Kriterier för bedömning av godtagbara kunskaper i slutet av årskurs (\d+))\s*(?=\p{Lu})/u

/** A criterion without the heading that is glued to it, which has to agree with where the criterion stands; else what is wrong. */
export function splitCriterion(text: string, year: number | null, step: string | null): { text: string } | { problem: string } {
  const [found = '', graded, gradedYear, acceptableYear] = heading.exec(text) ?? []
  const rest = text.slice(found.length)
  if (found === '') return { text }
  const says = `the heading is of ${graded ?? 'acceptable knowledge'} after year ${gradedYear ?? acceptableYear}`
  if ((graded ?? null) !== step || Number(gradedYear ?? acceptableYear) !== year)
    return { problem: `${says}, and it stands among ${step ?? 'acceptable knowledge'} after year ${year ?? 'none'}` }
  return { text: rest }
}

interface Listed {
  /** What the source has as the heading of a part; empty before the first. */
  readonly area: string
  readonly text: string
}

const parts = /<(h[1-6]|li|p)\b[^<>]*>([\s\S]*?)<\/\1>/gi
// A paragraph that is nothing but bold or italic is a heading in the syllabuses of upper secondary school.
const emphasis = /^\s*<(strong|em|b|i)\b[^<>]*>[\s\S]*<\/\1>\s*$/i

/** The items of a list, each under its heading; where there is no list, the paragraphs. */
export function listedIn(html: string): Listed[] {
  const isList = /<li\b/i.test(html)
  const listed: Listed[] = []
  let area = ''
  for (const [, tag = '', inner = ''] of html.matchAll(parts)) {
    const text = cleanText(inner)
    if (text === '') continue
    if (tag.toLowerCase().startsWith('h') || (tag.toLowerCase() === 'p' && emphasis.test(inner))) area = text
    else if (!isList || tag.toLowerCase() === 'li') listed.push({ area, text })
  }
  return listed
}

/** What leads up to a list, without it. */
export const beforeList = (html: string): string => cleanText(html.replace(/<(ul|ol)\b[^<>]*>[\s\S]*?<\/\1>/gi, ' '))
