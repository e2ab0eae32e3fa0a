import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import { pupilsToTalkWith, type PupilToTalkWith } from './talk.actions.ts'

interface Place {
  readonly pupil: PupilToTalkWith | null
  readonly isKnown: boolean
}

/** The pupil at the unit that was said, or the one they go to. */
export async function placeOf(
  input: { studentId: string; organisationId?: string | null | undefined },
  context: PedagogyContext,
): Promise<Place> {
  const places = isId(input.studentId) ? await pupilsToTalkWith(input.studentId.toLowerCase(), context) : []
  const said = input.organisationId ?? null
  const fitting = places.filter(({ organisationId }) => said === null || organisationId === said)
  return { pupil: fitting.length === 1 ? fitting[0]! : null, isKnown: places.length > 0 }
}
