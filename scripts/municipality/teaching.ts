import type { ClassPlan } from '../../subgraphs/identity/demo/municipality/unit.ts'
import { halvesOf } from '../../subgraphs/identity/demo/municipality/unit.ts'

// The lessons of a day, those of a week, and how many seats of teachers share the classes of a team.
const lessonsADay = 6
const slots = 5 * lessonsADay
const seats = 5

/** The day of a lesson of the week: 1 for Monday. */
export const weekdayOf = (slot: number) => 1 + Math.floor(slot / lessonsADay)

type Stage = 'low' | 'middle' | 'high'

// What each seat teaches a class in its six lessons of the week. `A/B`: the halves of the class have one each, and the other the next
// time; `A|B`: they have one each always.
const blueprints: Readonly<Record<Stage, readonly (readonly string[])[]>> = {
  low: [
    ['Svenska', 'Svenska', 'Svenska', 'Svenska', 'Svenska/Matematik', 'Svenska/Matematik'],
    ['Matematik', 'Matematik', 'Matematik', 'Matematik', 'NO/Bild', 'NO/Bild'],
    ['SO', 'SO', 'SO', 'Engelska', 'Slöjd/Musik', 'Slöjd/Musik'],
    ['Idrott och hälsa', 'Idrott och hälsa', 'Idrott och hälsa', 'Bild', 'Musik', 'Svenska'],
    ['NO', 'NO', 'Svenska', 'Svenska', 'Teknik/Matematik', 'Teknik/Matematik'],
  ],
  middle: [
    ['Svenska', 'Svenska', 'Svenska', 'Svenska', 'Svenska/Engelska', 'Svenska/Engelska'],
    ['Matematik', 'Matematik', 'Matematik', 'Matematik', 'Matematik/Teknik', 'Matematik/Teknik'],
    ['NO', 'NO', 'NO/Bild', 'NO/Bild', 'NO/Musik', 'NO/Musik'],
    ['SO', 'SO', 'SO', 'SO', 'Idrott och hälsa', 'Idrott och hälsa'],
    ['Engelska', 'Engelska', 'Engelska', 'Bild', 'Slöjd/Hem- och konsumentkunskap', 'Slöjd/Hem- och konsumentkunskap'],
  ],
  high: [
    ['Svenska', 'Svenska', 'Svenska', 'Engelska', 'Engelska', 'Engelska'],
    ['Matematik', 'Matematik', 'Matematik', 'Matematik', 'Matematik/Teknik', 'Matematik/Teknik'],
    ['NO', 'NO', 'NO/Bild', 'NO/Bild', 'NO/Musik', 'NO/Musik'],
    ['SO', 'SO', 'SO', 'SO', 'Idrott och hälsa', 'Idrott och hälsa'],
    ['Spanska|Tyska', 'Spanska|Tyska', 'Spanska|Tyska', 'Spanska|Tyska', 'Slöjd/Hem- och konsumentkunskap', 'Slöjd/Hem- och konsumentkunskap'],
  ],
} // prettier-ignore

// The younger ones go home an hour earlier on some days.
const free: Readonly<Record<Stage, readonly number[]>> = { low: [5, 17, 29], middle: [29], high: [] }

const stageOf = ({ level }: { readonly level: number }): Stage => (level <= 3 ? 'low' : level <= 6 ? 'middle' : 'high')

/** A lesson of every week. `slot` counts the lessons of the week from Monday's first. */
export interface TaughtPlan {
  readonly key: string
  readonly displayName: string
  readonly groupKey: string
  readonly teacherKey: string
  readonly slot: number
  readonly room: string
}

interface Place {
  readonly clas: Omit<ClassPlan, 'mentors'>
  readonly team: string
  readonly room: string
  readonly gym: string
  /** How many share what a seat teaches to whole classes. */
  readonly sharing: number
}

interface Entry {
  readonly seat: number
  readonly slot: number
  readonly text: string
  /** How often the seat has had the halves of the class before in the week. */
  readonly turn: number
}

