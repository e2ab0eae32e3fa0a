import type { MasterRow } from '../../access/organisations.ts'
import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { and, assurance } from '../../shared/rules.ts'
import { fault, ownChildFault } from '../assessment/knowledge.rules.ts'
import { worksThere } from '../development_plan/development_plan.rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { ProjectWorkAction } from '../pedagogy.generated.ts'
import { plansFault } from '../stubs/stubs.rules.ts'
import type { PlannedPupil } from '../study_path/study_path.queries.ts'
import type { ProjectWorkRow } from './project_work.queries.ts'
import { isSupervisor } from './project_work.rules.ts'

const writer = and(related('MENTOR', 'TEACHER'), worksThere, assurance('SUBSTANTIAL'))

/** A pupil of a school type at a unit, whose project is to be planned there. */
export type PupilWithProject = PlannedPupil & { readonly masters: readonly MasterRow[] }

export const planAction = {
  rule: writer,
  fault: (pupil: PupilWithProject) => ownChildFault(pupil) ?? plansFault(pupil),
}

export type ProjectToWrite = ProjectWorkRow & {
  readonly masters: readonly MasterRow[]
  readonly isThere: boolean
  readonly isSupervised: boolean
}

const gone = (project: ProjectToWrite) =>
  project.isThere ? plansFault(project) : fault('NOT_ENROLLED', 'The pupil goes to the unit no more.', 'projectWorkId')
const writable = (project: ProjectToWrite) => ownChildFault(project) ?? gone(project)
const assessed = ({ state }: ProjectToWrite) =>
  state === 'ASSESSED' ? fault('ASSESSED', 'It is assessed.', 'projectWorkId') : null

/** What can be done to a project. The relations are the viewer's to the pupil. */
export const projectWorkActions = {
  CHANGE_PROJECT_WORK: { rule: writer, fault: (project: ProjectToWrite) => writable(project) ?? assessed(project) },
  APPROVE_PROJECT_WORK: {
    rule: writer,
    fault: (project: ProjectToWrite) =>
      writable(project) ?? (project.approvedAt ? fault('ALREADY_APPROVED', 'It is approved.', 'projectWorkId') : null),
  },
  SUBMIT_PROJECT_WORK: {
    rule: and(related('SELF'), assurance('SUBSTANTIAL')),
    fault: (project: ProjectToWrite) =>
      gone(project) ??
      assessed(project) ??
      (project.approvedAt ? null : fault('NOT_APPROVED', 'It is not approved.', 'projectWorkId')),
  },
  ASSESS_PROJECT_WORK: {
    rule: and(writer, isSupervisor),
    fault: (project: ProjectToWrite) =>
      writable(project) ??
      (['SUBMITTED', 'ASSESSED'].includes(project.state)
        ? null
        : fault('NOT_SUBMITTED', 'Nothing has been handed in.', 'projectWorkId')),
  },
} satisfies Actions<ProjectToWrite, ProjectWorkAction>

/** A project as acts see it. */
export async function projectToWrite(project: ProjectWorkRow, { load, viewer }: PedagogyContext): Promise<ProjectToWrite> {
  const [masters, places] = await Promise.all([
    load.master.load(project.organisationId),
    load.plannedPupil.load(project.studentId),
  ])
  const isThere = places.some(({ organisationId }) => organisationId === project.organisationId)
  return { ...project, masters, isThere, isSupervised: project.supervisorId === viewer.id }
}
