import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { Call } from '../../shared/viewer.ts'
import type { AccessRequestAction } from '../identity.generated.ts'
import { mayGive } from '../role_grant/role_grant.rules.ts'
import type { AccessRequestRow } from './access_request.queries.ts'

type Asked = Pick<AccessRequestRow, 'personId' | 'requestedById'>

const isOwn = ({ personId, requestedById }: Asked, { viewer }: Call) => [personId, requestedById].some((id) => id === viewer.id)

const asked = when<Asked>({ en: 'whom it is for, or who asked', sv: 'den det gäller, eller den som ansökte' }, {}, isOwn)

export const notOpen = { code: 'NOT_OPEN', message: 'The request was decided or withdrawn already.' } as const
export const alreadyHeld = { code: 'ALREADY_HELD', message: 'The person holds the role there in that time.' } as const

const undecidable = (request: AccessRequestRow, call: Call) => {
  if (request.state !== 'REQUESTED') return notOpen
  if (!isOwn(request, call)) return null
  return { code: 'OWN_REQUEST', message: 'Nobody decides what is for them, or what they asked for somebody else.' }
}

export const accessRequestActions = {
  APPROVE_ACCESS_REQUEST: {
    rule: mayGive,
    fault: (request, call) => {
      if (undecidable(request, call)) return undecidable(request, call)
      if (request.isOver) return { code: 'PERIOD_OVER', message: 'The last day asked for has passed.' }
      return request.isHeld ? alreadyHeld : null
    },
  },
  REFUSE_ACCESS_REQUEST: { rule: mayGive, fault: undecidable },
  WITHDRAW_ACCESS_REQUEST: { rule: asked, fault: ({ state }) => (state === 'REQUESTED' ? null : notOpen) },
} satisfies Actions<AccessRequestRow, AccessRequestAction>
