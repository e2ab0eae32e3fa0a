import { calendarOf, type Calendar } from './calendar.ts'
import { civicNumbers } from './civic-numbers.ts'
import { personId, slug } from './keys.ts'
import type { Sex } from './people.ts'
import { noRows, type DemoRows } from './rows.ts'

/** What is written so far, and what must not be handed out twice. */
export interface World {
  readonly calendar: Calendar
  readonly rows: DemoRows
  /** A number of the sex from the first of these birth years that has one left. */
  readonly takeCivicNo: (sex: Sex, ...years: readonly number[]) => string | null
  readonly takeEmail: (name: string, domain: string) => string
  /** `isOwn`: a number nobody else has. */
  readonly takePhone: (isOwn: boolean) => string
}

const sexOf = (civicNo: string): Sex => (Number(civicNo[10]) % 2 === 0 ? 'KVINNA' : 'MAN')

function civicRegister(taken: ReadonlySet<string>): World['takeCivicNo'] {
  const free = new Map<string, string[]>()
  for (const civicNo of civicNumbers) {
    if (taken.has(civicNo)) continue
    const key = `${civicNo.slice(0, 4)} ${sexOf(civicNo)}`
    free.set(key, [...(free.get(key) ?? []), civicNo])
  }
  return (sex, ...years) => {
    const numbers = years.map((year) => free.get(`${year} ${sex}`)).find((left) => left !== undefined && left.length > 0)
    return numbers?.shift() ?? null
  }
}

function emailRegister(): World['takeEmail'] {
  const used = new Map<string, number>()
  return (name, domain) => {
    const local = name.split(' ').map(slug).join('.')
    const count = (used.get(`${local}@${domain}`) ?? 0) + 1
    used.set(`${local}@${domain}`, count)
    return `${local}${count > 1 ? count : ''}@${domain}`
  }
}

// PTS keeps 070-174 06 05 to 070-174 06 99 for fiction. There are fewer than people, so numbers come back, but for those whose
// number must lead to nobody else.
function phoneRegister(): World['takePhone'] {
  let shared = 0
  let own = 0
  return (isOwn) => {
    const number = isOwn ? 90 + own++ : 5 + (shared++ % 85)
    if (number > 99) throw new Error('The numbers that belong to one person are used up.')
    return `+467017406${String(number).padStart(2, '0')}`
  }
}

/** `taken` are personal identity numbers that somebody has already. */
export const emptyWorld = (today: string, taken: ReadonlySet<string> = new Set()): World => ({
  calendar: calendarOf(today),
  rows: noRows(),
  takeCivicNo: civicRegister(taken),
  takeEmail: emailRegister(),
  takePhone: phoneRegister(),
})

/** The personal identity number somebody was given. */
export function civicNoOf({ rows }: World, key: string): string {
  const civicNo = rows.person.find(({ id }) => id === personId(key))?.civicNo
  if (!civicNo) throw new Error(`${key} has no personal identity number`)
  return civicNo
}
