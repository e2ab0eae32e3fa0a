import type { Texts } from '../../shared/policy.ts'

/** Legal basis (GDPR article 6) of what is kept for fees, with the law behind it. */
export const feeBasis: Texts = {
  en: 'Exercise of authority (GDPR article 6.1 e; Education Act (2010:800), chapters 8 and 14; ordinance (2001:160)).',
  sv: 'Myndighetsutövning (artikel 6.1 e i dataskyddsförordningen; 8 och 14 kap. skollagen (2010:800); förordning (2001:160)).',
}

/** Ground on which an erasure leaves what a fee rests on (GDPR article 17.3). */
export const ofHousehold: Texts = {
  en: 'A decided fee and what it rests on are kept as public archives and accounting law say (GDPR article 17.3 b).',
  sv: 'En beslutad avgift och dess underlag bevaras enligt arkiv- och redovisningslag (artikel 17.3 b i dataskyddsförordningen).',
}
