import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, everyone } from '../../identity/keeping/keeping.testing.ts'
import { meritValue, unit } from '../../shared/act.testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'

describe('Figures', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  describe('that contradict what is told', () => {
    const cell = { period: '2010/11', isPublished: true }
    const problems = `problems { id kind state text value { figure { ... on Figure { value } } } permittedActions
      sources { source isTold figure { ... on Figure { value } } } }`
    const send = (value: number, source: string, persona = 'integrator', more: object = {}) =>
      act(
        world,
        persona,
        'importKpiValues',
        { source, values: [meritValue({ ...cell, value })], ...more },
        `importedCount awaitingCount ${problems}`,
      )
    const toldNow = async () => {
      const [row] = await world.sql`select v.value from governance.kpi_value v where v.place_id = ${unit.bjorkskolan}
        and v.period = '2010/11' and v.superseded_at is null`
      return row!['value']
    }

    it('wait until an administrator has chosen, and what was refused opens nothing anew', async () => {
      await send(230, 'First')
      const tried = await send(240, 'Second', 'integrator', { isDryRun: true })
      expect(tried.data.importKpiValues).toMatchObject({ importedCount: 0, problems: [], userErrors: [] })
      const { data, errors } = await send(240, 'Second')
      expect(errors).toEqual([])
      const [problem] = data.importKpiValues.problems
      expect(data.importKpiValues).toMatchObject({ importedCount: 0, awaitingCount: 0, userErrors: [] })
      expect(problem).toMatchObject({ kind: 'CONTRADICTION', state: 'OPEN', text: null, permittedActions: [] })
      expect(problem.sources.map(({ source, isTold, figure }: any) => [source, isTold, figure.value])).toEqual([
        ['First', true, 230],
        ['Second', false, 240],
      ])
      expect(await toldNow()).toBe(230)
      const read = await world.ask(
        'authority-admin',
        '{ dataProblems { edges { node { id chosenDelivery { id } sources { source delivery { id source } } } } } }',
      )
      const mine = read.data.dataProblems.edges.find(({ node }: any) => node.id === problem.id).node
      expect(mine).toMatchObject({
        chosenDelivery: null,
        sources: [{ delivery: { source: 'First' } }, { delivery: { source: 'Second' } }],
      })
      const chosen = mine.sources[1].delivery.id
      const settle = (persona: string, more: object = {}) =>
        did(world, persona, 'settleDataProblem', { problemId: problem.id, chosenDeliveryId: chosen, reason: 'Rättat', ...more })
      for (const persona of everyone.filter((one) => one !== 'authority-admin'))
        expect([persona, await settle(persona)]).toEqual([persona, 'FORBIDDEN'])
      expect(await settle('authority-admin', { chosenDeliveryId: authorityId })).toBe('DELIVERY_INVALID')
      expect(await settle('authority-admin', { reason: ' ' })).toBe('REASON_INVALID')
      expect(await settle('authority-admin')).toBe('DONE')
      expect(await settle('authority-admin')).toBe('ALREADY_SETTLED')
      expect(await toldNow()).toBe(240)
      const again = await send(230, 'First')
      expect(again.data.importKpiValues).toMatchObject({ importedCount: 0, problems: [] })
      expect(await toldNow()).toBe(240)
      expect((await send(240.04, 'Third')).data.importKpiValues.problems).toEqual([])
    })

    it('are settled by whoever reads the deliveries, which an administrator of a part of the authority does not', async () => {
      const [part, school, delivery] = [v4(), v4(), v4()]
      await world.sql`insert into identity.organisation (id, display_name, organisation_type, parent_id)
        values (${part}, 'Grannby område', 'VERKSAMHETSOMRADE', ${authorityId}), (${school}, 'Grannbyskolan', 'SKOLENHET', ${part})`
      await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date, given_by_id, given_at, reason)
        values (${v4()}, ${personId('johan-lindqvist')}, 'AUTHORITY_ADMIN', ${part}, '2026-01-01', ${personId('maria-soderberg')}, now(), 'Område')`
      await send(230, 'First', 'authority-admin', { values: [meritValue({ ...cell, organisationId: school, value: 230 })] })
      await send(240, 'Second', 'authority-admin', { values: [meritValue({ ...cell, organisationId: school, value: 240 })] })
      const [problem] =
        await world.sql`select p.id, s.delivery_id from governance.data_problem p join governance.data_problem_source s
        on s.problem_id = p.id where p.place_id = ${school} and not s.is_told`
      const settle = (chosenDeliveryId: string) =>
        did(world, 'teacher', 'settleDataProblem', { problemId: problem!['id'], chosenDeliveryId, reason: 'Rättat' })
      expect([await settle(problem!['deliveryId']), await settle(delivery)]).toEqual(['DELIVERY_INVALID', 'DELIVERY_INVALID'])
    })

    it('are of one source and one day as well', async () => {
      const dated = { asOfDate: '2026-10-01' }
      const value = (amount: number, day: string) =>
        act(
          world,
          'integrator',
          'importKpiValues',
          { source: 'Dated', values: [meritValue({ period: '2009/10', value: amount })], asOfDate: day },
          'importedCount problems { id }',
        )
      await value(200, dated.asOfDate)
      expect((await value(201, '2026-10-01')).data.importKpiValues.problems).toHaveLength(1)
      expect((await value(202, '2026-09-30')).data.importKpiValues).toMatchObject({ importedCount: 0, problems: [] })
      expect((await value(203, '2026-10-02')).data.importKpiValues).toMatchObject({ importedCount: 1, problems: [] })
      expect(
        await did(world, 'integrator', 'importKpiValues', { source: 'D', values: [meritValue()], asOfDate: '2027-01-01' }),
      ).toBe('DATE_INVALID')
    })
  })

  describe('that somebody finds wrong', () => {
    const list = 'query { dataProblems(state: OPEN) { edges { node { kind text concept recordId reportedBy { id } } } } }'
    const seen = async (persona: string) => {
      const { data, errors } = await world.ask(persona, list)
      if (errors.length > 0) return errors[0]!.extensions.code
      return data.dataProblems.edges.filter(({ node }: any) => node.kind === 'REPORTED').map(({ node }: any) => node.text)
    }

    it('are reported, and read by whoever reported it, the principal and the authority', async () => {
      const [figure] = await world.sql`select id from governance.kpi_value where place_id = ${unit.ekhamraskolan}
        and is_published and superseded_at is null limit 1`
      const [hidden] = await world.sql`select id from governance.kpi_value where place_id = ${unit.ekhamraskolan}
        and not is_published and superseded_at is null limit 1`
      const report = (persona: string, input: object) => did(world, persona, 'reportDataProblem', { text: 'Fel', ...input })
      expect(await report('teacher', { kpiValueId: figure!['id'] })).toBe('DONE')
      expect(await report('unit-observer', { kpiValueId: hidden!['id'] })).toBe('NOT_FOUND')
      expect(await report('teacher', { kpiValueId: figure!['id'], concept: 'Duty' })).toBe('RECORD_INVALID')
      expect(await report('teacher', { kpiValueId: figure!['id'], text: '' })).toBe('TEXT_INVALID')
      const record = { concept: 'Attendance', recordId: '17', text: 'Närvaro' }
      expect(await report('teacher', { ...record, organisationId: unit.sjoviken })).toBe('NOT_FOUND')
      expect(await report('teacher', { ...record, organisationId: unit.ekhamraskolan })).toBe('DONE')
      expect(await report('guardian', { ...record, organisationId: unit.ekhamraskolan })).toBe('FORBIDDEN')
      const both = ['Närvaro', 'Fel']
      for (const persona of ['teacher', 'principal', 'authority-admin'])
        expect([persona, (await seen(persona)).toSorted()]).toEqual([persona, both.toSorted()])
      for (const persona of ['mentor', 'principal-other-school', 'unit-observer', 'analyst'])
        expect([persona, await seen(persona)]).toEqual([persona, []])
      for (const persona of ['guardian', 'pupil', 'integrator'])
        expect([persona, await seen(persona)]).toEqual([persona, 'FORBIDDEN'])
    })
  })
})
