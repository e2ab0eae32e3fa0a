import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { OfferPlaceInput, PlaceOfferAction } from '../administration.generated.ts'
import { ofAge } from '../place_application/place_application.rules.ts'
import { keptElsewhere } from '../placement/placement.rules.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import type { PlaceOfferRow } from './place_offer.queries.ts'

/** An offer, with who is master of placements at its unit. */
export interface OfferAtUnit extends PlaceOfferRow {
  readonly masters: readonly MasterRow[]
}

function answerFault(offer: OfferAtUnit) {
  if (offer.state === 'EXPIRED')
    return { code: 'OFFER_EXPIRED', message: `The last day to answer was ${offer.answerDate}.`, field: ['placeOfferId'] }
  if (offer.state !== 'OPEN') return { code: 'ALREADY_ANSWERED', message: 'It has been answered.', field: ['placeOfferId'] }
  return offer.isMinor ? keptElsewhere(offer) : ofAge
}

/** What can be done to an offer. */
export const placeOfferActions = {
  ANSWER_PLACE_OFFER: { rule: related('GUARDIAN'), fault: answerFault },
} satisfies Actions<OfferAtUnit, PlaceOfferAction>

/** An offer as acts on it see it. */
export const offerAtUnit = async (row: PlaceOfferRow, { load }: AdministrationContext): Promise<OfferAtUnit> => ({
  ...row,
  masters: await load.master.load(row.organisationId),
})

/** What is wrong with the days of an offer, if anything. */
export function offerDatesFault({ startDate, answerDate }: Pick<OfferPlaceInput, 'startDate' | 'answerDate'>, now: Date) {
  const today = dayOf(now)
  const fault = (message: string, field: string) => ({ code: 'DATES_INVALID', message, field: [field] }) as const
  if (startDate < today) return fault('The first day has passed.', 'startDate')
  if (answerDate < today) return fault('The last day to answer has passed.', 'answerDate')
  return answerDate > daysAfter(today, 60) ? fault('The last day to answer is at most 60 days ahead.', 'answerDate') : null
}
