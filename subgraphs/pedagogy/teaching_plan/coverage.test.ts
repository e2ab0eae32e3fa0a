import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { item, mathematics, plan, planned, publishedPlan, seven } from './teaching_plan.testing.ts'

describe('Coverage of a syllabus', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    const { id, version } = await publishedPlan(world)
    await plan(world, 'teacher', 'beginPlanEdition', { teachingPlanId: id, expectedVersion: version })
    const later = { title: 'Geometri', startDate: '2027-01-11', endDate: '2027-03-01', contentItemIds: [item(2), item(3)] }
    await publishedPlan(world, later)
    await plan(world, 'teacher', 'draftTeachingPlan', { ...planned, contentItemIds: [item(4)] })
  })
  afterAll(() => world.stop())

  const query = (year = '') =>
    `{ group(id: "${seven}") { coverage(syllabusVersionId: "${mathematics}", years: { fromYear: 7, toYear: 9 }${year}) { contentItem { id code } state editions } } }`
  const coverage = async (persona: string, year = '') => {
    const { data, errors } = await world.ask(persona, query(year))
    return errors[0]?.extensions.code ?? data.group?.coverage.map(({ state, editions }: any) => `${state} ${editions}`) ?? null
  }

  it('is what published plans take up, drafts not, for those who teach, mentor and lead', async () => {
    for (const persona of ['teacher', 'mentor', 'principal'])
      expect(await coverage(persona), persona).toEqual(['MET 1', 'MET 2', 'PLANNED 1', 'NOT_PLANNED 0'])
    expect(await coverage('teacher', ', academicYear: "2025/26"')).toEqual(Array.from({ length: 4 }, () => 'NOT_PLANNED 0'))
    world.travel('2027-01-11')
    expect(await coverage('mentor')).toEqual(['MET 1', 'MET 2', 'MET 1', 'NOT_PLANNED 0'])
    world.travel()
  })

  it('is nothing to staff who do not, and refused to home', async () => {
    for (const persona of ['school-admin', 'special-educator']) expect(await coverage(persona), persona).toEqual([])
    for (const persona of ['pupil', 'guardian']) expect(await coverage(persona), persona).toBe('FORBIDDEN')
    expect(await coverage('former-teacher')).toBeNull()
  })

  it('is asked of the database once', async () => {
    await coverage('teacher')
    world.takeStatements()
    await coverage('teacher')
    expect(world.takeStatements().filter((one) => !one.includes('/* viewer')).map((one) => /\/\* (\w+)/.exec(one)?.[1])).toEqual(['groupsById', 'coverageOfGroups'])
  })
}) // prettier-ignore
