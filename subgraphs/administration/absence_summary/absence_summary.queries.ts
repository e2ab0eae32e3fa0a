import type { Related } from '../../access/rules.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParentAnd } from '../../shared/loader.ts'

/** A period, and until when lessons have been. */
export interface Period {
  readonly startDate: string
  readonly endDate: string
  readonly upto: string
}

/** Absence in minutes, of a pupil or of several. */
export interface Sums {
  readonly pupils: number
  readonly lessons: number
  readonly offered: number
  readonly reported: number
  readonly attendance: number
  readonly valid: number
  readonly invalid: number
  readonly other: number
  readonly days: number
  readonly absenceDays: number
  readonly invalidDays: number
}

/** The sums of a period; of one pupil with days. */
export interface AbsenceSummaryRow extends Omit<Period, 'upto'>, Sums {
  readonly isOfPupil: boolean
}

/** A pupil's sums in a group, with the viewer's relations to the pupil. */
export interface PupilAbsenceRow extends Related, Sums {
  readonly id: Id<'Person'>
  readonly of: string
  readonly period: Period
}

const kinds = {
  person: (ids: readonly string[]) => part`${ids as string[]}::uuid[], '{}', '{}'`,
  group: (ids: readonly string[]) => part`'{}', ${ids as string[]}::uuid[], '{}'`,
  organisation: (ids: readonly string[]) => part`'{}', '{}', ${ids as string[]}::uuid[]`,
}

const sums = part`offered_minutes::float8 as offered, reported_minutes::float8 as reported, attendance_minutes::float8 as attendance,
  valid_minutes::float8 as valid, invalid_minutes::float8 as invalid, other_minutes::float8 as other`

const totals = part`count(*) filter (where s.offered_minutes > 0)::int as pupils, coalesce(sum(s.offered_lessons), 0)::int as lessons,
  coalesce(sum(s.offered_minutes), 0)::float8 as offered, coalesce(sum(s.reported_minutes), 0)::float8 as reported,
  coalesce(sum(s.attendance_minutes), 0)::float8 as attendance, coalesce(sum(s.valid_minutes), 0)::float8 as valid,
  coalesce(sum(s.invalid_minutes), 0)::float8 as invalid, coalesce(sum(s.other_minutes), 0)::float8 as other,
  coalesce(sum(s.offered_days), 0)::int as days, coalesce(sum(s.absence_days), 0)::int as absence_days,
  coalesce(sum(s.invalid_days), 0)::int as invalid_days`

const totalsLoader = (read: Read, kind: keyof typeof kinds) =>
  byParentAnd(
    (ids, { startDate, endDate, upto }: Period) => read<Sums & { readonly of: string }>`/* absenceTotals */
      select o.id as of, ${totals} from unnest(${ids}::uuid[]) o(id)
      left join access.absence_sums(${kinds[kind](ids)}, ${startDate}, ${endDate}, ${upto}) s on s.of = o.id group by 1`,
    ({ of }) => of,
  )

const byPupilLoader = (read: Read) =>
  byParentAnd(
    (ids, { startDate, endDate, upto }: Period) => read<Omit<PupilAbsenceRow, 'period'>>`/* absenceByPupil */
      with s as materialized (select * from access.absence_sums(${kinds.group(ids)}, ${startDate}, ${endDate}, ${upto}))
      select s.of, s.person_id as id, 1 as pupils, s.offered_lessons::int as lessons, ${sums}, s.offered_days::int as days,
        s.absence_days::int as absence_days, s.invalid_days::int as invalid_days, r.relations
      from s join (select person_id, array_agg(relation) as relations
        from access.relations_of(array(select distinct person_id from s)) group by 1) r on r.person_id = s.person_id
      where s.offered_minutes > 0`,
    ({ of }) => of,
  )

export const absenceSummaryLoaders = (read: Read) => ({
  absenceOfPerson: totalsLoader(read, 'person'),
  absenceOfGroup: totalsLoader(read, 'group'),
  absenceOfUnit: totalsLoader(read, 'organisation'),
  absenceByPupil: byPupilLoader(read),
})
