import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { AddPortfolioEntryInput, PortfolioEntryAction, SharePortfolioEntryInput } from '../pedagogy.generated.ts'
import type { PupilToTalkWith } from '../talk/talk.actions.ts'
import { placeOf } from '../talk/talk.places.ts'
import { type EntryToKeep, entryToKeep, personPortfolioActions, portfolioEntryActions } from './portfolio.actions.ts'
import { addEntry, type AddPortfolioEntryPayloadRow, changeEntry, isSyllabus, knownItems } from './portfolio.queries.ts'
import { entryFault } from './portfolio.rules.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

const noPupil = refused('NOT_FOUND', 'There is no such pupil that you may see.', 'studentId')
const noUnit = refused('NOT_ENROLLED', 'The pupil goes to no such unit today, or to several: say which.', 'organisationId')

const mostItems = 20

/** The content items that an entry names, each once; null where one is none, or of another version than the rest. */
async function itemsOf(tx: Write, named: readonly string[]) {
  const ids = [...new Set(named)]
  if (ids.length > mostItems || !ids.every((id) => isId(id))) return null
  const items = ids.length > 0 ? await knownItems(tx, ids) : []
  const isOfOne = items.every(({ syllabusVersionId }) => syllabusVersionId === items[0]!.syllabusVersionId)
  return items.length === ids.length && isOfOne ? items : null
}

export async function addGiven(...[info, context, input]: Acting<AddPortfolioEntryInput>) {
  const { call, newId } = context
  const { pupil, isKnown } = await placeOf(input, context)
  return actOn<PupilToTalkWith, AddPortfolioEntryPayloadRow>(info, context, input, {
    source: pupil,
    action: personPortfolioActions.ADD_PORTFOLIO_ENTRY,
    unknown: isKnown ? noUnit : noPupil,
    run: async (tx, { id: studentId, organisationId, relations }) => {
      const fault = entryFault(input, call.now)
      if (fault) return faulty(fault)
      const { title, text = null, linkUrl = null, fileReference = null, syllabusId = null, occurredOn } = input
      if (syllabusId !== null && !(isId(syllabusId) && (await isSyllabus(tx, syllabusId))))
        return refused('SYLLABUS_NOT_FOUND', 'There is no such subject or course.', 'syllabusId')
      const items = await itemsOf(tx, input.contentItemIds ?? [])
      if (!items)
        return refused(
          'CONTENT_INVALID',
          `Give at most ${mostItems} content items, of one version of a syllabus.`,
          'contentItemIds',
        )
      const id = newId<'PortfolioEntry'>()
      const isByPupil = relations.includes('SELF')
      const said = { title: title.trim(), text, linkUrl, fileReference, syllabusId, occurredOn }
      await addEntry(tx, { id, studentId, organisationId, isByPupil, ...said, by: call.viewer.id, now: call.now }, items)
      return done(id, upserted('PortfolioEntry', id))
    },
  })
}

/** Shares an entry, shares it no more, or takes it away: the act of that name. */
export async function keepGiven(name: PortfolioEntryAction, ...[info, context, input]: Acting<SharePortfolioEntryInput>) {
  const { now } = context.call
  const row = isId(input.entryId) ? await context.load.portfolioEntry.load(input.entryId) : null
  const sharedAt = name === 'SHARE_PORTFOLIO_ENTRY' ? now : null
  const withdrawnAt = name === 'WITHDRAW_PORTFOLIO_ENTRY' ? now : null
  const run = async (tx: Parameters<typeof changeEntry>[0], { id }: EntryToKeep): Promise<Outcome<Done<never>>> => {
    const expected = input.expectedVersion
    if (!(await changeEntry(tx, { id, expected, sharedAt, withdrawnAt, now }))) throw conflict('The entry', expected)
    return done(id, upserted('PortfolioEntry', id))
  }
  return actOn<EntryToKeep, Done<never>>(info, context, input, {
    source: row && (await entryToKeep(row, context)),
    action: portfolioEntryActions[name],
    unknown: refused('NOT_FOUND', 'There is no such entry that you may see.', 'entryId') as unknown as Outcome<Done<never>>,
    run,
  })
}
