import { NIL, v5 } from 'uuid'
import { type Changed, recordSystem, upserted } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import { part, type Write } from '../../shared/database.ts'
import { isId, randomId } from '../../shared/ids.ts'
import { UserError } from '../../shared/user-error.ts'
import { importOrganisations } from '../organisation/organisation.import.ts'
import { registerPerson } from '../person/person.writes.ts'
import { giveSignIn, inviteHolder } from './first_administrator.account.ts'
import type { Appointment } from './first_administrator.rules.ts'

interface Authority {
  readonly id: string
  readonly displayName: string
  readonly organisationType: string
}

/** What came of it. Nothing tells whether the person was known here. */
export interface Appointed {
  readonly authority: string
  /** Of the invitation; null where the sign-in was given. */
  readonly token: string | null
}

// Two at once would both find that there is nobody.
const begun = (tx: Write) => tx`/* beginFirstAdministrator */ select pg_advisory_xact_lock(hashtext('first administrator'))`

async function findAuthority(tx: Write, given: string): Promise<Authority | undefined> {
  const [found] = await tx<Authority[]>`/* authorityToAdminister */ select id, display_name, organisation_type
    from identity.organisation where ${isId(given) ? part`id = ${given}` : part`organisation_number = ${given}`}`
  return found
}

async function openAuthority(tx: Write, { organisation, newAuthority }: Appointment, now: Date): Promise<Authority> {
  const { displayName, municipalityCode } = newAuthority!
  const organisationType = 'HUVUDMAN'
  // Skolverket's rule, so that a register's import finds the same one.
  const id = v5(organisation, NIL)
  const authority = { id, displayName, organisationType, organisationNumber: organisation, municipalityCode } as const
  await importOrganisations(tx, [{ ...authority, schoolUnitCode: null, parentId: null, schoolTypes: [] }], now)
  return authority
}

function checkAuthority(found: Authority | undefined, { organisation, newAuthority }: Appointment): void {
  if (found && newAuthority)
    throw new UserError(`${organisation} is ${found.displayName} and is here already: leave out --authority-name.`)
  if (found && found.organisationType !== 'HUVUDMAN')
    throw new UserError(`${found.displayName} is no school authority but ${found.organisationType}: give the authority above it.`)
  if (!found && !newAuthority)
    throw new UserError(`There is no organisation ${organisation} here. Correct it, or create it with --authority-name NAME.`)
}

interface Holder {
  readonly id: string
  readonly personId: string
  readonly canSignIn: boolean
}

const holdersAt = (tx: Write, authority: Authority, today: string) => tx<Holder[]>`/* administratorsOf */
  select g.id, g.person_id, exists (select from identity.account a where a.person_id = g.person_id and a.state = 'ACTIVE'
    and coalesce(a.end_date, 'infinity') >= ${today}) as can_sign_in
  from identity.role_grant g where g.organisation_id = ${authority.id} and g.role = 'AUTHORITY_ADMIN' and g.revoked_at is null
    and g.start_date <= ${today} and coalesce(g.end_date, 'infinity') >= ${today} for update of g`

function checkVacant(holders: readonly Holder[], { displayName }: Authority, isReplacing: boolean): void {
  if (holders.length === 0) return
  const isInUse = holders.some(({ canSignIn }) => canSignIn)
  if (!isInUse && isReplacing) return
  const has = `${displayName} has an administrator, and nothing was done: administrators give the role to others, by grantRole.`
  throw new UserError(isInUse ? has : `${has} If the token was lost or the number was wrong, run it again with --replace.`)
}

async function removeHolders(tx: Write, holders: readonly Holder[], now: Date): Promise<Changed[]> {
  if (holders.length === 0) return []
  const [grants, persons] = [holders.map(({ id }) => id), holders.map(({ personId }) => personId)]
  await tx`/* revokeUnused */ update identity.role_grant set revoked_at = ${now} where id = any(${grants}::uuid[])`
  await tx`/* revokeOperatorsInvitations */ update identity.account_invitation set revoked_at = ${now}
    where issued_by_id is null and used_at is null and revoked_at is null
      and account_id in (select id from identity.account where person_id = any(${persons}::uuid[]))`
  return grants.map((id) => upserted('RoleGrant', id))
}

/** The person with this number, whose name stays, or a new one. */
async function personOf(tx: Write, { number, givenName, familyName }: Appointment): Promise<string> {
  const id = randomId<'Person'>()
  if (await registerPerson(tx, id, { number, givenName, familyName })) return id
  const [known] = await tx<{ id: string }[]>`/* knownPerson */ select id from identity.person where civic_no = ${number.civicNo}`
  return known!.id
}

async function grant(tx: Write, personId: string, authority: Authority, now: Date): Promise<Changed> {
  const id = randomId<'RoleGrant'>()
  await tx`/* grantFirst */ insert into identity.role_grant (id, person_id, role, organisation_id, start_date, given_at, reason)
    values (${id}, ${personId}, 'AUTHORITY_ADMIN', ${authority.id}, ${dayOf(now)}, ${now}, 'Put in by the operator')`
  return upserted('RoleGrant', id)
}

/**
 * Makes somebody the first administrator of a school authority, in the caller's transaction. Throws a UserError where the
 * authority has one, and then the transaction must be rolled back.
 */
export async function appoint(tx: Write, appointment: Appointment, now: Date): Promise<Appointed> {
  await begun(tx)
  const found = await findAuthority(tx, appointment.organisation)
  checkAuthority(found, appointment)
  const authority = found ?? (await openAuthority(tx, appointment, now))
  const holders = await holdersAt(tx, authority, dayOf(now))
  checkVacant(holders, authority, appointment.isReplacing)
  const removed = await removeHolders(tx, holders, now)
  const personId = await personOf(tx, appointment)
  const granted = await grant(tx, personId, authority, now)
  const { signIn } = appointment
  const { token, changed } = signIn ? await giveSignIn(tx, personId, signIn, now) : await inviteHolder(tx, personId, now)
  const opened = found ? [] : [upserted('Organisation', authority.id)]
  const all = [...opened, ...removed, upserted('Person', personId), granted, ...changed]
  await recordSystem(tx, 'identity', 'first administrator', { organisationId: authority.id, changed: all }, all)
  return { authority: authority.displayName, token }
}
