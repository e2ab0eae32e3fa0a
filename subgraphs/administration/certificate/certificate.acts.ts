import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Id } from '../../shared/ids.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { IssueCertificateInput } from '../administration.generated.ts'
import { examined } from '../grade/grade.acts.ts'
import { gradesFault, hasRole, ownChildFault } from '../grade/grade.rules.ts'
import { rulesOn } from '../grading/grading.queries.ts'
import { standingOf } from '../merit/merit.standing.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import { addCertificate, type IssueCertificatePayloadRow, unexcusedMinutes } from './certificate.queries.ts'
import { contentOf } from './certificate.rules.ts'

/** The unexcused minutes of a term's document; null of others, and where attendance is not kept here. */
async function unexcusedOf(
  { kind, studentId, semester, year, schoolType }: IssueCertificateInput,
  masters: readonly MasterRow[],
  { read }: AdministrationContext,
) {
  if (kind !== 'TERMINSBETYG' || !semester || !year || masterFault(masters, 'ATTENDANCE', schoolType)) return null
  return unexcusedMinutes(read, studentId, { semester, year })
}

/** All that a document of the pupil may rest on, as the principal sees it. */
async function basisOf(input: IssueCertificateInput, masters: readonly MasterRow[], context: AdministrationContext) {
  const { read, load, call } = context
  const [grades, rules, specific, minutes] = await Promise.all([
    standingOf(input.studentId, context),
    rulesOn(read, [dayOf(call.now)]),
    load.programmeSpecific.load(input.studentId),
    unexcusedOf(input, masters, context),
  ])
  return { grades, rules, programmeSpecific: new Set(specific.map(({ syllabusId }) => syllabusId)), unexcusedMinutes: minutes }
}

export async function issueCertificate(info: GraphQLResolveInfo, context: AdministrationContext, input: IssueCertificateInput) {
  const { call, viewer, newId } = context
  const pupil = await examined(input, context)
  const basis = pupil && (await basisOf(input, pupil.masters, context))
  type Source = NonNullable<typeof pupil> & { readonly schoolType: string | null }
  return actOn<Source, IssueCertificatePayloadRow>(info, context, input, {
    source: pupil && { ...pupil, schoolType: input.schoolType },
    action: { rule: and(hasRole('PRINCIPAL'), assurance('SUBSTANTIAL')), fault: (one) => gradesFault(one) ?? ownChildFault(one) },
    unknown: refused('NOT_FOUND', 'There is no such pupil at the unit that you may act on.', 'studentId'),
    run: async (tx) => {
      const content = contentOf(input, basis!)
      if ('code' in content) return faulty(content)
      const id = newId<'Certificate'>()
      const { studentId, organisationId, kind, schoolType } = input
      await addCertificate(tx, {
        ...{ id, kind, schoolType, content, signedById: viewer.id, issuedOn: dayOf(call.now), issuedAt: call.now },
        studentId: studentId as Id<'Person'>,
        organisationId: organisationId as Id<'Organisation'>,
      })
      return done(id, upserted('Certificate', id))
    },
  })
}
