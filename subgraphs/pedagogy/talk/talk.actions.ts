import type { MasterRow } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { DevelopmentTalkAction, PersonTalkAction } from '../pedagogy.generated.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { DevelopmentTalkRow, TalkPupil } from './talk.queries.ts'

interface Mastered {
  readonly masters: readonly MasterRow[]
}

/** A pupil at one unit, with what systems are master of there. */
export type PupilToTalkWith = TalkPupil & Mastered
export type TalkToWrite = DevelopmentTalkRow & Mastered & { readonly schoolType: string | null }

const writers = {
  en: "the pupil's mentor, or whoever their talks are with",
  sv: 'elevens mentor, eller den som har elevens samtal',
}
const relation = { relation: ['MENTOR', 'TEACHER', 'CARE_STAFF'] }
const sure = assurance('SUBSTANTIAL')
const ownChild = { code: 'OWN_CHILD', message: 'Somebody else has to write about your own child.', field: null } as const

const preparer = when<TalkPupil>(
  { en: 'the pupil, or a guardian of a pupil under 18', sv: 'eleven, eller en vårdnadshavare för en elev under 18 år' },
  { relation: ['SELF', 'GUARDIAN'] },
  ({ relations, isMinor }) => relations.includes('SELF') || (isMinor && relations.includes('GUARDIAN')),
)

/** What can be done about talks with a pupil. */
export const personTalkActions = {
  RECORD_TALK: {
    rule: and(
      when<TalkPupil>(writers, relation, ({ isWriter, isKin, relations }) =>
        isWriter || (isKin && relations.some((held) => relation.relation.includes(held)))),
      sure,
    ), // prettier-ignore
    fault: (pupil) => (pupil.isWriter ? plansFault(pupil) : ownChild),
  },
  PREPARE_TALK: {
    rule: and(preparer, sure),
    fault: (pupil) =>
      pupil.relations.includes('SELF') && !pupil.isPupilPreparing
        ? { code: 'NOT_PREPARING', message: 'Pupils of the unit do not prepare talks of their own.', field: null }
        : plansFault(pupil),
  },
} satisfies Actions<PupilToTalkWith, PersonTalkAction>

const writer = and(
  when<TalkToWrite>(writers, relation, ({ isWriter }) => isWriter),
  sure,
)
const whileDraft = (talk: TalkToWrite) =>
  talk.documentationState === 'SHARED'
    ? ({ code: 'SHARED', message: 'It is shared with home, and changes no more.', field: ['talkId'] } as const)
    : plansFault(talk)

/** What can be done to a talk. */
export const developmentTalkActions = {
  REVISE_TALK: { rule: writer, fault: whileDraft },
  SHARE_TALK: { rule: writer, fault: whileDraft },
  FOLLOW_UP_AGREEMENT: {
    rule: writer,
    fault: (talk) =>
      talk.documentationState === 'DRAFT'
        ? { code: 'NOT_SHARED', message: 'The talk is not shared yet.', field: ['talkId'] }
        : plansFault(talk),
  },
} satisfies Actions<TalkToWrite, DevelopmentTalkAction>

/** A talk as acts see it; the pupil's school type is known while they go to the unit. */
export async function talkToWrite(talk: DevelopmentTalkRow, { load }: PedagogyContext): Promise<TalkToWrite> {
  const [masters, places] = await Promise.all([load.master.load(talk.organisationId), load.talkPupil.load(talk.studentId)])
  const place = places.find(({ organisationId }) => organisationId === talk.organisationId)
  return { ...talk, masters, schoolType: place?.schoolType ?? null }
}

/** The pupil at each unit they go to, as acts see them. */
export const pupilsToTalkWith = async (id: string, { load }: PedagogyContext): Promise<PupilToTalkWith[]> =>
  Promise.all(
    (await load.talkPupil.load(id)).map(async (pupil) => ({ ...pupil, masters: await load.master.load(pupil.organisationId) })),
  )
