import type { KnownPerson } from '../../access/persons.ts'
import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  FollowUpAgreementError, PrepareTalkError, RecordTalkError, ReviseTalkError, ShareTalkError, TalkDocumentationState, TalkParty,
  TalkSemester,
} from '../pedagogy.generated.ts' // prettier-ignore

/** A talk, with the viewer's relations to the pupil. */
export interface DevelopmentTalkRow extends Related {
  readonly id: Id<'DevelopmentTalk'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly teacherId: Id<'Person'>
  readonly academicYear: string
  readonly semester: TalkSemester
  readonly heldOn: string
  readonly documentationState: TalkDocumentationState
  readonly sharedAt: Date | null
  readonly version: number
  /** Whether the viewer reads it by their work, and whether they write about it there today. */
  readonly isReader: boolean
  readonly isWriter: boolean
}

/** What was agreed, with the viewer's relations to the pupil. */
export interface TalkAgreementRow extends Related {
  readonly id: Id<'TalkAgreement'>
  readonly talkId: Id<'DevelopmentTalk'>
  /** Whether its talk is shared with home. */
  readonly isShared: boolean
  readonly studentId: Id<'Person'>
  readonly responsible: TalkParty
  readonly text: string
  readonly dueOn: string | null
  readonly followUp: string | null
  readonly followedUpOn: string | null
  readonly followedUpById: Id<'Person'> | null
}

export interface TalkPreparationRow extends Related {
  readonly id: Id<'TalkPreparation'>
  readonly studentId: Id<'Person'>
  readonly authorId: Id<'Person'>
  readonly authorRole: 'PUPIL' | 'GUARDIAN'
  readonly academicYear: string
  readonly semester: TalkSemester
  readonly text: string
  readonly submittedAt: Date | null
  readonly version: number
  /** Whether the viewer reads by their work what is handed in. */
  readonly isReader: boolean
}

/** A pupil at a unit they go to today, as those see them who talk with them or come to the talk. */
export interface TalkPupil extends Related {
  readonly id: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string
  /** Whether the viewer works at the unit; whether they write about the pupil's talks there. */
  readonly isOwnUnit: boolean
  readonly isWriter: boolean
  readonly isKin: boolean
  readonly isMinor: boolean
  readonly isPupilPreparing: boolean
}

export type RecordTalkPayloadRow = Done<RecordTalkError>
export type ReviseTalkPayloadRow = Done<ReviseTalkError>
export type ShareTalkPayloadRow = Done<ShareTalkError>
export type FollowUpAgreementPayloadRow = Done<FollowUpAgreementError>
export type PrepareTalkPayloadRow = Done<PrepareTalkError>

const related = part`coalesce(r.relations, '{}') as relations`
const relations = part`left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct student_id from q)) group by 1
  ) r on r.person_id = q.student_id`
const columns = part`t.id, t.student_id, t.organisation_id, t.teacher_id, t.academic_year, t.semester, t.held_on, t.documentation_state,
  t.shared_at, t.version`
const isReader = part`q.student_id in (select access.talked_pupils())`
const isWriter = part`q.student_id in (select access.talk_pupils()) and q.organisation_id in (select access.units('STAFF'))`
const withRelations = part`select q.*, ${related}, ${isReader} and (q.documentation_state = 'SHARED'
    or q.organisation_id in (select access.units('STAFF', 'PRINCIPAL'))) as is_reader,
  ${isWriter} and (q.student_id, q.organisation_id) in (select p.student_id, p.organisation_id
    from access.talk_places(array(select distinct student_id from q)) p) as is_writer from q ${relations}`

const talkLoader = (read: Read) =>
  byId(
    (ids) => read<DevelopmentTalkRow>`/* talksById */ with q as materialized (
      select ${columns} from pedagogy.development_talk t where t.id = any(${ids}::uuid[])) ${withRelations}`,
  )

const talksOfLoader = (read: Read) =>
  byParent(
    (pupils) => read<DevelopmentTalkRow>`/* talksOf */ with q as materialized (
      select ${columns} from pedagogy.development_talk t where t.student_id = any(${pupils}::uuid[])) ${withRelations}
      order by q.held_on desc, q.id`,
    ({ studentId }) => studentId,
  )

