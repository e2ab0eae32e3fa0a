import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, actOf, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { bjork, ekhamra } from '../schedule/schedule.testing.ts'
import { type CaseAct, caseFields, noCases, opened, take, takes } from './absence_case.testing.ts'

const [alva, elin, amina] = [id('Alva Bergström'), id('Elin Strand'), id('Amina Warsame')]
const followers = ['principal', 'mentor', 'special-educator', 'counsellor']
const today = '2026-11-22'

describe('A case about absence', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel()
    await noCases(world)
    await world.sql`delete from identity.responsible where person_id = ${id('Anders Hellström')}`
  })
  afterAll(() => world.stop())

  const casesOf = async (persona: string, pupil: string, selected = 'id', options = {}) => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${pupil}") { absenceCases { ${selected} } } }`, options)
    return errors[0]?.extensions.code ?? data.person?.absenceCases ?? null
  }
  const casesAt = async (persona: string, args = '', options = {}) => {
    const query = `{ organisation(id: "${ekhamra}") { absenceCases${args} { edges { node { id student { id } } } pageInfo { hasNextPage endCursor } } } }`
    const { data, errors } = await world.ask(persona, query, options)
    return errors[0]?.extensions.code ?? data.organisation.absenceCases.edges.map(({ node }: any) => node.id)
  }
  const open = (persona: string, personId: string, input: object = {}) =>
    act(world, persona, 'openAbsenceCase', { personId, reason: 'Borta varje måndag.', ...input }, 'absenceCase { id }')
  const investigated = async (pupil = alva) => {
    const key = await opened(world, pupil)
    expect(await takes(world, 'principal', 'startAbsenceInvestigation', { id: key, version: 1 })).toBe('DONE')
    return key
  }

  it('is told of to the principal, the mentor and pupil health, and to nobody else before it is investigated', async () => {
    const key = await opened(world, alva)
    for (const persona of followers) {
      expect(await casesAt(persona), persona).toEqual([key])
      const [one] = await casesOf(persona, alva, caseFields)
      expect(one, persona).toMatchObject({ id: key, state: 'OPEN', openedBy: null, entries: [], student: { id: alva }, organisation: { id: ekhamra },
        ground: { counted: 'INVALID', measure: 'LESSONS', leastValue: 3, unregisteredMinutes: 60, absenceDays: 2 } }) // prettier-ignore
    }
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil'])
      expect(await casesOf(persona, alva), persona).toEqual([])
    for (const persona of ['school-admin', 'teacher', 'authority-admin'])
      expect(await casesOf(persona, alva), persona).toBe('FORBIDDEN')
    for (const persona of [
      'step-parent',
      'former-teacher',
      'substitute',
      'principal-other-school',
      'analyst',
      'guardian-other-school',
    ])
      expect([null, 'FORBIDDEN'], persona).toContainEqual(await casesOf(persona, alva))
    for (const persona of ['school-admin', 'teacher', 'former-teacher', 'principal-other-school'])
      expect(await casesAt(persona), persona).toEqual([])
    for (const persona of ['guardian', 'pupil', 'authority-admin', 'analyst', 'integrator'])
      expect(await casesAt(persona), persona).toBe('FORBIDDEN')
  })

  it('needs of the school that it is sure who asks', async () => {
    await investigated()
    const low = { assurance: 'LOW' }
    expect(await casesAt('principal', '', low)).toBe('STEP_UP_REQUIRED')
    for (const persona of followers) expect(await casesOf(persona, alva, 'id', low), persona).toBe('STEP_UP_REQUIRED')
    expect(await casesOf('guardian', alva, 'state', low)).toEqual([{ state: 'INVESTIGATING' }])
  })

  it('is seen by the pupil and the guardians once it is investigated: its days, and nothing that was written', async () => {
    const key = await investigated()
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil']) {
      const days = 'id state investigationStartedOn reportedToAuthorityOn pupilHeardOn closedAt version permittedActions'
      expect(await casesOf(persona, alva, days), persona).toEqual([
        { id: key, state: 'INVESTIGATING', investigationStartedOn: today, reportedToAuthorityOn: today, pupilHeardOn: null, closedAt: null, version: 2, permittedActions: [] },
      ]) // prettier-ignore
      for (const field of ['openedBy { id }', 'ground { leastValue }', 'entries { text }', 'isPupilHealthUnneeded'])
        expect(await casesOf(persona, alva, field), `${persona} ${field}`).toBe('FORBIDDEN')
    }
    expect(await casesOf('step-parent', alva)).toBe('FORBIDDEN')
  })

  it('goes from hearing to measures, in an order the law has, and is written down', async () => {
    const key = await investigated()
    let version = 2
    const principal = (name: CaseAct, input = {}) => {
      world.travel(new Date(`2026-11-22T12:0${version}:00Z`))
      return takes(world, 'principal', name, { id: key, version, input })
    }
    expect(await principal('concludeAbsenceCase')).toBe('NOT_HEARD')
    expect(await principal('recordAbsenceHearing')).toBe('DONE')
    expect(await takes(world, 'principal', 'recordAbsenceHearing', { id: key, version })).toBe('CONFLICT')
    version = 3
    expect(await principal('concludeAbsenceCase')).toBe('NOT_HEARD')
    expect(await principal('recordAbsenceHearing', { party: 'GUARDIANS', heardOn: '2026-11-21' })).toBe('DONE')
    version = 4
    expect(await principal('concludeAbsenceCase')).toBe('PUPIL_HEALTH_MISSING')
    expect(await principal('involvePupilHealth', { involvedOn: null, note: 'Eleven är utomlands.' })).toBe('DONE')
    version = 5
    expect(await principal('informHomeMunicipality')).toBe('DONE')
    version = 6
    expect(await principal('closeAbsenceCase')).toBe('NOT_OPEN')
    expect(await principal('concludeAbsenceCase')).toBe('DONE')
    version = 7
    for (const name of ['recordAbsenceHearing', 'concludeAbsenceCase', 'involvePupilHealth', 'informHomeMunicipality'] as const)
      expect(await principal(name), name).toBe('NOT_INVESTIGATING')
    const [one] = await casesOf('principal', alva, caseFields)
    expect(one).toMatchObject({ state: 'CLOSED', pupilHeardOn: today, guardiansHeardOn: '2026-11-21', homeMunicipalityInformedOn: today,
      pupilHealthInvolvedOn: null, isPupilHealthUnneeded: true, permittedActions: [] }) // prettier-ignore
    expect(one.entries.map(({ kind }: any) => kind)).toEqual([
      'INVESTIGATION_STARTED', 'PUPIL_HEARD', 'GUARDIANS_HEARD', 'PUPIL_HEALTH_UNNEEDED', 'HOME_MUNICIPALITY_INFORMED', 'CONCLUSION', 'MEASURES',
    ]) // prettier-ignore
    expect(await casesAt('principal')).toEqual([])
    expect(await casesOf('guardian', alva, 'state closedAt')).toEqual([{ state: 'CLOSED', closedAt: '2026-11-22T12:06:00.000Z' }])
  })

  it('is closed without an investigation where there is a reason, and the home hears nothing of it', async () => {
    const key = await opened(world, alva)
    expect(await takes(world, 'principal', 'closeAbsenceCase', { id: key, version: 1 })).toBe('DONE')
    expect(await casesOf('guardian', alva)).toEqual([])
    expect(await casesOf('principal', alva, 'state entries { kind text }')).toEqual([
      { state: 'CLOSED', entries: [{ kind: 'NOT_INVESTIGATED', text: 'Sjukdom, som vårdnadshavarna har berättat om.' }] },
    ])
  })

  it('of an adult is concluded without guardians', async () => {
    const key = await investigated(amina)
    expect(await takes(world, 'principal', 'recordAbsenceHearing', { id: key, version: 2 })).toBe('DONE')
    expect(await takes(world, 'principal', 'involvePupilHealth', { id: key, version: 3 })).toBe('DONE')
    expect(await takes(world, 'principal', 'concludeAbsenceCase', { id: key, version: 4 })).toBe('DONE')
  })

  it.each([
    ['startAbsenceInvestigation', { reportedToAuthorityOn: '2026-11-23' }, 'DATE_INVALID'], ['startAbsenceInvestigation', { reportedToAuthorityOn: '2025-11-21' }, 'DATE_INVALID'],
    ['startAbsenceInvestigation', { note: ' ' }, 'TEXT_INVALID'], ['closeAbsenceCase', { reason: 'x'.repeat(4001) }, 'TEXT_INVALID'],
  ] as const)('takes no %s with %j', async (name, input, code) => {
    const key = await opened(world, alva)
    expect(await takes(world, 'principal', name, { id: key, version: 1, input })).toBe(code)
  }) // prettier-ignore

  it('is opened by hand by the principal or the mentor, once', async () => {
    expect(verdict(await open('mentor', alva, { reason: '' }))).toBe('TEXT_INVALID')
    const answers = await Promise.all([open('mentor', alva), open('principal', alva)])
    expect(answers.map(verdict).toSorted()).toEqual(['ALREADY_OPEN', 'DONE'])
    const [one] = await casesOf('principal', alva, 'openedBy { id } ground { leastValue } entries { kind text }')
    expect(one).toMatchObject({ ground: null, entries: [{ kind: 'OPENED', text: 'Borta varje måndag.' }] })
    expect([id('Sara Holmgren'), id('Anders Hellström')]).toContain(one.openedBy.id)
    expect(verdict(await open('principal', alva, { organisationId: bjork }))).toBe('NOT_ENROLLED')
  })

  it('is no business of who has the child themself', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${alva}, ${id('Anders Hellström')}, 'VARDNADSHAVARE', '2020-01-01')`
    const key = await opened(world, alva)
    expect(await casesAt('principal')).toEqual([])
    expect(await casesOf('principal', alva)).toEqual([])
    expect(await takes(world, 'principal', 'startAbsenceInvestigation', { id: key, version: 1 })).toBe('NOT_FOUND')
    expect(verdict(await open('principal', alva))).toBe('OWN_CHILD')
    await world.sql`update administration.absence_case set state = 'INVESTIGATING', investigation_started_on = ${today}, reported_to_authority_on = ${today}`
    expect(await casesOf('principal', alva, 'state permittedActions')).toEqual([{ state: 'INVESTIGATING', permittedActions: [] }])
    expect(await casesOf('principal', alva, 'ground { leastValue }')).toBe('FORBIDDEN')
    expect(await takes(world, 'principal', 'recordAbsenceHearing', { id: key, version: 1 })).toBe('OWN_CHILD')
  }) // prettier-ignore

  it('is opened nowhere where another system is master of attendance', async () => {
    const key = await opened(world, alva)
    const [skola24] = await world.sql`select id from identity.source_system where code = 'skola24'`
    await world.sql`insert into identity.master_system (id, organisation_id, domain, source_system_id, start_date)
      values (gen_random_uuid(), ${ekhamra}, 'ATTENDANCE', ${skola24!['id']}, '2026-01-01')`
    expect(await takes(world, 'principal', 'startAbsenceInvestigation', { id: key, version: 1 })).toBe('MASTERED_ELSEWHERE')
    expect(verdict(await open('principal', amina))).toBe('MASTERED_ELSEWHERE')
  })

  it('of a protected pupil is known to those who know the pupil', async () => {
    const key = await investigated(elin)
    for (const persona of ['principal', 'mentor', 'protected-guardian', 'protected-pupil'])
      expect(await casesOf(persona, elin), persona).toEqual([{ id: key }])
    for (const persona of ['special-educator', 'school-admin', 'blocked-guardian', 'guardian', 'authority-admin'])
      expect(await casesOf(persona, elin), persona).toEqual(await casesOf(persona, unknown))
    expect(await casesAt('special-educator')).toEqual([])
    expect(await casesAt('counsellor')).toEqual([])
    const stranger = (absenceCaseId: string) =>
      take(world, 'blocked-guardian', 'closeAbsenceCase', { id: absenceCaseId, version: 2 })
    expect(JSON.stringify((await stranger(key)).data)).toBe(JSON.stringify((await stranger(unknown)).data))
    const hers = await open('blocked-guardian', elin)
    expect(JSON.stringify(hers.data)).toBe(JSON.stringify((await open('blocked-guardian', unknown)).data))
  })

  it('is told of to no guardian of an adult who has not agreed to it', async () => {
    await investigated(amina)
    expect(await casesOf('adult-pupil', amina, 'state')).toEqual([{ state: 'INVESTIGATING' }])
  })

  it('is listed page by page, the oldest first', async () => {
    const keys = []
    for (const name of ['Alva Bergström', 'Elin Strand', 'Hugo Persson', 'Amina Warsame']) {
      const key = await opened(world, id(name))
      await world.sql`update administration.absence_case set opened_at = ${`2026-11-1${keys.length}T10:00Z`} where id = ${key}`
      keys.push(key)
    }
    expect(await casesAt('principal', '(first: 3)')).toEqual(keys.slice(0, 3))
    const { data } = await world.ask('principal', `{ organisation(id: "${ekhamra}") { absenceCases(first: 3) { pageInfo { endCursor } } } }`)
    expect(await casesAt('principal', `(first: 3, after: "${data.organisation.absenceCases.pageInfo.endCursor}")`)).toEqual(keys.slice(3))
    world.takeStatements()
    await casesOf('principal', alva, caseFields)
    const one = world.takeStatements().length
    await world.ask('principal', `{ organisation(id: "${ekhamra}") { absenceCases { edges { node { ${caseFields} } } } } }`)
    expect(world.takeStatements().length).toBeLessThanOrEqual(one + 1)
  }) // prettier-ignore

  it('is taken further by everybody exactly where it is permitted', async () => {
    const acts = ['startAbsenceInvestigation', 'closeAbsenceCase', 'recordAbsenceHearing', 'involvePupilHealth', 'informHomeMunicipality', 'concludeAbsenceCase'] as const
    for (const persona of everyone) {
      for (const isInvestigated of [false, true]) {
        await noCases(world)
        const key = isInvestigated ? await investigated() : await opened(world, alva)
        const found = await casesOf(persona, alva, 'permittedActions')
        const permitted = Array.isArray(found) ? found.flatMap((one) => one.permittedActions.map(actOf)) : []
        const version = isInvestigated ? 2 : 1
        for (const name of acts) {
          const said = await takes(world, persona, name, { id: key, version })
          expect(said === 'DONE', `${persona} ${name} ${isInvestigated}`).toBe(permitted.includes(name))
          if (said === 'DONE') await world.sql`delete from administration.absence_case`
          if (said === 'DONE') await restore(key, isInvestigated)
        }
        expect(permitted.length > 0, persona).toBe(persona === 'principal')
      }
      await noCases(world)
      const { data } = await world.ask(persona, `{ person(id: "${alva}") { permittedAbsenceCaseActions } }`)
      const may = data?.person?.permittedAbsenceCaseActions?.includes('OPEN_ABSENCE_CASE') ?? false
      expect((await did(world, persona, 'openAbsenceCase', { personId: alva, reason: 'Ofta borta' })) === 'DONE', persona).toBe(may)
      expect(may, persona).toBe(['principal', 'mentor'].includes(persona))
    }
  }) // prettier-ignore

  const restore = async (key: string, isInvestigated: boolean) => {
    const made = await opened(world, alva)
    await world.sql`update administration.absence_case set id = ${key}, version = ${isInvestigated ? 2 : 1},
      state = ${isInvestigated ? 'INVESTIGATING' : 'OPEN'}, investigation_started_on = ${isInvestigated ? today : null},
      reported_to_authority_on = ${isInvestigated ? today : null} where id = ${made}`
  }
})
