import { concatAST } from 'graphql'
import type { Read } from '../../shared/database.ts'
import { type Module, sdl } from '../../shared/module.ts'
import { gradePolicy } from './grade.policy.ts'
import { gradeLoaders } from './grade.queries.ts'
import { gradeResolvers } from './grade.resolvers.ts'
import { gradeSheetLoaders } from './grade_sheet.queries.ts'

export const grade = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './grade.graphql'), sdl(import.meta.url, './grade_acts.graphql')]),
  policy: gradePolicy,
  resolvers: gradeResolvers,
  loaders: (read: Read) => ({ ...gradeLoaders(read), ...gradeSheetLoaders(read) }),
} satisfies Module
