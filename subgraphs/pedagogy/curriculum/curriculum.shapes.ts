import { z } from 'zod'

// What else a file says is not Skolverket's: derived verbs, themes and translations that a program made. It is not read at all.

const code = z.string().regex(/^[A-ZÅÄÖ0-9]{2,20}$/u)
const local = z.object({ local: z.string().min(1) })

/** A file of a subject, as programs have saved them from Skolverket's interface. */
export const constellationShape = z.object({
  source: z.object({ api: z.string().min(1), curriculum: z.string().min(1), license: z.string().min(1) }),
  subject: z.object({
    code,
    name: z.object({ local: z.string().min(1), en: z.string().optional() }),
    description: local,
    coreElements: z.array(z.object({ name: local })),
    gradeBands: z.array(
      z.object({
        afterGrade: z.number().int().min(3).max(13),
        label: local,
        competenceGoals: z.array(z.object({ code: z.string().min(1), text: local, coreElements: z.array(z.string()) })),
        knowledgeCriteria: z.array(z.object({ gradeStep: z.string(), text: local })).optional(),
      }),
    ),
  }),
})
export type ConstellationFile = z.infer<typeof constellationShape>

// Days are written as instants.
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .pipe(z.iso.date())
const requirements = z
  .array(z.object({ text: z.string().min(1), year: z.string().nullish(), gradeStep: z.string().nullish() }))
  .default([])

/** A subject as Skolverket's interface answers it: the courses hold the content of upper secondary school. */
export const apiShape = z.object({
  code,
  name: z.string().min(1),
  englishName: z.string().nullish(),
  version: z.number().int().min(1),
  startDate: day,
  endDate: day.nullish(),
  purpose: z.string().min(1),
  centralContents: z.array(z.object({ text: z.string(), year: z.string().nullish() })).default([]),
  knowledgeRequirements: requirements,
  courses: z
    .array(
      z.object({
        code: z.string().min(1),
        centralContent: z.object({ text: z.string() }).nullish(),
        knowledgeRequirements: requirements,
      }),
    )
    .default([]),
})
export type ApiSubject = z.infer<typeof apiShape>
