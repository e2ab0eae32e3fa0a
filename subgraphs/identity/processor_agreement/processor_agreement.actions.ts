import type { Actions } from '../../shared/action.ts'
import { administers } from '../client_application/client_application.actions.ts'
import type { ProcessorAgreementAction } from '../identity.generated.ts'
import type { ProcessorAgreementRow } from './processor_agreement.queries.ts'

export const ended = { code: 'ENDED', message: 'The agreement has ended.' } as const

const whileItLasts = { rule: administers, fault: ({ hasEnded }: ProcessorAgreementRow) => (hasEnded ? ended : null) }

export const processorAgreementActions = {
  END_PROCESSOR_AGREEMENT: whileItLasts,
  GRANT_FIELDS: whileItLasts,
  REVOKE_FIELD_GRANTS: whileItLasts,
} satisfies Actions<ProcessorAgreementRow, ProcessorAgreementAction>
