import { readFileSync } from 'node:fs'
import type { AccessSchema } from '../shared/declared.ts'

/** The access schema as migrate applies it. */
export const access: AccessSchema = {
  sql: readFileSync(new URL('access.sql', import.meta.url), 'utf8'),
  gatewayOnly: ['viewer_for', 'viewer_for_key'],
}
