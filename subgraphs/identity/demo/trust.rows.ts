import { civicNoOf } from './world.ts'
import { demoId, personId } from './keys.ts'
import type { World } from './world.ts'

/** Who acts for a pupil besides the guardians, and who is named on a protected pupil's case. */
export function addTrust(world: World): void {
  const { rows, calendar } = world
  const givenAt = new Date(`${calendar.firstDay(0)}T10:00:00Z`)
  rows.delegation.push({
    id: demoId('Delegation', 'david-nyberg for alva-bergstrom'),
    pupilId: personId('alva-bergstrom'),
    delegateCivicNo: civicNoOf(world, 'david-nyberg'),
    delegateName: 'David Nyberg',
    delegateKind: 'STEP_PARENT',
    acts: ['REPORT_ABSENCE', 'UPDATE_CONTACT_DETAILS'],
    startDate: calendar.firstDay(0),
    endDate: calendar.lastDay,
    givenByGuardianId: personId('jenny-bergstrom'),
    givenById: personId('jenny-bergstrom'),
    givenAt,
  })
  rows.namedPerson.push({
    id: demoId('NamedPerson', 'petra-sandstrom for elin-strand'),
    personId: personId('elin-strand'),
    namedPersonId: personId('petra-sandstrom'),
    reason: 'Samordnar skyddet på skolan',
    startDate: calendar.firstDay(0),
    endDate: null,
    namedById: personId('anders-hellstrom'),
    namedAt: givenAt,
  })
}
