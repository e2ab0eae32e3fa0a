import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, unique, uuid } from 'drizzle-orm/pg-core'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { byKnowledge, ofDraft } from './assessment.columns.ts'
import { occasionChecks, ofOccasion } from './assessment.occasion.ts'
import { asTeacher, asTeacherOfPupil, draftReaders, inOwnName } from './assessment.reach.ts'
import { assessment } from './assessment.table.ts'

/** How far a pupil has come in an ability. */
export interface Mark {
  readonly abilityId: string
  readonly levelId: string
}

/** An assessment that is being written: no policy here reaches home, so what home sees changes by publishing alone. */
export const assessmentDraft = pedagogySchema.table(
  'assessment_draft',
  {
    ...ofOccasion(),
    ...ofDraft(),
    marks: jsonb('marks').$type<readonly Mark[]>().notNull(),
    // The published one whose place it is to take.
    replacesId: uuid('replaces_id'),
  },
  (t) => [
    ...occasionChecks('assessment_draft', t),
    check('assessment_draft_state_check', sql`${t.state} in ('DRAFT', 'READY')`),
    // One of each pupil and occasion, whichever of the teachers begins it.
    unique('assessment_draft_occasion_unique')
      .on(t.activityId, t.studentId, t.syllabusId, t.kind, t.assessedOn, t.title)
      .nullsNotDistinct(),
    ...byKnowledge('assessment_draft', t),
    foreignKey({
      columns: [t.replacesId, t.studentId, t.syllabusId, t.activityId],
      foreignColumns: [assessment.id, assessment.studentId, assessment.syllabusId, assessment.activityId],
      name: 'assessment_draft_replaces_fk',
    }),
    index('assessment_draft_replaces_id_idx').on(t.replacesId),
    ...rows.visible(draftReaders),
    ...rows.insertable({
      meaning: `in their own name, at its unit: ${asTeacherOfPupil.meaning}`,
      viewer: `${asTeacherOfPupil.viewer} and author_id = access.viewer_person() and access.is_activity_at(activity_id, organisation_id)`,
    }),
    ...rows.changeable({
      ...asTeacher,
      becomes: inOwnName('author_id'),
      columns: [
        'level_id', 'text', 'content_item_ids', 'criterion_ids', 'marks', 'syllabus_version_id', 'author_id', 'state', 'version',
        'modified_at',
      ], // prettier-ignore
    }),
    ...rows.deletable(asTeacher),
    rows.access(),
    rows.system(),
  ],
)
