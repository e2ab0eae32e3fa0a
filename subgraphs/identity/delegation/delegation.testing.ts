import type { Answer, AskOptions, World } from '../../../scripts/testing.ts'
import { demoId, personId, slug } from '../demo/keys.ts'

export const id = (name: string) => personId(slug(name))

/** What David may do for Alva. */
export const davids = demoId('Delegation', 'david-nyberg for alva-bergstrom')

const fields = `delegation { id delegateName delegateKind acts startDate endDate reason revokedAt } userErrors { code field }`

/** A delegation that may be given for Alva; say what to make of it. */
export async function delegationTo({ sql }: World, delegate: string, more: object = {}) {
  const [found] = await sql`select civic_no from identity.person where id = ${id(delegate)}`
  return {
    pupilId: id('Alva Bergström'),
    delegateCivicNo: found!['civicNo'] as string,
    delegateName: delegate,
    kind: 'OTHER',
    acts: ['REPORT_ABSENCE'],
    startDate: '2026-11-22',
    endDate: '2027-06-30',
    ...more,
  }
}

export const delegateIn = ({ ask }: World, persona: string, input: object, options: AskOptions = {}): Promise<Answer> =>
  ask(persona, `mutation ($input: DelegateActsInput!) { delegateActs(input: $input) { ${fields} } }`, {
    ...options,
    variables: { input },
  })

export const revokeIn = ({ ask }: World, persona: string, delegation: string, more = ''): Promise<Answer> =>
  ask(persona, `mutation { revokeDelegation(input: { delegationId: "${delegation}" ${more} }) { ${fields} } }`)

/** Only David's is left. */
export const clearIn = ({ sql }: World) => sql`delete from identity.delegation where id <> ${davids}`