function teacherOf({ team, sharing }: Place, { seat }: Entry, subject: string, texts: readonly string[]): string {
  const subjects = [...new Set(texts.map((text) => text.split(/[/|]/)[0]!))]
  return `${team}/${seat}/${subjects.indexOf(subject) % sharing}`
}

function wholeClass(place: Place, entry: Entry, texts: readonly string[]): TaughtPlan[] {
  const { clas, gym, room } = place
  const { seat, slot, text: subject } = entry
  const teacherKey = teacherOf(place, entry, subject, texts)
  const where = subject.startsWith('Idrott') ? gym : `Sal ${room}`
  const key = `${clas.key}/${subject}/${seat}`
  return [{ key, displayName: `${subject} ${clas.name}`, groupKey: clas.key, teacherKey, slot, room: where }]
}

function halves(place: Place, entry: Entry, texts: readonly string[]): TaughtPlan[] {
  const { clas, room, team } = place
  const [first = '', second = ''] = entry.text.split(/[/|]/)
  const swaps = entry.text.includes('/') && entry.turn % 2 === 1
  const of = (subject: string, half: number, teacherKey: string, where: string): TaughtPlan => ({
    key: `${clas.key}/${subject}/${entry.seat}:${half + 1}`,
    displayName: `${subject} ${clas.name}:${half + 1}`,
    groupKey: halvesOf(clas.key)[half]!,
    teacherKey,
    slot: entry.slot,
    room: where,
  })
  return [
    of(first, swaps ? 1 : 0, teacherOf(place, entry, first, texts), `Sal ${room}`),
    of(second, swaps ? 0 : 1, `${team}/${entry.seat}/halves`, `Grupprum ${room}`),
  ]
}

/**
 * The week of a class. In each lesson of it the seats of a team have one class each, and in the next lesson the class after it: so no
 * teacher is in two places, however many classes there are.
 */
function weekOf(place: Place, number: number): TaughtPlan[] {
  const stage = stageOf(place.clas)
  const used = new Map<string, number>()
  return Array.from({ length: slots }, (_, slot) => slot).flatMap((slot) => {
    const seat = (number + slot) % seats
    const texts = blueprints[stage][seat]!
    const text = texts[Math.floor(slot / seats)]!
    if (free[stage].includes(slot)) return []
    const turn = used.get(`${seat} ${text}`) ?? 0
    used.set(`${seat} ${text}`, turn + 1)
    return (/[/|]/.test(text) ? halves : wholeClass)(place, { seat, slot, text, turn }, texts)
  })
}

/** Classes of about the same age, as many as there are seats or fewer. */
function teamsOf<Clas extends { readonly level: number }>(classes: readonly Clas[]): Clas[][] {
  return (['low', 'middle', 'high'] as const).flatMap((stage) => {
    const own = classes.filter((clas) => stageOf(clas) === stage)
    const count = Math.ceil(own.length / seats)
    return Array.from({ length: count }, (_, team) => own.filter((_, at) => at % count === team))
  })
}

/** Who teaches what to whom and when, at a unit with these classes; and who are the mentors of each. */
export function teachingOf(unit: string, classes: readonly Omit<ClassPlan, 'mentors'>[]) {
  const teams = teamsOf(classes)
  const taught = teams.flatMap((team, at) =>
    team.flatMap((clas, number) => {
      const room = `${classes.indexOf(clas) + 1}`
      const place = {
        clas,
        team: `${unit}/team ${at + 1}`,
        room,
        gym: `Idrottshallen ${at + 1}`,
        sharing: team.length > 2 ? 2 : 1,
      }
      return weekOf(place, number)
    }),
  )
  const mentorsOf = (key: string) => {
    const number = classes.findIndex((clas) => clas.key === key)
    const own = [...new Set(taught.filter(({ groupKey }) => groupKey === key).map(({ teacherKey }) => teacherKey))]
    return [own[number % own.length]!, own[(number + 1) % own.length]!]
  }
  return { taught, classes: classes.map((clas) => ({ ...clas, mentors: mentorsOf(clas.key) })) }
}
