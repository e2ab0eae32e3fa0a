import type { GraphQLResolveInfo } from 'graphql'
import { related } from '../../access/rules.ts'
import { upserted } from '../../shared/act.ts'
import { type Action, actOn, done, faulty, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { DecideStudyPlanInput } from '../administration.generated.ts'
import { ownChildFault } from '../grade/grade.rules.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { addPlan, type DecideStudyPlanPayloadRow, emptyPlan, fillPlan } from './study_plan.queries.ts'
import { planFault, planRows } from './study_plan.rules.ts'

const planners = ['MENTOR', 'UNIT_ADMIN', 'PRINCIPAL'] as const

const decide: Action<PersonRow> = {
  rule: and(related(...planners), assurance('SUBSTANTIAL')),
  fault: ownChildFault,
}

const noSyllabus = refused('SYLLABUS_NOT_FOUND', 'There is no such syllabus.', 'contents')

export async function decideStudyPlan(info: GraphQLResolveInfo, context: AdministrationContext, input: DecideStudyPlanInput) {
  const { call, viewer, newId, load } = context
  const wanted = input.contents.flatMap(({ syllabuses }) => syllabuses.map(({ syllabusId }) => syllabusId))
  const found = await Promise.all(wanted.slice(0, 2400).map(async (id) => (isId(id) ? load.syllabus.load(id) : null)))
  const known = input.studyPlanId != null && isId(input.studyPlanId) ? await load.studyPlan.load(input.studyPlanId) : null
  return actOn<PersonRow, DecideStudyPlanPayloadRow>(info, context, input, {
    source: isId(input.studentId) ? await personOf(input.studentId, context) : null,
    action: decide,
    unknown: refused('NOT_FOUND', 'There is no such pupil that you may act on.', 'studentId'),
    run: async (tx, { id: studentId }) => {
      const fault = planFault(input)
      if (fault) return faulty(fault)
      if (found.includes(null)) return noSyllabus
      if (input.studyPlanId != null && known?.studentId !== studentId)
        return refused('PLAN_NOT_FOUND', "There is no such plan of the pupil's.", 'studyPlanId')
      const id = known?.id ?? newId<'StudyPlan'>()
      const { startDate, endDate = null, expectedVersion } = input
      const head = { id, studentId, startDate, endDate, by: viewer.id, now: call.now }
      if (!known) await addPlan(tx, head)
      else if (!(await emptyPlan(tx, head, expectedVersion ?? 0))) throw conflict('The study plan', expectedVersion ?? 0)
      const rows = planRows(input, { planId: id, studentId }, () => newId<'StudyPlanPart'>())
      await fillPlan(tx, 'content', rows.contents)
      await fillPlan(tx, 'syllabus', rows.syllabuses)
      await fillPlan(tx, 'note', rows.notes)
      return done(id, upserted('StudyPlan', id))
    },
  })
}
