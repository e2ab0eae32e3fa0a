import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { DataProblemAction } from '../governance.generated.ts'
import type { DataProblemRow } from './data_problem.queries.ts'

/** What can be done to a problem. */
export const dataProblemActions = {
  SETTLE_DATA_PROBLEM: {
    rule: when<DataProblemRow>(
      { en: 'an administrator of the school authority', sv: 'huvudmannens administratör' },
      { role: ['AUTHORITY_ADMIN'] },
      ({ isAdministered }) => isAdministered,
    ),
    fault: ({ state }) =>
      state === 'OPEN' ? null : { code: 'ALREADY_SETTLED', message: 'It is settled or dismissed already.', field: ['problemId'] },
  },
} satisfies Actions<DataProblemRow, DataProblemAction>
