import type { TestResultInput } from '../administration.generated.ts'
import type { GradedPupil } from '../grade/grade_sheet.queries.ts'
import { ownChildFault } from '../grade/grade.rules.ts'
import type { SyllabusRow } from '../grading/grading.queries.ts'

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

/** Skolverket names a test after what it is on: GRGRMAT01_9, GRGRMSP01FRA_9, MATMAT01b. */
export function testFault(testCode: string, { courseCode, subjectCode, languageCode }: SyllabusRow) {
  const expected = courseCode ?? `${subjectCode}${languageCode ?? ''}`
  return testCode.startsWith(expected) && /^\w{1,40}$/.test(testCode)
    ? null
    : fault('TEST_CODE_INVALID', `The code of a test of this begins with ${expected}.`, 'testCode')
}

const isShort = (text: string) => text.trim().length >= 1 && text.length <= 20

const isResult = ({ resultValue, partResults, answersReference }: TestResultInput) =>
  isShort(resultValue) &&
  (partResults ?? []).length <= 20 &&
  (partResults ?? []).every(({ code, value }) => isShort(code) && isShort(value)) &&
  (answersReference == null || (answersReference.length >= 1 && answersReference.length <= 500))

/** What is wrong with the results of a class, each with where it stands. */
export function resultFaults(results: readonly TestResultInput[], pupils: readonly GradedPupil[]) {
  if (results.length < 1 || results.length > 100)
    return [fault('TOO_MANY', `There are ${results.length}; give 1 to 100.`, 'results')]
  return results.flatMap((given, n) => {
    const at = ['results', String(n)]
    const pupil = pupils.find(({ personId }) => personId === given.studentId)
    if (results.findIndex(({ studentId }) => studentId === given.studentId) !== n)
      return fault('DUPLICATE', 'The pupil is there twice.', ...at, 'studentId')
    if (!pupil) return fault('NOT_A_MEMBER', 'This is no pupil of the activity today.', ...at, 'studentId')
    const own = ownChildFault(pupil)
    if (own) return { ...own, field: at }
    return isResult(given) ? [] : fault('RESULT_INVALID', 'A result, a part or a reference is empty or too long.', ...at)
  })
}
