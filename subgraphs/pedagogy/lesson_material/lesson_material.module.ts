import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { lessonMaterialPolicy } from './lesson_material.policy.ts'
import { lessonMaterialLoaders } from './lesson_material.queries.ts'
import { lessonMaterialResolvers } from './lesson_material.resolvers.ts'

export const lessonMaterial = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([
    sdl(import.meta.url, './lesson_material.graphql'),
    sdl(import.meta.url, './lesson_material_acts.graphql'),
  ]),
  policy: lessonMaterialPolicy,
  resolvers: lessonMaterialResolvers,
  loaders: lessonMaterialLoaders,
} satisfies Module
