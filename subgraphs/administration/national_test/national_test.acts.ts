import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { RegisterTestResultsInput } from '../administration.generated.ts'
import { within } from '../grade/grade.queries.ts'
import { gradesFault, hasRole, termFault } from '../grade/grade.rules.ts'
import { gradedActivity } from '../grade/grade_sheet.acts.ts'
import { type GradedActivity, pupilsOf } from '../grade/grade_sheet.queries.ts'
import { putResults, type RegisterTestResultsPayloadRow } from './national_test.queries.ts'
import { resultFaults, testFault } from './national_test.rules.ts'

type Faults = RegisterTestResultsPayloadRow['userErrors']

const none = (...userErrors: Faults) => ({ answer: { registeredCount: null, userErrors }, changed: [] })

export async function registerTestResults(
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: RegisterTestResultsInput,
) {
  const { call, viewer, newId, load } = context
  const source = await gradedActivity(input.activityId, context)
  const taught = (await Promise.all((source?.syllabusIds ?? []).map((id) => load.syllabus.load(id)))).filter(
    (one) => one !== null,
  )
  // SO is taught as one and tested as geography or another.
  const syllabus = taught.find((one) => testFault(input.testCode, one) === null) ?? taught[0]
  return actOn<GradedActivity, RegisterTestResultsPayloadRow>(info, context, input, {
    source,
    action: { rule: and(hasRole('TEACHER'), assurance('SUBSTANTIAL')), fault: gradesFault },
    unknown: none({ code: 'NOT_FOUND', message: 'There is no such activity that you may act on.', field: ['activityId'] }),
    run: async (tx, activity) => {
      if (!syllabus) return none({ code: 'NO_SYLLABUS', message: 'Nobody has said what the activity teaches.', field: null })
      const wrong = testFault(input.testCode, syllabus) ?? termFault(input, dayOf(call.now))
      if (wrong) return none(wrong)
      const faults = resultFaults(input.results, await pupilsOf(within(tx), activity.id))
      if (faults.length > 0) return none(...faults)
      const { testCode, semester, year } = input
      const results = input.results.map(({ studentId, resultValue, partResults, answersReference = null }) => ({
        id: newId<'NationalTestResult'>(),
        studentId,
        resultValue: resultValue.trim(),
        partResults: partResults ?? [],
        answersReference,
      }))
      const ids = await putResults(
        tx,
        { activity, syllabusId: syllabus.id, testCode, semester, year, by: viewer.id, now: call.now },
        results,
      )
      if (ids.length < results.length)
        return none({
          code: 'ALREADY_REGISTERED',
          message: 'A result has been registered in another activity.',
          field: ['results'],
        })
      return {
        answer: { registeredCount: ids.length, userErrors: [] },
        changed: ids.map((id) => upserted('NationalTestResult', id)),
      }
    },
  })
}
