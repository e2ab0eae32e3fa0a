import { toPupils } from '../../access/visible.ts'

const at = (role: string) => `organisation_id = any (array(select access.units('${role}')))`
const notOwn = 'not access.is_kin(student_id)'
const staff = (relation: 'PRINCIPAL' | 'PUPIL_HEALTH' | 'MENTOR', role: string) =>
  `(${toPupils('student_id', [relation]).viewer} and ${at(role)} and ${notOwn})`

/** The principal of the unit whose case it is, of no child of their own. */
export const asPrincipal = {
  meaning: "the pupil's principal at the unit, of no child of their own",
  viewer: staff('PRINCIPAL', 'PRINCIPAL'),
}

const mentor = staff('MENTOR', 'STAFF')

/** Those who may say that a case is needed. */
export const asOpener = {
  meaning: `${asPrincipal.meaning}; the mentor, likewise`,
  viewer: `(${asPrincipal.viewer} or ${mentor})`,
}

/** Those who follow up absence at the unit. access.md is silent about others, the authority among them: so no. */
export const asFollower = {
  meaning: `${asOpener.meaning}; pupil health there, likewise`,
  viewer: `(${asOpener.viewer} or ${staff('PUPIL_HEALTH', 'PUPIL_HEALTH')})`,
}

const home = toPupils('student_id', ['SELF', 'GUARDIAN'])

/** As the law has them take part, pupil and guardians see that there is a case once it is investigated. */
export const asHome = {
  meaning: `once it is investigated: ${home.meaning}`,
  viewer: `(investigation_started_on is not null and ${home.viewer})`,
}
