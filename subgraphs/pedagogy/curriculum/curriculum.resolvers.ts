import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { knowledgeLevels } from './curriculum.queries.ts'

export const curriculumResolvers = {
  Query: {
    syllabusVersion: (_, { id }, { load }) => (isId(id) ? load.syllabusVersion.load(id) : null),
    knowledgeLevels: (_, { on }, { read, call }) => knowledgeLevels(read, on ?? dayOf(call.now)),
  },
  Syllabus: {
    content: async ({ id }, { on }, { load, call }) =>
      (await load.contentOfSyllabus(id, { on: on ?? dayOf(call.now) }))[0] ?? null,
    versions: ({ id }, _, { load }) => load.versionsOfSyllabus.load(id),
  },
  SyllabusVersion: {
    abilities: ({ id }, _, { load }) => load.abilities.load(id),
    contentItems: ({ id }, { years = null, courseCode = null }, { load }) => load.contentItems(id, { years, courseCode }),
    criteria: ({ id }, { afterYear = null, courseCode = null }, { load }) => load.criteria(id, { afterYear, courseCode }),
  },
  ContentItem: { syllabusVersion: ({ syllabusVersionId }, _, { load }) => load.syllabusVersion.load(syllabusVersionId) },
  KnowledgeLevel: { label: ({ labelSv, labelEn }, _, { call }) => (call.locale === 'sv' ? labelSv : labelEn) },
} satisfies Resolvers
