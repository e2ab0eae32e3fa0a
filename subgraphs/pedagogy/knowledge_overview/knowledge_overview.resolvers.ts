import { instantFrom } from '../../shared/clock.ts'
import { notRequired, planState } from '../development_plan/development_plan.rules.ts'
import type { Resolvers } from '../pedagogy.generated.ts'

export const knowledgeOverviewResolvers = {
  Group: { knowledgeOverview: ({ id }, _, { load }) => load.knowledgeOverview.load(id) },
  PupilKnowledge: {
    student: ({ id, relations, isProtected, isKin }) => ({ id, relations, isProtected, isKin }),
    planState: async (pupil, _, { load }) => {
      const policy = await load.teachingPolicy.load(pupil.organisationId)
      return planState(
        notRequired(pupil, policy?.gradesFromYear ?? 6, pupil.rules) === null,
        pupil.planPublishedAt,
        pupil.isPlanBegun,
      )
    },
  },
  SubjectKnowledge: { syllabus: ({ syllabusId }) => ({ id: syllabusId }) },
  KnowledgeSign: {
    levelLabel: ({ labelSv, labelEn }, _, { call }) => (call.locale === 'sv' ? labelSv : labelEn),
    publishedAt: ({ publishedAt }) => instantFrom(publishedAt),
  },
} satisfies Resolvers
