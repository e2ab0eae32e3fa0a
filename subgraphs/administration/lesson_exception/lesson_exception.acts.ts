import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { violated } from '../../shared/constraint.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type {
  AssignSubstituteError, AssignSubstituteInput, ClearStudentExceptionError, ClearStudentExceptionInput, SetStudentExceptionError,
  SetStudentExceptionInput, SetTeacherExceptionError, SetTeacherExceptionInput, WithdrawSubstituteError, WithdrawSubstituteInput,
} from '../administration.generated.ts' // prettier-ignore
import { lessonActions } from '../calendar_event/calendar_event.actions.ts'
import { actOnLesson } from '../calendar_event/calendar_event.acts.ts'
import { clashFault } from '../calendar_event/calendar_event.rules.ts'
import { lockSchedule } from '../calendar_event/calendar_event.writes.ts'
import {
  addSubstitute,
  clearStudent,
  decidedPupil,
  isKin,
  removeSubstitute,
  setStudent,
  setTeacher,
  teacherOn,
} from './lesson_exception.queries.ts'
import { partOf } from './lesson_exception.rules.ts'

type Asked<Input> = readonly [GraphQLResolveInfo, AdministrationContext, Input]

const changed = (id: string) => done(id, upserted('CalendarEvent', id))

const notOfActivity = refused('NOT_TEACHING', 'The duty is none that teaches the activity that day.', 'dutyId')
const ownChild = refused('OWN_CHILD', 'You are a guardian of the pupil: somebody else has to decide.', 'studentId')
const noException = refused('NO_EXCEPTION', 'There is no exception for such a pupil.', 'studentId')
const already = refused('ALREADY_TEACHING', 'The person teaches the lesson already.', 'dutyId')

export const assignSubstitute = (...[info, context, input]: Asked<AssignSubstituteInput>) =>
  actOnLesson<AssignSubstituteError>([info, context], input, {
    action: lessonActions.ASSIGN_SUBSTITUTE,
    run: async (tx, lesson) => {
      const day = dayOf(lesson.startsAt)
      const person = isId(input.dutyId) ? await teacherOn(tx, lesson.activityId, day, input.dutyId) : null
      if (person === null) return notOfActivity
      await lockSchedule(tx, lesson.activity, [day], { roomIds: [], resourceIds: [] })
      const constraint = await violated(tx, (inside) => addSubstitute(inside, lesson, input.dutyId, person))
      if (constraint === null) return changed(lesson.id)
      return constraint === 'calendar_event_teacher_clash' ? faulty(clashFault(constraint) as never) : already
    },
  })

export const withdrawSubstitute = (...[info, context, input]: Asked<WithdrawSubstituteInput>) =>
  actOnLesson<WithdrawSubstituteError>([info, context], input, {
    action: lessonActions.WITHDRAW_SUBSTITUTE,
    run: async (tx, { id }) =>
      isId(input.dutyId) && (await removeSubstitute(tx, id, input.dutyId))
        ? changed(id)
        : refused('NOT_SUBSTITUTE', 'The duty is no substitute at the lesson.', 'dutyId'),
  })

export const setTeacherException = (...[info, context, input]: Asked<SetTeacherExceptionInput>) =>
  actOnLesson<SetTeacherExceptionError>([info, context], input, {
    action: lessonActions.SET_TEACHER_EXCEPTION,
    run: async (tx, lesson) => {
      const part = partOf(input, lesson)
      if ('code' in part) return faulty(part)
      if (!isId(input.dutyId)) return refused('NOT_TEACHING', 'The duty does not teach the lesson.', 'dutyId')
      await lockSchedule(tx, lesson.activity, [dayOf(lesson.startsAt)], { roomIds: [], resourceIds: [] })
      const set = { isFound: false }
      const constraint = await violated(tx, async (inside) => {
        set.isFound = await setTeacher(inside, lesson.id, input.dutyId, part)
      })
      if (constraint !== null) return faulty(clashFault(constraint) as never)
      return set.isFound ? changed(lesson.id) : refused('NOT_TEACHING', 'The duty does not teach the lesson.', 'dutyId')
    },
  })

export const setStudentException = (...[info, context, input]: Asked<SetStudentExceptionInput>) =>
  actOnLesson<SetStudentExceptionError>([info, context], input, {
    action: lessonActions.SET_STUDENT_EXCEPTION,
    run: async (tx, lesson) => {
      const { studentId, isParticipating } = input
      const part = partOf(input, lesson)
      if ('code' in part) return faulty(part)
      if (isParticipating && part.startsAt === null)
        return refused('TIME_INVALID', 'Who is there as the group is has no exception: clear it.', 'isParticipating')
      const pupil = isId(studentId) ? await decidedPupil(tx, lesson.groupIds, dayOf(lesson.startsAt), studentId) : null
      if (!pupil) return refused('NOT_EXPECTED', 'There is no such pupil of the lesson that you may decide about.', 'studentId')
      if (pupil.isKin) return ownChild
      await setStudent(tx, lesson.id, studentId, part)
      return changed(lesson.id)
    },
  })

export const clearStudentException = (...[info, context, input]: Asked<ClearStudentExceptionInput>) =>
  actOnLesson<ClearStudentExceptionError>([info, context], input, {
    action: lessonActions.CLEAR_STUDENT_EXCEPTION,
    run: async (tx, { id }) => {
      const { studentId } = input
      if (!isId(studentId)) return noException
      if (await isKin(tx, studentId)) return ownChild
      return (await clearStudent(tx, id, studentId)) ? changed(id) : noException
    },
  })
