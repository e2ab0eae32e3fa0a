import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, entitiesOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { demoId, groupId, slug } from '../../identity/demo/keys.ts'
import { id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { administration } from '../administration.ts'
import { bjork, ekhamra, past, person, taught, weekOf } from './schedule.testing.ts'

const alvas = ['Bild 7A', 'Engelska 7A', 'Idrott och hälsa 7A', 'Matematik 7A', 'NO 7A', 'SO 7A', 'Slöjd 7A:1', 'Spanska 7', 'Svenska 7A'] // prettier-ignore
const dutyOf = (name: string) => demoId('Duty', `${slug(name)} at ekhamraskolan`)

describe('A week of the schedule', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('of a pupil is for the pupil, the guardians and the staff around them', async () => {
    for (const persona of [
      'pupil',
      'guardian',
      'guardian-other-parent',
      'teacher',
      'mentor',
      'counsellor',
      'school-admin',
      'principal',
    ])
      expect(await taught(world, persona, person('Alva Bergström')), persona).toEqual(alvas)
  })

  it('is this week when none is named', async () => {
    const { data } = await world.ask('guardian', `{ schedule(of: { ${person('Alva Bergström')} }) { week startDate endDate } }`)
    expect(data.schedule).toEqual({ week: '2026-W47', startDate: '2026-11-16', endDate: '2026-11-22' })
  })

  it('of somebody out of reach is that of somebody who does not exist', async () => {
    const nothing = JSON.stringify(await weekOf(world, 'analyst', `personId: "${unknown}"`))
    const strangers = {
      'Alva Bergström': ['step-parent', 'guardian-other-school', 'principal-other-school', 'former-teacher', 'substitute', 'care-staff',
        'authority-admin', 'analyst', 'unit-observer', 'adult-pupil', 'shared-preschool', 'blocked-guardian', 'protected-pupil'],
      'Elin Strand': ['blocked-guardian', 'school-admin', 'special-educator', 'pupil', 'guardian', 'principal-other-school', 'authority-admin'],
    } // prettier-ignore
    for (const [name, personas] of Object.entries(strangers))
      for (const persona of personas)
        expect(JSON.stringify(await weekOf(world, persona, person(name))), `${persona} of ${name}`).toBe(nothing)
  })

  it('of a protected pupil is noted, whoever reads it', async () => {
    const noted = async () => {
      const [found] = await world.sql`select count(*)::int as count from identity.read_event
        where subject_id = ${id('Elin Strand')} and field = 'Schedule.lessons'`
      return found!['count']
    }
    const before = await noted()
    for (const persona of ['protected-pupil', 'protected-guardian', 'mentor', 'teacher', 'principal'])
      expect(await taught(world, persona, person('Elin Strand')), persona).toContain('Matematik 7A')
    expect(await noted()).toBe(before + 5)
  })

  it('of a teacher shows the lessons one may see; of a protected teacher, nothing to those who do not see them', async () => {
    const johan = person('Johan Lindqvist')
    const all = ['Matematik 7A', 'Matematik 7B', 'Matematik 8A', 'NO 7A']
    expect(await taught(world, 'substitute', johan)).toEqual(all)
    expect(await taught(world, 'principal', `dutyId: "${dutyOf('Johan Lindqvist')}"`)).toEqual(all)
    expect(await taught(world, 'guardian', johan)).toEqual(['Matematik 7A', 'NO 7A'])
    expect(await taught(world, 'guardian-other-school', johan)).toEqual([])
    expect(await taught(world, 'principal', person('Eva Lundin'))).toEqual(['Bild 7A', 'Bild 7B', 'Bild 8A', 'Bild 9A'])
    for (const of of [person('Eva Lundin'), `dutyId: "${dutyOf('Eva Lundin')}"`])
      for (const persona of ['teacher', 'school-admin', 'guardian']) expect(await taught(world, persona, of), persona).toEqual([])
    const seen = await weekOf(world, 'guardian', person('Alva Bergström'), 'displayName teachers { duty { id } }')
    const bild = seen.lessons.find(({ displayName }: { displayName: string }) => displayName === 'Bild 7A')
    expect(bild.teachers).toEqual([])
  })

  it('of a unit is for its staff, of a group and a room for whoever sees the lessons', async () => {
    const unit = `organisationId: "${ekhamra}"`
    const everything = await taught(world, 'substitute', unit)
    expect(everything.length).toBeGreaterThan(40)
    for (const persona of ['principal', 'authority-admin'])
      expect(await taught(world, persona, unit), persona).toEqual(everything)
    expect(await taught(world, 'guardian', unit)).toEqual(alvas)
    expect(await taught(world, 'guardian', `organisationId: "${bjork}"`)).toContain('Matematik 3A')
    for (const persona of ['principal-other-school', 'analyst', 'unit-observer', 'shared-preschool', 'guardian-other-school'])
      expect(await taught(world, persona, unit), persona).toEqual([])
    const spanish = `groupId: "${groupId('ekhamraskolan/Spanska 7')}"`
    expect(await taught(world, 'pupil', spanish)).toEqual(['Spanska 7'])
    expect(await taught(world, 'pupil', `groupId: "${groupId('ekhamraskolan/Tyska 7')}"`)).toEqual([])
    const { rooms } = (await world.ask('pupil', `{ organisation(id: "${ekhamra}") { rooms { id displayName } } }`)).data
      .organisation
    const gym = rooms.find(({ displayName }: { displayName: string }) => displayName === 'Idrottshallen')
    expect(await taught(world, 'pupil', `roomId: "${gym.id}"`)).toEqual(['Idrott och hälsa 7A'])
  })

  it('tells who is expected as far as the viewer may follow each', async () => {
    const pupils = async (persona: string) => {
      const found = await weekOf(world, persona, person('Johan Lindqvist'), 'displayName expectedPupils { id }')
      const lesson = found.lessons.find(({ displayName }: { displayName: string }) => displayName === 'Matematik 7A')
      return lesson.expectedPupils.map((pupil: { id: string }) => pupil.id) as string[]
    }
    const whole = await pupils('teacher')
    expect(whole).toContain(id('Elin Strand'))
    expect(await pupils('principal')).toEqual(whole)
    expect(await pupils('school-admin')).toEqual(whole.filter((one) => one !== id('Elin Strand')))
    expect(await pupils('guardian')).toEqual([id('Alva Bergström')])
    expect(await pupils('protected-guardian')).toEqual([id('Elin Strand')])
    for (const persona of ['former-teacher', 'authority-admin', 'substitute']) expect(await pupils(persona), persona).toEqual([])
  })

  it('is a week that the year has, of one thing', async () => {
    const unit = `organisationId: "${ekhamra}"`
    expect(await weekOf(world, 'pupil', unit, 'id', '2026-W53')).toMatchObject({
      ...{ startDate: '2026-12-28', endDate: '2027-01-03', previousWeek: '2026-W52', nextWeek: '2027-W01' },
    })
    for (const week of ['2025-W53', '2026-W00', '2026-48', ''])
      expect(await weekOf(world, 'pupil', unit, 'id', week)).toBe('BAD_USER_INPUT')
    for (const of of ['', `${unit} ${person('Alva Bergström')}`]) expect(await weekOf(world, 'pupil', of)).toBe('BAD_USER_INPUT')
    expect(await weekOf(world, 'pupil', 'personId: "alva"')).toBeNull()
  })

  it('takes four statements at most, however many lessons there are', async () => {
    const selected =
      'id displayName startsAt endsAt isCancelled activity { id } rooms { displayName } resources { displayName } groups { id } teachers { duty { id } }'
    for (const of of [`organisationId: "${ekhamra}"`, person('Alva Bergström'), person('Johan Lindqvist')]) {
      await weekOf(world, 'principal', of, selected)
      world.takeStatements()
      await weekOf(world, 'principal', of, selected)
      const own = world.takeStatements().filter((statement) => !/^\s*\/\* (viewerFor|standing)/.test(statement))
      expect(own.length, own.join('\n')).toBeLessThanOrEqual(4)
    }
  })

  it('is walled past the rules, and its lessons as entities', async () => {
    const lessons = `select from administration.calendar_event where organisation_id = '${ekhamra}'`
    for (const name of ['Lena Forsberg', 'Oskar Wallin', 'Fatima Haddad']) expect(await past(world, name, lessons), name).toBe(0)
    const others = ['room', 'group', 'teacher', 'resource'].map((kind) => `select from administration.calendar_event_${kind}`)
    for (const statement of others) expect(await past(world, 'Fatima Haddad', statement), statement).toBe(0)
    const direct = await askDirectly(world, administration)
    const [lesson] = await world.sql`select c.calendar_event_id as id from administration.calendar_event_group c
      where c.group_id = ${groupId('ekhamraskolan/7A')} order by 1 limit 1`
    const representations = [{ __typename: 'CalendarEvent', id: lesson!['id'], organisationId: bjork, groupIds: [unknown] }]
    const query = entitiesOf('CalendarEvent', 'id startsAt groups { id }')
    const seen = await direct.ask('pupil', query, { representations })
    expect(seen).toMatchObject({ data: { _entities: [{ id: lesson!['id'], groups: [{ id: groupId('ekhamraskolan/7A') }] }] } })
    for (const persona of ['guardian-other-school', 'analyst', 'integrator']) {
      const answer = JSON.stringify(await direct.ask(persona, query, { representations }))
      expect(answer, persona).toContain('"_entities":[null]')
    }
    await direct.stop()
  })
})
