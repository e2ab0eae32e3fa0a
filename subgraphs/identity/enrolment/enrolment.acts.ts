import type { GraphQLResolveInfo } from 'graphql'
import { type Action, actOn, done, type Done, faulty, refused } from '../../shared/action.ts'
import { type Outcome, type UserError, upserted } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  CancelEnrolmentError,
  ConfirmEnrolmentError,
  EndEnrolmentError,
  EnrolPupilInput,
  RefuseEnrolmentError,
} from '../identity.generated.ts'
import { lastDayFault, laterFault } from '../keeping/keeping.rules.ts'
import { kept, type KeptUnit, keptUnit } from '../keeping/keeping.ts'
import { enrolmentActions, type KeptEnrolment, unitEnrolmentActions } from './enrolment.actions.ts'
import { addEnrolment, cancelEnrolment, confirmEnrolment, endEnrolment, type EnrolmentRow, type EnrolPupilPayloadRow, isEnrolled, isSeenEnrolled, type NewEnrolment, refuseEnrolment } from './enrolment.queries.ts' // prettier-ignore
import { personWith } from '../person/person.writes.ts'
import { isPupil, type NewPupil, placeFault, pupilOf } from './enrolment.rules.ts'

const registered = async (tx: Write, pupil: NewPupil, { newId }: IdentityContext) =>
  'personId' in pupil ? { personId: pupil.personId, isNew: false } : personWith(tx, pupil, newId)

// The same answer for whoever it is: new, known at another school, or protected. Who knows a pupil's number must not reach them by it: of
// somebody who is here already an enrolment opens nothing until a guardian, or a source system, has it too.
async function enrol(tx: Write, unit: KeptUnit, given: EnrolPupilInput, pupil: NewPupil, context: IdentityContext) {
  const { schoolType, schoolYear = null, startDate, endDate = null } = given
  const { personId: pupilId, isNew } = await registered(tx, pupil, context)
  const id = context.newId<'Enrolment'>()
  const enrolment: NewEnrolment = { id, pupilId, organisationId: unit.id, schoolType, schoolYear, startDate, endDate }
  if (await isSeenEnrolled(tx, enrolment))
    return refused('ALREADY_ENROLLED', 'The pupil is enrolled there already on some of these days.', 'startDate')
  // What the viewer may not see cannot be in the way either: there is nothing more to do.
  if (await isEnrolled(tx, enrolment)) return done(unit.id)
  await addEnrolment(tx, enrolment)
  const person = isNew ? [upserted('Person', pupilId)] : []
  return done(unit.id, ...person, upserted('Enrolment', id))
}

export async function enrolPupil(info: GraphQLResolveInfo, context: IdentityContext, input: EnrolPupilInput) {
  const { load, call } = context
  const person = isId(input.personId) ? await load.person.load(input.personId) : null
  return actOn<KeptUnit, EnrolPupilPayloadRow>(info, context, input, {
    source: await keptUnit(input.organisationId, context),
    action: unitEnrolmentActions.ENROL_PUPIL,
    unknown: refused('NOT_FOUND', 'There is no such school unit.', 'organisationId'),
    run: async (tx, unit) => {
      const fault = placeFault(unit, input)
      const pupil = pupilOf(input, person, dayOf(call.now))
      if (fault) return faulty(fault)
      if (!isPupil(pupil)) return faulty(pupil)
      return enrol(tx, unit, input, pupil, context)
    },
  })
}

/** An enrolment with who keeps the unit it is at. */
export async function keptEnrolment(id: string, context: IdentityContext): Promise<KeptEnrolment | null> {
  const row = isId(id) ? await context.load.enrolmentById.load(id) : null
  return row && withPupil(row, context)
}

export async function withPupil(row: EnrolmentRow, context: IdentityContext): Promise<KeptEnrolment> {
  const pupil = await context.load.person.load(row.pupilId)
  const { relations = [], birthDate = null } = pupil ?? {}
  return { ...(await kept(row, row.organisationId, context)), relations, birthDate }
}

interface Change<Error extends UserError> {
  readonly action: Action<KeptEnrolment>
  readonly fault?: (enrolment: KeptEnrolment) => Error | null
  readonly change: (tx: Write, id: string) => Promise<boolean>
}

async function changeEnrolment<Error extends UserError>(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: { readonly enrolmentId: string; readonly idempotencyKey?: string | null | undefined },
  { action, fault, change }: Change<Error>,
): Promise<Done<Error>> {
  const unknown = refused('NOT_FOUND', 'There is no such enrolment that you may see.', 'enrolmentId') as never
  return actOn<KeptEnrolment, Done<Error>>(info, context, input, {
    source: await keptEnrolment(input.enrolmentId, context),
    action,
    unknown,
    run: async (tx, enrolment): Promise<Outcome<Done<Error>>> => {
      const wrong = fault?.(enrolment)
      if (wrong) return faulty(wrong)
      const { id } = enrolment
      return (await change(tx, id)) ? done(id, upserted('Enrolment', id)) : unknown
    },
  })
}

interface Ending {
  readonly enrolmentId: string
  readonly endDate: string
}

// Today at the earliest, for everybody: what has been of a sheltered pupil is not seen, and a refusal for some families would tell.
export const endGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: Ending) =>
  changeEnrolment<EndEnrolmentError>(info, context, input, {
    action: enrolmentActions.END_ENROLMENT,
    fault: ({ startDate, endDate }) =>
      lastDayFault(startDate, input.endDate, dayOf(context.call.now)) ?? laterFault(endDate, input.endDate),
    change: (tx, id) => endEnrolment(tx, id, input.endDate),
  })

export const cancelGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: { readonly enrolmentId: string }) =>
  changeEnrolment<CancelEnrolmentError>(info, context, input, {
    action: enrolmentActions.CANCEL_ENROLMENT,
    change: (tx, id) => cancelEnrolment(tx, id, dayOf(context.call.now)),
  })

export const confirmGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: { readonly enrolmentId: string }) =>
  changeEnrolment<ConfirmEnrolmentError>(info, context, input, {
    action: enrolmentActions.CONFIRM_ENROLMENT,
    change: confirmEnrolment,
  })

export const refuseGiven = (info: GraphQLResolveInfo, context: IdentityContext, input: { readonly enrolmentId: string }) =>
  changeEnrolment<RefuseEnrolmentError>(info, context, input, {
    action: enrolmentActions.REFUSE_ENROLMENT,
    change: refuseEnrolment,
  })
