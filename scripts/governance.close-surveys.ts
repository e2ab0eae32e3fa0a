import { type Closed, closeSurveys as closeAll } from '../subgraphs/governance/survey_result/survey_result.closing.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { asGovernance, type Subcommand } from './governance.subcommand.ts'

const number = (value: number) => value.toLocaleString('en')
const say = ({ closed, told }: Closed) => `surveys closed: ${number(closed)}, results told of: ${number(told)}`

const close = (url: string) => asGovernance(url, (pool) => closeAll(pool, { now: systemClock(), newId: randomId }))

export const closeSurveys: Subcommand = {
  form: 'close-surveys',
  does: 'closes surveys whose time is out and tells of those that are closed; run it every night',
  read: (words) => (words.length > 0 ? null : async ({ step }, url) => void (await step('surveys', () => close(url), say))),
}
