import { v5 } from 'uuid'
import { daysAfter, monthsAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { feeHousehold, feeHouseholdMember } from '../fee_household/fee_household.table.ts'
import { feeTariff } from '../fee_tariff/fee_tariff.table.ts'
import { groupSize } from '../group_size/group_size.table.ts'
import { incomeDeclaration } from '../income_declaration/income_declaration.table.ts'
import { placeApplication, placeChoice } from '../place_application/place_application.table.ts'
import { placeOffer } from '../place_offer/place_offer.table.ts'
import { queueRule } from '../queue_rule/queue_rule.table.ts'

const namespace = '5f0e6a1d-6a7c-5b0b-9d2a-0999e64a3a02'

/** A child who waits for a place from next autumn, with what it has been offered. */
export interface DemoApplicant {
  readonly childId: string
  readonly applicantId: string
  readonly schoolType: 'FTH' | 'GR'
  /** The first choice first, and whether a sibling is there. */
  readonly choices: readonly { readonly organisationId: string; readonly hasSibling: boolean }[]
  readonly queuedDaysAgo: number
  /** Who offers a place at the first choice. */
  readonly offeredById?: string
}

/** Who waits for what, who lives together and earns what, and who decides: the ids come from identity. */
export interface DemoPlacesAndFees {
  readonly authorityId: string
  readonly administratorId: string
  readonly applicants: readonly DemoApplicant[]
  readonly household: readonly { readonly personId: string; readonly monthlyIncome: number }[]
  readonly sizes: readonly {
    readonly organisationId: string
    readonly groupId: string
    readonly placeCount: number
    readonly decidedById: string
  }[]
}

const step = (schoolType: string, childOrder: number, perMille: number, maxFee: number) => ({
  schoolType,
  childOrder,
  perMille,
  maxFee,
})

// Of no municipality, and not the state's: those of 2025 and later are not known here.
const ownTariff = {
  displayName: 'Ekhamra kommuns egen taxa (påhittad)',
  incomeCeiling: 58_000,
  steps: [
    ...[step('FS', 1, 30, 1740), step('FS', 2, 20, 1160), step('FS', 3, 10, 580)],
    ...[step('FTH', 1, 20, 1160), step('FTH', 2, 10, 580), step('FTH', 3, 10, 580)],
  ],
}

function applicationRows(one: DemoApplicant, today: string, authorityId: string) {
  const { childId, applicantId, schoolType, choices, queuedDaysAgo, offeredById } = one
  const id = v5(`PlaceApplication/${childId} ${schoolType}`, namespace)
  const startDate = `${Number(today.slice(0, 4)) + 1}-08-17`
  const queuedOn = daysAfter(today, -queuedDaysAgo)
  const offer = {
    id: v5(`PlaceOffer/${childId} ${schoolType}`, namespace),
    ...{ applicationId: id, childId, organisationId: choices[0]!.organisationId, schoolType, startDate, offeredById },
    ...{ offeredOn: daysAfter(today, -2), answerDate: daysAfter(today, 19) },
  }
  return {
    application: { id, childId, applicantId, authorityId, schoolType, startDate, queuedOn },
    choices: choices.map((choice, n) => ({ applicationId: id, childId, choiceRank: n + 1, ...choice })),
    offers: offeredById ? [offer] : [],
  }
}

async function seedHousehold(tx: Write, { authorityId, household }: DemoPlacesAndFees, joinedOn: string): Promise<void> {
  const [first] = household
  const id = v5(`FeeHousehold/${first!.personId}`, namespace)
  const at = new Date(`${joinedOn}T08:00:00Z`)
  const of = { householdId: id, authorityId }
  await insertRows(tx, feeHousehold, [{ id, authorityId, openedById: first!.personId, openedAt: at }])
  const members = household.map(({ personId }) => ({
    id: v5(`FeeHouseholdMember/${personId}`, namespace),
    ...{ ...of, personId, invitedById: first!.personId, invitedAt: at, joinedOn },
  }))
  await insertRows(tx, feeHouseholdMember, members)
  const declarations = household.map(({ personId, monthlyIncome }) => ({
    id: v5(`IncomeDeclaration/${personId}`, namespace),
    ...{ ...of, personId, monthlyIncome, startDate: joinedOn, declaredAt: at },
  }))
  await insertRows(tx, incomeDeclaration, declarations)
}

/** Queues with who stands in them, a household with what it earns, and what the authority has decided, as they stand on a day. */
export async function seedPlaces(tx: Write, today: string, given: DemoPlacesAndFees): Promise<void> {
  const { authorityId, administratorId, applicants, sizes } = given
  const startDate = `${today.slice(0, 4)}-01-01`
  const decided = { startDate, decidedById: administratorId, decidedAt: new Date(`${startDate}T08:00:00Z`) }
  await insertRows(tx, feeTariff, [{ id: v5(`FeeTariff/${startDate}`, namespace), authorityId, ...ownTariff, ...decided }])
  const rules = ['FS', 'FTH', 'FKLASS', 'GR'].map((schoolType) => ({
    id: v5(`QueueRule/${schoolType}`, namespace),
    ...{ authorityId, schoolType, criteria: ['HAS_SIBLING', 'QUEUED_ON', 'BIRTH_DATE'], ...decided },
  }))
  await insertRows(tx, queueRule, rules)
  const placeCounts = sizes.map((size) => ({ ...decided, ...size, id: v5(`GroupSize/${size.groupId}`, namespace) }))
  await insertRows(tx, groupSize, placeCounts)
  const rows = applicants.map((one) => applicationRows(one, today, authorityId))
  await insertRows(tx, placeApplication, rows.map(({ application }) => application)) // prettier-ignore
  await insertRows(
    tx,
    placeChoice,
    rows.flatMap(({ choices }) => choices),
  )
  await insertRows(
    tx,
    placeOffer,
    rows.flatMap(({ offers }) => offers),
  )
  await seedHousehold(tx, given, `${monthsAfter(today, -3).slice(0, 7)}-01`)
}
