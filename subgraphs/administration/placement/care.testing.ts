import type { World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, id } from '../../identity/keeping/keeping.testing.ts'
import { placementId } from '../demo/care.ts'

export const bjorkskolan = unitId('bjorkskolan')
export const eken = groupId('bjorkskolan/Eken')
export const nils = id('Nils Bergström')
export const ofNils = placementId(nils)
export const [jenny, david, marcus] = [id('Jenny Bergström'), id('David Nyberg'), id('Marcus Öberg')]

/** The personas of these stories: Nils's parents, Fatima who also works at Eken, and Lena who leads Björkskolan. */
export const [mother, father, staff, principal] = ['guardian', 'step-parent', 'care-staff', 'principal-other-school'] as const

/** Nothing of Nils's schedule is laid, and Fatima works with his group too. */
export async function emptySchedule({ sql }: World): Promise<void> {
  for (const table of ['attendance_event', 'care_comment', 'attendance_schedule', 'care_day', 'care_week'])
    await sql.unsafe(`delete from administration.${table}`)
  await sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
    values ('00000000-0000-4000-8000-0000000000d1', ${id('Fatima Haddad')}, ${bjorkskolan}, 'FRITIDSPEDAGOG', '2026-08-01')
    on conflict do nothing`
  await sql`insert into identity.assignment_role (id, duty_id, group_id, assignment_role_type, start_date)
    values ('00000000-0000-4000-8000-0000000000d2', '00000000-0000-4000-8000-0000000000d1', ${eken}, 'FRITIDSPEDAGOG', '2026-08-01')
    on conflict do nothing`
}

/** Somebody who may lay Nils's schedule, let by one of his parents or by the school; Marcus, who is nobody to Nils, unless said. */
export async function delegateTo({ sql }: World, givenBy: string | null, to: string = marcus): Promise<void> {
  await sql`insert into identity.delegation (id, pupil_id, delegate_civic_no, delegate_name, delegate_kind, acts, start_date, end_date,
      reason, given_by_guardian_id, given_by_id, given_at)
    select gen_random_uuid(), ${nils}, civic_no, 'M', ${givenBy === null ? 'FOSTER_HOME' : 'OTHER'}, '{EDIT_CARE_SCHEDULE}', '2026-11-01',
      '2027-06-01', 'r', ${givenBy}, ${jenny}, now() from identity.person where id = ${to}`
}

export const entry = (dayOfWeek: string, startTime = '13:00', endTime = '16:30', weekOffset = 0) => ({ weekOffset, dayOfWeek, startTime, endTime }) // prettier-ignore

/** Every weekday of one week, or as said. */
export const weekly = (startDate: string, more: object = {}) => ({
  startDate,
  scheduleEntries: ['MANDAG', 'TISDAG', 'ONSDAG', 'TORSDAG', 'FREDAG'].map((day) => entry(day)),
  ...more,
})

const outcome = '{ week outcome days { careDate startTime endTime } }'

export const submit = (world: World, persona: string, schedule: object, more: object = {}) =>
  act(
    world,
    persona,
    'submitCareSchedule',
    { placementId: ofNils, schedule, ...more },
    `weeks ${outcome} attendanceSchedule { id }`,
  )

export const preview = (world: World, persona: string, schedule: object, more: object = {}) =>
  world.ask(
    persona,
    `query ($placementId: ID!, $schedule: CareScheduleInput!, $guardianId: ID) {
      previewCareSchedule(placementId: $placementId, schedule: $schedule, guardianId: $guardianId) { weeks ${outcome} userErrors { code message field nextEditableDate } } }`,
    { variables: { placementId: ofNils, schedule, ...more } },
  )

/** What came of each week, such as `2026-W49 WRITTEN`. */
export const outcomes = (weeks: readonly { week: string; outcome: string }[]) =>
  weeks.map(({ week, outcome: of }) => `${week} ${of}`)

export const setDay = (world: World, persona: string, careDate: string, more: object = {}) =>
  act(
    world,
    persona,
    'setCareDay',
    { placementId: ofNils, careDate, startTime: '13:00', endTime: '16:30', ...more },
    'placement { id } careComment { id isStaffNotified isMarked } userErrors { nextEditableDate }',
  )

/** A week as a persona sees it. */
export async function weekOf(world: World, persona: string, week: string) {
  const query = `{ placement(id: "${ofNils}") { permittedScheduleActions careWeek(week: "${week}") { startDate isOwn isFree owner { id } permittedActions
    days { careDate startTime endTime isClosed permittedActions comments { id text answer isMarked } } } } }`
  const { data, errors } = await world.ask(persona, query)
  return data?.placement?.careWeek ?? errors[0]?.extensions.code ?? null
}

/** Every row of the schedule, as it lies in the database. */
export const rowsOf = async ({ sql }: World, owner: string) => {
  const days =
    await sql`select care_date, start_time, end_time from administration.care_day where owner_id = ${owner} order by care_date`
  const weeks =
    await sql`select start_date, claimed_at from administration.care_week where owner_id = ${owner} order by start_date`
  return { days: [...days], weeks: [...weeks] }
}
