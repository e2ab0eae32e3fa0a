import { permittedActions } from '../../shared/action.ts'
import { instantFrom } from '../../shared/clock.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { boundsOf } from '../../shared/week.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { attendanceActions, hasRoll } from './attendance.actions.ts'
import { corrected, correctGiven } from './attendance.acts.ts'
import type { RollCallEntryRow } from './attendance.queries.ts'
import { covered, lengthOf, suggestedStatus } from './attendance.rules.ts'
import { callRoll } from './roll_call.acts.ts'

const excusedFrom = ({ excused }: RollCallEntryRow) =>
  excused.map(({ startsAt, endsAt }) => ({ startsAt: instantFrom(startsAt), endsAt: instantFrom(endsAt) }))

export const attendanceResolvers = {
  CalendarEvent: {
    isReported: async ({ id }, _, { load }) => (await load.lessonReport.load(id)) !== null,
    rollCall: async ({ id }, _, { load }) => {
      const facts = await load.rollFacts.load(id)
      if (!facts || !hasRoll(facts) || !(facts.isTaught || facts.isLed)) return null
      return { calendarEventId: id, report: await load.lessonReport.load(id) }
    },
  },
  Person: {
    attendances: async ({ id }, { startDate, endDate, ...args }, { load }) => {
      const page = {
        ...pageOf(args, ['startsAt', 'id']),
        from: startDate == null ? null : boundsOf(startDate).from.toISOString(),
        until: endDate == null ? null : boundsOf(endDate).until.toISOString(),
      }
      const rows = await load.attendancePage(id, page)
      return connectionOf(rows, page.size, ({ startsAt, id: key }) => [startsAt.toISOString(), key])
    },
  },
  RollCall: {
    version: ({ report }) => report?.version ?? 0,
    reportedAt: ({ report }) => report?.reportedAt ?? null,
    reporter: ({ report }, _, context) => personOf(report?.reporterId ?? null, context),
    entries: ({ calendarEventId }, _, { load }) => load.rollOf.load(calendarEventId),
  },
  RollCallEntry: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    lessonMinutes: (entry) => lengthOf(entry),
    excusedMinutes: (entry) => Math.min(covered([entry], excusedFrom(entry)), lengthOf(entry)),
    suggestedStatus: (entry) => suggestedStatus(entry, excusedFrom(entry)),
    attendance: ({ attendanceId }, _, { load }) => (attendanceId ? load.attendance.load(attendanceId) : null),
  },
  Attendance: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    calendarEvent: ({ calendarEventId }, _, { load }) => load.calendarEvent.load(calendarEventId),
    activity: ({ activityId }) => ({ id: activityId }),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    reporter: ({ reporterId }, _, context) => personOf(reporterId, context),
    revisions: ({ id }, _, { load }) => load.attendanceRevisions.load(id),
    permittedActions: async (row, _, context) => permittedActions(attendanceActions, await corrected(row, context), context),
  },
  AttendanceRevision: { revisedBy: ({ revisedById }, _, context) => personOf(revisedById, context) },
  Mutation: {
    callRoll: (_, { input }, context, info) => callRoll(info, context, input),
    correctAttendance: (_, { input }, context, info) => correctGiven(info, context, input),
  },
  CallRollPayload: { calendarEvent: ({ id }, _, { load }) => (id ? load.calendarEvent.load(id) : null) },
  CorrectAttendancePayload: { attendance: ({ id }, _, { load }) => (id ? load.attendance.load(id) : null) },
} satisfies Resolvers
