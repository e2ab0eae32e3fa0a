import type { Id } from '../../shared/ids.ts'
import { clientId, organisationId, personId, slug } from './keys.ts'

interface Described {
  readonly persona: string
  readonly name: string
  readonly description: string
}

export type Persona = Described &
  (
    | { readonly personId: Id<'Person'>; readonly clientApplicationId?: never; readonly organisationId?: never }
    | {
        readonly clientApplicationId: Id<'ClientApplication'>
        readonly personId?: never
        readonly organisationId?: never
        readonly scopes: readonly string[]
      }
    | { readonly organisationId: Id<'Organisation'>; readonly personId?: never; readonly clientApplicationId?: never }
  )

/** Who signs the personas' tokens. */
export const personaIssuer = 'urn:skolgraf:dev'

const as = (persona: string, name: string, description: string): Persona => ({
  persona,
  name,
  description,
  personId: personId(slug(name)),
})

/** Whom a visitor of the demo can be. The persona is the subject of the token. */
export const personas: readonly Persona[] = [
  as('authority-admin', 'Maria Söderberg', 'Administers the school authority, Ekhamra kommun, and holds no duty at any unit.'),
  as('analyst', 'Oskar Wallin', 'Reads statistics for the whole of Ekhamra kommun, and never a row about a person.'),
  as(
    'fee-officer',
    'Gerd Ståhl',
    'Sets fees for the care of children in Ekhamra kommun, and sees no more of them than fees need.',
  ),
  as('unit-observer', 'Birgitta Högberg', 'Follows the published quality work of Ekhamraskolan and has no duty there.'),
  as('principal', 'Anders Hellström', 'The principal of Ekhamraskolan, who reaches its protected pupils and staff too.'),
  as('principal-other-school', 'Lena Forsberg', 'The principal of Björkskolan, who reaches nobody at Ekhamraskolan.'),
  as('school-admin', 'Monica Berglund', 'The school administrator of Ekhamraskolan, who does not reach protected persons.'),
  as('teacher', 'Johan Lindqvist', 'Teaches mathematics to 7A, 7B and 8A and science to 7A at Ekhamraskolan.'),
  as('mentor', 'Sara Holmgren', 'The mentor of 7A at Ekhamraskolan, who teaches English to 8A and 9A but nothing to 7A.'),
  as('former-teacher', 'Göran Åkesson', 'Taught 7A Swedish and was its mentor until last summer, and now teaches 8A and 9A.'),
  as('substitute', 'Nadia Rahimi', 'Took the mathematics of 7A as a substitute until ten days ago, and has no pupils now.'),
  as('special-educator', 'Karin Nyström', 'The special educator in the pupil health team of Ekhamraskolan.'),
  as('counsellor', 'Petra Sandström', 'A counsellor of Ekhamraskolan and Sjövikens skola, named on the case of Elin in 7A.'),
  as('care-staff', 'Fatima Haddad', 'A preschool teacher assigned to the department Blåsippan at Förskolan Smultronet.'),
  as('guardian', 'Jenny Bergström', 'The mother of Alva in 7A at Ekhamraskolan and of Nils in 3A at Björkskolan.'),
  as(
    'guardian-other-parent',
    'Marcus Öberg',
    "Alva's father, who lives apart from her mother and is not the father of her brother Nils.",
  ),
  as(
    'step-parent',
    'David Nyberg',
    "The father of Nils, and Alva's step-father, who may report her absence and change her contact details.",
  ),
  as('guardian-other-school', 'Robert Sjögren', 'The father of Tilde and Viggo, who both go to Sjövikens skola.'),
  as('protected-guardian', 'Katarina Strand', 'The mother of Elin in 7A, under protected identity as her daughter is.'),
  as('blocked-guardian', 'Peter Lund', 'The father of Elin in 7A, blocked from reaching her.'),
  as('pupil', 'Alva Bergström', 'A pupil of 7A at Ekhamraskolan, the daughter of Jenny Bergström and Marcus Öberg.'),
  as('adult-pupil', 'Amina Warsame', 'A pupil of 9A who is over 18 and has not consented to her mother seeing anything.'),
  as('protected-pupil', 'Elin Strand', 'A pupil of 7A under protected identity, the daughter of Katarina Strand.'),
  {
    persona: 'integrator',
    name: 'Ekhamra integration',
    description: 'A client application that imports key figures for Ekhamra kommun and reads nothing about persons.',
    clientApplicationId: clientId('ekhamra-integration'),
    scopes: ['kpi-values:import'],
  },
  {
    persona: 'account-sync',
    name: 'Ekhamra kontosynk',
    description:
      'A client application that makes accounts: names, personal identity numbers and classes of Ekhamraskolan, nothing else.',
    clientApplicationId: clientId('ekhamra-kontosynk'),
    scopes: [],
  },
  {
    persona: 'shared-preschool',
    name: 'Förskolan Smultronet',
    description: 'The account the staff of Förskolan Smultronet share, which reads nothing about persons.',
    organisationId: organisationId('99990004'),
  },
]
