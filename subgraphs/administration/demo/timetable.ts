/** An activity to place in the week: who takes part and who teaches. */
export interface Taught {
  readonly id: string
  readonly displayName: string
  readonly organisationId: string
  readonly groupIds: readonly string[]
  readonly teachers: readonly { readonly personId: string; readonly dutyId: string }[]
}

/** A lesson of every week: 0 for Monday, and its number in the day. */
export interface Placed {
  readonly activity: Taught
  readonly weekday: number
  readonly lesson: number
  readonly room: string
}

export const lessonTimes = [
  ['08:20', '09:20'],
  ['09:40', '10:40'],
  ['11:00', '12:00'],
  ['12:40', '13:40'],
  ['13:50', '14:50'],
] as const

const days = 5

/** How often a subject is taught in a week. */
const lessonsOf = ({ displayName }: Taught): number => {
  if (/^(Matematik|Svenska \d|Förskoleklass)/.test(displayName)) return 3
  return /^(Bild|Slöjd|Svenska )/.test(displayName) ? 1 : 2
}

const rooms = Array.from({ length: 12 }, (_, n) => `Sal ${n + 1}`)
const gym = 'Idrottshallen'

/** The rooms of every school of the demo. */
export const roomNames = [...rooms, gym]

const roomsFor = ({ displayName }: Taught) => (displayName.startsWith('Idrott') ? [gym] : rooms)

/**
 * A week in which nobody is in two places: each lesson goes where its teachers, its pupils and a room are free, on days that have none
 * of its activity first. `pupilsOf` are the members of a group.
 */
export function timetable(activities: readonly Taught[], pupilsOf: (group: string) => readonly string[]): Placed[] {
  const taken = new Set<string>()
  const placed: Placed[] = []
  for (const activity of activities) {
    const everybody = [...activity.groupIds.flatMap(pupilsOf), ...activity.teachers.map(({ personId }) => personId)]
    const used = new Set<number>()
    for (let left = lessonsOf(activity); left > 0; left--) {
      const found = freeSlot(activity, { taken, everybody, used })
      if (!found) break
      used.add(found.weekday)
      for (const one of [...activity.groupIds, ...everybody, `${activity.organisationId} ${found.room}`])
        taken.add(`${one} ${found.weekday} ${found.lesson}`)
      placed.push({ activity, ...found })
    }
  }
  return placed
}

interface Free {
  readonly taken: ReadonlySet<string>
  readonly everybody: readonly string[]
  readonly used: ReadonlySet<number>
}

function freeSlot(activity: Taught, { taken, everybody, used }: Free) {
  const slots = Array.from({ length: days * lessonTimes.length }, (_, n) => ({
    weekday: (n + activity.displayName.length) % days,
    lesson: Math.floor(n / days),
  }))
  for (const { weekday, lesson } of slots) {
    const isTaken = (one: string) => taken.has(`${one} ${weekday} ${lesson}`)
    if (used.has(weekday) || [...activity.groupIds, ...everybody].some(isTaken)) continue
    const room = roomsFor(activity).find((name) => !isTaken(`${activity.organisationId} ${name}`))
    if (room !== undefined) return { weekday, lesson, room }
  }
  return null
}
