import { type Changed, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import { randomId } from '../../shared/ids.ts'
import { hashOf, newSecret } from '../../shared/secret.ts'
import { UserError } from '../../shared/user-error.ts'
import { invite } from '../account_invitation/account_invitation.queries.ts'
import type { Appointment } from './first_administrator.rules.ts'

type SignIn = NonNullable<Appointment['signIn']>

interface Opened {
  readonly token: string | null
  readonly changed: readonly Changed[]
}

interface Account {
  readonly id: string
  readonly personId: string | null
  readonly issuer: string | null
  readonly subject: string | null
  readonly state: 'INVITED' | 'ACTIVE'
}

/** The account that waits for its holder, a new one if none does. */
async function waitingAccount(tx: Write, personId: string, now: Date): Promise<string> {
  const [waiting] = await tx<{ id: string }[]>`/* waitingAccount */ select id from identity.account
    where person_id = ${personId} and state = 'INVITED' order by modified_at desc, id limit 1 for update`
  if (waiting) return waiting.id
  const id = randomId()
  await tx`/* addWaitingAccount */ insert into identity.account (id, person_id, state, modified_at)
    values (${id}, ${personId}, 'INVITED', ${now})`
  return id
}

const isInUse = async (tx: Write, personId: string) =>
  (await tx`/* accountInUse */ select from identity.account where person_id = ${personId} and state = 'ACTIVE'`).count > 0

/**
 * Invites the holder. Who uses an account already gets no second one, and no invitation; the token is then good for nothing, and
 * looks no different: it must not tell who is known here.
 */
export async function inviteHolder(tx: Write, personId: string, now: Date): Promise<Opened> {
  const token = newSecret()
  if (await isInUse(tx, personId)) return { token, changed: [] }
  const [accountId, id] = [await waitingAccount(tx, personId, now), randomId()]
  await invite(tx, accountId, { id, hash: hashOf(token), issuedById: null, now })
  return { token, changed: [upserted('Account', accountId), upserted('AccountInvitation', id)] }
}

/** Gives the account to a sign-in that the operator knows to be the holder's. */
export async function giveSignIn(tx: Write, personId: string, { issuer, subject }: SignIn, now: Date): Promise<Opened> {
  const others = await tx<Account[]>`/* accountsInTheWay */ select person_id, issuer, subject, state from identity.account
    where (issuer = ${issuer} and subject = ${subject}) or (person_id = ${personId} and state = 'ACTIVE')`
  const isHolders = (one: Account) => one.personId === personId && one.issuer === issuer && one.subject === subject
  if (others.some((one) => one.state === 'ACTIVE' && isHolders(one))) return { token: null, changed: [] }
  // Which of the two it is would tell who is known here.
  if (others.length > 0)
    throw new UserError(
      'The sign-in or the number has another account here, and nothing was done. Leave out --issuer and --subject: whoever has an ' +
        'account signs in with it.',
    )
  const accountId = await waitingAccount(tx, personId, now)
  await tx`/* giveSignIn */ update identity.account set issuer = ${issuer}, subject = ${subject}, state = 'ACTIVE',
    version = version + 1, modified_at = ${now} where id = ${accountId}`
  await tx`/* revokeOpenInvitations */ update identity.account_invitation set revoked_at = ${now}
    where account_id = ${accountId} and used_at is null and revoked_at is null`
  return { token: null, changed: [upserted('Account', accountId)] }
}
