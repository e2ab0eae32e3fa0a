import { instantFrom } from '../../shared/clock.ts'
import type { Resolvers } from '../pedagogy.generated.ts'

export const knowledgeOverviewResolvers = {
  Group: { knowledgeOverview: ({ id }, _, { load }) => load.knowledgeOverview.load(id) },
  PupilKnowledge: { student: ({ id, relations, isProtected, isKin }) => ({ id, relations, isProtected, isKin }) },
  SubjectKnowledge: { syllabus: ({ syllabusId }) => ({ id: syllabusId }) },
  KnowledgeSign: {
    levelLabel: ({ labelSv, labelEn }, _, { call }) => (call.locale === 'sv' ? labelSv : labelEn),
    publishedAt: ({ publishedAt }) => instantFrom(publishedAt),
  },
} satisfies Resolvers
