/** A class of a big municipality. */
export interface ClassPlan {
  readonly key: string
  readonly name: string
  /** The school year, 0 for the preschool class. */
  readonly level: number
  readonly size: number
  /** The keys of who look after it. */
  readonly mentors: readonly string[]
}

/** A subject taught by somebody to a class, or to one of its halves. */
export interface ActivityPlan {
  readonly key: string
  readonly displayName: string
  readonly groupKey: string
  readonly teacherKey: string
}

/** What a unit of a big municipality is to be: people and their names are drawn from it, always the same. */
export interface UnitPlan {
  readonly key: string
  readonly code: string
  readonly displayName: string
  readonly classes: readonly ClassPlan[]
  readonly activities: readonly ActivityPlan[]
}

export const municipality = {
  organisationNumber: '2120009889',
  displayName: 'Lövhamra kommun',
  municipalityCode: '0988',
} as const

/** The halves of a class, in which some subjects are taught. */
export const halvesOf = (key: string): readonly [string, string] => [`${key}:1`, `${key}:2`]
