import type { World } from '../../../scripts/testing.ts'
import { syllabusId } from '../../administration/grading/grading.syllabuses.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, everyone, verdict } from '../../identity/keeping/keeping.testing.ts'
import type { Assurance } from '../../shared/viewer.ts'
import { alva } from '../talk_round/talk.testing.ts'

export const ekhamra = unitId('ekhamraskolan')
export const swedish = syllabusId('SVESVE01')

/** A pupil goes to their unit in another school type. */
export const studiesIn = ({ sql }: World, schoolType: string, pupil = alva) =>
  sql`update identity.enrolment set school_type = ${schoolType} where pupil_id = ${pupil} and end_date is null`

/** No study path was ever begun. */
export async function withoutPaths({ sql }: World): Promise<void> {
  await sql`delete from pedagogy.study_path_step`
  await sql`delete from pedagogy.study_path`
}

const planned = 'studyPath { id version steps { id way followUp syllabus { id } } }'

/** What is done about study paths, in a world. */
export function studyPathsIn(world: World) {
  const given = { studentId: alva, background: 'Fyra år i skola.', goals: 'Bli undersköterska.', pace: 'Halvfart.' }
  const begin = (persona: string, more: object = {}, assurance: Assurance = 'SUBSTANTIAL') =>
    act(world, persona, 'beginStudyPath', { ...given, ...more }, planned, { assurance })
  const doing = (persona: string, name: string, input: object) =>
    act(world, persona, name, input, planned, { assurance: 'SUBSTANTIAL' })
  const step = { syllabusId: swedish, plannedStartDate: '2026-12-01', plannedEndDate: '2027-03-01', way: 'DISTANCE' }
  const goals = async (persona: string, assurance: Assurance = 'SUBSTANTIAL', pupil = alva) => {
    const asked = `{ person(id: "${pupil}") { studyPaths { goals background pace steps { followUp } } } }`
    const { data, errors } = await world.ask(persona, asked, { assurance })
    if (errors[0]) return errors[0].extensions.code
    return data.person?.studyPaths?.map((path: { goals: string }) => path.goals) ?? null
  }
  return {
    begin,
    begun: async (persona = 'mentor', more: object = {}) =>
      (await begin(persona, more)).data.beginStudyPath.studyPath.id as string,
    doing,
    plan: (persona: string, pathId: string, expectedVersion: number, more: object = {}) =>
      doing(persona, 'planStudyPathStep', { pathId, expectedVersion, ...step, ...more }),
    did: async (...asked: Parameters<typeof doing>) => verdict(await doing(...asked)),
    goals,
    readers: async () => {
      const found = []
      for (const persona of everyone) {
        const seen = await goals(persona)
        if (Array.isArray(seen) && seen.length > 0) found.push(persona)
      }
      return found
    },
  }
}
