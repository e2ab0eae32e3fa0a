import { readFileSync } from 'node:fs'
import type { AccessSchema } from '../shared/declared.ts'

// A view needs what it names; the rest could come in any order.
const files = [
  'viewer',
  'relations',
  'reach',
  'search',
  'custody',
  'directory',
  'accounts',
  'rights',
  'sign_in',
  'organisations',
  'statistics',
  'comparing',
  'absence',
  'schedule',
  'care',
  'grades',
  'follow_up',
  'places',
  'facts',
  'grade_rows',
  'attendance',
  'pedagogy_ground',
  'assessing',
  'knowledge_facts',
  'term_facts',
  'support_facts',
  'talks',
  'learning',
  'support',
  'study_paths',
  'disclosure',
  'project_works',
  'wheel',
  'quality',
  'surveys',
  'imports',
] as const

/** The access schema as migrate applies it. */
export const access: AccessSchema = {
  sql: files.map((name) => readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8')).join('\n'),
  gatewayOnly: ['viewer_for', 'viewer_for_key'],
}
