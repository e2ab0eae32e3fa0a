import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, text } from 'drizzle-orm/pg-core'
import { ofKnowledge } from './assessment.columns.ts'

export const ofOccasion = () => ({
  ...ofKnowledge(),
  kind: text('kind').notNull(),
  // What was assessed, such as a test or a week's work.
  title: text('title'),
  assessedOn: date('assessed_on').notNull(),
  text: text('text'),
})

export const occasionChecks = (name: string, t: Record<'kind' | 'title' | 'text', AnyPgColumn>) => [
  check(`${name}_kind_check`, sql`${t.kind} in ('FORMATIVE', 'SUMMATIVE')`),
  check(`${name}_title_check`, sql`length(${t.title}) between 1 and 200`),
  check(`${name}_text_check`, sql`length(${t.text}) between 1 and 4000`),
]
