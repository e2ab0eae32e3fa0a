import type { Texts } from '../../shared/policy.ts'

/** Legal basis (GDPR article 6) of what is kept about care, with the law behind it. */
export const care: Texts = {
  en: 'Task in the public interest (GDPR article 6.1 e; Education Act (2010:800), chapters 8, 14 and 26 a).',
  sv: 'Uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen; 8, 14 och 26 a kap. skollagen (2010:800)).',
}

/** Ground on which an erasure leaves what somebody did for a child (GDPR article 17.3). */
export const ofChild: Texts = {
  en: "Belongs to a child's information, and is erased with it (GDPR article 17.3 b).",
  sv: 'Hör till ett barns uppgifter och gallras med dem (artikel 17.3 b i dataskyddsförordningen).',
}

/** Where a child is, or is protected from, is not given by e-service to anybody. */
export const unsheltered = 'not access.is_sheltered(child_id)'

/** The same of what somebody did for a child: what has become of it would tell a blocked guardian of the child. */
export const unshelteredTo = (person: string) => `${unsheltered} and not access.is_blocked_from(child_id, ${person})`
