import { NIL, v5 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { authorityId, levelId, unitId } from '../demo/units.rows.ts'
import { act, did, id, pastTheRules, recorder, unknown, verdict } from '../keeping/keeping.testing.ts'

const office = levelId('forvaltning')
const sjoviken = levelId('sjoviken')
const from = { startDate: '2026-11-22' }

describe.each(shapes)('The tree of organisations, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const open = (input: object, persona = 'authority-admin') =>
    act(
      world,
      persona,
      'openOrganisation',
      { parentOrganisationId: office, displayName: 'Norra området', organisationType: 'VERKSAMHETSOMRADE', ...from, ...input },
      'organisation { id displayName municipalityCode parentOrganisation { displayName } }',
    )
  const close = (organisationId: string, persona = 'authority-admin', endDate = '2026-11-22') =>
    did(world, persona, 'closeOrganisation', { organisationId, endDate })
  const seen = async (persona: string, name: string) =>
    (await world.ask(persona, `{ person(id: "${id(name)}") { displayName } }`)).data.person !== null
  const permitted = async (persona: string, organisationId: string): Promise<string[]> =>
    (await world.ask(persona, `{ organisation(id: "${organisationId}") { permittedActions } }`)).data.organisation
      .permittedActions

  it('goes from the authority by förvaltning and school to the unit', async () => {
    const level = 'displayName organisationType'
    const query = `{ organisation(id: "${unitId('sjoviken')}") { ${level} parentOrganisation { ${level} parentOrganisation {
      ${level} parentOrganisation { ${level} parentOrganisation { id } } } } } }`
    const path = []
    for (let at = (await world.ask('guardian', query)).data.organisation; at; at = at.parentOrganisation)
      path.push([at.displayName, at.organisationType])
    expect(path).toEqual([
      ['Sjövikens skola', 'SKOLENHET'],
      ['Sjöviken', 'SKOLA'],
      ['Barn- och utbildningsförvaltningen', 'FORVALTNING'],
      ['Ekhamra kommun', 'HUVUDMAN'],
    ])
  })

  it('is what a granted role reaches down: from the förvaltning to its units, and to no other', async () => {
    // A unit that belongs to the authority, and not to the förvaltning.
    const { data } = await open({
      ...{ parentOrganisationId: authorityId, displayName: 'Vuxenskolan', organisationType: 'SKOLENHET' },
      ...{ schoolUnitCode: '99990009', schoolTypes: ['VUXGR'] },
    })
    const adultSchool = data.openOrganisation.organisation.id
    await world.sql`update identity.enrolment set organisation_id = ${adultSchool} where pupil_id = ${id('Elias Kovač')}`
    const grant = (
      organisation: string,
    ) => world.sql`update identity.role_grant set role = 'AUTHORITY_ADMIN', organisation_id = ${organisation}
      where person_id = ${id('Birgitta Högberg')}`
    const reached = async () =>
      Promise.all(['Alva Bergström', 'Tilde Sjögren', 'Stina Persson', 'Elias Kovač'].map((name) => seen('unit-observer', name)))
    expect(await reached()).toEqual([false, false, false, false])
    await grant(office)
    expect(await reached()).toEqual([true, true, true, false])
    expect(await permitted('unit-observer', unitId('bjorkskolan'))).toContain('CORRECT_ORGANISATION_NAME')
    for (const outside of [adultSchool, authorityId]) expect(await permitted('unit-observer', outside)).toEqual([])
    expect(verdict(await open({ parentOrganisationId: authorityId }, 'unit-observer'))).toBe('NOT_FOUND')
    expect(await close(adultSchool, 'unit-observer')).toBe('NOT_FOUND')
    await grant(sjoviken)
    expect(await reached()).toEqual([false, true, false, false])
    await grant(authorityId)
    expect(await reached()).toEqual([true, true, true, true])
    await world.sql`update identity.role_grant set role = 'UNIT_OBSERVER', organisation_id = ${unitId('ekhamraskolan')}
      where person_id = ${id('Birgitta Högberg')}`
  })

  it('grows by an act, written down once, and a unit has the id that every register computes', async () => {
    const written = await recorder(world)
    const input = { organisationType: 'SKOLENHET', displayName: ' Ängsskolan ', schoolUnitCode: '99990010', schoolTypes: ['GR'] }
    const answers = [await open({ ...input, idempotencyKey: 'k' }), await open({ ...input, idempotencyKey: 'k' })]
    expect(answers[1]!.data).toEqual(answers[0]!.data)
    expect(answers[0]!.data.openOrganisation).toEqual({
      organisation: {
        id: v5('99990010', NIL),
        displayName: 'Ängsskolan',
        municipalityCode: '0999',
        parentOrganisation: { displayName: 'Barn- och utbildningsförvaltningen' },
      },
      userErrors: [],
    })
    expect(await written()).toEqual({ acts: ['openOrganisation'], changed: ['Organisation'] })
    expect(verdict(await open(input))).toBe('CODE_TAKEN')
  })

  it.each([
    [{ organisationType: 'HUVUDMAN' }, 'TYPE_INVALID'],
    [{ organisationType: 'SKOLENHET' }, 'CODE_INVALID'],
    [{ schoolUnitCode: '99990011' }, 'CODE_INVALID'],
    [{ organisationType: 'SKOLENHET', schoolUnitCode: '9999001' }, 'CODE_INVALID'],
    [{ schoolTypes: ['GR'] }, 'SCHOOL_TYPES_INVALID'],
    [{ organisationType: 'SKOLENHET', schoolUnitCode: '99990011', schoolTypes: ['gr'] }, 'SCHOOL_TYPES_INVALID'],
    [{ displayName: '' }, 'NAME_INVALID'],
    [{ startDate: '1990-01-01' }, 'DATES_INVALID'],
    [{ parentOrganisationId: unitId('ekhamraskolan') }, 'PARENT_IS_SCHOOL_UNIT'],
    [{ parentOrganisationId: unknown }, 'NOT_FOUND'],
  ])('does not grow by %j', async (wrong, code) => expect(verdict(await open(wrong))).toBe(code))

  it('is shortened where nothing is left: no units and no pupils', async () => {
    expect(await close(office)).toBe('HAS_UNITS')
    expect(await close(sjoviken)).toBe('HAS_UNITS')
    expect(await close(unitId('sjoviken'))).toBe('HAS_PUPILS')
    const { data } = await open({})
    const area = data.openOrganisation.organisation.id
    expect(await permitted('authority-admin', area)).toEqual(expect.arrayContaining(['OPEN_ORGANISATION', 'CLOSE_ORGANISATION']))
    expect(await close(area, 'authority-admin', '2026-11-21')).toBe('DATE_INVALID')
    const written = await recorder(world)
    expect(await close(area, 'authority-admin', '2026-11-22')).toBe('DONE')
    expect(await written()).toEqual({ acts: ['closeOrganisation'], changed: ['Organisation'] })
    world.travel('2026-11-23')
    expect(await close(area)).toBe('ALREADY_ENDED')
    expect(verdict(await open({ parentOrganisationId: area, startDate: '2026-11-23' }))).toBe('ALREADY_ENDED')
    expect(await permitted('authority-admin', area)).not.toContain('OPEN_ORGANISATION')
    world.travel()
  })

  it('is the authority’s own to change', async () => {
    for (const persona of ['principal', 'school-admin', 'teacher', 'guardian', 'analyst', 'integrator']) {
      expect(verdict(await open({}, persona))).toBe('FORBIDDEN')
      expect(await close(unitId('ekhamraskolan'), persona)).toBe('FORBIDDEN')
      expect(await permitted(persona, office)).toEqual([])
    }
    const insert = `insert into identity.organisation (id, display_name, organisation_type, parent_id)
      values (gen_random_uuid(), 'Egen', 'SKOLENHET', '${office}')`
    const change = `update identity.organisation set end_date = '2026-12-01' where id = '${unitId('ekhamraskolan')}'`
    await expect(pastTheRules(world, 'Anders Hellström', insert)).rejects.toThrow('row-level security')
    expect(await pastTheRules(world, 'Anders Hellström', change)).toBe(0)
  })
})
