import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { actionProgramme, actionProgrammeDraft, supportAppeal, supportFollowUp } from './action_programme.table.ts'

export const actionProgrammePersonal = [
  personal(actionProgrammeDraft, {
    ...aboutSupport,
    concept: 'ActionProgrammeDraft',
    name: { en: 'Drafts of action programmes', sv: 'Utkast till åtgärdsprogram' },
    officials: ['followUpById', 'modifiedById'],
    noPersons: ['organisationId', 'caseId'],
  }),
  personal(actionProgramme, {
    ...aboutSupport,
    concept: 'ActionProgramme',
    name: { en: 'Decisions on action programmes', sv: 'Beslut om åtgärdsprogram' },
    officials: ['followUpById', 'decidedById'],
    noPersons: ['organisationId', 'caseId'],
  }),
  personal(supportFollowUp, {
    ...aboutSupport,
    concept: 'SupportFollowUp',
    name: { en: 'Follow-ups of action programmes', sv: 'Uppföljningar av åtgärdsprogram' },
    officials: ['writtenById'],
    noPersons: ['caseId', 'programmeId'],
  }),
  personal(supportAppeal, {
    ...aboutSupport,
    concept: 'SupportAppeal',
    name: { en: 'Appeals against decisions on action programmes', sv: 'Överklaganden av beslut om åtgärdsprogram' },
    noPersons: ['organisationId', 'caseId', 'programmeId'],
  }),
]
