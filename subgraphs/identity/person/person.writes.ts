import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import type { CivicNo } from './civic_no.ts'

/**
 * Whose a number is, whether or not the viewer may see them: to link to, and never to be told. Whoever has been given by their number may
 * be enrolled and employed in the same transaction.
 */
export const personByCivicNo = async (tx: Write, civicNo: string): Promise<string | null> => {
  const [row] = await tx<{ id: string | null }[]>`/* personByCivicNo */ select access.person_by_civic_no(${civicNo}) as id`
  return row?.id ?? null
}

interface NewPerson {
  readonly number: CivicNo
  readonly givenName: string
  readonly familyName: string
}

/** Registers somebody; whether nobody else had just done so. No conflict is named, since that would ask who has the number. */
export async function registerPerson(tx: Write, id: string, { number, givenName, familyName }: NewPerson): Promise<boolean> {
  const sex = number.kind === 'TEMPORARY' ? 'OKANT' : number.sex
  const added = await tx`/* registerPerson */ insert into identity.person (id, given_name, family_name, civic_no, birth_date, sex)
    values (${id}, ${givenName}, ${familyName}, ${number.civicNo}, ${number.birthDate}, ${sex}) on conflict do nothing`
  return added.count === 1
}

/** The person with a number, registered unless somebody has it already: whose name stays. */
export async function personWith(
  tx: Write,
  person: NewPerson,
  newId: NewId,
): Promise<{ readonly personId: string; readonly isNew: boolean }> {
  const { civicNo } = person.number
  const known = await personByCivicNo(tx, civicNo)
  if (known !== null) return { personId: known, isNew: false }
  const personId = newId<'Person'>()
  if (await registerPerson(tx, personId, person)) return { personId, isNew: true }
  const quicker = await personByCivicNo(tx, civicNo)
  if (quicker === null) throw new Error('A number is taken, and nobody has it')
  return { personId: quicker, isNew: false }
}
