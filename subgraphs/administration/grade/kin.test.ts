import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'
import { gradedHere, nine, pupilOf9A, term } from './grade.testing.ts'

describe('A principal who was once responsible for a pupil', () => {
  let world: World
  let william: string
  let unit: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    william = await pupilOf9A(world, 'William Bengtsson')
    unit = (await world.sql<{ id: string }[]>`select organisation_id as id from identity."group" where id = ${nine}`)[0]!.id
  })
  afterAll(() => world.stop())

  const acts = async () => {
    const of = { studentId: william, organisationId: unit }
    const trial = { ...of, ...term, syllabusId: syllabusId('GRGRSVE01'), gradeValue: 'E', gradingTeacherId: id('Göran Åkesson') }
    return [
      await did(world, 'principal', 'decideStudyPlan', { studentId: william, startDate: '2026-11-22', contents: [] }),
      await did(world, 'principal', 'recordTrialGrade', trial),
      await did(world, 'principal', 'issueCertificate', { ...of, schoolType: 'GR', kind: 'UTDRAG' }),
    ]
  }

  it('decides nothing about their grades and plans, as of a child of their own', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values (gen_random_uuid(), ${william}, ${id('Anders Hellström')}, 'VARDNADSHAVARE', '2015-01-01', '2020-01-01')`
    expect(await acts()).toEqual(['OWN_CHILD', 'OWN_CHILD', 'OWN_CHILD'])
    await world.sql`delete from identity.responsible where pupil_id = ${william} and person_id = ${id('Anders Hellström')}`
    expect(await acts()).toEqual(['DONE', 'DONE', 'DONE'])
  })
})
