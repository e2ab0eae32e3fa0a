import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import { absentPupil } from '../absence/absence.acts.ts'
import { addAbsences, type AbsentPupil } from '../absence/absence.queries.ts'
import { spanOf } from '../absence/absence.rules.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { ApplyForLeaveInput, DecideLeaveInput, WithdrawLeaveApplicationInput } from '../administration.generated.ts'
import { lockPupil } from '../attendance/attendance.lock.ts'
import { leaveActions, type LeaveToDecide, personLeaveActions } from './leave_application.actions.ts'
import {
  apply, type ApplyForLeavePayloadRow, decideLeave, type DecideLeavePayloadRow, type LeaveApplicationRow, withdraw,
  type WithdrawLeaveApplicationPayloadRow,
} from './leave_application.queries.ts' // prettier-ignore
import { leaveFault, longLeave, schoolDaysOf } from './leave_application.rules.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: AdministrationContext, input: Input]

const noLeave = refused('NOT_FOUND', 'There is no such application that you may see.', 'leaveApplicationId')

export async function applyGiven(...[info, context, input]: Acting<ApplyForLeaveInput>) {
  const { call, newId } = context
  return actOn<AbsentPupil, ApplyForLeavePayloadRow>(info, context, input, {
    source: await absentPupil(input.personId, input.organisationId ?? null, context),
    action: personLeaveActions.APPLY_FOR_LEAVE,
    unknown: refused('NOT_FOUND', 'There is no such pupil that you may see.', 'personId'),
    run: async (tx, pupil) => {
      const fault = leaveFault(input, call.now) ?? reasonFault(input.reason)
      if (fault) return faulty(fault)
      const schoolDays = schoolDaysOf(pupil, input).length
      if (schoolDays === 0) return refused('NOT_A_SCHOOL_DAY', 'There is no school on any of these days.', 'startDate')
      const id = newId<'LeaveApplication'>()
      const { startDate, endDate, reason } = input
      const place = { studentId: pupil.id, organisationId: pupil.place!.organisationId }
      const leave = {
        id,
        ...place,
        startDate,
        endDate,
        schoolDays,
        reason: reason.trim(),
        appliedById: call.viewer.id,
        now: call.now,
      }
      if (!(await apply(tx, leave)))
        return refused('ALREADY_APPLIED', 'Leave on some of these days is applied for already.', 'startDate')
      return done(id, upserted('LeaveApplication', id))
    },
  })
}

/** An application with what its unit has decided about who decides. */
export const toDecide = async (row: LeaveApplicationRow, { load }: AdministrationContext): Promise<LeaveToDecide> => ({
  ...row,
  policy: await load.absencePolicy.load(row.organisationId),
})

const found = async (id: string, context: AdministrationContext) => {
  const row = isId(id) ? await context.load.leaveApplication.load(id) : null
  return row && toDecide(row, context)
}

export async function withdrawGiven(...[info, context, input]: Acting<WithdrawLeaveApplicationInput>) {
  return actOn<LeaveToDecide, WithdrawLeaveApplicationPayloadRow>(info, context, input, {
    source: await found(input.leaveApplicationId, context),
    action: leaveActions.WITHDRAW_LEAVE_APPLICATION,
    unknown: noLeave,
    run: async (tx, { id }) => ((await withdraw(tx, id)) ? done(id, upserted('LeaveApplication', id)) : noLeave),
  })
}

/** Leave that is granted is absence on each day of school; a day that is reported already stays as it is. */
async function grant(
  tx: Write,
  leave: LeaveToDecide,
  pupil: AbsentPupil | null,
  { call, newId }: AdministrationContext,
): Promise<string[]> {
  const report = {
    reportId: newId(),
    studentId: leave.studentId,
    organisationId: leave.organisationId,
    registeredById: call.viewer.id,
  }
  const days = pupil?.place ? schoolDaysOf(pupil, leave) : []
  const absences = days.map((day) => ({ id: newId<'Absence'>(), ...spanOf(day, {}) }))
  await lockPupil(tx, leave.studentId, days)
  await addAbsences(tx, { ...report, now: call.now, leaveApplicationId: leave.id }, absences)
  return absences.map(({ id }) => id)
}

export async function decideGiven(...[info, context, input]: Acting<DecideLeaveInput>) {
  const { call } = context
  const { isGranted, hasSpecialGrounds = false } = input
  const source = await found(input.leaveApplicationId, context)
  const pupil = source && (await absentPupil(source.studentId, source.organisationId, context))
  return actOn<LeaveToDecide, DecideLeavePayloadRow>(info, context, input, {
    source,
    action: leaveActions.DECIDE_LEAVE,
    unknown: noLeave,
    run: async (tx, leave) => {
      const fault = reasonFault(input.reason)
      if (fault) return faulty(fault)
      if (isGranted && leave.schoolDays > longLeave && hasSpecialGrounds !== true)
        return refused(
          'NEEDS_SPECIAL_GROUNDS',
          `More than ${longLeave} days are granted on special grounds alone.`,
          'hasSpecialGrounds',
        )
      const decision = {
        isGranted,
        reason: input.reason.trim(),
        hasSpecialGrounds: hasSpecialGrounds === true,
        by: call.viewer.id,
        now: call.now,
      }
      if (!(await decideLeave(tx, leave.id, decision))) return noLeave
      const absences = isGranted ? await grant(tx, leave, pupil, context) : []
      return done(leave.id, upserted('LeaveApplication', leave.id), ...absences.map((id) => upserted('Absence', id)))
    },
  })
}
