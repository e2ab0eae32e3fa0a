import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { extraAdaptationActions } from './extra_adaptation.actions.ts'
import { seesAdaptation } from './extra_adaptation.rules.ts'
import { addGiven, endGiven, evaluateGiven, noteGiven } from './extra_adaptation.acts.ts'

const done = {
  extraAdaptation: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.extraAdaptation.load(id) : null,
}

export const extraAdaptationResolvers = {
  Person: { extraAdaptations: async ({ id }, _, { load }) => (await load.extraAdaptationsOf.load(id)).filter(seesAdaptation) },
  ExtraAdaptation: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    syllabus: ({ syllabusId }) => (syllabusId ? { id: syllabusId } : null),
    decidedBy: ({ decidedById }, _, context) => personOf(decidedById, context),
    notes: ({ id }, _, { load }) => load.extraAdaptationNotes.load(id),
    permittedActions: (row, _, context) => permittedActions(extraAdaptationActions, row, context),
  },
  ExtraAdaptationNote: { writtenBy: ({ writtenById }, _, context) => personOf(writtenById, context) },
  Mutation: {
    addAdaptation: (_, { input }, context, info) => addGiven(info, context, input),
    endAdaptation: (_, { input }, context, info) => endGiven(info, context, input),
    evaluateAdaptation: (_, { input }, context, info) => evaluateGiven(info, context, input),
    noteAdaptation: (_, { input }, context, info) => noteGiven(info, context, input),
  },
  AddAdaptationPayload: done,
  EndAdaptationPayload: done,
  EvaluateAdaptationPayload: done,
  NoteAdaptationPayload: done,
} satisfies Resolvers
