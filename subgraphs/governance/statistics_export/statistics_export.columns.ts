import type { StatisticsColumn, StatisticsContent } from '../governance.generated.ts'

type Meaning = readonly [name: string, kind: StatisticsColumn['kind'], meaning: string, meaningSv: string, values?: string]

const column = ([name, kind, meaning, meaningSv, values = '']: Meaning): StatisticsColumn => ({
  name,
  kind,
  meaning,
  meaningSv,
  values: values === '' ? null : values,
})

const place: readonly Meaning[] = [
  ['place_kind', 'TEXT', 'What the figure is of.', 'Vad uppgiften gäller.', 'UNIT AREA AUTHORITY MUNICIPALITY COUNTY NATION'],
  [
    'place_code',
    'TEXT',
    'School unit code, organisation number, municipality or county code, SE.',
    'Skolenhetskod, organisationsnummer, kommunkod, länskod eller SE.',
  ],
  ['place_name', 'TEXT', 'Its name.', 'Namnet.'],
]
const kpi: readonly Meaning[] = [
  ['kpi_code', 'TEXT', 'The code of the key figure.', 'Nyckeltalets kod.'],
  ['kpi_name', 'TEXT', 'Its name in the language of the export.', 'Nyckeltalets namn på utdragets språk.'],
  [
    'period',
    'TEXT',
    'School year, term, year, month or day.',
    'Läsår, termin, kalenderår, månad eller dag.',
    '2024/25 2024/25 HT 2025 2025-10 2025-10-15',
  ],
  ['gender', 'TEXT', 'Whose results.', 'Kön.', 'ALL GIRLS BOYS'],
]
const unitOfMeasure: Meaning = [
  'unit_of_measure',
  'TEXT',
  'The unit of measure of value and target.',
  'Enhet för värde och mål.',
  'ANTAL PROCENT POANG KRONOR TIMMAR KVOT',
]

/** What stands in each row of an export: the one list that files, the API and the dictionary are made from. */
export const columnsOf: Readonly<Record<StatisticsContent, readonly StatisticsColumn[]>> = {
  VALUES: [
    ...place,
    ...kpi,
    ['school_type', 'TEXT', 'Of pupils in this school type; empty for all.', 'Skolform; tomt för alla.'],
    ['school_year', 'NUMBER', 'Of pupils in this school year; empty for all.', 'Årskurs; tomt för alla.', '0 to 13'],
    [
      'subject_code',
      'TEXT',
      'In this subject; empty where it is not of one.',
      'Ämneskod; tomt om uppgiften inte gäller ett ämne.',
    ],
    [
      'value',
      'NUMBER',
      'The figure; empty where it is hidden or missing, which is not zero.',
      'Värdet; tomt om det är skyddat eller saknas, vilket inte är noll.',
    ],
    [
      'kind',
      'TEXT',
      'Whether there is a figure, it is hidden, or there is none.',
      'Om det finns ett värde, om det är skyddat eller om det saknas.',
      'VALUE SUPPRESSED MISSING',
    ],
    [
      'is_nearly_all',
      'BOOLEAN',
      'Whether 100 stands for a share of 100 or a little below (~100).',
      'Om 100 står för en andel på 100 eller strax under (~100).',
      'true false',
    ],
    [
      'contributing_count',
      'NUMBER',
      'How many persons it is of; empty where the source does not tell.',
      'Antal personer bakom värdet; tomt om källan inte anger det.',
    ],
    ['reason', 'TEXT', 'Why there is no figure.', 'Varför värde saknas.'],
    ['status', 'TEXT', 'Whether it can be expected to change.', 'Om värdet väntas ändras.', 'PRELIMINARY FINAL'],
    ['as_of', 'DATE', 'The day on which it was true.', 'Dagen då uppgiften gällde.'],
    ['imported_at', 'INSTANT', 'When it came here.', 'När uppgiften kom hit.'],
    ['source', 'TEXT', 'Where it comes from.', 'Källa.'],
    ['target', 'NUMBER', 'What the place aims at; empty without a target.', 'Målvärde; tomt om det inte finns något mål.'],
    unitOfMeasure,
    [
      'value_id',
      'TEXT',
      'The identity of the value. The one of the last row goes on where an export was cut off: ?after=<value_id>.',
      'Värdets identitet. Den sista radens fortsätter ett avbrutet utdrag: ?after=<value_id>.',
    ],
  ].map((one) => column(one as unknown as Meaning)),
  SUMMARY: [
    [
      'by',
      'TEXT',
      'What the units are put together by.',
      'Vad enheterna är sammanställda efter.',
      'MUNICIPALITY COUNTY AUTHORITY AUTHORITY_TYPE AREA NATION',
    ],
    ...place,
    ...kpi,
    [
      'value',
      'NUMBER',
      'What is told of its units together; empty where nothing is told.',
      'Enheternas redovisade värden sammanvägda; tomt om inget är redovisat.',
    ],
    ['is_approximate', 'BOOLEAN', 'Whether some of it is nearly all (~100).', 'Om något ingående värde är ~100.', 'true false'],
    ['is_complete', 'BOOLEAN', 'Whether every unit is in it.', 'Om alla enheter ingår.', 'true false'],
    ['place_count', 'NUMBER', 'How many units have the key figure.', 'Antal enheter med nyckeltalet.'],
    ['hidden_count', 'NUMBER', 'How many of them are hidden.', 'Antal skyddade.'],
    ['missing_count', 'NUMBER', 'How many have no figure, or none that can be weighed.', 'Antal utan värde, eller utan vikt.'],
    ['difference_to_nation', 'NUMBER', 'Less the same of all units of the country.', 'Skillnad mot rikets enheter.'],
    ['rank', 'NUMBER', 'Its place among the rows, the best first.', 'Placering bland raderna, bäst först.'],
    unitOfMeasure,
  ].map((one) => column(one as unknown as Meaning)),
}
