import type { Texts } from '../shared/policy.ts'

/** Legal bases (GDPR article 6), each with the law behind it. */
export const education: Texts = {
  en: 'Task in the public interest (GDPR article 6.1 e; Education Act (2010:800), chapter 26 a).',
  sv: 'Uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen; 26 a kap. skollagen (2010:800)).',
}

export const employment: Texts = {
  en: 'Task in the public interest and obligations of the employer (GDPR article 6.1 c and e).',
  sv: 'Uppgift av allmänt intresse och arbetsgivarens skyldigheter (artikel 6.1 c och e i dataskyddsförordningen).',
}

export const security: Texts = {
  en: 'Legal obligation to protect personal data and to show that it is done (GDPR article 6.1 c with articles 5.2 and 32).',
  sv: 'Rättslig förpliktelse att skydda personuppgifter och kunna visa det (artikel 6.1 c, 5.2 och 32 i dataskyddsförordningen).',
}

export const chosen: Texts = {
  en: 'Consent, which can be taken back (GDPR article 6.1 a).',
  sv: 'Samtycke, som kan återkallas (artikel 6.1 a i dataskyddsförordningen).',
}

/** Grounds on which an erasure leaves something (GDPR article 17.3). */
export const archive: Texts = {
  en: 'Public records are kept (Archives Act (1990:782); GDPR article 17.3 b and d).',
  sv: 'Allmänna handlingar bevaras (arkivlagen (1990:782); artikel 17.3 b och d i dataskyddsförordningen).',
}

export const inOffice: Texts = {
  en: 'Shows who acted in office: exercise of official authority (GDPR article 17.3 b).',
  sv: 'Visar vem som handlat i tjänsten: myndighetsutövning (artikel 17.3 b i dataskyddsförordningen).',
}

export const ofPupil: Texts = {
  en: "Belongs to a pupil's information, and is erased with it (GDPR article 17.3 b).",
  sv: 'Hör till en elevs uppgifter och gallras med dem (artikel 17.3 b i dataskyddsförordningen).',
}

export const accountable: Texts = {
  en: 'Shows that the law was followed (GDPR articles 5.2 and 17.3 b).',
  sv: 'Visar att lagen har följts (artikel 5.2 och 17.3 b i dataskyddsförordningen).',
}

/** Where a person is, or is protected from, is not given by e-service: SQL over the column that holds the person's id. */
export const unsheltered = (column: string) => `not access.is_sheltered(${column})`

/** Whether who acted would tell where a child is who is kept from the person: SQL over the columns of the person and the relations. */
export const whereChildIs = (person: string, relations: string) => `access.tells_of_child(${person}, ${relations})`
