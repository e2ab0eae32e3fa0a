import type { AskOptions, World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, id, verdict } from '../../identity/keeping/keeping.testing.ts'

export const [bjorkskolan, ekhamraskolan, sjoviken] = [unitId('bjorkskolan'), unitId('ekhamraskolan'), unitId('sjoviken')]
export const eken = groupId('bjorkskolan/Eken')
export const [alva, elin, nils, viggo] = [id('Alva Bergström'), id('Elin Strand'), id('Nils Bergström'), id('Viggo Sjögren')]
export const [jenny, marcus, lena] = [id('Jenny Bergström'), id('Marcus Öberg'), id('Lena Forsberg')]

/** Alva's parents, who live apart; Viggo's father; Lena, who leads Björkskolan. */
export const [mother, father, robertSjogren, principal] = [
  'guardian',
  'guardian-other-parent',
  'guardian-other-school',
  'principal-other-school',
] as const

/** Nobody waits for a place, and no rule but the usual one orders the queues. */
export async function emptyQueues({ sql }: World): Promise<void> {
  for (const table of ['place_application', 'queue_rule', 'group_size']) await sql.unsafe(`delete from administration.${table}`)
}

const fields = `id state version guaranteeDate queuedOn startDate schoolType applicant { id } child { id } permittedActions
  choices { organisation { id } choiceRank hasSibling queueFrom queueTo }`

export const apply = (world: World, persona: string, more: object = {}, options: AskOptions = {}) =>
  act(
    world,
    persona,
    'applyForPlace',
    { childId: alva, schoolType: 'FTH', startDate: '2027-01-11', organisationIds: [bjorkskolan], ...more },
    `placeApplication { ${fields} }`,
    options,
  )

/** Applies, and answers the application. */
export async function applied(world: World, persona: string, more: object = {}) {
  const answer = await apply(world, persona, more)
  if (verdict(answer) !== 'DONE') throw new Error(`${persona} could not apply: ${verdict(answer)}`)
  return answer.data.applyForPlace.placeApplication as { id: string; state: string; permittedActions: string[] } & Record<
    string,
    unknown
  >
}

/** The application as a persona sees it; null where there is none for them. */
export const seen = async (world: World, persona: string, applicationId: string) =>
  (await world.ask(persona, `{ placeApplication(id: "${applicationId}") { ${fields} } }`)).data?.placeApplication ?? null

/** Who waits for a place at a unit, by name, as a persona sees it; the code of the refusal where they may not ask. */
export async function queueOf(world: World, persona: string, unit: string, schoolType = 'FTH') {
  const query = `{ organisation(id: "${unit}") { placeQueue(schoolType: "${schoolType}") { edges { node { queueNumber childName choiceRank hasSibling placeApplication { id } } } } } }`
  const { data, errors } = await world.ask(persona, query)
  if (errors.length > 0) return errors[0]!.extensions.code
  return data.organisation.placeQueue.edges.map(({ node }: { node: Record<string, unknown> }) => node) as Record<
    string,
    unknown
  >[]
}

/** Somebody's child in the queue since a day, whom no story is about; answers the application. */
export async function waiting({ sql }: World, queuedOn: string, more: { unit?: string } = {}): Promise<string> {
  const [child] = await sql`select e.pupil_id, r.person_id from identity.enrolment e
    join identity.responsible r on r.pupil_id = e.pupil_id and r.end_date is null
    where e.organisation_id = ${sjoviken} and e.end_date is null and e.pupil_id <> ${viggo}
      and not exists (select from access.sheltered_of(array[e.pupil_id]))
      and not exists (select from administration.place_application a where a.child_id = e.pupil_id)
    order by e.pupil_id, r.person_id limit 1`
  const [{ id: applicationId } = { id: '' }] = await sql<{ id: string }[]>`insert into administration.place_application
      (id, child_id, applicant_id, authority_id, school_type, start_date, queued_on)
    select gen_random_uuid(), ${child!['pupilId']}, ${child!['personId']}, access.authority_of(${sjoviken}), 'FTH', '2027-01-11', ${queuedOn}
    returning id`
  await sql`insert into administration.place_choice values (${applicationId}, ${child!['pupilId']}, ${more.unit ?? bjorkskolan}, 1, false)`
  return applicationId
}

/** Runs statements as the database role of persons, past all rules of fields and acts: how many rows the last touched, or the error. */
export async function pastTheRules({ sql }: World, viewer: string, ...statements: readonly string[]): Promise<number | string> {
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('skolgraf.viewer_id', ${viewer}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
        set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_administration_viewer', true)`
      let count = 0
      for (const statement of statements) ({ count } = await tx.unsafe(statement))
      await tx`select set_config('role', 'none', true)`
      return count
    })
  } catch (error) {
    return (error as { code: string }).code
  }
}
