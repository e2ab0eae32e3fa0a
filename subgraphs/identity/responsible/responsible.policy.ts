import { everyPupilRelation, everyRelation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { ResponsibleFields } from '../identity.generated.ts'

export const responsiblePolicy = {
  Person: {
    responsibles: related(...everyPupilRelation),
    responsibleFor: related('SELF', ...everyRelation.filter((relation) => relation.startsWith('CHILD:'))),
  },
  Responsible: { relationType: allow, pupil: allow, person: allow, isBlocked: allow, startDate: allow, endDate: allow },
} satisfies Policy<ResponsibleFields>
