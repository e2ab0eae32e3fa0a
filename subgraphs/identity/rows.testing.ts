import type { World } from '../../scripts/testing.ts'
import { personId, slug } from './demo/keys.ts'

/** Runs a statement with the row policies alone between a person and the rows, and undoes it: how many it touched, or why none. */
export const asViewer = ({ sql }: World, name: string, statement: string): Promise<number | string> =>
  sql
    .begin(async (tx) => {
      await tx`select set_config('role', 'skolgraf_identity_viewer', true), set_config('skolgraf.viewer_id', ${personId(slug(name))}, true),
        set_config('skolgraf.viewer_kind', 'PERSON', true), set_config('skolgraf.today', '2026-11-22', true)`
      const { count } = await tx.unsafe(statement)
      throw Object.assign(new Error('undone'), { count })
    })
    .catch((error: Error & { count?: number }) => error.count ?? error.message)
