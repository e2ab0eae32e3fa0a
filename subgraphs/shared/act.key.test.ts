import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, openWorld, shapes, type World } from '../../scripts/testing.ts'
import { importValues, meritValue, organisationNow, rename, renameFields, unit, written } from './act.testing.ts'

const admin = 'authority-admin'
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
const codes = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)

describe.each(shapes)('An idempotency key, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const nextRename = async (displayName: string, organisationId: string = unit.sjoviken) => ({
    organisationId,
    displayName,
    expectedVersion: (await organisationNow(world, organisationId)).version,
  })

  it.each(['input', 'header'])('in the %s gives an act one effect and one answer', async (where) => {
    const input = await nextRename(`Sjövikens skola, ${where}`)
    const ask = () =>
      where === 'input'
        ? rename(world, admin, { ...input, idempotencyKey: 'in-input' })
        : rename(world, admin, input, keyed('in-header'))
    const first = await ask()
    const after = await written(world)
    expect(first.data.correctOrganisationName.organisation.version).toBe(input.expectedVersion + 1)
    for (const _ of [1, 2]) expect(await ask()).toMatchObject({ data: first.data, errors: [] })
    expect(await written(world)).toEqual(after)
  })

  it('repeats a business rule’s no, even when the act would do by now', async () => {
    const input = { ...(await nextRename('')), idempotencyKey: 'said-no' }
    const answers = [await rename(world, admin, input), await rename(world, admin, input)]
    expect(answers[0]!.data.correctOrganisationName.userErrors).toMatchObject([{ code: 'NAME_INVALID' }])
    expect(answers[1]).toMatchObject({ data: answers[0]!.data, errors: [] })
  })

  it('carries one input only', async () => {
    const input = { ...(await nextRename('Sjöviken')), idempotencyKey: 'one-input' }
    await rename(world, admin, input)
    const before = await written(world)
    for (const other of [
      { ...input, displayName: 'Sjövik' },
      { ...input, expectedVersion: input.expectedVersion + 1 },
    ])
      expect(codes(await rename(world, admin, other))).toEqual(['BAD_USER_INPUT'])
    expect(await written(world)).toEqual(before)
  })

  it('in the header counts for each act of the request on its own', async () => {
    const variables = {
      a: await nextRename('Sjöviken A'),
      b: await nextRename('Björkskolan B', unit.bjorkskolan),
      values: [meritValue({ period: '2018/19' })],
    }
    const ask = () =>
      world.ask(
        admin,
        `mutation ($a: CorrectOrganisationNameInput!, $b: CorrectOrganisationNameInput!, $values: [KpiValueInput!]!) {
          a: correctOrganisationName(input: $a) ${renameFields}
          importKpiValues(input: { source: "A story", values: $values }) { importedCount userErrors { code } }
          b: correctOrganisationName(input: $b) ${renameFields} }`,
        { variables, ...keyed('one-request') },
      )
    const before = await written(world)
    const { data, errors } = await ask()
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      a: { organisation: { displayName: 'Sjöviken A' } },
      importKpiValues: { importedCount: 1 },
      b: { organisation: { displayName: 'Björkskolan B' } },
    })
    const after = await written(world)
    expect(after).toMatchObject({
      identityChange: before!['identityChange'] + 2,
      governanceChange: before!['governanceChange'] + 1,
    })
    expect((await ask()).data).toEqual(data)
    expect(await written(world)).toEqual(after)
  })

  it('lets one of twenty that come at once act, and answers all alike', async () => {
    const input = { ...(await nextRename('Sjöviken en gång')), idempotencyKey: 'twenty' }
    const before = await written(world)
    const answers = await Promise.all(Array.from({ length: 20 }, () => rename(world, admin, input)))
    expect(new Set(answers.map(({ status, data, errors }) => JSON.stringify({ status, data, errors }))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, errors: [] })
    expect(await organisationNow(world, unit.sjoviken)).toEqual({
      displayName: 'Sjöviken en gång',
      version: input.expectedVersion + 1,
    })
    const [{ audits }] = (await world.sql`select count(*)::int as audits from identity.audit
      where id > ${before!['identityAudit']}`) as unknown as [{ audits: number }]
    expect([audits, (await written(world))!['identityChange']]).toEqual([1, before!['identityChange'] + 1])
  })

  it('is each viewer’s own: another’s answer is not replayed, and another’s input does not stand in the way', async () => {
    const [mine, theirs] = [meritValue({ period: '2017/18', value: 201 }), meritValue({ period: '2017/18', value: 202 })]
    for (const [persona, value] of [
      ['integrator', mine],
      [admin, theirs],
    ] as const) {
      const { data } = await importValues(world, persona, [value], { idempotencyKey: 'the-same' })
      expect(data.importKpiValues).toEqual({ importedCount: 1, userErrors: [] })
      const [cell] = await world.sql`select value from governance.kpi_value where period = '2017/18' and superseded_at is null`
      expect(cell!['value']).toBe(value.value)
    }
  })

  it.each(['', 'with space', 'å', 'x'.repeat(201), 'line\nbreak', 'nul\u0000'])('cannot be %j', async (idempotencyKey) => {
    const before = await written(world)
    const answer = await rename(world, admin, { ...(await nextRename('Sjöviken')), idempotencyKey })
    expect(codes(answer)).toEqual(['BAD_USER_INPUT'])
    expect(await written(world)).toEqual(before)
  })

  it.each(['with space', 'x'.repeat(201)])('cannot be %j in the header', async (key) => {
    const before = await written(world)
    const answer = await rename(world, admin, await nextRename('Sjöviken'), keyed(key))
    expect([answer.status, ...codes(answer)]).toEqual([400, 'BAD_USER_INPUT'])
    expect(await written(world)).toEqual(before)
  })
})
