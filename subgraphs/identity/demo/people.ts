export type Sex = 'KVINNA' | 'MAN'
export type Marking = 'SEKRETESSMARKERING' | 'SKYDDAD_FOLKBOKFORING'

export interface Home {
  readonly street: string
  readonly locality: 'Ekhamra' | 'Sjövik'
}

export interface Someone {
  readonly key: string
  readonly givenName: string
  readonly familyName: string
  readonly sex: Sex
  readonly home: Home
  readonly marking?: Marking
}

export interface Adult extends Someone {
  readonly born: number
}

export interface Responsibility {
  readonly adult: string
  readonly relationType?: 'VARDNADSHAVARE' | 'GOD_MAN'
  readonly isBlocked?: boolean
  readonly adultConsent?: boolean
}

/** A pupil without dates: how old they are follows from the level, and the level from the school year. */
export interface Pupil extends Someone {
  /** The key of the class or department. */
  readonly place: string
  /** The school year, 0 for the preschool class and below it for the preschool. */
  readonly level: number
  readonly dayOfYear: number
  readonly consents: boolean
  readonly afterSchool: boolean
  readonly speaksSwedishAtHome: boolean
  readonly responsibles: readonly Responsibility[]
  /** Older than the class: the age they reach this calendar year. */
  readonly age?: number
  readonly isNewlyArrived?: boolean
  readonly leftDaysAgo?: number
}
