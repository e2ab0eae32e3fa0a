import type { Read } from '../../shared/database.ts'
import { assessmentLoaders as published } from './assessment.queries.ts'
import { assessmentDraftLoaders } from './assessment_draft.queries.ts'
import { knowledgeLoaders } from './knowledge.queries.ts'
import { knowledgeMatrixLoaders } from './knowledge_matrix.queries.ts'

export const assessmentLoaders = (read: Read) => ({
  ...published(read),
  ...assessmentDraftLoaders(read),
  ...knowledgeLoaders(read),
  ...knowledgeMatrixLoaders(read),
})
