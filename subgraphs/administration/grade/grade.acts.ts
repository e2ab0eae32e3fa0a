import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { and, assurance } from '../../shared/rules.ts'
import { reasonFault } from '../../shared/text.ts'
import { tellFacts } from '../attainment/attainment.writes.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { ChangeGradeInput, CosignGradesInput, RecordTrialGradeInput } from '../administration.generated.ts'
import { gradeActions, type MasteredGrade } from './grade.actions.ts'
import type {
  ChangeGradePayloadRow,
  CosignGradesPayloadRow,
  GradeRow,
  RecordTrialGradePayloadRow,
  RectifyGradePayloadRow,
} from './grade.queries.ts'
import { diplomaProjectFault, diplomaProjectOf } from './diploma_project.rules.ts'
import { gradesFault, hasRole, notInScale, ownChildFault, scaleFault, termFault } from './grade.rules.ts'
import { correct, cosign, isLicensedAt, recordTrial, supersede } from './grade.writes.ts'

const unknownGrade = refused('NOT_FOUND', 'There is no such grade that you may act on.', 'gradeId')

/** A grade with who is master of grades at its unit. */
export async function mastered(row: GradeRow, { load }: AdministrationContext): Promise<MasteredGrade> {
  const { organisationId, syllabusId } = row
  const [masters, syllabus, unit] = await Promise.all([
    load.master.load(organisationId),
    load.syllabus.load(syllabusId),
    load.ledOrganisation.load(organisationId),
  ])
  return { ...row, masters, schoolType: syllabus?.schoolType ?? null, roles: unit?.roles ?? [] }
}

const masteredById = async (id: string, context: AdministrationContext) => {
  const row = isId(id) ? await context.load.grade.load(id) : null
  return row && mastered(row, context)
}

export async function cosignGrades(
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  { gradeIds, ...input }: CosignGradesInput,
) {
  const ids = [...new Set(gradeIds)]
  const found = ids.length > 100 ? [] : await Promise.all(ids.map((id) => masteredById(id, context)))
  const none = (...given: CosignGradesPayloadRow['userErrors']) => ({ answer: { ids: null, userErrors: given }, changed: [] })
  const unknown = none({ code: 'NOT_FOUND', message: 'There is no such grade that you may act on.', field: ['gradeIds'] })
  const tooMany = ids.length < 1 || ids.length > 100
  const first = found.find((one) => one?.cosignerId !== context.viewer.id) ?? found[0] ?? null
  return actOn<MasteredGrade | Record<string, never>, CosignGradesPayloadRow>(info, context, { ...input, ...{ gradeIds } }, {
    source: tooMany ? {} : found.includes(null) ? null : first,
    action: tooMany ? { rule: and(assurance('SUBSTANTIAL')) } : (gradeActions.COSIGN_GRADES as never),
    unknown,
    run: async (tx) => {
      if (tooMany) return none({ code: 'TOO_MANY', message: 'Give 1 to 100 grades.', field: ['gradeIds'] })
      const fault = found.map((grade) => gradeActions.COSIGN_GRADES.fault(grade!)).find(Boolean)
      if (fault) return none(fault)
      if ((await cosign(tx, ids, context.call.now)) < ids.length) return unknown
      return { answer: { ids, userErrors: [] }, changed: ids.map((id) => upserted('Grade', id)) }
    },
  }) // prettier-ignore
}

type Kind = 'ANDRING' | 'RATTELSE'
type CorrectedPayload = ChangeGradePayloadRow | RectifyGradePayloadRow

/** What is wrong with the step a grade is to be corrected to. */
const stepFault = (type: Kind, grade: GradeRow, rank: number) => {
  const of = (code: string, message: string) => ({ code, message, field: ['gradeValue'] })
  if (type === 'ANDRING') return rank > grade.rank ? null : of('WOULD_LOWER', 'An ändring is to a higher grade.')
  return rank === grade.rank ? of('UNCHANGED', 'It is that grade already.') : null
}