const agreementsLoader = (read: Read) =>
  byParent(
    (talks) => read<TalkAgreementRow>`/* talkAgreements */ with q as materialized (
      select a.id, a.talk_id, a.student_id, a.position, a.responsible, a.text, a.due_on, a.follow_up, a.followed_up_on, a.followed_up_by_id,
        t.documentation_state = 'SHARED' as is_shared
      from pedagogy.talk_agreement a join pedagogy.development_talk t on t.id = a.talk_id where a.talk_id = any(${talks}::uuid[])) select q.*, ${related} from q ${relations}
      order by q.talk_id, q.position`,
    ({ talkId }) => talkId,
  )

const preparation = part`p.id, p.student_id, p.author_id, p.author_role, p.academic_year, p.semester, p.text, p.submitted_at, p.version`

const preparations = part`select q.*, ${related}, ${isReader} as is_reader from q ${relations}`

const preparationLoader = (read: Read) =>
  byId(
    (ids) => read<TalkPreparationRow>`/* talkPreparationsById */ with q as materialized (
      select ${preparation} from pedagogy.talk_preparation p where p.id = any(${ids}::uuid[])) ${preparations}`,
  )

const preparationsOfLoader = (read: Read) =>
  byParent(
    (pupils) => read<TalkPreparationRow>`/* talkPreparationsOf */ with q as materialized (
      select ${preparation} from pedagogy.talk_preparation p where p.student_id = any(${pupils}::uuid[]))
      ${preparations} order by q.academic_year desc, q.semester desc, q.id`,
    ({ studentId }) => studentId,
  )

const preparationsForLoader = (read: Read) =>
  byParent(
    (talks) => read<TalkPreparationRow & { readonly talkId: string }>`/* talkPreparationsFor */ with q as materialized (
      select t.id as talk_id, ${preparation} from pedagogy.development_talk t join pedagogy.talk_preparation p
        on p.student_id = t.student_id and p.academic_year = t.academic_year and p.semester = t.semester
        and p.organisation_id = t.organisation_id
      where t.id = any(${talks}::uuid[]) and p.submitted_at is not null) ${preparations} order by q.id`,
    ({ talkId }) => talkId,
  )

// The unit's own decision about pupils' preparations, else the nearest above it.
const talkPupilLoader = (read: Read) =>
  byParent(
    (pupils) => read<TalkPupil>`/* talkPupils */ with q as materialized (
      select * from access.talk_places(${pupils}::uuid[]))
      select q.student_id as id, q.organisation_id, q.school_type, ${related}, access.is_kin(q.student_id) as is_kin,
        access.is_minor(q.student_id) as is_minor, q.organisation_id in (select access.units('STAFF')) as is_own_unit, ${isWriter} as is_writer,
        coalesce((select p.is_pupil_preparing from access.above(q.organisation_id) a
          join pedagogy.teaching_policy p on p.organisation_id = a.id order by a.level limit 1), true) as is_pupil_preparing
      from q ${relations}`,
    ({ id }) => id,
  )

// Counted as the viewer: whoever they do not see is in no list. A talk at another unit in the same term is a talk.
const missingLoader = (read: Read) =>
  byParentAnd(
    (groups, { day }: { readonly day: string | null }) => read<
      KnownPerson & { readonly groupId: string }
    >`/* missingTalks */ with g as materialized (
        select l.id, l.organisation_id from access.led_groups(${groups}::uuid[]) l where l.roles && '{MENTOR,PRINCIPAL}'),
      term as materialized (select * from access.term_of(array(select distinct g.organisation_id from g), coalesce(${day}::date, access.today()))),
      p as materialized (select g.id as group_id, u.person_id, u.is_kin, term.start_date, term.end_date from g
        join term on term.organisation_id = g.organisation_id cross join lateral access.pupils_of_group(g.id) u),
      rel as materialized (select person_id, array_agg(relation) as relations
        from access.relations_of(array(select distinct person_id from p)) group by 1)
      select p.group_id, p.person_id as id, p.is_kin, rel.relations, access.is_marked(p.person_id) as is_protected
      from p join rel on rel.person_id = p.person_id
      where not exists (select from pedagogy.development_talk t
        where t.student_id = p.person_id and t.held_on between p.start_date and p.end_date) order by p.person_id`,
    ({ groupId }) => groupId,
  )

export const talkLoaders = (read: Read) => ({
  developmentTalk: talkLoader(read),
  developmentTalksOf: talksOfLoader(read),
  talkAgreementsOf: agreementsLoader(read),
  talkPreparation: preparationLoader(read),
  talkPreparationsOf: preparationsOfLoader(read),
  talkPreparationsFor: preparationsForLoader(read),
  talkPupil: talkPupilLoader(read),
  missingTalks: missingLoader(read),
})
