import { dataSubject, personStub } from '../access/persons.ts'
import { throughGrantedUnit } from '../access/rules.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { absence } from './absence/absence.module.ts'
import { absencePolicy } from './absence_policy/absence_policy.module.ts'
import { personal } from './administration.personal.ts'
import { tables } from './administration.tables.ts'
import { attendance } from './attendance/attendance.module.ts'
import { attendanceEvent } from './attendance_event/attendance_event.module.ts'
import { calendarEvent } from './calendar_event/calendar_event.module.ts'
import { careComment } from './care_comment/care_comment.module.ts'
import { careOpening } from './care_opening/care_opening.module.ts'
import { careSchedule } from './care_schedule/care_schedule.module.ts'
import { certificate } from './certificate/certificate.module.ts'
import { grade } from './grade/grade.module.ts'
import { grading } from './grading/grading.module.ts'
import { leaveApplication } from './leave_application/leave_application.module.ts'
import { lessonRenewal } from './lesson_renewal/lesson_renewal.module.ts'
import { lessonException } from './lesson_exception/lesson_exception.module.ts'
import { merit } from './merit/merit.module.ts'
import { nationalTest } from './national_test/national_test.module.ts'
import { notification } from './notification/notification.module.ts'
import { placement } from './placement/placement.module.ts'
import { room } from './room/room.module.ts'
import { schedule } from './schedule/schedule.module.ts'
import { schoolCalendar } from './school_calendar/school_calendar.module.ts'
import { stubs } from './stubs/stubs.module.ts'
import { studyPlan } from './study_plan/study_plan.module.ts'
import { teacherLicence } from './teacher_licence/teacher_licence.module.ts'

const roles = rolesOf('administration')
const dataSubjects = dataSubjectModule({ subgraph: 'administration', declared: personal, rule: dataSubject, stub: personStub })

export const administration = createSubgraph(
  'administration',
  [
    stubs,
    absence,
    absencePolicy,
    attendance,
    attendanceEvent,
    calendarEvent,
    careComment,
    careOpening,
    careSchedule,
    leaveApplication,
    lessonException,
    notification,
    lessonRenewal,
    placement,
    room,
    schedule,
    certificate,
    grade,
    grading,
    merit,
    nationalTest,
    schoolCalendar,
    studyPlan,
    teacherLicence,
    dataSubjects,
  ],
  {
    databaseRole: ({ kind, roles: held }) =>
      kind === 'CLIENT' || held.some(({ role }) => role === 'AUTHORITY_ADMIN') ? roles.authority : roles.viewer,
    tables,
    personal,
    clientReach: throughGrantedUnit,
    // Rooms, teachers and groups that are taken twice are refused by exclusion constraints over uuid and time.
    extensions: ['btree_gist'],
  },
)
