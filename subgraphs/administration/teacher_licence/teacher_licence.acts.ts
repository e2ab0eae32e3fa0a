import type { GraphQLResolveInfo } from 'graphql'
import { related } from '../../access/rules.ts'
import { upserted } from '../../shared/act.ts'
import { type Action, actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { EndTeacherLicenceInput, RegisterTeacherLicenceInput } from '../administration.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import {
  endLicence,
  type EndTeacherLicencePayloadRow,
  isSubject,
  registerLicence,
  type RegisterTeacherLicencePayloadRow,
} from './teacher_licence.queries.ts'

// Who grades alone is for somebody else to say than themself.
const byPrincipal: Action<PersonRow> = {
  rule: related('STAFF:PRINCIPAL'),
  fault: ({ relations }) =>
    relations.includes('SELF')
      ? { code: 'OWN_LICENCE', message: 'Somebody else decides about your own licence.', field: null }
      : null,
}

const wrongDates = { code: 'DATES_INVALID', message: 'The last day comes before the first.', field: ['endDate'] } as const

/** A member of staff at a unit of the viewer's; nobody else is known here. */
async function employed(id: string, context: AdministrationContext): Promise<PersonRow | null> {
  const person = isId(id) ? await personOf(id, context) : null
  return person?.relations.includes('STAFF:PRINCIPAL') ? person : null
}

export async function register(info: GraphQLResolveInfo, context: AdministrationContext, input: RegisterTeacherLicenceInput) {
  return actOn<PersonRow, RegisterTeacherLicencePayloadRow>(info, context, input, {
    source: await employed(input.personId, context),
    action: byPrincipal,
    unknown: refused('NOT_FOUND', 'There is no such member of staff at a unit of yours.', 'personId'),
    run: async (tx) => {
      if (input.endDate != null && input.endDate < input.startDate) return faulty(wrongDates)
      if (!(await isSubject(tx, input)))
        return refused('SUBJECT_UNKNOWN', 'No syllabus of the school type is of this subject and language.', 'subjectDesignation')
      const id = context.newId<'TeacherLicence'>()
      await registerLicence(tx, id, input, context.viewer.id, context.call.now)
      return done(id, upserted('TeacherLicence', id))
    },
  })
}

export async function end(info: GraphQLResolveInfo, context: AdministrationContext, input: EndTeacherLicenceInput) {
  const row = isId(input.teacherLicenceId) ? await context.load.teacherLicence.load(input.teacherLicenceId) : null
  return actOn<PersonRow, EndTeacherLicencePayloadRow>(info, context, input, {
    source: row && (await employed(row.personId, context)),
    action: byPrincipal,
    unknown: refused('NOT_FOUND', 'There is no such licence.', 'teacherLicenceId'),
    run: async (tx) =>
      (await endLicence(tx, row!.id, input.endDate)) ? done(row!.id, upserted('TeacherLicence', row!.id)) : faulty(wrongDates),
  })
}
