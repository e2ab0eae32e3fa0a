/** A column of figures: what it measures, of whom, and how large it may be. */
export interface FigureColumn {
  readonly title: string
  readonly kpiCode: string
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly max: number | null
  readonly isWhole: boolean
  /** Whether ~100 has a meaning in it. */
  readonly isNearlyAllAllowed: boolean
}

/** The columns that say what a line is of. */
export const keyColumns = [
  'unitName',
  'unitCode',
  'municipalityName',
  'municipalityCode',
  'authorityType',
  'authorityName',
  'organisationNumber',
] as const
export type KeyColumn = (typeof keyColumns)[number]

/** A table of Skolverket's, as data: by units, or by municipalities where no line has a unit, or of the nation. */
export interface SkolverketTable {
  readonly name: string
  /** What the lines above the table say that it is. */
  readonly subject: string
  readonly source: string
  readonly keys: Readonly<Partial<Record<KeyColumn, string>>>
  readonly figures: readonly FigureColumn[]
}

const ofAll = { gender: 'ALL', max: 100, isWhole: false, isNearlyAllAllowed: false } as const

/** Final grades in year 9 by school unit: counts all pupils together, without columns for girls and boys. */
export const year9Grades = {
  name: 'year9-grades',
  subject: 'Slutbetyg årskurs 9, samtliga elever',
  source: 'Skolverket, slutbetyg årskurs 9',
  keys: {
    unitName: 'Skola',
    unitCode: 'Skol-enhetskod',
    municipalityName: 'Skolkommun',
    municipalityCode: 'Kommun-kod',
    authorityType: 'Typ av huvudman',
    authorityName: 'Huvudman',
    organisationNumber: 'Huvudman orgnr',
  },
  figures: [
    { ...ofAll, title: 'Antal elever', kpiCode: 'skolverket.year9.pupils', max: null, isWhole: true },
    {
      ...ofAll,
      title: 'Andel (%) elever som uppfyllt betygskriterierna i alla ämnen',
      kpiCode: 'skolverket.year9.allCriteriaShare',
    },
    // The file's legend gives ~100 a meaning in this column alone: 1 to 4 pupils are not eligible.
    {
      ...ofAll,
      title: 'Andel (%) elever behöriga till yrkesprog.',
      kpiCode: 'skolverket.year9.eligibleShare',
      isNearlyAllAllowed: true,
    },
    { ...ofAll, title: 'Genomsnittligt meritvärde (17 ämnen)', kpiCode: 'skolverket.year9.meritValue', max: 340 },
  ],
} as const satisfies SkolverketTable

/** The tables there is a description of, by name; others are described in a file. */
export const skolverketTables: Readonly<Record<string, SkolverketTable>> = { [year9Grades.name]: year9Grades }