export async function correctGrade(
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: ChangeGradeInput,
  type: Kind,
) {
  const { call, viewer, newId, load } = context
  const source = await masteredById(input.gradeId, context)
  const steps = source ? await load.gradeSteps.load(source.scaleId) : []
  return actOn<MasteredGrade, CorrectedPayload>(info, context, input, {
    source,
    action: gradeActions[type === 'ANDRING' ? 'CHANGE_GRADE' : 'RECTIFY_GRADE'],
    unknown: unknownGrade,
    run: async (tx, grade) => {
      const step = steps.find(({ value }) => value === input.gradeValue)
      const wrong =
        reasonFault(input.reason) ??
        (step ? stepFault(type, grade, step.rank) : notInScale(input.gradeValue, steps, 'gradeValue'))
      if (wrong || !step) return faulty(wrong as never)
      if (!(await supersede(tx, grade, input.expectedVersion))) throw conflict('The grade', input.expectedVersion)
      const id = newId<'Grade'>()
      await correct(tx, grade, {
        id,
        type,
        stepValue: step.value,
        rank: step.rank,
        by: viewer.id,
        day: dayOf(call.now),
        now: call.now,
      })
      await tellFacts(tx, [grade.studentId])
      return done(id, upserted('Grade', grade.id), { ...upserted('Grade', id), reason: input.reason.trim() })
    },
  })
}

/** A pupil of a unit whose principal the viewer may be. */
export async function examined(
  { studentId, organisationId }: Pick<RecordTrialGradeInput, 'studentId' | 'organisationId'>,
  { load }: AdministrationContext,
) {
  if (!isId(studentId) || !isId(organisationId)) return null
  const [person, led, masters] = await Promise.all([load.personRelations.load(studentId), load.ledOrganisation.load(organisationId), load.master.load(organisationId)]) // prettier-ignore
  if (!person?.relations.includes('PRINCIPAL') || !led) return null
  return { roles: led.roles, masters, isKin: person.isKin }
}

export async function recordTrialGrade(info: GraphQLResolveInfo, context: AdministrationContext, input: RecordTrialGradeInput) {
  const { call, viewer, newId, load } = context
  const syllabus = isId(input.syllabusId) ? await load.syllabus.load(input.syllabusId) : null
  const steps = syllabus ? await load.gradeSteps.load(syllabus.scaleId) : []
  const scale = syllabus && (await load.gradeScale.load(syllabus.scaleId))
  const pupil = await examined(input, context)
  const step = steps.find(({ value }) => value === input.gradeValue)
  type Source = NonNullable<typeof pupil> & { readonly schoolType: string | null }
  return actOn<Source, RecordTrialGradePayloadRow>(info, context, input, {
    source: pupil && { ...pupil, schoolType: syllabus?.schoolType ?? null },
    action: { rule: and(hasRole('PRINCIPAL'), assurance('SUBSTANTIAL')), fault: (one) => gradesFault(one) ?? ownChildFault(one) },
    unknown: refused('NOT_FOUND', 'There is no such pupil at the unit that you may act on.', 'studentId'),
    run: async (tx) => {
      if (!syllabus || !scale) return refused('SYLLABUS_NOT_FOUND', 'There is no such syllabus.', 'syllabusId')
      const day = dayOf(call.now)
      const wrong =
        scaleFault(scale, day) ?? termFault(input, day) ?? (step ? null : notInScale(input.gradeValue, steps, 'gradeValue'))
      if (wrong || !step) return faulty(wrong as never)
      const project = diplomaProjectFault(input.diplomaProject, syllabus)
      if (project) return faulty(project)
      const diplomaProject = diplomaProjectOf(input.diplomaProject)
      const motivation = input.motivation?.trim() || null
      if ((motivation ?? '').length > 4000)
        return refused('TEXT_TOO_LONG', 'The motivation has more than 4000 characters.', 'motivation')
      const { studentId, organisationId, gradingTeacherId, semester, year } = input
      if (!isId(gradingTeacherId) || !(await isLicensedAt(tx, gradingTeacherId, organisationId, syllabus.id)))
        return refused('LICENCE_MISSING', 'Nobody at the unit has this id and a licence for the subject.', 'gradingTeacherId')
      const id = newId<'Grade'>()
      const trial = { id, studentId, organisationId, syllabusId: syllabus.id, scaleId: scale.id, stepValue: step.value, rank: step.rank, gradingTeacherId, semester, year, diplomaProject, by: viewer.id, day, now: call.now } // prettier-ignore
      if (!(await recordTrial(tx, trial, motivation)))
        return refused('ALREADY_RECORDED', 'The pupil has a grade of a prövning on it for the term.')
      await tellFacts(tx, [studentId])
      return done(id, upserted('Grade', id))
    },
  })
}
