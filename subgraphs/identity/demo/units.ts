export const authority = {
  organisationNumber: '2120009999',
  displayName: 'Ekhamra kommun',
  municipalityCode: '0999',
} as const

/** The levels between the authority and its units: what is below which. */
export const levels = [
  { key: 'forvaltning', displayName: 'Barn- och utbildningsförvaltningen', organisationType: 'FORVALTNING', parent: null },
  { key: 'sjoviken', displayName: 'Sjöviken', organisationType: 'SKOLA', parent: 'forvaltning' },
] as const

export type LevelKey = (typeof levels)[number]['key']

const unit = <Key extends string>(key: Key, code: string, displayName: string, schoolTypes: string[], entryLevel: number) => ({
  key,
  code,
  displayName,
  schoolTypes,
  entryLevel,
})

/** The school units, with the level their pupils begin at and whether classmates see each other's names. */
export const units = [
  { ...unit('bjorkskolan', '99990001', 'Björkskolan', ['FKLASS', 'GR', 'FTH'], 0), showsClassLists: true },
  { ...unit('ekhamraskolan', '99990002', 'Ekhamraskolan', ['GR', 'VUXGR'], 4), showsClassLists: true },
  { ...unit('sjoviken', '99990003', 'Sjövikens skola', ['FKLASS', 'GR', 'FTH'], 0), showsClassLists: false },
  { ...unit('smultronet', '99990004', 'Förskolan Smultronet', ['FS'], -5), showsClassLists: false },
] as const

/** What each unit is directly below; the förvaltning unless said. */
export const schoolOf: Readonly<Partial<Record<UnitKey, LevelKey>>> = { sjoviken: 'sjoviken' }

export type UnitKey = (typeof units)[number]['key']

/** A class or department: where a pupil belongs. */
export interface Place {
  readonly key: string
  readonly unit: UnitKey
  readonly name: string
  readonly groupType: 'KLASS' | 'AVDELNING' | 'UNDERVISNING'
  readonly schoolType: 'FS' | 'FKLASS' | 'GR' | 'VUXGR'
  /** Its levels, the lowest first. */
  readonly levels: readonly number[]
  /** The level at which pupils join it. */
  readonly joinedAt: number
  readonly size: number
}

const placeAt = (unit: UnitKey, name: string, levels: readonly number[], size: number, more: Partial<Place> = {}): Place => {
  const lowest = Math.min(...levels)
  const schoolType = lowest < 0 ? 'FS' : levels.every((level) => level === 0) ? 'FKLASS' : 'GR'
  const groupType = lowest < 0 ? 'AVDELNING' : 'KLASS'
  return { key: `${unit}/${name}`, unit, name, levels, size, schoolType, groupType, joinedAt: lowest, ...more }
}

const b = (level: number) => placeAt('bjorkskolan', `${level}A`, [level], 12, { joinedAt: 1 })
const e = (name: string, size: number) => placeAt('ekhamraskolan', name, [Number.parseInt(name, 10)], size, { joinedAt: 4 })

export const places: readonly Place[] = [
  placeAt('bjorkskolan', 'FA', [0], 12),
  b(1),
  b(2),
  b(3),
  b(4),
  b(5),
  b(6),
  e('4A', 15),
  e('5A', 15),
  e('6A', 14),
  e('7A', 20),
  e('7B', 12),
  e('8A', 16),
  e('9A', 16),
  placeAt('ekhamraskolan', 'Komvux', [10], 1, { groupType: 'UNDERVISNING', schoolType: 'VUXGR', joinedAt: 9 }),
  placeAt('sjoviken', 'F-1', [0, 1], 13),
  placeAt('sjoviken', '2-3', [2, 3], 13),
  placeAt('sjoviken', '4-6', [4, 5, 6], 19),
  placeAt('sjoviken', '7-9', [7, 8, 9], 20),
  placeAt('smultronet', 'Blåsippan', [-5, -4], 10),
  placeAt('smultronet', 'Vitsippan', [-3], 14),
  placeAt('smultronet', 'Gullvivan', [-2, -1], 18),
]

/** After-school care, for pupils of the unit up to year 3. */
export const afterSchool = [
  { key: 'bjorkskolan/Eken', unit: 'bjorkskolan', name: 'Fritids Eken' },
  { key: 'sjoviken/Vassen', unit: 'sjoviken', name: 'Fritids Vassen' },
] as const satisfies readonly { key: string; unit: UnitKey; name: string }[]

/** Teaching groups gather pupils across or within classes: who, said of a pupil's number in the class. */
export interface TeachingGroup {
  readonly unit: UnitKey
  readonly name: string
  readonly classes: readonly string[]
  readonly takes: (position: number, speaksSwedishAtHome: boolean) => boolean
}

const even = (position: number) => position % 2 === 0
const odd = (position: number) => position % 2 === 1

export const teachingGroups: readonly TeachingGroup[] = [
  { unit: 'ekhamraskolan', name: 'Spanska 7', classes: ['7A', '7B'], takes: even },
  { unit: 'ekhamraskolan', name: 'Tyska 7', classes: ['7A', '7B'], takes: odd },
  { unit: 'ekhamraskolan', name: 'Spanska 8-9', classes: ['8A', '9A'], takes: even },
  { unit: 'ekhamraskolan', name: 'Tyska 8-9', classes: ['8A', '9A'], takes: odd },
  { unit: 'ekhamraskolan', name: 'Slöjd 7A:1', classes: ['7A'], takes: (position) => position < 10 },
  { unit: 'ekhamraskolan', name: 'Slöjd 7A:2', classes: ['7A'], takes: (position) => position >= 10 },
  {
    unit: 'ekhamraskolan',
    name: 'Svenska som andraspråk 7-9',
    classes: ['7A', '7B', '8A', '9A'],
    takes: (_, speaksSwedishAtHome) => !speaksSwedishAtHome,
  },
]
