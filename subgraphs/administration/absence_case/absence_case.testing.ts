import type { AskOptions, World } from '../../../scripts/testing.ts'
import { act, verdict } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra } from '../schedule/schedule.testing.ts'

/** No case has been opened, and attendance is kept here. */
export async function noCases({ sql }: World): Promise<void> {
  await sql`delete from identity.master_system where domain = 'ATTENDANCE'`
  await sql`delete from administration.absence_case`
}

/** A case that a threshold has opened. */
export async function opened({ sql }: World, pupil: string, organisationId: string = ekhamra): Promise<string> {
  const ground = {
    ...{ counts: 'INVALID', measure: 'LESSONS', leastValue: 3, startDate: '2026-11-09', endDate: '2026-11-20' },
    ...{ offeredMinutes: 900, unregisteredMinutes: 60, absenceMinutes: 180, absenceLessons: 3, absenceDays: 2 },
  }
  const [one] = await sql`insert into administration.absence_case (id, student_id, organisation_id, state, opened_at, ground)
    values (gen_random_uuid(), ${pupil}, ${organisationId}, 'OPEN', '2026-11-20T21:00Z', ${sql.json(ground)}) returning id`
  return one!['id'] as string
}

const inputs = {
  startAbsenceInvestigation: { reportedToAuthorityOn: '2026-11-22', note: 'Upprepad frånvaro.' },
  informHomeMunicipality: { informedOn: '2026-11-22', note: 'Brev till hemkommunen.' },
  recordAbsenceHearing: { party: 'PUPIL', heardOn: '2026-11-22', note: 'Samtal med eleven.' },
  involvePupilHealth: { involvedOn: '2026-11-22', note: 'Möte med elevhälsan.' },
  concludeAbsenceCase: { conclusion: 'Eleven trivs inte i gruppen.', measures: 'Byter grupp.' },
  closeAbsenceCase: { reason: 'Sjukdom, som vårdnadshavarna har berättat om.' },
} as const

export type CaseAct = keyof typeof inputs

/** Does an act in a case as somebody, with an input that is right in itself. */
export const take = (
  world: World,
  persona: string,
  name: CaseAct,
  given: { id: string; version: number; input?: object },
  options?: AskOptions,
) =>
  act(
    world,
    persona,
    name,
    { absenceCaseId: given.id, expectedVersion: given.version, ...inputs[name], ...given.input },
    'absenceCase { state version }',
    options,
  )

export const takes = async (...given: Parameters<typeof take>) => verdict(await take(...given))

export const caseFields = `id state openedAt openedBy { id } ground { counted measure leastValue startDate endDate offeredMinutes unregisteredMinutes
  absenceMinutes absenceLessons absenceDays } investigationStartedOn reportedToAuthorityOn homeMunicipalityInformedOn pupilHeardOn
  guardiansHeardOn pupilHealthInvolvedOn isPupilHealthUnneeded closedAt entries { kind occurredOn text writtenBy { id } writtenAt } version
  permittedActions student { id } organisation { id }`
