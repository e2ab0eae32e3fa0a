import { personOf } from '../../access/persons.ts'
import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { QueryCheckWordingArgs, Resolvers } from '../pedagogy.generated.ts'
import { advice } from './wording.advice.ts'
import { fellowNames } from './wording.queries.ts'
import { wordingWarnings } from './wording.rules.ts'

const most = 4000

async function warnings({ text, locale, studentId, groupId }: QueryCheckWordingArgs, { read }: PedagogyContext) {
  if (text.length > most) throw badInput(`\`text\` has ${text.length} characters; give ${most} at most.`)
  const students = isId(studentId) ? [studentId] : []
  const groups = isId(groupId) ? [groupId] : []
  const pupils = students.length + groups.length > 0 ? await fellowNames(read, students, groups) : []
  return wordingWarnings({ text, locale: locale ?? 'SV', studentId: studentId ?? null, pupils })
}

export const wordingResolvers = {
  Query: { checkWording: (_, args, context) => warnings(args, context) },
  WordingWarning: {
    advice: ({ kind }, _, { call }) => advice[kind][call.locale],
    student: ({ studentId }, _, context) => personOf(studentId, context),
  },
} satisfies Resolvers
