import type { Random } from '../../../shared/random.ts'
import { international, swedish } from '../names.ts'
import type { Sex } from '../people.ts'
import type { ClassPlan } from './unit.ts'

export interface Grown {
  readonly key: string
  readonly givenName: string
  readonly familyName: string
  readonly sex: Sex
  readonly born: number
  /** The number of their home among the unit's. */
  readonly home: number
}

export interface Child extends Omit<Grown, 'born'> {
  readonly clas: ClassPlan
  readonly level: number
  readonly dayOfYear: number
  readonly isAfterSchool: boolean
  readonly half: 0 | 1
  readonly guardians: readonly string[]
}

interface Family {
  readonly names: typeof swedish
  readonly adults: readonly [Grown, ...Grown[]]
  readonly levels: number[]
}

// Young children have young parents, whenever the seed is run.
const bornBefore = (level: number, random: Random) => 1992 - level - random.below(8)

function newFamily(key: string, home: number, level: number, random: Random): Family {
  const names = random.chance(80) ? swedish : international
  const familyName = random.pick(names.families)
  const adult = (number: number, sex: Sex, familyName: string, home: number): Grown => ({
    key: `${key}/${number}`,
    givenName: random.pick(sex === 'KVINNA' ? names.women : names.men),
    ...{ familyName, sex, home, born: bornBefore(level, random) },
  })
  const sex = random.chance(90) ? 'KVINNA' : 'MAN'
  const first = adult(1, sex, familyName, home)
  if (random.chance(12)) return { names, adults: [first], levels: [] }
  const livesApart = random.chance(22)
  const otherName = random.chance(livesApart ? 80 : 30) ? random.pick(names.families) : familyName
  const other = adult(2, random.chance(96) === (sex === 'KVINNA') ? 'MAN' : 'KVINNA', otherName, livesApart ? home + 1 : home)
  return { names, adults: [first, other], levels: [] }
}

/** The children and guardians of a unit: two guardians mostly, some of them apart, and brothers and sisters in other years. */
export function drawUnit(unit: string, classes: readonly ClassPlan[], random: Random) {
  const families: Family[] = []
  const familyFor = (level: number) => {
    const fits = ({ levels }: Family) => levels.length < 3 && levels.every((other) => Math.abs(other - level) >= 2)
    const known = families.length > 0 && random.chance(45) ? random.pick(families) : undefined
    if (known && fits(known)) return known
    const family = newFamily(`${unit}/family ${families.length + 1}`, families.length * 2, level, random)
    families.push(family)
    return family
  }
  const child = (clas: ClassPlan, number: number): Child => {
    const family = familyFor(clas.level)
    family.levels.push(clas.level)
    const [{ familyName, home }] = family.adults
    const sex = random.chance(50) ? 'KVINNA' : 'MAN'
    const givenName = random.pick(sex === 'KVINNA' ? family.names.girls : family.names.boys)
    return {
      ...{ key: `${clas.key}/${number + 1}`, clas, level: clas.level, givenName, familyName, sex, home },
      dayOfYear: 1 + random.below(365),
      isAfterSchool: clas.level <= 3 && random.chance(80),
      half: number * 2 < clas.size ? 0 : 1,
      guardians: family.adults.map(({ key }) => key),
    }
  }
  const children = classes.flatMap((clas) => Array.from({ length: clas.size }, (_, number) => child(clas, number)))
  return { children, adults: families.flatMap(({ adults }) => adults) }
}
