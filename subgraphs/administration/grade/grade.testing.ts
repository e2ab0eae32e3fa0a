import type { World } from '../../../scripts/testing.ts'
import { activityId, groupId } from '../../identity/demo/keys.ts'
import { act, id } from '../../identity/keeping/keeping.testing.ts'

export const swedish = activityId('ekhamraskolan/9A/Svenska')
export const english = activityId('ekhamraskolan/9A/Engelska')
export const nine = groupId('ekhamraskolan/9A')
export const term = { semester: 'HT', year: 2026 } as const
export const amina: string = id('Amina Warsame')

/** A pupil of the class by name. */
export async function pupilOf9A({ sql }: World, name: string): Promise<string> {
  const [found] = await sql<{ id: string }[]>`select p.id from identity.person p
    join identity.group_membership m on m.person_id = p.id and m.group_id = ${nine} where p.given_name || ' ' || p.family_name = ${name}`
  return found!.id
}

/** Grades are no longer kept in another system. */
export const gradedHere = (world: World) => world.sql`delete from identity.master_system where domain = 'GRADES'`

/** The class's teacher of Swedish (a former teacher of others) thinks of grades, and signs them. */
export const set = (world: World, grades: readonly object[], input: object = {}) =>
  act(world, 'former-teacher', 'setGrades', { activityId: swedish, ...term, grades, ...input }, 'gradeSheet { entries { student { id } draft { gradeValue motivation } grade { state } } }') // prettier-ignore

export const sign = (world: World, input: object = {}) =>
  act(world, 'former-teacher', 'signGrades', { activityId: swedish, ...term, ...input }, 'gradeSheet { entries { grade { id state } } }') // prettier-ignore

export const lock = (world: World, persona: string, ...acceptedWarnings: readonly string[]) =>
  act(world, persona, 'lockGrades', { groupId: nine, ...term, acceptedWarnings }, 'gradeCatalogue { grades { id state } }')

export interface Seen {
  readonly id: string
  readonly gradeValue: string
  readonly state: string
  readonly motivation: string | null
  readonly version: number
}

/** The grades of a pupil for the term, as somebody sees them; what they were refused with otherwise. */
export async function seen(world: World, persona: string, student: string, options = {}): Promise<Seen[] | string> {
  const { data, errors } = await world.ask(
    persona,
    `{ person(id: "${student}") { grades(filter: { year: 2026, semester: HT }) { edges { node { id gradeValue state version } } } } }`,
    options,
  )
  if (errors.length > 0) return errors[0]!.extensions.code
  return data.person === null ? 'ABSENT' : data.person.grades.edges.map(({ node }: { node: Seen }) => node)
}

/** Runs a statement as somebody, past the rules of fields and acts: only the row policies are left. */
export const pastRules = (world: World, name: string, statement: string): Promise<number> =>
  world.sql.begin(async (tx) => {
    await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
      set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_administration_viewer', true)`
    const { count } = await tx.unsafe(statement)
    await tx`select set_config('role', 'none', true)`
    return count
  })
