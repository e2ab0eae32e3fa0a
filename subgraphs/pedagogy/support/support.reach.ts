import { toPupils } from '../../access/visible.ts'

type Standing = 'PRINCIPAL' | 'PUPIL_HEALTH' | 'MENTOR' | 'TEACHER' | 'CARE_STAFF' | 'NAMED'

const at = (role: string) => `organisation_id = any (array(select access.units('${role}')))`
const roleOf = (relation: Standing) => (relation === 'PRINCIPAL' || relation === 'PUPIL_HEALTH' ? relation : 'STAFF')

/** Nobody writes or reads as staff about their own child: they are the guardian they are. */
export const notOwn = 'not access.is_kin(student_id)'

/** Whoever is one of these to the pupil, at the unit of the row, where the pupil goes today. */
export const standingAs = (...relations: readonly Standing[]) =>
  `((${relations.map((one) => `(${toPupils('student_id', [one]).viewer} and ${at(roleOf(one))})`).join(' or ')})
    and access.goes_to(student_id, organisation_id) and ${notOwn})`
