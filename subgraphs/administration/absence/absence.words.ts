/**
 * Words that may say how a child is: an absence comment at a preschool must not hold health data (requirements, I25). Compared with the
 * beginnings of words, in lower case.
 */
export const healthWords = [
  'sjuk', 'feber', 'hosta', 'hostar', 'snuv', 'förkyl', 'kräk', 'magsjuk', 'diarré', 'influensa', 'covid', 'corona', 'vattkoppor',
  'scharlakans', 'svinkoppor', 'höstblås', 'springmask', 'löss', 'öroninflammation', 'ögoninflammation', 'halsont', 'ont', 'utslag',
  'allergi', 'astma', 'medicin', 'penicillin', 'antibiotika', 'läkare', 'doktor', 'sjukhus', 'vårdcentral', 'akut', 'operation', 'opererad',
  'bruten', 'brutit', 'diagnos', 'adhd', 'autism', 'depress', 'ångest', 'psyk', 'bup', 'habilitering', 'vaccin', 'smitt', 'karantän',
] as const // prettier-ignore

export const healthAdvice = {
  en: 'A comment must not say how the child is: leave it out.',
  sv: 'En kommentar får inte säga hur barnet mår: lämna det utanför.',
} as const
