import type { Retention } from './personal.ts'
import type { Texts } from './policy.ts'

/** What stands in an extract in place of data about somebody else. */
export const masked = '***'

export const maskedMeans: Texts = {
  en: `${masked} stands for data about somebody else than the person of the extract (GDPR article 15.4).`,
  sv: `${masked} står för uppgifter om någon annan än den som utdraget gäller (artikel 15.4 i dataskyddsförordningen).`,
}

export const nothingKept: Texts = {
  en: 'This part of the system keeps nothing about the person.',
  sv: 'Den här delen av systemet har inga uppgifter om personen.',
}

/** The ground of rows that could be erased but for another that is kept. */
export const neededByOthers: Texts = {
  en: 'Information that is kept refers to it.',
  sv: 'Uppgifter som bevaras hänvisar till den.',
}

export const keptUntilDecided: Texts = {
  en: 'Kept until the authority has decided otherwise (Archives Act (1990:782)).',
  sv: 'Bevaras tills myndigheten har beslutat om gallring (arkivlagen (1990:782)).',
}

const count = (amount: number, one: string, more: string) => `${amount} ${amount === 1 ? one : more}`

/** How long rows are kept, in words. */
export function retentionText({ after, months, days = 0 }: Pick<Retention, 'after' | 'months' | 'days'>): Texts {
  if (months === null) return keptUntilDecided
  const parts = (month: [string, string], day: [string, string]) =>
    [...(months > 0 ? [count(months, ...month)] : []), ...(days > 0 ? [count(days, ...day)] : [])].join(', ') || '0'
  const [en, sv] =
    after === 'RELATION_END'
      ? [
          "after the person's last enrolment, duty or other relation has ended",
          'efter att personens sista anknytning har upphört',
        ]
      : ['after the day of the information', 'efter uppgiftens datum']
  return {
    en: `Erased ${parts(['month', 'months'], ['day', 'days'])} ${en}.`,
    sv: `Gallras ${parts(['månad', 'månader'], ['dag', 'dagar'])} ${sv}.`,
  }
}
