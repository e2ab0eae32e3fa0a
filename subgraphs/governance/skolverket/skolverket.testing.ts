import { FileRefused, readYear9Table } from './skolverket.parser.ts'

export const title = {
  code: 'Skol-enhetskod',
  municipality: 'Kommun-kod',
  type: 'Typ av huvudman',
  authority: 'Huvudman',
  number: 'Huvudman orgnr',
  pupils: 'Antal elever',
  allCriteria: 'Andel (%) elever som uppfyllt betygskriterierna i alla ämnen',
  eligible: 'Andel (%) elever behöriga till yrkesprog.',
  merit: 'Genomsnittligt meritvärde (17 ämnen)',
}

/** Lines 1 to 6 stand above the units, 7 to 11 are units, 12 is empty, 13 begins the legend. */
export const table = [
  'Statistik från Skolverket, https://www.skolverket.se;;;;;;;;;;',
  ';;;;;;;;;;',
  'Grundskola - Slutbetyg årskurs 9, samtliga elever;;;;;;;;;;',
  'Valt läsår: 2024/25;;;;;;;;;;',
  ';;;;;;;;;;',
  ['Skola', title.code, 'Skolkommun', ...Object.values(title).slice(1)].join(';'),
  'Sjöskolan;10000001;Ekköping;0999;Kommunal;Ekköpings kommun;2120000001;102;67,5;~100;229,1',
  'Åskolan;10000002;Ekköping;0999;Kommunal;Ekköpings kommun;2120000001;..;.;..;..',
  'Friskolan Lärkan;10000003;Ekköping;0999;Enskild;Lärkan AB;5560000001;1 020;100;0;0',
  'Förbundsskolan;10000004;Ekköping;0999;Kommunal;Ekbygdens Kommunalförbund;2220000001;14;..;92,9;340',
  'Bergskolan;10000005;Granby;0998;Kommunal;Granby kommun;2120000002;41;73,2;85,4;201',
  ';;;;;;;;;;',
  'Rapportbeskrivning och definitioner etc.  ;;;;;;;;;;',
  'Antal elever;Elever som "avslutat årskurs 9;;;;;;;;;',
]

export const text = (lines: readonly string[] = table) => `\uFEFF${lines.join('\n')}\n`
export const bytes = (content: string) => new TextEncoder().encode(content)
export const read = (content: string) => readYear9Table(bytes(content))

/** The table with one piece of one line replaced. */
export function withLine(line: number, from: string | RegExp, to: string, lines: readonly string[] = table): string[] {
  const changed = lines.map((each, at) => (at === line - 1 ? each.replace(from, () => to) : each))
  if (changed.join() === lines.join()) throw new Error(`nothing on line ${line} matches ${from}`)
  return changed
}

export const without = (...numbers: number[]) => table.filter((_, at) => !numbers.includes(at + 1))

export function refusal(content: Uint8Array): FileRefused {
  try {
    readYear9Table(content)
  } catch (error) {
    if (error instanceof FileRefused) return error
    throw error
  }
  throw new Error('the file was not refused')
}

export const problems = (lines: readonly string[]) => refusal(bytes(text(lines))).problems
