import type { AskOptions, World } from '../../../scripts/testing.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { act, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import type { Assurance } from '../../shared/viewer.ts'
import { pastTheRules } from '../pedagogy.testing.ts'

export const [ekhamra, bjork] = [unitId('ekhamraskolan'), unitId('bjorkskolan')]
export const alva = id('Alva Bergström')
export const elin = id('Elin Strand')

/** How many rows a statement reaches as somebody, past all rules of fields and acts. What it writes is taken back. */
export const past = (world: World, name: string, statement: string, given: { assurance?: Assurance; day?: string } = {}) =>
  pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count, given)

/** A list of a pupil as a persona sees it, or the code it was refused with. */
export async function listOf(
  world: World,
  persona: string,
  pupil: string,
  list: string,
  selected = 'id',
  options: AskOptions = {},
) {
  const { data, errors } = await world.ask(persona, `{ person(id: "${pupil}") { ${list} { ${selected} } } }`, options)
  return errors[0]?.extensions.code ?? data.person?.[list] ?? null
}

/** Does an act, and answers what it was done to, or why not. */
export async function doing(world: World, persona: string, name: string, input: object, fields: string, options?: AskOptions) {
  const answer = await act(world, persona, name, input, fields, options)
  const word = verdict(answer)
  if (word !== 'DONE') return word
  const [done] = Object.keys(answer.data[name])
  return answer.data[name][done!]
}

/** Makes somebody a guardian of a pupil, whatever else they are. */
export const asGuardian = ({ sql }: World, name: string, pupil: string) =>
  sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
    values (gen_random_uuid(), ${pupil}, ${id(name)}, 'VARDNADSHAVARE', '2020-01-01')`

/** Nothing has been reported, opened or decided about anybody. */
export async function noSupport({ sql }: World): Promise<void> {
  await sql`truncate pedagogy.support_need, pedagogy.support_case, pedagogy.support_policy, pedagogy.concern_report cascade`
  await sql`delete from identity.responsible where person_id in ${sql([id('Johan Lindqvist'), id('Anders Hellström'), id('Karin Nyström')])}`
}

/** Opens a case of a pupil as the principal, and names persons on it. */
export async function opened(world: World, student: string, ...named: readonly string[]): Promise<string> {
  const input = { studentId: student, organisationId: ekhamra }
  const { id: supportCaseId } = await doing(world, 'principal', 'openSupportCase', input, 'supportCase { id }')
  for (const name of named) {
    const naming = { supportCaseId, personId: id(name), reason: 'Deltar i utredningen.' }
    const answer = verdict(await act(world, 'principal', 'nameOnSupportCase', naming))
    if (answer !== 'DONE') throw new Error(`${name} is not named: ${answer}`)
  }
  return supportCaseId
}

/** Staff about Alva or Hugo who is named on nothing, and those who are nobody to them, with what each gets of a list at HIGH. */
export const unnamed = {
  ...Object.fromEntries(['teacher', 'mentor', 'special-educator', 'counsellor'].map((persona) => [persona, []])),
  ...Object.fromEntries(['school-admin', 'authority-admin'].map((persona) => [persona, 'FORBIDDEN'])),
}

/** Does acts of the principal in a case one after the other, each at the version the one before has left. */
export async function steps(world: World, supportCaseId: string, ...acts: readonly (readonly [name: string, input?: object])[]) {
  const verdicts = []
  for (const [name, input] of acts) {
    const [row] = await world.sql`select version from pedagogy.support_case where id = ${supportCaseId}`
    verdicts.push(verdict(await act(world, 'principal', name, { supportCaseId, expectedVersion: row!['version'], ...input })))
  }
  return verdicts
}

export const investigation = [
  ['startSupportInvestigation'],
  ['recordSupportHearing', { party: 'PUPIL', heardOn: '2026-11-20', text: 'Tycker att det går för fort.' }],
  ['recordSupportHearing', { party: 'GUARDIANS', heardOn: '2026-11-21', text: 'Ser samma sak hemma.' }],
  ['involvePupilHealthInCase', { involvedOn: '2026-11-21', text: 'Specialpedagogen har deltagit.' }],
  ['concludeSupportInvestigation', { conclusion: 'Behöver färdighetsträning i matematik.' }],
] as const

/** A case with an action programme in force. */
export async function withProgramme(world: World, student: string, ...named: readonly string[]): Promise<string> {
  const key = await opened(world, student, ...named)
  const content = {
    needs: 'Räkna säkert.',
    measures: 'Två pass i veckan.',
    followUpOn: '2027-01-20',
    followUpById: id('Anders Hellström'),
  }
  const verdicts = await steps(
    world,
    key,
    ...investigation,
    ['draftActionProgramme', { ...content, expectedVersion: 0 }],
    ['decideActionProgramme', { decision: 'ADOPT', draftVersion: 1 }],
  )
  if (verdicts.some((word) => word !== 'DONE')) throw new Error(`There is no programme: ${verdicts.join()}`)
  return key
}

/** What the authority lets guardians read. */
export const lets = ({ sql }: World, ...guardianSees: readonly string[]) =>
  sql`insert into pedagogy.support_policy values (${authorityId}, ${guardianSees as string[]}, ${id('Maria Söderberg')}, now(), 'Beslut')
    on conflict (organisation_id) do update set guardian_sees = excluded.guardian_sees`
