import type { GraphQLResolveInfo } from 'graphql'
import { refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { SupportPlace } from './support.queries.ts'

export type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

/** The pupil at the unit as the viewer stands to them there; null where that is nothing. */
export async function placeOf(
  { studentId, organisationId }: { readonly studentId: string; readonly organisationId: string },
  { load }: PedagogyContext,
): Promise<SupportPlace | null> {
  const places = isId(studentId) ? await load.supportPlaces.load(studentId.toLowerCase()) : []
  return places.find(({ unitId }) => unitId === organisationId.toLowerCase()) ?? null
}

export const noStudent = refused('STUDENT_NOT_FOUND', 'There is no such pupil at the unit that you may see.', 'studentId')
