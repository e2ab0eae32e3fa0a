import { demoId, personId } from '../keys.ts'
import { personaIssuer, type Persona } from '../personas.ts'
import type { DemoRows } from '../rows.ts'
import { municipalityId } from './unit.rows.ts'

const as = (persona: string, key: string, name: string, description: string): Persona => ({
  persona,
  name,
  description,
  personId: personId(key),
})

/** Whom a visitor of the big municipality can be, once it is there. */
export const municipalityPersonas: readonly Persona[] = [
  as('municipality-admin', 'lovhamra/admin', 'Lövhamra: administrator', 'Administers Lövhamra kommun, and holds no duty.'),
  as('municipality-principal', 'lovhamra/1/REKTOR 1', 'Lövhamra: principal', 'The principal of Almskolan.'),
  as('municipality-teacher', 'lovhamra/1/team 1/0/0', 'Lövhamra: teacher', 'Teaches Swedish to classes of Almskolan.'),
  as('municipality-guardian', 'lovhamra/1/family 1/1', 'Lövhamra: guardian', 'Has a child in FA of Almskolan.'),
]

/** The administrator of the big municipality, and the accounts of its personas. They are people of its first unit. */
export function personaRows(startDate: string): Pick<DemoRows, 'person' | 'account' | 'roleGrant'> {
  const person = { id: personId('lovhamra/admin'), givenName: 'Karin', familyName: 'Hedberg', birthDate: '1975-04-10' }
  const role = { role: 'AUTHORITY_ADMIN', organisationId: municipalityId, startDate }
  return {
    person: [person],
    roleGrant: [{ id: demoId('RoleGrant', 'lovhamra/admin'), personId: person.id, ...role }],
    account: municipalityPersonas.map(({ persona, personId: holder }) => ({
      ...{ id: demoId('Account', persona), issuer: personaIssuer, subject: persona, personId: holder! },
    })),
  }
}
