// Invented subjects in the shapes that Skolverket's texts come in.

export const bytesOf = (file: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(file))

const criterion = (year: number, step: string) => ({
  gradeStep: step,
  text: {
    local: step
      ? `Betygskriterier för betyget ${step} i slutet av årskurs ${year}Eleven når ${step}.`
      : `Kriterier för bedömning av godtagbara kunskaper i slutet av årskurs ${year}Eleven når dit.`,
    en: 'The pupil gets there.',
  },
})

export const band = (year: number, texts: readonly string[], steps: readonly string[]) => ({
  afterGrade: year,
  label: { local: `Årskurs ${year - 2}-${year}`, en: `Years ${year - 2}-${year}` },
  competenceGoals: texts.map((text, n) => ({
    code: `HA-${year - 2}-${year}-${n + 1}`,
    text: { local: text, en: 'Made by a program.' },
    coreElements: ['Hamnens liv'],
    verbs: ['Härledd'],
  })),
  ...(steps.length > 0 ? { knowledgeCriteria: steps.map((step) => criterion(year, step)) } : {}),
})

/** A file of a subject. */
export const fileOf = (code = 'GRGRBIO01', texts: readonly string[] = ['Båtar och barn\u00ADlitte\u00ADratur.', 'Vågor.']) => ({
  country: 'sweden',
  source: { api: `https://api.skolverket.se/syllabus/v1/subjects/${code}`, curriculum: 'Lgr22', license: 'CC0', aiEnriched: ['description.en'] },
  subject: {
    code,
    name: { local: 'Hamnkunskap', en: 'Harbour studies' },
    description: { local: 'Undervisningen ska ge eleverna förutsättningar att utveckla', en: 'Made by a program.' },
    coreElements: ['förmåga att räkna båtar,', 'förmåga att läsa sjökort, och', 'förmåga att knyta.'].map((text) => ({
      code: '',
      name: { local: text, en: 'x' },
      description: { local: text, en: 'x' },
    })),
    interdisciplinaryThemes: ['Havet'],
    basicSkills: ['Simma'],
    gradeBands: [band(3, texts, []), band(6, ['Knopar.'], ['E', 'C', 'A'])],
  },
}) // prettier-ignore

const api = { version: 2, startDate: '2026-07-01T00:00:00.000Z', endDate: null, designation: 'HA' }

/** What the interface answers for compulsory school: areas are headings, and abilities a list in the purpose. */
export const compulsory = {
  ...api,
  code: 'GRGRBIO01',
  name: 'Hamnkunskap',
  englishName: 'Harbour studies',
  purpose: '<p>Undervisningen ska ge eleverna förutsättningar att utveckla</p><ul><li>förmåga att <em>räkna</em> båtar,</li><li>förmåga att knyta.</li></ul>',
  centralContents: [
    { year: '4-6', text: '<h4>Hamnens liv</h4><ul><li>Tal&nbsp;i <strong>bråk\u00ADform</strong>.</li><li>F&aring;glar &amp; fisk.</li></ul><h4>Sj&#246;kort</h4><ul><li>Djup under 5 &lt; 7.</li></ul>' },
  ],
  knowledgeRequirements: [
    { year: '6', gradeStep: 'E', text: '<h4>Betygskriterier för betyget E i slutet av årskurs 6</h4><p>Eleven når E.</p>' },
    { year: '3', gradeStep: '', text: '<p>Eleven når dit.</p>' },
  ],
} // prettier-ignore

/** Upper secondary school of 2011: content and criteria are the course's. */
export const ofCourses = {
  ...api,
  code: 'MAT',
  name: 'Matematik',
  purpose: '<p>Syftet är att räkna.</p>',
  courses: [
    {
      code: 'MATMAT01a',
      centralContent: { text: '<p>Undervisningen ska behandla</p><p><strong>Båtar</strong></p><ul><li>Last.</li><li>Fart.</li></ul>' },
      knowledgeRequirements: [{ gradeStep: 'E', text: '<p>Eleven räknar.</p>' }],
    },
  ],
} // prettier-ignore

/** Of 2025: content is the level's, criteria the subject's. */
export const ofLevels = {
  ...ofCourses,
  code: 'MATE',
  knowledgeRequirements: [{ gradeStep: 'E', text: '<p>Eleven räknar i ämnet.</p>' }],
  courses: [{ code: 'MATE1000X', centralContent: { text: '<p><em>Båtar</em></p><ul><li>Last.</li></ul>' } }],
}
