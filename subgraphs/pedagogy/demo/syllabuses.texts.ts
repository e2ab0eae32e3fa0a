// Made up for the demo, in the form of a syllabus and in nobody's words: it teaches a town that counts ships, reads signs and writes
// letters to its neighbours. Real syllabuses are imported.

type Item = readonly [area: string, text: string]
type Content = Readonly<Record<3 | 6 | 9, readonly Item[]>>

const howWell: Readonly<Record<string, string>> = {
  E: 'på ett i huvudsak fungerande sätt',
  C: 'på ett ändamålsenligt sätt',
  A: 'på ett ändamålsenligt och effektivt sätt',
}

const criterion =
  (does: string, basic: string) =>
  (afterYear: number, step: string | null): string =>
    step === null ? `Eleven ${basic}.` : `Eleven ${does} ${howWell[step]} i uppgifter för årskurs ${afterYear}.`

interface Subject {
  readonly code: string
  readonly short: string
  readonly name: string
  readonly nameEn: string
  readonly purpose: string
  readonly abilities: readonly string[]
  readonly content: Content
  readonly criteria: (afterYear: number, step: string | null) => string
}

const mathematics: Subject = {
  code: 'GRGRMAT01',
  short: 'MA',
  name: 'Matematik',
  nameEn: 'Mathematics',
  purpose:
    'Undervisningen ska låta eleverna upptäcka mönster i tal och former i sin egen omgivning. De ska pröva flera vägar till ett svar. Genom undervisningen ska eleverna utveckla sin förmåga att',
  abilities: [
    'välja en räknemetod och visa hur den leder till svaret',
    'beskriva samband med bild, tabell och formel',
    'granska om ett svar är rimligt och berätta varför',
  ],
  content: {
    3: [
      ['Tal i vardagen', 'Hela tal upp till tusen: att räkna, ordna och dela upp båtar i en hamn.'],
      ['Tal i vardagen', 'Hälften, tredjedel och fjärdedel av en mängd.'],
      ['Former', 'Rektanglar, cirklar och kuber i byggen och kartor.'],
      ['Samband', 'Enkla mönster som växer, och vad som kommer sedan.'],
    ],
    6: [
      ['Tal i vardagen', 'Bråk och decimaltal i recept, avstånd och priser.'],
      ['Tal i vardagen', 'Överslag och skriftlig räkning med de fyra räknesätten.'],
      ['Former', 'Omkrets och area av tomter på en karta i skala.'],
      ['Samband', 'Tabeller och diagram över väder, trafik och tid.'],
    ],
    9: [
      ['Tal i vardagen', 'Procent i lån, rabatt och befolkning.'],
      ['Tal i vardagen', 'Potenser och mycket stora och mycket små tal.'],
      ['Former', 'Volym, likformighet och rätvinkliga trianglar i ritningar.'],
      ['Samband', 'Räta linjer, ekvationer och hur de beskriver en resa.'],
    ],
  },
  criteria: criterion('löser problem och förklarar sina beräkningar', 'räknar med hela tal och visar hur'),
}

const swedish: Subject = {
  code: 'GRGRSVE01',
  short: 'SV',
  name: 'Svenska',
  nameEn: 'Swedish',
  purpose:
    'Undervisningen ska ge eleverna ord för det de ser, tänker och undrar över. De ska möta texter från många håll. Genom undervisningen ska eleverna utveckla sin förmåga att',
  abilities: [
    'läsa och återge vad en text säger',
    'skriva så att mottagaren förstår',
    'tala inför andra och lyssna på vad de svarar',
  ],
  content: {
    3: [
      ['Läsa', 'Skyltar, brev och korta berättelser från den egna orten.'],
      ['Läsa', 'Sambandet mellan ljud och bokstav i vanliga ord.'],
      ['Skriva', 'Egna meddelanden med början, mitt och slut.'],
      ['Tala', 'Att berätta om något man har gjort.'],
    ],
    6: [
      ['Läsa', 'Berättelser och sakprosa om hav, resor och handel.'],
      ['Läsa', 'Att jämföra två texter om samma sak.'],
      ['Skriva', 'Instruktioner, insändare och brev till en granne.'],
      ['Tala', 'Att presentera ett ämne med stöd av stödord.'],
    ],
    9: [
      ['Läsa', 'Romaner, dikter och nyhetstext från olika tider.'],
      ['Läsa', 'Att pröva en källa: vem skriver, och varför.'],
      ['Skriva', 'Utredande och argumenterande text med källor.'],
      ['Tala', 'Samtal och debatt där argument möts av argument.'],
    ],
  },
  criteria: criterion('läser, skriver och samtalar', 'läser enkla texter och skriver så att de kan läsas'),
}

const english: Subject = {
  code: 'GRGRENG01',
  short: 'EN',
  name: 'Engelska',
  nameEn: 'English',
  purpose:
    'Undervisningen ska göra eleverna trygga i att fråga och svara på ett språk som delas av många. Genom undervisningen ska eleverna utveckla sin förmåga att',
  abilities: [
    'förstå talad och skriven engelska om kända ämnen',
    'göra sig förstådd i tal och skrift',
    'ta sig vidare när ett ord saknas',
  ],
  content: {
    3: [
      ['Förstå', 'Korta samtal, sånger och skyltar.'],
      ['Förstå', 'Ord för familj, mat, djur och väder.'],
      ['Göra sig förstådd', 'Att hälsa, presentera sig och fråga om vägen.'],
      ['Göra sig förstådd', 'Att skriva ett vykort.'],
    ],
    6: [
      ['Förstå', 'Berättelser, annonser och instruktioner.'],
      ['Förstå', 'Tal i lugnt tempo om fritid och skola.'],
      ['Göra sig förstådd', 'Att beskriva en plats och jämföra den med en annan.'],
      ['Göra sig förstådd', 'Att byta mejl med en klass någon annanstans.'],
    ],
    9: [
      ['Förstå', 'Nyheter, noveller och filmade intervjuer.'],
      ['Förstå', 'Skillnader i ton mellan vänlig och formell text.'],
      ['Göra sig förstådd', 'Att argumentera för en sak och bemöta invändningar.'],
      ['Göra sig förstådd', 'Att skriva en ansökan och en recension.'],
    ],
  },
  criteria: criterion('förstår och gör sig förstådd', 'förstår enkla ord och fraser och använder några av dem'),
}

/** Three subjects, each with three abilities and four items for each band of years. */
export const subjects = [mathematics, swedish, english] as const
