import { international, streets, swedish } from './names.ts'
import type { Adult, Home, Pupil, Sex } from './people.ts'
import { seeded, type Random } from '../../shared/random.ts'
import { storyAdults, storyPupils } from './stories.ts'
import { places, type Place } from './units.ts'

interface Family {
  readonly name: string
  readonly locality: Home['locality']
  readonly speaksSwedishAtHome: boolean
  readonly adults: readonly [Adult, ...Adult[]]
  readonly levels: number[]
}

interface Draw {
  readonly random: Random
  readonly families: Family[]
  readonly pupils: Pupil[]
}

/** Each home is drawn once, so that only a household shares an address. */
function homeAt(index: number, locality: Home['locality']): Home {
  const names = streets[locality]
  return { street: `${names[index % names.length]} ${1 + Math.floor(index / names.length)}`, locality }
}

// Young children have young parents. The year does not follow `today`: a re-seed keeps everyone's parents.
const parentOf = (level: number, random: Random) => 1992 - Math.round(level * 1.1) - random.below(7)

function newFamily(place: Place, level: number, { random, families }: Draw): Family {
  const speaksSwedishAtHome = random.chance(80)
  const names = speaksSwedishAtHome ? swedish : international
  const locality = place.unit === 'sjoviken' || (place.unit === 'smultronet' && random.chance(25)) ? 'Sjövik' : 'Ekhamra'
  const name = random.pick(names.families)
  const home = homeAt(families.length * 2, locality)
  const guardian = (number: number, sex: Sex, lives: Home, familyName: string): Adult => ({
    key: `family/${families.length}/${number}`,
    familyName,
    sex,
    home: lives,
    born: parentOf(level, random),
    givenName: random.pick(sex === 'KVINNA' ? names.women : names.men),
  })
  const first = guardian(1, random.chance(92) ? 'KVINNA' : 'MAN', home, name)
  const livesApart = random.chance(20)
  const otherName = random.chance(livesApart ? 80 : 35) ? random.pick(names.families) : name
  const otherSex = random.chance(96) === (first.sex === 'KVINNA') ? 'MAN' : 'KVINNA'
  const second = guardian(2, otherSex, livesApart ? homeAt(families.length * 2 + 1, locality) : home, otherName)
  const family: Family = {
    name,
    locality,
    speaksSwedishAtHome,
    levels: [],
    adults: random.chance(88) ? [first, second] : [first],
  }
  families.push(family)
  return family
}

function familyFor(place: Place, level: number, draw: Draw): Family {
  const isNear = ({ locality }: Family) => place.unit === 'smultronet' || (locality === 'Sjövik') === (place.unit === 'sjoviken')
  const fits = (family: Family) =>
    isNear(family) && family.levels.length < 3 && family.levels.every((other) => Math.abs(other - level) >= 2)
  const candidates = draw.families.filter(fits)
  return draw.random.chance(55) && candidates.length > 0 ? draw.random.pick(candidates) : newFamily(place, level, draw)
}

function drawPupil(place: Place, number: number, draw: Draw): Pupil {
  const { random } = draw
  const level = place.levels[number % place.levels.length] ?? place.joinedAt
  const family = familyFor(place, level, draw)
  const sex = number % 2 === 0 ? 'KVINNA' : 'MAN'
  const names = family.speaksSwedishAtHome ? swedish : international
  family.levels.push(level)
  return {
    key: `${place.key}/${number}`,
    familyName: family.name,
    sex,
    level,
    place: place.key,
    givenName: random.pick(sex === 'KVINNA' ? names.girls : names.boys),
    home: family.adults[0].home,
    dayOfYear: 1 + random.below(365),
    consents: random.chance(70),
    afterSchool: random.chance(85),
    speaksSwedishAtHome: family.speaksSwedishAtHome,
    responsibles: family.adults.map(({ key }) => ({ adult: key })),
    isNewlyArrived: !family.speaksSwedishAtHome && random.chance(8),
  }
}

/** Everyone's children and guardians, the same whatever the date: their ages and years follow when rows are written. */
export function drawFamilies(): { adults: readonly Adult[]; pupils: readonly Pupil[] } {
  const draw: Draw = { random: seeded(999), families: [], pupils: [...storyPupils] }
  for (const place of places) {
    const named = storyPupils.filter((one) => one.place === place.key && one.leftDaysAgo === undefined).length
    for (let number = named; number < place.size; number += 1) draw.pupils.push(drawPupil(place, number, draw))
  }
  return { adults: [...storyAdults, ...draw.families.flatMap(({ adults }) => adults)], pupils: draw.pupils }
}
