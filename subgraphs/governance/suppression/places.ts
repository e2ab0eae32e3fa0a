/** Where something is counted: a school unit, or what lies above units and has what its parts have. */
export interface Place {
  readonly id: string
  /** Empty for a unit. */
  readonly parts: readonly Place[]
}

/** A place and everything in it, what lies above before what lies below. */
export const everyPlace = (place: Place): readonly Place[] => [place, ...place.parts.flatMap(everyPlace)]

/** The units of a place; a unit is its own. */
export const unitsOf = (place: Place): readonly Place[] => (place.parts.length === 0 ? [place] : place.parts.flatMap(unitsOf))

/** Whether a place is another one or lies in it. */
export const isWithin = (place: Place, whole: Place): boolean =>
  place === whole || whole.parts.some((part) => isWithin(place, part))

/**
 * What can be told apart in one told place: its units that no told place below has, and the told places right below it. All
 * bricks of what is told are disjoint, and whatever can be computed from it is made of whole ones.
 */
export interface Brick {
  readonly place: Place
  readonly units: readonly Place[]
  readonly below: readonly Place[]
}

/** The brick of a place, where these places are told. */
export function brickOf(place: Place, told: ReadonlySet<string>): Brick {
  const units: Place[] = []
  const below: Place[] = []
  const walk = (one: Place): void => {
    if (one !== place && told.has(one.id)) below.push(one)
    else if (one.parts.length === 0) units.push(one)
    else one.parts.forEach(walk)
  }
  walk(place)
  return { place, units, below }
}

/** The bricks of a tree, what lies above before what lies below. */
export const bricksOf = (root: Place, told: ReadonlySet<string>): readonly Brick[] =>
  everyPlace(root).flatMap((place) => (told.has(place.id) ? [brickOf(place, told)] : []))

/** Which place tells of a unit: the nearest told one above it, itself included. Units that none tells of are not in it. */
export const tellersOf = (root: Place, told: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(bricksOf(root, told).flatMap(({ place, units }) => units.map(({ id }) => [id, place.id] as const)))
