import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { CareCommentAction } from '../administration.generated.ts'
import { keptElsewhere } from '../placement/placement.rules.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import type { CareCommentRow } from './care_comment.queries.ts'

export interface CommentAtUnit extends CareCommentRow {
  readonly masters: readonly MasterRow[]
}

const staff = related('CARE_STAFF')
const elsewhere = (comment: CommentAtUnit) => keptElsewhere(comment)
const isSeen = ({ acknowledgedAt }: CommentAtUnit) =>
  acknowledgedAt === null ? null : { code: 'ALREADY_ACKNOWLEDGED', message: 'It has no marker any more.' }

/** What the staff do with a comment. */
export const commentActions = {
  ACKNOWLEDGE_CARE_COMMENT: { rule: staff, fault: (comment) => elsewhere(comment) ?? isSeen(comment) },
  ANSWER_CARE_COMMENT: { rule: staff, fault: elsewhere },
} satisfies Actions<CommentAtUnit, CareCommentAction>

/** A comment as acts on it see it. */
export const commentAtUnit = async (row: CareCommentRow, { load }: AdministrationContext): Promise<CommentAtUnit> => ({
  ...row,
  masters: await load.master.load(row.organisationId),
})
