import { parseArgs } from 'node:util'
import { appoint, type Appointed } from '../subgraphs/identity/first_administrator/first_administrator.ts'
import { readAppointment } from '../subgraphs/identity/first_administrator/first_administrator.rules.ts'
import { dayOf, systemClock } from '../subgraphs/shared/clock.ts'
import { withoutCivicNo } from '../subgraphs/shared/errors.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { asSystem, checkDatabase, openDatabase } from './database.ts'
import { command } from './terminal.ts'

const usage = `Put in the first administrator of a school authority:
  npm run administrator -- --organisation ID|NUMBER --civic-no NUMBER --given-name NAME --family-name NAME
    [--authority-name NAME [--municipality-code CODE]] [--issuer URL --subject SUBJECT] [--replace]`

const text = { type: 'string' } as const
const options = {
  ...{ organisation: text, 'civic-no': text, 'given-name': text, 'family-name': text, 'authority-name': text },
  ...{ 'municipality-code': text, issuer: text, subject: text },
  replace: { type: 'boolean' },
} as const

function asked() {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new UserError(`${withoutCivicNo((error as Error).message)}\n${usage}`)
  }
}

const say = ({ authority, token }: Appointed) =>
  token === null
    ? `of ${authority}: signs in from now on`
    : `of ${authority}: the token below works once, for 14 days, and only together with the number`

// What a program reads is the token alone.
const onTerminal = (line: string) => void (process.stderr.isTTY && console.error(line))

await command(async ({ config, step, onEnd }) => {
  const now = systemClock()
  const issuers = config.oidcIssuers.map(({ issuer }) => issuer)
  const given = asked()
  if (Object.keys(given).length === 0) throw new UserError(usage)
  const appointment = readAppointment(given, dayOf(now), issuers)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  const work = () => asSystem(database.url, ['identity'], (tx) => appoint(tx, appointment, now))
  const { token } = await step('administrator', work, say)
  if (token !== null) console.log(token)
}, onTerminal)
