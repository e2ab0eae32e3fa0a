import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { actionProgramme } from '../action_programme/action_programme.table.ts'
import { extraAdaptation, extraAdaptationNote } from '../extra_adaptation/extra_adaptation.table.ts'
import { supportCase, supportCaseNeed, supportCasePerson } from '../support_case/support_case.table.ts'
import { supportEntry, supportInvestigation } from '../support_investigation/support_investigation.table.ts'
import { supportNeed } from '../support_need/support_need.table.ts'
import { type Days, demoId, type DemoSchoolWork } from './demo.days.ts'

/** What a teacher does otherwise for a pupil, and how it goes. */
export async function seedAdaptation(
  tx: Write,
  { older, followedId: studentId }: DemoSchoolWork,
  { on, at }: Days,
): Promise<void> {
  const { organisationId, syllabusId, teacherId } = older
  const id = demoId('ExtraAdaptation', studentId)
  const of = { studentId, organisationId }
  await insertRows(tx, extraAdaptation, [
    { id, ...of, syllabusId, decision: 'Längre tid på prov.', startDate: on(-40), decidedById: teacherId },
  ])
  const note = { text: 'Hinner nu med alla uppgifter.', writtenById: teacherId, writtenAt: at(-12) }
  await insertRows(tx, extraAdaptationNote, [{ id: demoId('ExtraAdaptationNote', id), adaptationId: id, ...of, ...note }])
}

/** The case of a pupil: what was reported, whom the principal has named, and what they have looked into. */
async function seedCase(tx: Write, { older, supported }: DemoSchoolWork, { on, at }: Days) {
  const { studentId, principalId, namedId } = supported
  const of = { studentId, organisationId: older.organisationId }
  const [caseId, needId] = [demoId('SupportCase', studentId), demoId('SupportNeed', studentId)]
  const reported = { text: 'Når kanske inte kriterierna i matematik.', adaptationsTried: 'Längre tid, och uppgifter i delar.' }
  await insertRows(tx, supportNeed, [{ id: needId, ...of, ...reported, reportedById: older.teacherId, reportedAt: at(-60) }])
  await insertRows(tx, supportCase, [
    { id: caseId, ...of, state: 'PROGRAMME', openedById: principalId, openedAt: at(-58), version: 7 },
  ])
  await insertRows(tx, supportCaseNeed, [{ caseId, needId, ...of }])
  const named = { personId: namedId, reason: 'Utreder.', startDate: on(-58), namedById: principalId }
  await insertRows(tx, supportCasePerson, [{ id: demoId('SupportCasePerson', `${caseId} ${namedId}`), caseId, ...of, ...named }])
  return { caseId, ...of }
}

/** A case about special support, investigated and decided. */
export async function seedSupport(tx: Write, given: DemoSchoolWork, days: Days): Promise<void> {
  const { on, at } = days
  const { principalId, namedId } = given.supported
  const of = await seedCase(tx, given, days)
  const heard = { pupilHeardOn: on(-50), guardiansHeardOn: on(-49), pupilHealthInvolvedOn: on(-48), startedOn: on(-57) }
  const conclusion = 'Behöver färdighetsträning i matematik, i en mindre grupp.'
  await insertRows(tx, supportInvestigation, [
    { id: demoId('SupportInvestigation', of.caseId), ...of, ...heard, conclusion, concludedOn: on(-40) },
  ])
  const entry = (kind: string, daysAgo: number, text: string, writtenById: string) => ({
    ...{ id: demoId('SupportEntry', `${of.caseId} ${kind}`), ...of, kind, occurredOn: on(-daysAgo), text, writtenById },
    writtenAt: at(-daysAgo, '14:00'),
  })
  await insertRows(tx, supportEntry, [
    entry('SURVEY', 52, 'Räknar säkert med hela tal, osäkert med bråk.', namedId),
    entry('HEARING', 50, 'Tycker att det går för fort på lektionerna.', principalId),
  ])
  const content = {
    needs: 'Räkna säkert med bråk.',
    measures: 'Två pass i veckan i mindre grupp.',
    followUpOn: on(45),
    followUpById: namedId,
  }
  await insertRows(tx, actionProgramme, [
    { id: demoId('ActionProgramme', of.caseId), ...of, number: 1, decision: 'ADOPT', ...content, decidedById: principalId, decidedOn: on(-38), servedOn: on(-37) },
  ]) // prettier-ignore
}
