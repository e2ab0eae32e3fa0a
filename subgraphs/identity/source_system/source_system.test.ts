import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { personas } from '../demo/personas.ts'
import { sourceSystemId } from '../demo/sources.rows.ts'
import { authorityId, unitId } from '../demo/units.rows.ts'
import { inForce, masterFor } from './source_system.rules.ts'

const ekhamra = unitId('ekhamraskolan')
const alva = personId(slug('Alva Bergström'))

describe('Source systems', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const mastersAt = async (id: string, persona = 'guardian') => {
    const query = `{ organisation(id: "${id}") {
      masterSystems { domain schoolType sourceSystem { code } organisation { displayName } }
      grades: masterOf(domain: GRADES, schoolType: "GR") { sourceSystem { code } }
      attendance: masterOf(domain: ATTENDANCE) { sourceSystem { code } }
      placements: masterOf(domain: PLACEMENTS) { id } } }`
    const { data, errors } = await world.ask(persona, query)
    expect(errors).toEqual([])
    const { masterSystems, ...one } = data.organisation
    const lines = masterSystems.map(
      (each: any) => `${each.domain} ${each.schoolType ?? '*'} ${each.sourceSystem.code} at ${each.organisation.displayName}`,
    )
    return { lines, ...one }
  }
  const set = (persona: string, input: object) =>
    world.ask(
      persona,
      `mutation ($input: SetMasterSystemInput!) { setMasterSystem(input: $input) {
        masterSystem { domain schoolType startDate endDate sourceSystem { code } } userErrors { code field } } }`,
      { variables: { input: { organisationId: ekhamra, domain: 'GRADES', sourceSystemId: sourceSystemId('unikum'), ...input } } },
    )
  const refusal = async (input: object) => {
    const { data, errors } = await set('authority-admin', input)
    expect(errors).toEqual([])
    return data.setMasterSystem.userErrors
  }

  it('are known to everyone signed in, and so is what is the master of what: set here or inherited', async () => {
    const { data } = await world.ask('pupil', '{ sourceSystems { code displayName supplier } }')
    expect(data.sourceSystems.map(({ code }: any) => code)).toEqual(
      ['extens', 'folkbokforingen', 'infomentor', 'skola24', 'skolgraf', 'unikum'], // prettier-ignore
    )
    const { lines, grades, attendance, placements } = await mastersAt(unitId('smultronet'))
    expect(lines).toContain('ATTENDANCE * infomentor at Förskolan Smultronet')
    expect(lines).toContain('GRADES * extens at Ekhamra kommun')
    expect(lines.filter((line: string) => line.startsWith('ATTENDANCE'))).toHaveLength(1)
    expect([grades, attendance, placements]).toEqual([
      { sourceSystem: { code: 'extens' } },
      { sourceSystem: { code: 'infomentor' } },
      null,
    ])
  })

  it('become masters for a school type, or for all, and the one before stays so until the day before', async () => {
    const first = await set('authority-admin', { schoolType: 'VUXGR' })
    expect(first.data.setMasterSystem.masterSystem).toEqual({
      ...{ domain: 'GRADES', schoolType: 'VUXGR', startDate: '2026-11-22', endDate: null },
      sourceSystem: { code: 'unikum' },
    })
    const one = await mastersAt(ekhamra)
    expect(one.grades).toEqual({ sourceSystem: { code: 'extens' } })
    expect(one.lines.filter((line: string) => line.startsWith('GRADES'))).toEqual([
      'GRADES * extens at Ekhamra kommun',
      'GRADES VUXGR unikum at Ekhamraskolan',
    ])
    // Set for every school type here, it comes before what is set above for any.
    await set('authority-admin', { organisationId: authorityId, schoolType: 'GR', sourceSystemId: sourceSystemId('skola24') })
    expect((await mastersAt(ekhamra)).grades).toEqual({ sourceSystem: { code: 'skola24' } })
    await set('authority-admin', { startDate: '2026-11-24' })
    world.travel('2026-11-24')
    expect((await mastersAt(ekhamra)).grades).toEqual({ sourceSystem: { code: 'unikum' } })
    await set('authority-admin', { startDate: '2026-11-26', sourceSystemId: sourceSystemId('infomentor') })
    world.travel('2026-11-25')
    expect((await mastersAt(ekhamra)).grades).toEqual({ sourceSystem: { code: 'unikum' } })
    // What is set for a day can be corrected before it has passed.
    await set('authority-admin', { startDate: '2026-11-26', sourceSystemId: sourceSystemId('extens') })
    world.travel('2026-11-26')
    expect((await mastersAt(ekhamra)).grades).toEqual({ sourceSystem: { code: 'extens' } })
    world.travel()
    const rows = await world.sql`select start_date, end_date from identity.master_system
      where organisation_id = ${ekhamra} and domain = 'GRADES' and school_type is null order by start_date`
    expect(rows).toEqual([
      { startDate: '2026-11-24', endDate: '2026-11-25' },
      { startDate: '2026-11-26', endDate: null },
    ])
    const [change] = await world.sql`select entity, kind from identity.change order by position desc limit 1`
    expect(change).toEqual({ entity: 'MasterSystem', kind: 'UPSERT' })
  })

  it('are not set to what cannot be, and why is said', async () => {
    expect(await refusal({ startDate: '2026-11-21' })).toEqual([{ code: 'START_DATE_INVALID', field: ['startDate'] }])
    expect(await refusal({ startDate: '2026-11-25' })).toEqual([{ code: 'START_DATE_INVALID', field: ['startDate'] }])
    expect(await refusal({ schoolType: 'grundskola' })).toEqual([{ code: 'SCHOOL_TYPE_INVALID', field: ['schoolType'] }])
    for (const id of [ekhamra, 'Extens', ''])
      expect(await refusal({ sourceSystemId: id })).toEqual([{ code: 'SOURCE_SYSTEM_NOT_FOUND', field: ['sourceSystemId'] }])
    for (const id of [alva, 'Ekhamra'])
      expect(await refusal({ organisationId: id })).toEqual([{ code: 'NOT_FOUND', field: ['organisationId'] }])
  })

  it('are registered by administrators of the authority, each code once', async () => {
    const register = (persona: string, input: object) =>
      world.ask(
        persona,
        `mutation ($input: RegisterSourceSystemInput!) { registerSourceSystem(input: $input) {
          sourceSystem { code displayName supplier } userErrors { code field } } }`,
        { variables: { input } },
      )
    const system = { code: 'procapita', displayName: ' Procapita ', supplier: 'Tieto' }
    const { data } = await register('authority-admin', system)
    expect(data.registerSourceSystem).toEqual({ sourceSystem: { ...system, displayName: 'Procapita' }, userErrors: [] })
    const wrong = async (input: object) =>
      (await register('authority-admin', { ...system, ...input })).data.registerSourceSystem.userErrors
    expect(await wrong({})).toEqual([{ code: 'CODE_TAKEN', field: ['code'] }])
    expect(await wrong({ code: 'Pro Capita' })).toEqual([{ code: 'CODE_INVALID', field: ['code'] }])
    expect(await wrong({ code: 'p', displayName: ' ' })).toEqual([{ code: 'NAME_INVALID', field: ['displayName'] }])
    expect(await wrong({ code: 'p', supplier: '' })).toEqual([{ code: 'NAME_INVALID', field: ['supplier'] }])
    for (const persona of ['principal', 'teacher', 'integrator']) {
      const { errors } = await register(persona, { ...system, code: 'another' })
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
  })

  it.each(personas.map(({ persona }) => persona))('are set by the %s exactly where it is permitted', async (persona) => {
    const { data } = await world.ask(persona, `{ organisation(id: "${ekhamra}") { permittedActions } }`)
    const isPermitted = data.organisation.permittedActions.includes('SET_MASTER_SYSTEM')
    const { data: done, errors } = await set(persona, { domain: 'PLANS' })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(isPermitted ? [] : ['FORBIDDEN'])
    expect(done.setMasterSystem?.userErrors).toEqual(isPermitted ? [] : undefined)
    expect(isPermitted).toBe(persona === 'authority-admin')
  })
})

it('The master of something is one that is in force, of the nearest level that says anything', () => {
  const type = fc.constantFrom(null, 'GR', 'FTH')
  const domain = fc.constantFrom('GRADES', 'PLANS')
  const set = fc.uniqueArray(fc.record({ level: fc.nat(3), domain, schoolType: type }), {
    selector: (one) => JSON.stringify(one),
  })
  fc.assert(
    fc.property(set, domain, type, (masters, asked, schoolType) => {
      const fitting = masters.filter((one) => one.domain === asked && [null, schoolType].includes(one.schoolType))
      const found = masterFor(masters, asked, schoolType)
      expect(found === undefined).toBe(fitting.length === 0)
      if (!found) return
      expect(inForce(masters)).toContain(found)
      expect(found.level).toBe(Math.min(...fitting.map(({ level }) => level)))
      const isNamed = fitting.some((one) => one.level === found.level && one.schoolType === schoolType)
      expect(found.schoolType).toBe(isNamed ? schoolType : null)
    }),
  )
})
