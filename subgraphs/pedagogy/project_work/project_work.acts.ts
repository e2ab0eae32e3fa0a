import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { versionOf } from '../assessment/assess_pupils.acts.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  ApproveProjectWorkInput, AssessProjectWorkInput, ChangeProjectWorkInput, PlanProjectWorkInput, ProjectWorkAction, SubmitProjectWorkInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { workFaults } from '../submission/submission.rules.ts'
import {
  planAction,
  type ProjectToWrite,
  projectToWrite,
  projectWorkActions,
  type PupilWithProject,
} from './project_work.actions.ts'
import type {
  ApproveProjectWorkPayloadRow, AssessProjectWorkPayloadRow, ChangeProjectWorkPayloadRow, PlanProjectWorkPayloadRow,
  SubmitProjectWorkPayloadRow,
} from './project_work.queries.ts' // prettier-ignore
import { assessFaults, textFaults } from './project_work.rules.ts'
import { approve, assess, change, counted, maySupervise, plan, submit } from './project_work.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

const noProject = refused('NOT_FOUND', 'There is no such project that you may see.', 'projectWorkId')
const noSupervisor = refused('SUPERVISOR_NOT_FOUND', 'Nobody who teaches or mentors the pupil has this id.', 'supervisorId')

const supervises = async (tx: Write, supervisorId: string, studentId: string) =>
  isId(supervisorId) && (await maySupervise(tx, supervisorId, studentId))

const knownSyllabus = async (id: string, { load }: PedagogyContext) => (isId(id) ? load.projectSyllabus.load(id) : null)

/** The pupil at the unit where they read the course: the only one in its school type. Of another they are as good as unknown there. */
async function placeOf({ studentId, syllabusId }: PlanProjectWorkInput, context: PedagogyContext) {
  const places = isId(studentId) ? await context.load.plannedPupil.load(studentId.toLowerCase()) : []
  const syllabus = await knownSyllabus(syllabusId, context)
  const fitting = places.filter(({ schoolType }) => schoolType === syllabus?.schoolType)
  const pupil = fitting.length === 1 ? fitting[0]! : (places[0] ?? null)
  return {
    pupil: pupil && { ...pupil, masters: await context.load.master.load(pupil.organisationId) },
    isThere: fitting.length === 1,
    syllabus,
  }
}

/** What a project is done together with, if it is; undefined where there is no such one. */
async function togetherOf({ togetherWithId, syllabusId }: PlanProjectWorkInput, { load }: PedagogyContext) {
  if (togetherWithId == null) return null
  const other = isId(togetherWithId) ? await load.projectWork.load(togetherWithId) : null
  return other?.syllabusId === syllabusId ? other.togetherId : undefined
}

export async function planGiven(...[info, context, input]: Acting<PlanProjectWorkInput>) {
  const { pupil, isThere, syllabus } = await placeOf(input, context)
  const together = await togetherOf(input, context)
  return actOn<PupilWithProject, PlanProjectWorkPayloadRow>(info, context, input, {
    source: pupil,
    action: planAction,
    unknown: refused('NOT_FOUND', 'There is no such pupil that you may see.', 'studentId'),
    run: async (tx, { id: studentId, organisationId, schoolType }) => {
      if (!syllabus) return refused('NOT_A_PROJECT', 'The syllabus is no diploma project.', 'syllabusId')
      if (!isThere) return refused('NOT_ENROLLED', 'The pupil reads the course at no unit today, or at several.', 'studentId')
      if (together === undefined) return refused('PROJECT_NOT_FOUND', 'There is no such project of the course.', 'togetherWithId')
      const faults = textFaults(input)
      if (faults.length > 0) return faulty(...faults)
      if (!(await supervises(tx, input.supervisorId, studentId))) return noSupervisor
      const id = context.newId<'ProjectWork'>()
      const given = { ...input, id, studentId, organisationId, schoolType, togetherId: together ?? id, now: context.call.now }
      if (await plan(tx, given)) return refused('ALREADY_PLANNED', 'The pupil has one of the course at the unit.', 'studentId')
      return done(id, upserted('ProjectWork', id))
    },
  })
}

interface OnProject {
  readonly idempotencyKey?: string | null | undefined
  readonly projectWorkId: string
  readonly expectedVersion?: number
}

/** Does something to a project, of the version that was read where one is given; a reason not to undoes it all. */
async function onProject<Answer extends Done>(
  name: ProjectWorkAction,
  [info, context, input]: Acting<OnProject>,
  run: (tx: Write, project: ProjectToWrite) => Promise<Outcome<Answer> | null>,
) {
  const row = isId(input.projectWorkId) ? await context.load.projectWork.load(input.projectWorkId) : null
  return actOn<ProjectToWrite, Answer>(info, context, input, {
    source: row && (await projectToWrite(row, context)),
    action: projectWorkActions[name],
    unknown: noProject as unknown as Outcome<Answer>,
    run: async (tx, project) => {
      const { expectedVersion: version } = input
      if (version !== undefined && !(await counted(tx, project.id, version, context.call.now))) throw conflict('The project', version)
      return (await run(tx, project)) ?? (done(project.id, upserted('ProjectWork', project.id)) as unknown as Outcome<Answer>)
    },
  }) // prettier-ignore
}

export const changeGiven = (...given: Acting<ChangeProjectWorkInput>) =>
  onProject<ChangeProjectWorkPayloadRow>('CHANGE_PROJECT_WORK', given, async (tx, { id, studentId }) => {
    const faults = textFaults(given[2])
    if (faults.length > 0) return faulty(...faults)
    if (!(await supervises(tx, given[2].supervisorId, studentId))) return noSupervisor
    await change(tx, id, given[2])
    return null
  })

export const approveGiven = (...given: Acting<ApproveProjectWorkInput>) =>
  onProject<ApproveProjectWorkPayloadRow>('APPROVE_PROJECT_WORK', given, async (tx, { id }) => {
    await approve(tx, id, given[1].viewer.id, given[1].call.now)
    return null
  })

export const submitGiven = (...given: Acting<SubmitProjectWorkInput>) =>
  onProject<SubmitProjectWorkPayloadRow>('SUBMIT_PROJECT_WORK', given, async (tx, project) => {
    const faults = workFaults(given[2])
    if (faults.length > 0) return faulty(...faults)
    await submit(tx, given[1].newId<'ProjectSubmission'>(), project, given[2], given[1].call.now)
    return null
  })

export async function assessGiven(...given: Acting<AssessProjectWorkInput>) {
  const [, context, input] = given
  const { call: { now }, viewer, load, newId } = context // prettier-ignore
  return onProject<AssessProjectWorkPayloadRow>('ASSESS_PROJECT_WORK', given, async (tx, project) => {
    const [version, syllabus] = [await versionOf(project.syllabusId, dayOf(now), context), await load.projectSyllabus.load(project.syllabusId)] // prettier-ignore
    if (!version || !syllabus)
      return refused('NO_SYLLABUS_VERSION', 'Nothing that the syllabus says today has been imported.', 'projectWorkId')
    const isAgain = project.state === 'ASSESSED'
    const faults = assessFaults(input, { steps: syllabus.steps, criterionIds: version.criterionIds, isAgain })
    if (faults.length > 0) return faulty(...faults)
    const { levelValue, text, reason } = input
    await assess(tx, project, {
      ...{ id: newId<'ProjectAssessment'>(), syllabusVersionId: version.id, levelValue, text, by: viewer.id, now },
      criterionIds: [...new Set(input.criterionIds)],
      isReached: syllabus.passes.includes(levelValue),
      reason: isAgain ? (reason ?? null) : null,
    })
    return null
  })
}
