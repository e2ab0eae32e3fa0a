import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { TaughtActivity } from './stubs.queries.ts'

/** Something of an activity, with what the viewer is in it and who is master of plans there. */
export type InActivity<Row> = Row & Pick<TaughtActivity, 'roles' | 'masters' | 'schoolType'>

/** An activity with who is master of what there; null for those who neither teach it nor lead its unit. */
export async function taughtActivity(id: string, { load }: PedagogyContext): Promise<TaughtActivity | null> {
  const row = isId(id) ? await load.taughtActivity.load(id) : null
  return row && { ...row, masters: await load.master.load(row.organisationId) }
}

export async function inActivity<Row extends { readonly activityId: string; readonly organisationId: string }>(
  row: Row,
  { load }: PedagogyContext,
): Promise<InActivity<Row>> {
  const [activity, masters] = await Promise.all([load.taughtActivity.load(row.activityId), load.master.load(row.organisationId)])
  return { ...row, roles: activity?.roles ?? [], schoolType: activity?.schoolType ?? null, masters }
}
