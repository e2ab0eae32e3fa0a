import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import type { AbsenceSummaryRow, Period, Sums } from './absence_summary.queries.ts'
import { keysOf, periodOf, ranked, sharesOf } from './absence_summary.rules.ts'

type Load = AdministrationContext['load']
type Asked = Omit<Period, 'upto'>

const summed =
  (of: (load: Load) => (id: string, period: Period) => Promise<readonly Sums[]>, isOfPupil: boolean) =>
  async ({ id }: { readonly id: string }, { startDate, endDate }: Asked, { load, call }: AdministrationContext) => {
    const [sums] = await of(load)(id, periodOf({ startDate, endDate }, call.now))
    return sums ? { startDate, endDate, ...sums, isOfPupil } : null
  }

const ofPupil = (count: (row: AbsenceSummaryRow) => number) => (row: AbsenceSummaryRow) => row.isOfPupil ? count(row) : null // prettier-ignore

export const absenceSummaryResolvers = {
  Person: { absenceSummary: summed(({ absenceOfPerson }) => absenceOfPerson, true) },
  Group: {
    absenceSummary: summed(({ absenceOfGroup }) => absenceOfGroup, false),
    absenceByPupil: async ({ id }, { startDate, endDate, first, after }, { load, call }) => {
      const page = pageOf({ first, after }, ['share', 'id'])
      const period = periodOf({ startDate, endDate }, call.now)
      const rows = ranked(await load.absenceByPupil(id, period), page.after).slice(0, page.limit)
      return connectionOf(rows.map((row) => ({ ...row, period })), page.size, keysOf) // prettier-ignore
    },
  },
  Organisation: { absenceSummary: summed(({ absenceOfUnit }) => absenceOfUnit, false) },
  PupilAbsence: {
    student: ({ id }, _, context) => personOf(id, context),
    summary: ({ period: { startDate, endDate }, ...sums }) => ({ startDate, endDate, ...sums, isOfPupil: true }),
  },
  AbsenceSummary: {
    offeredMinutes: ({ offered }) => offered,
    reportedMinutes: ({ reported }) => reported,
    attendanceMinutes: ({ attendance }) => attendance,
    validAbsenceMinutes: ({ valid }) => valid,
    invalidAbsenceMinutes: ({ invalid }) => invalid,
    otherAttendanceMinutes: ({ other }) => other,
    unregisteredMinutes: ({ offered, reported }) => offered - reported,
    shares: sharesOf,
    days: ofPupil(({ days }) => days),
    absenceDays: ofPupil(({ absenceDays }) => absenceDays),
    invalidAbsenceDays: ofPupil(({ invalidDays }) => invalidDays),
  },
} satisfies Resolvers
