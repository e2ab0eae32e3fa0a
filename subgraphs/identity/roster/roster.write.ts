import { type Changed, upserted } from '../../shared/act.ts'
import { writeEmails, writePhoneNumbers } from './roster.contacts.ts'
import { writeIdentifiers } from './roster.identifiers.ts'
import type { Ids } from './roster.known.ts'
import { writeActivities, writeDuties, writeGroups, writeOrganisations } from './roster.objects.ts'
import type { Placed, Roster } from './roster.parser.ts'
import { type Own, writePersons } from './roster.persons.ts'
import * as relations from './roster.relations.ts'
import { chunks, type Importing, type Tally } from './roster.rows.ts'

/** What a file says, and under which ids here. */
export interface Matching {
  readonly roster: Roster
  readonly ids: Ids
  /** The ids of what is new. */
  readonly fresh: ReadonlySet<string>
  /** The persons whose rows it may write. */
  readonly persons: Own
}

const latest = (a: string, b: string) => (a > b ? a : b)

/** The first day of what a file gives none, in something it tells of: its own where it is new, else today. */
const sinceOf = ({ fresh }: Matching, { today }: Importing, id: string, startDate: string) =>
  fresh.has(id) ? startDate : latest(startDate, today)

export const writeEnrolments = (importing: Importing, { persons, ids }: Matching) =>
  relations.writeRelations(
    importing,
    relations.enrolments,
    persons.map(({ ours }) => ours),
    persons.flatMap(({ ours: pupilId, enrolments }) =>
      enrolments.map(({ enroledAt, schoolType, schoolYear, startDate, endDate, cancelled }) => ({
        ...{ pupilId, schoolType, startDate, endDate, since: startDate },
        organisationId: ids.organisations.get(enroledAt)!,
        schoolYear: schoolYear ?? undefined,
        isCancelled: cancelled ?? false,
      })),
    ),
  )

export const writeResponsibles = (importing: Importing, { persons, ids }: Matching) =>
  relations.writeRelations(
    importing,
    relations.responsibles,
    persons.map(({ ours }) => ours),
    persons.flatMap(({ ours: pupilId, responsibles }) =>
      responsibles.map(({ person, relationType }) => ({
        ...{ pupilId, relationType, startDate: null, since: importing.today },
        personId: ids.persons.get(person)!,
      })),
    ),
  )

export function writeMemberships(importing: Importing, matching: Matching) {
  const { roster, ids } = matching
  const idOf = ({ id }: Placed<'groups'>) => ids.groups.get(id)!
  const told = roster.groups.flatMap((group) =>
    group.groupMemberships.map(({ person, startDate, endDate }) => ({
      ...{ groupId: idOf(group), startDate, endDate },
      personId: ids.persons.get(person)!,
      since: sinceOf(matching, importing, idOf(group), group.startDate),
    })),
  )
  return relations.writeRelations(importing, relations.memberships, roster.groups.map(idOf), told)
}

export function writeAssignmentRoles(importing: Importing, matching: Matching) {
  const { roster, ids } = matching
  const idOf = ({ id }: Placed<'duties'>) => ids.duties.get(id)!
  const told = roster.duties.flatMap((duty) =>
    duty.assignmentRole.map(({ group, assignmentRoleType, startDate, endDate }) => ({
      ...{ dutyId: idOf(duty), assignmentRoleType, startDate, endDate },
      groupId: ids.groups.get(group)!,
      since: sinceOf(matching, importing, idOf(duty), duty.startDate),
    })),
  )
  return relations.writeRelations(importing, relations.assignmentRoles, roster.duties.map(idOf), told)
}

export function writeTeachers(importing: Importing, matching: Matching) {
  const { roster, ids } = matching
  const idOf = ({ id }: Placed<'activities'>) => ids.activities.get(id)!
  const told = roster.activities.flatMap((activity) =>
    activity.teachers.map(({ duty, startDate, endDate, grader }) => ({
      ...{ activityId: idOf(activity), startDate, endDate, isGrader: grader ?? false },
      dutyId: ids.duties.get(duty)!,
      since: sinceOf(matching, importing, idOf(activity), activity.startDate),
    })),
  )
  return relations.writeRelations(importing, relations.teachers, roster.activities.map(idOf), told)
}

interface Link {
  readonly activityId: string
  readonly groupId: string
}

/** Which groups an activity has is part of it, without days of its own: it becomes what the file says. */
export async function writeActivityGroups({ tx }: Importing, { roster, ids }: Matching): Promise<Tally> {
  const links = roster.activities.flatMap(({ id, groups }) =>
    groups.map((group): Link => ({ activityId: ids.activities.get(id)!, groupId: ids.groups.get(group)! })),
  )
  const activities = [...new Set(links.map(({ activityId }) => activityId))]
  const touched = new Set<string>()
  for (const some of chunks(activities, 5000)) {
    const wanted = links.filter(({ activityId }) => some.includes(activityId))
    const rows = await tx<{ activityId: string }[]>`/* rosterActivityGroups */ with told as (
        select * from jsonb_to_recordset(${tx.json(wanted as never)}::jsonb) as r("activityId" uuid, "groupId" uuid)
      ), gone as (
        delete from identity.activity_group g where g.activity_id = any(${some}::uuid[])
          and not exists (select from told where told."activityId" = g.activity_id and told."groupId" = g.group_id)
        returning g.activity_id
      ), added as (
        insert into identity.activity_group (activity_id, group_id) select "activityId", "groupId" from told
        on conflict do nothing returning activity_id
      ) select activity_id from gone union select activity_id from added`
    for (const { activityId } of rows) touched.add(activityId)
  }
  const changes = [...touched].map((id): Changed => upserted('Activity', id))
  return { added: 0, ended: 0, changes }
}

/** Writes everything a file says, each after what it refers to. */
export async function writeRoster(importing: Importing, matching: Matching) {
  const { roster, ids, persons } = matching
  return {
    organisations: await writeOrganisations(importing, roster, ids),
    persons: await writePersons(importing, persons),
    emails: await writeEmails(importing, persons),
    phoneNumbers: await writePhoneNumbers(importing, persons),
    responsibles: await writeResponsibles(importing, matching),
    enrolments: await writeEnrolments(importing, matching),
    groups: await writeGroups(importing, roster, ids),
    memberships: await writeMemberships(importing, matching),
    duties: await writeDuties(importing, roster, ids),
    assignmentRoles: await writeAssignmentRoles(importing, matching),
    activities: await writeActivities(importing, roster, ids),
    activityGroups: await writeActivityGroups(importing, matching),
    teachers: await writeTeachers(importing, matching),
    identifiers: await writeIdentifiers(importing, roster, persons, ids),
  }
}

export type Written = Awaited<ReturnType<typeof writeRoster>>
