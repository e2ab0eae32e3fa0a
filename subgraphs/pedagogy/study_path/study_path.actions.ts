import type { MasterRow } from '../../access/organisations.ts'
import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import { fault, ownChildFault } from '../assessment/knowledge.rules.ts'
import { worksThere } from '../development_plan/development_plan.rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { PersonStudyPathAction, StudyPathAction } from '../pedagogy.generated.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { PlannedPupil, StudyPathRow } from './study_path.queries.ts'
import { isPlannedFor } from './study_path.rules.ts'

const writer = and(related('MENTOR', 'TEACHER'), worksThere, assurance('SUBSTANTIAL'))

/** A pupil at one unit, and whether something is planned for them there. */
export type PupilToPlanFor = PlannedPupil & { readonly masters: readonly MasterRow[]; readonly hasPath: boolean }

/** What can be done about study paths of a pupil. */
export const personStudyPathActions = {
  BEGIN_STUDY_PATH: {
    rule: writer,
    fault: (pupil) =>
      ownChildFault(pupil) ??
      (isPlannedFor(pupil.schoolType)
        ? null
        : fault(
            'NOT_FOR_SCHOOL_TYPE',
            'Study paths are made in adult education and upper secondary school alone.',
            'studentId',
          )) ??
      plansFault(pupil) ??
      (pupil.hasPath ? fault('ALREADY_BEGUN', 'The pupil has a study path at the unit.', 'studentId') : null),
  },
} satisfies Actions<PupilToPlanFor, PersonStudyPathAction>

export type PathToWrite = StudyPathRow & { readonly masters: readonly MasterRow[]; readonly isThere: boolean }

const action = {
  rule: writer,
  fault: (path: PathToWrite) =>
    ownChildFault(path) ??
    (path.isThere ? plansFault(path) : fault('NOT_ENROLLED', 'The pupil goes to the unit no more.', 'pathId')),
}

/** What can be done to a study path. */
export const studyPathActions = {
  WRITE_STUDY_PATH: action,
  PLAN_STUDY_PATH_STEP: action,
  FOLLOW_UP_STUDY_PATH_STEP: action,
  REMOVE_STUDY_PATH_STEP: action,
} satisfies Actions<PathToWrite, StudyPathAction>

/** A pupil at each unit they go to today, in each school type. */
export async function pupilsToPlanFor(id: string, { load }: PedagogyContext): Promise<PupilToPlanFor[]> {
  const [places, paths] = await Promise.all([load.plannedPupil.load(id), load.studyPathsOf.load(id)])
  return Promise.all(
    places.map(async (place) => ({
      ...place,
      masters: await load.master.load(place.organisationId),
      hasPath: paths.some(({ organisationId }) => organisationId === place.organisationId),
    })),
  )
}

/** A study path as acts see it. */
export async function pathToWrite(path: StudyPathRow, { load }: PedagogyContext): Promise<PathToWrite> {
  const [masters, places] = await Promise.all([load.master.load(path.organisationId), load.plannedPupil.load(path.studentId)])
  return { ...path, masters, isThere: places.some(({ organisationId }) => organisationId === path.organisationId) }
}
