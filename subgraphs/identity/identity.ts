import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { activity } from './activity/activity.module.ts'
import { duty } from './duty/duty.module.ts'
import { enrolment } from './enrolment/enrolment.module.ts'
import { group } from './group/group.module.ts'
import { audit, change, idempotency } from './identity.schema.ts'
import { organisation } from './organisation/organisation.module.ts'
import { person } from './person/person.module.ts'
import { responsible } from './responsible/responsible.module.ts'
import { viewer } from './viewer/viewer.module.ts'

const roles = rolesOf('identity')

export const identity = createSubgraph(
  'identity',
  [viewer, organisation, person, enrolment, responsible, duty, group, activity],
  (asking) => (asking.roles.some(({ role }) => role === 'AUTHORITY_ADMIN') ? roles.authority : roles.viewer),
  [audit, change, idempotency],
)
