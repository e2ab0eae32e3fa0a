import type { GraphQLResolveInfo } from 'graphql'
import { type Outcome, upserted } from '../../shared/act.ts'
import { actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  BeginStudyPathInput, FollowUpStudyPathStepInput, PlanStudyPathStepInput, RemoveStudyPathStepInput, StudyPathAction, WriteStudyPathInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { isSyllabus } from '../portfolio/portfolio.queries.ts'
import { type PathToWrite, pathToWrite, personStudyPathActions, type PupilToPlanFor, pupilsToPlanFor, studyPathActions } from './study_path.actions.ts' // prettier-ignore
import type {
  BeginStudyPathPayloadRow, FollowUpStudyPathStepPayloadRow, PlanStudyPathStepPayloadRow, RemoveStudyPathStepPayloadRow,
  WriteStudyPathPayloadRow,
} from './study_path.queries.ts' // prettier-ignore
import { daysFault, followUpFaults, isPlannedFor, mostSteps, textFaults } from './study_path.rules.ts'
import { addStep, begin, counted, followUpStep, planStep, removeStep, stepsOf, write } from './study_path.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

const noPupil = refused('NOT_FOUND', 'There is no such pupil that you may see.', 'studentId')
const noUnit = refused('NOT_ENROLLED', 'The pupil goes to no such unit today, or to several: say which.', 'organisationId')
const noPath = refused('NOT_FOUND', 'There is no such study path that you may see.', 'pathId')

/** The pupil where something is to be planned for them: at the unit that was said, or the one they go to. */
async function placeOf({ studentId, organisationId }: BeginStudyPathInput, context: PedagogyContext) {
  const places = isId(studentId) ? await pupilsToPlanFor(studentId.toLowerCase(), context) : []
  const fitting = places.filter((place) => organisationId == null || place.organisationId === organisationId)
  const planned = fitting.filter(({ schoolType }) => isPlannedFor(schoolType))
  // One study path for all that is studied at a unit. Where nothing is planned for anybody, that is what stands in the way.
  const isUnclear = new Set(planned.map((place) => place.organisationId)).size > 1
  const pupil = isUnclear ? null : (planned[0] ?? fitting[0] ?? null)
  return { pupil, unknown: places.length > 0 ? noUnit : noPupil }
}

export async function beginGiven(...[info, context, input]: Acting<BeginStudyPathInput>) {
  const { call, newId } = context
  const { pupil, unknown } = await placeOf(input, context)
  return actOn<PupilToPlanFor, BeginStudyPathPayloadRow>(info, context, input, {
    source: pupil,
    action: personStudyPathActions.BEGIN_STUDY_PATH,
    unknown,
    run: async (tx, { id: studentId, organisationId, schoolType }) => {
      const faults = textFaults(input)
      if (faults.length > 0) return faulty(...faults)
      const { background, goals, pace } = input
      const id = newId<'StudyPath'>()
      const place = { studentId, organisationId, schoolType }
      if (await begin(tx, { id, ...place, background, goals, pace, by: call.viewer.id, now: call.now }))
        return refused('ALREADY_BEGUN', 'The pupil has a study path at the unit.', 'studentId')
      return done(id, upserted('StudyPath', id))
    },
  })
}

interface OnPath {
  readonly idempotencyKey?: string | null | undefined
  readonly pathId: string
  readonly expectedVersion: number
}

/** Does something to a study path of the version that was read; a reason not to undoes it all. */
async function onPath<Answer extends Done>(
  name: StudyPathAction,
  [info, context, input]: Acting<OnPath>,
  run: (tx: Write, path: PathToWrite) => Promise<Outcome<Answer> | null>,
) {
  const row = isId(input.pathId) ? await context.load.studyPath.load(input.pathId) : null
  return actOn<PathToWrite, Answer>(info, context, input, {
    source: row && (await pathToWrite(row, context)),
    action: studyPathActions[name],
    unknown: noPath as unknown as Outcome<Answer>,
    run: async (tx, path) => {
      if (!(await counted(tx, path.id, input.expectedVersion, context.call.now))) throw conflict('The study path', input.expectedVersion)
      return (await run(tx, path)) ?? (done(path.id, upserted('StudyPath', path.id)) as unknown as Outcome<Answer>)
    },
  }) // prettier-ignore
}

/** Why a step of a study path may not be changed; null where it may. */
async function stepFault(tx: Write, pathId: string, stepId: string) {
  const step = (await stepsOf(tx, pathId)).find(({ id }) => id === stepId)
  if (!step) return refused('STEP_NOT_FOUND', 'The study path has no such step.', 'stepId')
  return step.isFollowedUp ? refused('FOLLOWED_UP', 'It has been followed up, and changes no more.', 'stepId') : null
}

export const writeGiven = (...given: Acting<WriteStudyPathInput>) =>
  onPath<WriteStudyPathPayloadRow>('WRITE_STUDY_PATH', given, async (tx, { id }) => {
    const faults = textFaults(given[2])
    if (faults.length > 0) return faulty(...faults)
    await write(tx, id, given[2])
    return null
  })

export const planStepGiven = (...given: Acting<PlanStudyPathStepInput>) =>
  onPath<PlanStudyPathStepPayloadRow>('PLAN_STUDY_PATH_STEP', given, async (tx, { id: pathId, studentId }) => {
    const [, { newId }, input] = given
    const { stepId = null, syllabusId } = input
    const wrong = daysFault(input)
    if (wrong) return faulty(wrong)
    if (!(isId(syllabusId) && (await isSyllabus(tx, syllabusId))))
      return refused('SYLLABUS_NOT_FOUND', 'There is no such subject or course.', 'syllabusId')
    if (stepId !== null) {
      const fault = await stepFault(tx, pathId, stepId)
      if (!fault) await planStep(tx, stepId, input)
      return fault
    }
    if ((await stepsOf(tx, pathId)).length >= mostSteps)
      return refused('TOO_MANY', `A study path has at most ${mostSteps} steps.`, 'pathId')
    await addStep(tx, { ...input, id: newId<'StudyPathStep'>(), studentId })
    return null
  })

export const followUpGiven = (...given: Acting<FollowUpStudyPathStepInput>) =>
  onPath<FollowUpStudyPathStepPayloadRow>('FOLLOW_UP_STUDY_PATH_STEP', given, async (tx, { id: pathId }) => {
    const [, { call }, input] = given
    const faults = followUpFaults(input, dayOf(call.now))
    if (faults.length > 0) return faulty(...faults)
    const fault = await stepFault(tx, pathId, input.stepId)
    if (!fault) await followUpStep(tx, input.stepId, input)
    return fault
  })

export const removeStepGiven = (...given: Acting<RemoveStudyPathStepInput>) =>
  onPath<RemoveStudyPathStepPayloadRow>('REMOVE_STUDY_PATH_STEP', given, async (tx, { id: pathId }) => {
    const { stepId } = given[2]
    const fault = await stepFault(tx, pathId, stepId)
    if (!fault) await removeStep(tx, stepId)
    return fault
  })
