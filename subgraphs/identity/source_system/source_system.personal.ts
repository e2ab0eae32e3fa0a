import { personal, withoutPersonalData } from '../../shared/personal.ts'
import { education, unsheltered } from '../identity.grounds.ts'
import { externalIdentifier, masterSystem } from './source_system.table.ts'
import { sourceSystem } from './system.table.ts'

export const sourceSystemPersonal = [
  withoutPersonalData(sourceSystem, 'Systems are no persons.'),
  withoutPersonalData(masterSystem, 'Which system owns what at a unit.'),
  personal(externalIdentifier, {
    concept: 'ExternalIdentifier',
    name: { en: 'Identifier in another system', sv: 'Identifierare i ett annat system' },
    purpose: { en: 'To recognise the person in the system of origin.', sv: 'Att känna igen personen i källsystemet.' },
    legalBasis: education,
    subjects: ['entityId'],
    shownWhere: unsheltered('entity_id'),
    onErasure: { erase: true },
    retention: { after: 'RELATION_END', months: 12 },
  }),
]
