import type { Answer, World } from '../../../scripts/testing.ts'
import { demoId, personId, slug } from '../demo/keys.ts'

export const id = (name: string) => personId(slug(name))
export const custodyId = (adult: string, child: string) => demoId('Responsible', `${slug(adult)} for ${slug(child)}`)

/** The father of Alva, and the mother of Amina, who is of age. */
export const marcus = custodyId('Marcus Öberg', 'Alva Bergström')
export const hodan = custodyId('Hodan Warsame', 'Amina Warsame')

const reasons: Readonly<Record<string, string>> = {
  blockGuardian: 'reason: "Kontaktförbud"',
  unblockGuardian: 'reason: "Förbudet är hävt"',
}

/** Does one of the acts on a responsibility. */
export const actOn = ({ ask }: World, persona: string, act: string, responsible: string, more?: string): Promise<Answer> =>
  ask(
    persona,
    `mutation { ${act}(input: { responsibleId: "${responsible}" ${more ?? reasons[act] ?? ''} }) { userErrors { code field } } }`,
  )

/** As the demo has them: nobody is blocked, and Amina has not consented. */
export const restoreIn = ({ sql }: World) => sql`update identity.responsible set is_blocked = false, adult_consent = false
  where id in (${marcus}, ${hodan})`
