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

/** Documents about special support are read and written by whoever we are as sure of as can be. */
export const sure = "access.is_assured('HIGH')"

/** What is of a case, for those who may know of it. */
export const ofSeenCase = (column: string) => ({
  meaning:
    'at HIGH: the principal of the unit and those named on the case, who work with the pupil there today; of no child of their own',
  viewer: `${column} = any (array(select access.seen_cases()))`,
})

/** What is written in a case, for those who may know of it, until it is closed. */
export const inOpenCase = (column: string) => ({
  meaning: `${ofSeenCase(column).meaning}; until the case is closed`,
  viewer: `${column} = any (array(select access.open_cases()))`,
})

/** The principal of the unit whose case it is. */
export const asPrincipal = {
  meaning: "at HIGH: the pupil's principal at the unit, of no child of their own",
  viewer: `${sure} and ${standingAs('PRINCIPAL')}`,
}

/** Decided documents of a kind, at home, where the authority has decided that guardians read them. */
export const toHome = (kind: 'ACTION_PROGRAMME' | 'INVESTIGATION') => ({
  meaning: 'from SUBSTANTIAL, where the authority has decided so: guardians, and pupils of age',
  viewer: `case_id = any (array(select access.shown_cases('${kind}')))`,
})
