import { clientId, demoId } from './keys.ts'
import type { World } from './world.ts'

const sync = clientId('ekhamra-kontosynk')

// What a municipality discloses to a processor that makes accounts: names, personal identity numbers, classes and groups.
const grantedFields = [
  'Person.id', 'Person.givenName', 'Person.familyName', 'Person.displayName', 'Person.civicNo', 'Person.groupMemberships',
  'GroupMembership.*', 'Group.id', 'Group.displayName', 'Group.groupType', 'Group.memberships',
] // prettier-ignore

/** The client applications, and the processor agreement of the one that reads about persons. */
export function addClients({ rows, calendar }: World): void {
  rows.clientApplication.push(
    { id: clientId('ekhamra-integration'), displayName: 'Ekhamra integration', supplier: null, scopes: ['kpi-values:import'] },
    { id: sync, displayName: 'Ekhamra kontosynk', supplier: 'Kontosynk AB', scopes: [] },
  )
  const signedAt = new Date(`${calendar.firstDay(1)}T10:00:00Z`)
  const agreement = demoId('ProcessorAgreement', 'ekhamra-kontosynk')
  rows.processorAgreement.push({
    id: agreement,
    clientApplicationId: sync,
    purpose: 'Accounts and classes in the learning platform',
    storageCountry: 'SE',
    retentionMonths: 6,
    maxInformationClass: 'PEDAGOGICAL_ADMINISTRATION',
    reference: 'EK 2025/0117',
    startDate: calendar.firstDay(1),
    endDate: null,
    signedAt,
  })
  for (const field of grantedFields)
    rows.fieldGrant.push({ id: demoId('FieldGrant', field), processorAgreementId: agreement, field, grantedAt: signedAt })
}
