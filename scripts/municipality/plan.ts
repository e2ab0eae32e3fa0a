import type { UnitPlan } from '../../subgraphs/identity/demo/municipality/unit.ts'
import { UserError } from '../../subgraphs/shared/user-error.ts'
import { teachingOf, type TaughtPlan } from './teaching.ts'

const unitSize = 600
const classSize = 25
const [fewest, most] = [100, 16_000]

const names = `Alm Ask Asp Bok Ek Gran Hassel Hägg Idegrans Kastanje Lind Lärk Lönn Olvon Oxel Pil Poppel Rönn Slån Sälg Tall Videts
  Violens Ängs Åker Ljung Vass Havtorns`.split(/\s+/) // prettier-ignore

export interface Unit extends UnitPlan {
  readonly pupils: number
  readonly taught: readonly TaughtPlan[]
}

/** How many pupils were asked for. @throws UserError for what is no such number. */
export function pupilsAsked(text: string): number {
  const pupils = Number(text)
  if (/^\d+$/.test(text) && pupils >= fewest && pupils <= most) return pupils
  throw new UserError(`--pupils is "${text}": give a whole number from ${fewest} to ${most}.`)
}

/** As many classes as it takes, over the preschool class and the nine years. */
function classesOf(unit: string, pupils: number) {
  const count = Math.ceil(pupils / classSize)
  const levels = Array.from({ length: count }, (_, at) => Math.floor((at * 10) / count))
  return levels.map((level, at) => {
    const name = `${level || 'F'}${String.fromCharCode(65 + at - levels.indexOf(level))}`
    return { key: `${unit}/${name}`, name, level, size: Math.floor((pupils + at) / count) }
  })
}

function unitOf(number: number, pupils: number): Unit {
  const key = `lovhamra/${number}`
  const { taught, classes } = teachingOf(key, classesOf(key, pupils))
  const activities = [...new Map(taught.map(({ slot: _, room: __, ...activity }) => [activity.key, activity])).values()]
  const code = `9888${String(number).padStart(4, '0')}`
  return { key, code, displayName: `${names[number - 1]}skolan`, pupils, classes, activities, taught }
}

/** Units of 600 pupils, and a smaller last one or a larger. However many are asked for, those of 600 are the same. */
export function unitsOf(pupils: number): Unit[] {
  const count = Math.max(1, Math.floor(pupils / unitSize) + (pupils % unitSize < fewest ? 0 : 1))
  return Array.from({ length: count }, (_, at) => unitOf(at + 1, at < count - 1 ? unitSize : pupils - unitSize * (count - 1)))
}
