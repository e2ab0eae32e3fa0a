import type { WordingData } from './wording.data.ts'

export const english: WordingData = {
  words: [
    // What a pupil is like, said with praise or blame: knowledge is assessed, never the person.
    { kind: 'VALUE_WORD', stems: 'lazy naughty messy chatty', endings: '-' },
    {
      kind: 'VALUE_WORD',
      forms: 'lazier laziest diligent sloppy annoying nice rowdy immature mature inattentive unfocused ambitious',
    },
    { kind: 'VALUE_WORD', stems: 'smart bright clever shy weak quiet dumb', endings: '- er est' },
    {
      kind: 'VALUE_WORD',
      forms: 'gifted talented stupid fantastic wonderful hopeless interested uninterested obedient disobedient rude',
    },
    { kind: 'VALUE_WORD', forms: 'insecure charming troublesome troublemaker chatterbox star' },
    { kind: 'VALUE_WORD', phrases: ['class clown', 'good girl', 'good boy'] },
    // What is never quite true of a pupil.
    { kind: 'ABSOLUTE_WORD', forms: 'always never nothing constantly impossible totally absolutely' },
    { kind: 'ABSOLUTE_WORD', phrases: ['not at all'] },
    // Health is for those who work with it.
    {
      kind: 'HEALTH_WORD',
      forms: 'ill sick illness disease fever diagnosis diagnoses diagnosed adhd add autism autistic asperger dyslexia',
    },
    {
      kind: 'HEALTH_WORD',
      forms: 'dyslexic dyscalculia depression depressed anxiety psychiatric medicine medication doctor psychologist',
    },
    { kind: 'HEALTH_WORD', forms: 'allergy allergic asthma epilepsy diabetes disability trauma' },
    // Presence is followed up elsewhere.
    { kind: 'ATTENDANCE_WORD', forms: 'absence absences absent attendance truancy truant skipping tardy tardiness' },
    { kind: 'ATTENDANCE_WORD', phrases: ['late arrival', 'late arrivals', 'arrives late', 'comes late'] },
  ],
  homonyms: 'will may mark rose grace hope faith joy june april art bill jack rob sue young hill wood brown white black green',
}
