import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { DeclareIncomeError } from '../administration.generated.ts'

/** What somebody declared, with as what the viewer sees it. */
export interface IncomeDeclarationRow {
  readonly id: Id<'IncomeDeclaration'>
  readonly householdId: string
  readonly personId: Id<'Person'>
  readonly monthlyIncome: number
  readonly startDate: string
  readonly declaredAt: Date
  readonly isOwn: boolean
  readonly isOffice: boolean
}

export type DeclareIncomePayloadRow = Done<DeclareIncomeError>

const columns = part`i.id, i.household_id, i.person_id, i.monthly_income, i.start_date, i.declared_at,
  (i.person_id = access.viewer_person() or access.is_fee_member(i.household_id, i.person_id)) as is_own,
  (i.authority_id in (select access.units('FEE_OFFICE')) and access.is_open_to_office(i.household_id)) as is_office`

const declarationLoader = (read: Read) =>
  byId(
    (ids) => read<IncomeDeclarationRow>`/* incomeDeclarationsById */ select ${columns} from administration.income_declaration i
      where i.id = any(${ids}::uuid[])`,
  )

// Of each member what counts today and what is to come: what a later one has taken the place of is not told.
const ofHouseholdLoader = (read: Read) =>
  byParent(
    (
      households,
    ) => read<IncomeDeclarationRow>`/* incomeDeclarationsOf */ select distinct on (i.household_id, i.start_date, i.person_id)
        ${columns}
      from administration.income_declaration i
      join administration.fee_household_member m on m.household_id = i.household_id and m.person_id = i.person_id and m.left_on is null
      where i.household_id = any(${households}::uuid[]) and not exists (select from administration.income_declaration n
        where n.household_id = i.household_id and n.person_id = i.person_id and n.start_date > i.start_date and n.start_date <= access.today())
      order by i.household_id, i.start_date, i.person_id, i.declared_at desc, i.id desc`,
    ({ householdId }) => householdId,
  )

interface Declared {
  readonly id: string
  readonly householdId: string
  readonly authorityId: string
  readonly personId: string
  readonly monthlyIncome: number
  readonly startDate: string
  readonly now: Date
}

export async function declare(tx: Write, given: Declared): Promise<void> {
  const { id, householdId, authorityId, personId, monthlyIncome, startDate, now } = given
  await tx`/* declareIncome */ insert into administration.income_declaration
    (id, household_id, authority_id, person_id, monthly_income, start_date, declared_at)
    values (${id}, ${householdId}, ${authorityId}, ${personId}, ${monthlyIncome}, ${startDate}, ${now})`
}

export const incomeDeclarationLoaders = (read: Read) => ({
  incomeDeclaration: declarationLoader(read),
  incomeDeclarationsOf: ofHouseholdLoader(read),
})
