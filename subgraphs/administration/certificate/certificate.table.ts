import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { asPrincipal } from '../grade/grade.reach.ts'

/** A document of grades (betygsdokument), as it was when it was issued: it never changes, whatever the grades do. */
export const certificate = administrationSchema.table(
  'certificate',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind').notNull(),
    schoolType: text('school_type').notNull(),
    issuedOn: date('issued_on').notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    signedById: uuid('signed_by_id').notNull(),
    content: jsonb('content').notNull(),
  },
  (t) => [
    check('certificate_kind_check', sql`${t.kind} in ('TERMINSBETYG', 'SLUTBETYG', 'EXAMENSBEVIS', 'STUDIEBEVIS', 'UTDRAG')`),
    index('certificate_student_id_idx').on(t.studentId, t.issuedAt, t.id),
    ...rows.visible(toPupils('student_id', ['SELF', 'GUARDIAN', 'MENTOR', 'PRINCIPAL', 'UNIT_ADMIN', 'CLIENT'])),
    ...rows.insertable({ ...asPrincipal, viewer: `signed_by_id = access.viewer_person() and ${asPrincipal.viewer}` }),
    rows.system(),
  ],
)
