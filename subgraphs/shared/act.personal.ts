import type { actTables } from './act.tables.ts'
import { type PersonalDeclaration, personal, withoutPersonalData } from './personal.ts'
import type { Texts } from './policy.ts'

const legalBasis: Texts = {
  en: 'Legal obligation to protect personal data and to show that it is done (GDPR article 6.1 c with articles 5.2 and 32).',
  sv: 'Rättslig förpliktelse att skydda personuppgifter och kunna visa det (artikel 6.1 c, 5.2 och 32 i dataskyddsförordningen).',
}
const accountable: Texts = {
  en: 'Shows that the law was followed (GDPR articles 5.2 and 17.3 b).',
  sv: 'Visar att lagen har följts (artikel 5.2 och 17.3 b i dataskyddsförordningen).',
}
const tellsReceivers: Texts = {
  en: 'Tells those who received the information what has been erased (GDPR article 19); holds nothing but an id.',
  sv: 'Talar om för mottagare vad som har raderats (artikel 19 i dataskyddsförordningen); innehåller bara en identifierare.',
}

/** What the tables of acts say about persons, in every subgraph alike. */
export const actPersonal = ({ audit, change, idempotency, purgeLog }: ReturnType<typeof actTables>): PersonalDeclaration[] => [
  personal(audit, {
    concept: 'Act',
    name: { en: 'What the person has done', sv: 'Vad personen har gjort' },
    purpose: { en: 'To show who did what.', sv: 'Att visa vem som gjort vad.' },
    legalBasis,
    subjects: ['viewerId'],
    thirdParties: ['changed'],
    onErasure: { keep: accountable },
    retention: { after: 'at', months: 60, minimumMonths: 60 },
  }),
  personal(change, {
    concept: 'Change',
    name: { en: 'Notice of a change', sv: 'Avisering om en ändring' },
    purpose: { en: 'To keep other systems up to date.', sv: 'Att hålla andra system uppdaterade.' },
    legalBasis,
    subjects: ['entityId'],
    secrets: ['xid'],
    onErasure: { keep: tellsReceivers },
    retention: { after: 'at', months: 24 },
  }),
  personal(idempotency, {
    concept: 'IdempotencyKey',
    name: { en: 'Key of a request', sv: 'Nyckel för en begäran' },
    purpose: { en: 'To do what is asked twice only once.', sv: 'Att det som begärs två gånger bara görs en gång.' },
    legalBasis,
    subjects: ['viewerId'],
    secrets: ['requestHash', 'answer'],
    onErasure: { erase: true },
    retention: { after: 'at', months: 0, days: 30 },
  }),
  withoutPersonalData(purgeLog, 'Counts of what was erased.', ['ruleId']),
]
