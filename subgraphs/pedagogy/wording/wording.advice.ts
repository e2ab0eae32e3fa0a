import type { Texts } from '../../shared/policy.ts'
import type { WordingKind } from '../pedagogy.generated.ts'

/** What to think of where such a word is found. */
export const advice: Readonly<Record<WordingKind, Texts>> = {
  VALUE_WORD: {
    en: 'Says what the pupil is like. Describe what the pupil shows, against the criteria.',
    sv: 'Säger hur eleven är. Beskriv vad eleven visar, mot kriterierna.',
  },
  ABSOLUTE_WORD: {
    en: 'Is seldom quite true. Say when, or in what.',
    sv: 'Är sällan helt sant. Säg när, eller i vad.',
  },
  HEALTH_WORD: {
    en: 'May be about health, which has no place here. Describe what the pupil knows; adaptations are written elsewhere.',
    sv: 'Kan handla om hälsa, som inte hör hemma här. Beskriv kunskaperna; anpassningar skrivs på annat ställe.',
  },
  OTHER_PUPIL: {
    en: 'May be another pupil, who should not be named in what this pupil and their home read.',
    sv: 'Kan vara en annan elev, som inte ska nämnas i det som eleven och hemmet läser.',
  },
  ATTENDANCE_WORD: {
    en: 'Is about presence, which is followed up elsewhere. What is assessed is what the pupil knows.',
    sv: 'Handlar om närvaro, som följs upp på annat ställe. Det som bedöms är kunskaperna.',
  },
}
