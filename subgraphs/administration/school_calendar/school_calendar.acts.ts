import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type {
  AddDayOffInput,
  DecideSchoolYearInput,
  RemoveDayOffInput,
  RemoveSchoolYearInput,
} from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { calendarActions, dayOffActions, schoolYearActions } from './school_calendar.actions.ts'
import {
  addDayOff, type AddDayOffPayloadRow, addSchoolYear, changeSchoolYear, type DayOffRow, type DecideSchoolYearPayloadRow, overlapsAnother,
  removeDayOff, type RemoveDayOffPayloadRow, removeSchoolYear, type RemoveSchoolYearPayloadRow, type SchoolYearRow,
} from './school_calendar.queries.ts' // prettier-ignore
import { dayOffFault, yearFault } from './school_calendar.rules.ts'

const noOrganisation = refused('NOT_FOUND', 'There is no such organisation.', 'organisationId')
const overlaps = refused('OVERLAPS', 'The organisation has another school year with some of these days.', 'startDate')

const led = (id: string, { load }: AdministrationContext) => (isId(id) ? load.ledOrganisation.load(id) : null)

/** A row of an organisation's own, with what the viewer is there. */
export const withRoles = async <Row extends { readonly organisationId: string }>(row: Row, context: AdministrationContext) => ({
  ...row,
  roles: (await led(row.organisationId, context))?.roles ?? [],
})

export async function decideSchoolYear(info: GraphQLResolveInfo, context: AdministrationContext, input: DecideSchoolYearInput) {
  const { call, newId } = context
  return actOn<LedOrganisation, DecideSchoolYearPayloadRow>(info, context, input, {
    source: await led(input.organisationId, context),
    action: calendarActions.DECIDE_SCHOOL_YEAR,
    unknown: noOrganisation,
    run: async (tx) => {
      const known = input.schoolYearId ?? null
      const fault = yearFault(input)
      if (fault) return faulty(fault)
      if (known !== null && !isId(known)) return refused('SCHOOL_YEAR_NOT_FOUND', 'There is no such school year.', 'schoolYearId')
      if (await overlapsAnother(tx, known, input)) return overlaps
      const id = known ?? newId<'SchoolYear'>()
      if (known === null) return (await addSchoolYear(tx, id, input, call.now)) ? done(id, upserted('SchoolYear', id)) : overlaps
      if (!(await changeSchoolYear(tx, id, input, call.now))) throw conflict('The school year', input.expectedVersion ?? 0)
      return done(id, upserted('SchoolYear', id))
    },
  })
}

export async function removeSchoolYearGiven(
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: RemoveSchoolYearInput,
) {
  const row = isId(input.schoolYearId) ? await context.load.schoolYear.load(input.schoolYearId) : null
  const unknown = refused('NOT_FOUND', 'There is no such school year.', 'schoolYearId')
  return actOn<SchoolYearRow & Pick<LedOrganisation, 'roles'>, RemoveSchoolYearPayloadRow>(info, context, input, {
    source: row && (await withRoles(row, context)),
    action: schoolYearActions.REMOVE_SCHOOL_YEAR,
    unknown,
    run: async (tx, { id, organisationId }) =>
      (await removeSchoolYear(tx, id)) ? done(organisationId, { entity: 'SchoolYear', id, kind: 'DELETE' }) : unknown,
  })
}

export async function addDayOffGiven(info: GraphQLResolveInfo, context: AdministrationContext, input: AddDayOffInput) {
  return actOn<LedOrganisation, AddDayOffPayloadRow>(info, context, input, {
    source: await led(input.organisationId, context),
    action: calendarActions.ADD_DAY_OFF,
    unknown: noOrganisation,
    run: async (tx, { schoolTypes }) => {
      const fault = dayOffFault(input, schoolTypes)
      if (fault) return faulty(fault)
      const id = context.newId<'DayOff'>()
      await addDayOff(tx, id, input)
      return done(id, upserted('DayOff', id))
    },
  })
}

export async function removeDayOffGiven(info: GraphQLResolveInfo, context: AdministrationContext, input: RemoveDayOffInput) {
  const row = isId(input.dayOffId) ? await context.load.dayOff.load(input.dayOffId) : null
  const unknown = refused('NOT_FOUND', 'There are no such days off.', 'dayOffId')
  return actOn<DayOffRow & Pick<LedOrganisation, 'roles'>, RemoveDayOffPayloadRow>(info, context, input, {
    source: row && (await withRoles(row, context)),
    action: dayOffActions.REMOVE_DAY_OFF,
    unknown,
    run: async (tx, { id, organisationId }) =>
      (await removeDayOff(tx, id)) ? done(organisationId, { entity: 'DayOff', id, kind: 'DELETE' }) : unknown,
  })
}
