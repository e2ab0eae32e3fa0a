import type { Texts } from '../../shared/policy.ts'

/** The legal basis of grades (GDPR article 6), with the law behind it. */
export const authority: Texts = {
  en: 'Exercise of official authority (GDPR article 6.1 e; Education Act (2010:800), chapters 3 and 26 a).',
  sv: 'Myndighetsutövning (artikel 6.1 e i dataskyddsförordningen; 3 kap. och 26 a kap. skollagen (2010:800)).',
}

/** Why an erasure leaves grades (GDPR article 17.3): the right to be forgotten does not reach the exercise of authority. */
export const archive: Texts = {
  en: 'Exercise of official authority, and public records are kept (Archives Act (1990:782); GDPR article 17.3 b and d).',
  sv: 'Myndighetsutövning, och allmänna handlingar bevaras (arkivlagen (1990:782); artikel 17.3 b och d i dataskyddsförordningen).',
}

export const keptForGood = {
  legalBasis: authority,
  onErasure: { keep: archive },
  retention: { after: 'RELATION_END', months: null },
} as const
