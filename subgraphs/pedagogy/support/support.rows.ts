import { related } from '../../access/rules.ts'
import { type Rule, when } from '../../shared/policy.ts'
import { and, assurance, or, role } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import { principal } from './support.rules.ts'
import type { SeenRow, ShownRow, SupportRow } from './support.queries.ts'

const high = assurance('HIGH')

/** Staff, wherever: what they may know of, the rows say, and an empty list is what everybody else gets. */
export const staffAtHigh: Rule = and(role('staff', 'personal', 'STAFF'), high)

/** Who works with the pupil: also of those most get nothing but an empty list, which is what there is of most pupils. */
export const aboutPupil: Rule = and(related('PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR', 'TEACHER', 'CARE_STAFF', 'NAMED'), high)

/** May know of the case of the row. */
export const onCase: Rule = and(
  when<SeenRow>(
    {
      en: 'the principal of the unit, or whoever is named on the case',
      sv: 'enhetens rektor eller den som är namngiven i ärendet',
    },
    { relation: ['PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR', 'TEACHER', 'CARE_STAFF', 'NAMED'] },
    ({ isSeen }) => isSeen,
  ),
  high,
)

/** The principal of the case of the row; whoever is its pupil's guardian is that alone. */
export const principalOnCase: Rule = and(onCase, principal)

/** As aboutPupil; and at home, where there is most often nothing either. */
export const aboutPupilOrHome: Rule = or(aboutPupil, and(related('GUARDIAN', 'SELF'), assurance('SUBSTANTIAL')))

/** As onCase; and at home, of what the authority has decided that is read there. */
export const onCaseOrHome: Rule = or(
  onCase,
  and(
    when<ShownRow>(
      {
        en: 'guardians, and pupils of age, where the authority has decided so',
        sv: 'vårdnadshavare och myndiga elever, om huvudmannen har beslutat det',
      },
      { relation: ['GUARDIAN', 'SELF'] },
      ({ isShown }) => isShown,
    ),
    assurance('SUBSTANTIAL'),
  ),
)

/** Notes a read for the pupil a row is about. */
export const noted = (rule: Rule) => sensitive<SupportRow>(rule, ({ studentId, relations }) => ({ id: studentId, relations }))

/** Notes a read for the pupil whose list it is. */
export const notedOf = (rule: Rule) => sensitive<PersonRow>(rule, (person) => person)
