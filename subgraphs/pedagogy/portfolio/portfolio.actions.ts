import type { MasterRow } from '../../access/organisations.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { PersonPortfolioAction, PortfolioEntryAction } from '../pedagogy.generated.ts'
import type { PupilToTalkWith } from '../talk/talk.actions.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { PortfolioEntryRow } from './portfolio.queries.ts'

const sure = assurance('SUBSTANTIAL')

const adder = when<PupilToTalkWith>(
  { en: 'the pupil, or their teacher or mentor at the unit', sv: 'eleven, eller elevens lärare eller mentor vid enheten' },
  { relation: ['SELF', 'TEACHER', 'MENTOR'] },
  ({ relations, isOwnUnit }) =>
    relations.includes('SELF') || (isOwnUnit && (relations.includes('TEACHER') || relations.includes('MENTOR'))),
)

/** What can be done about a portfolio: a pupil adds to their own, whatever kin they are to themself. */
export const personPortfolioActions = {
  ADD_PORTFOLIO_ENTRY: {
    rule: and(adder, sure),
    fault: (pupil) =>
      pupil.isKin && !pupil.relations.includes('SELF')
        ? { code: 'OWN_CHILD', message: 'Somebody else has to document your own child.', field: null }
        : plansFault(pupil),
  },
} satisfies Actions<PupilToTalkWith, PersonPortfolioAction>

export type EntryToKeep = PortfolioEntryRow & { readonly masters: readonly MasterRow[]; readonly schoolType: string | null }

const keeper = and(
  when<EntryToKeep>(
    { en: 'the pupil who added it; of what staff added whoever did, or the mentor', sv: 'eleven som lade in det; av det personal lagt in den som gjorde det, eller mentorn' },
    { relation: ['SELF', 'TEACHER', 'MENTOR'] },
    ({ isByPupil, isKin, isMet, authorId, relations }, { viewer }) =>
      isByPupil
        ? relations.includes('SELF')
        : !isKin && isMet && (relations.includes('MENTOR') || (authorId === viewer.id && relations.includes('TEACHER'))),
  ),
  sure,
) // prettier-ignore

/** What can be done to an entry. */
export const portfolioEntryActions = {
  SHARE_PORTFOLIO_ENTRY: {
    rule: keeper,
    fault: (entry) =>
      entry.sharedAt ? { code: 'SHARED', message: 'It is shared already.', field: ['entryId'] } : plansFault(entry),
  },
  UNSHARE_PORTFOLIO_ENTRY: {
    rule: keeper,
    fault: (entry) =>
      entry.sharedAt ? plansFault(entry) : { code: 'NOT_SHARED', message: 'It is not shared.', field: ['entryId'] },
  },
  WITHDRAW_PORTFOLIO_ENTRY: { rule: keeper, fault: plansFault },
} satisfies Actions<EntryToKeep, PortfolioEntryAction>

/** An entry as acts see it; the pupil's school type is known while they go to the unit. */
export async function entryToKeep(entry: PortfolioEntryRow, { load }: PedagogyContext): Promise<EntryToKeep> {
  const [masters, places] = await Promise.all([load.master.load(entry.organisationId), load.talkPupil.load(entry.studentId)])
  const place = places.find(({ organisationId }) => organisationId === entry.organisationId)
  return { ...entry, masters, schoolType: place?.schoolType ?? null }
}
