import type { ComparisonRule, MeritPointRule } from '../merit/comparison.rules.ts'
import type { DiplomaRule } from '../merit/diploma.rules.ts'
import type { EligibilityRule } from '../merit/eligibility.rules.ts'
import type { MeritRule } from '../merit/merit_value.rules.ts'

interface Coded<Content> {
  readonly code: string
  readonly displayName: string
  readonly content: Content
}

// Gymnasieförordningen (2010:2039), chapter 7, section 4.
export const meritRule: MeritRule = { counted: 16, isLanguageChoiceExtra: true }

// UHR:s bedömningshandbok. What a fail above a passed level does is not settled there: the last grade on the highest level counts.
export const comparisonRule: ComparisonRule = { superseding: 'LATEST_HIGHEST' }

// UHR: områdeskurser. Level 6 of mathematics is its specialisation.
export const meritPointRule: MeritPointRule = {
  most: 2.5,
  areas: [
    {
      area: 'MODERN_LANGUAGE',
      most: 1.5,
      levels: { 3: 0.5, 4: 1, 5: 0.5 },
      second: { from: 2, afterLevel: 4, points: 0.5 },
    },
    { area: 'ENGLISH', most: 1, levels: { 7: 1 } },
    { area: 'MATHEMATICS', most: 1.5, levels: { 2: 0.5, 3: 0.5, 4: 0.5, 5: 1, 6: 0.5 } },
  ],
}

/** How much absence makes a catalogue worth another look, as shares of what was registered or should have been. */
export interface WarningRule {
  /** Absent for less than this, a pupil without a basis for a grade is a question. */
  readonly noBasisBelow: number
  /** And absent for so much, one with a grade; null: however much that is. */
  readonly gradeFrom: number | null
  /** So many lessons without attendance registered, and nobody can tell. */
  readonly unregisteredFrom: number
}

// No law has a figure: these are a proposal. That a pupil has been absent a lot and is graded all the same is no fault in itself.
export const warningRule: WarningRule = { noBasisBelow: 0.2, gradeFrom: null, unregisteredFrom: 0.25 }

const core = [['SV', 'SVA'], ['EN'], ['MA']] as const

/** Skollagen (2010:800), chapter 16, sections 30 to 33, and chapter 17 a. */
export const eligibilityRules: readonly Coded<EligibilityRule>[] = [
  {
    code: 'YRKES',
    displayName: 'Yrkesprogram',
    content: { passes: 8, required: core, exception: { subjectCode: 'EN', passes: 7 } },
  },
  {
    code: 'ES',
    displayName: 'Estetiska programmet',
    content: { passes: 12, required: core, exception: { subjectCode: 'EN', passes: 11 } },
  },
  {
    code: 'EK-HU-SA',
    displayName: 'Ekonomiprogrammet, humanistiska programmet och samhällsvetenskapsprogrammet',
    content: {
      passes: 12,
      required: [...core, ['GE'], ['HI'], ['RE'], ['SH']],
      exception: { subjectCode: 'EN', passes: 11 },
    },
  },
  {
    code: 'NA-TE',
    displayName: 'Naturvetenskapsprogrammet och teknikprogrammet',
    content: { passes: 12, required: [...core, ['BI'], ['FY'], ['KE']], exception: { subjectCode: 'EN', passes: 11 } },
  },
]

const swedish = ['SVE', 'SVA'] as const

/** Skollagen (2010:800), chapter 16, sections 26 to 28; gymnasieförordningen, chapter 8. */
export const diplomaRules: readonly Coded<DiplomaRule>[] = [
  {
    code: 'HOGSKOLEFORBEREDANDE',
    displayName: 'Högskoleförberedande examen',
    content: {
      gradedPoints: 2500,
      passedPoints: 2250,
      needsDiplomaProject: true,
      required: [
        { subjects: swedish, points: 300 },
        { subjects: ['ENG'], points: 200 },
        { subjects: ['MAT'], points: 100 },
      ],
      programmeSpecificPoints: 0,
    },
  },
  {
    code: 'YRKES',
    displayName: 'Yrkesexamen',
    content: {
      gradedPoints: 2500,
      passedPoints: 2250,
      needsDiplomaProject: true,
      required: [
        { subjects: swedish, points: 100 },
        { subjects: ['ENG'], points: 100 },
        { subjects: ['MAT'], points: 100 },
      ],
      programmeSpecificPoints: 400,
    },
  },
]

/** Of adult education the same but for 100 points (gymnasieexamen inom komvux). */
export const adultDiplomaRules: readonly Coded<DiplomaRule>[] = diplomaRules.map(({ code, displayName, content }) => ({
  code: `VUX-${code}`,
  displayName: `${displayName}, komvux`,
  content: { ...content, gradedPoints: 2400 },
}))
