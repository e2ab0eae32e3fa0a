import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openWorld, post, type World } from '../../../scripts/testing.ts'
import { clientId, demoId, personId } from '../demo/keys.ts'
import { authorityId, unitId } from '../demo/units.rows.ts'

const unit = unitId('ekhamraskolan')
const sync = clientId('ekhamra-kontosynk')
const agreement = demoId('ProcessorAgreement', 'ekhamra-kontosynk')
const nobody = '00000000-0000-4000-8000-000000000000'

/** What each act answers besides its errors, and an input that would do it. */
const acts = {
  registerClientApplication: ['clientApplication { id displayName }', { displayName: 'Timetables' }],
  stopClientApplication: ['clientApplication { isActive }', { clientApplicationId: sync }],
  resumeClientApplication: ['clientApplication { isActive }', { clientApplicationId: sync }],
  grantUnit: [
    'clientApplication { unitGrants { id organisation { displayName } reason } }',
    { clientApplicationId: sync, organisationId: unitId('bjorkskolan'), startDate: '2026-11-22', reason: 'Its classes too' },
  ],
  revokeUnitGrant: ['clientApplication { unitGrants { id } }', { unitGrantId: demoId('RoleGrant', 'account-sync') }],
  signProcessorAgreement: [
    'processorAgreement { id isCurrent startDate endDate signedBy { id } fieldGrants { field } permittedActions }',
    {
      ...{ clientApplicationId: sync, purpose: 'Accounts', storageCountry: 'FI', retentionMonths: 1 },
      ...{ maxInformationClass: 'PEDAGOGICAL_ADMINISTRATION', startDate: '2026-11-22' },
    },
  ],
  endProcessorAgreement: ['processorAgreement { isCurrent }', { processorAgreementId: agreement }],
  grantFields: [
    'processorAgreement { fieldGrants { field } }',
    { processorAgreementId: agreement, fields: ['Person.sex', 'Email.*'] },
  ],
  revokeFieldGrants: [
    'processorAgreement { fieldGrants { field } }',
    { processorAgreementId: agreement, fields: ['Person.civicNo'] },
  ],
  issueClientKey: [
    'key clientKey { id hint isCurrent expiresAt permittedActions }',
    { clientApplicationId: sync, expiresAt: '2027-11-22T11:00:00Z' },
  ],
  revokeClientKey: ['clientKey { isCurrent }', { clientKeyId: nobody }],
} as const
type Act = keyof typeof acts

describe('Client applications', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const perform = async (act: Act, given: object = {}, persona = 'authority-admin', headers = {}) => {
    const [selection, input] = acts[act]
    const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input!`
    const query = `mutation ($input: ${type}) { act: ${act}(input: $input) { ${selection} userErrors { code field } } }`
    const { data, errors } = await world.ask(persona, query, { variables: { input: { ...input, ...given } }, headers })
    return data.act ?? { userErrors: [{ code: errors[0]!.extensions.code }] }
  }
  const codes = async (act: Act, given?: object, persona?: string): Promise<string[]> =>
    (await perform(act, given, persona)).userErrors.map(({ code }: any) => code)
  /** Every act in one request; what it was refused with. */
  const attemptAll = async (persona: string) => {
    const declared = Object.keys(acts).map((act) => `$${act}: ${act.charAt(0).toUpperCase()}${act.slice(1)}Input!`)
    const fields = Object.keys(acts).map((act) => `${act}(input: $${act}) { userErrors { code } }`)
    const variables = Object.fromEntries(Object.entries(acts).map(([act, [, input]]) => [act, input]))
    const { errors } = await world.ask(persona, `mutation (${declared.join(', ')}) { ${fields.join(' ')} }`, { variables })
    return Object.fromEntries(errors.map(({ path, extensions }) => [path![0], extensions.code]))
  }
  const listed = async (fields: string, persona = 'authority-admin') => {
    const { data } = await world.ask(persona, `{ clientApplications { edges { node { id ${fields} } } } }`)
    return (data.clientApplications?.edges ?? []).map(({ node }: any) => node)
  }
  const oneOf = async (fields: string, id: string = sync) => (await listed(fields)).find((one: any) => one.id === id)
  /** Undoes everything but what the demo had. */
  const restore = () =>
    world.sql.unsafe(`delete from identity.client_key;
      delete from identity.field_grant where granted_by_id is not null; update identity.field_grant set revoked_at = null;
      delete from identity.processor_agreement where id <> '${agreement}';
      update identity.processor_agreement set ended_at = null, end_date = null;
      delete from identity.role_grant where given_by_id is not null;
      update identity.role_grant set revoked_at = null, revoked_by_id = null;
      delete from identity.account where client_application_id not in ('${sync}', '${clientId('ekhamra-integration')}');
      delete from identity.client_application where id not in ('${sync}', '${clientId('ekhamra-integration')}');
      update identity.client_application set is_active = true`)

  it('are registered, agreed with, granted fields and a unit, and read; then taken everything from', async () => {
    const issuer = 'urn:skolgraf:dev'
    await world.sql`update identity.account set subject = 'gone' where client_application_id = ${clientId('ekhamra-integration')}`
    const made = await perform('registerClientApplication', {
      displayName: ' Timetables ',
      supplier: 'Schema AB',
      contactEmail: 'a@example.se',
      issuer,
      subject: 'integrator',
    })
    expect(made).toMatchObject({ clientApplication: { displayName: 'Timetables' }, userErrors: [] })
    const clientApplicationId = made.clientApplication.id
    const readAlva = async () => {
      const { data, errors } = await world.ask('integrator', `{ person(id: "${personId('alva-bergstrom')}") { sex } }`)
      return data.person?.sex ?? errors[0]?.extensions.code ?? null
    }
    expect(await readAlva()).toBeNull()
    const signed = await perform('signProcessorAgreement', { clientApplicationId })
    expect(signed).toMatchObject({ processorAgreement: { isCurrent: true, fieldGrants: [] }, userErrors: [] })
    const processorAgreementId = signed.processorAgreement.id
    const { clientApplication } = await perform('grantUnit', { clientApplicationId, organisationId: unit })
    expect(clientApplication.unitGrants).toMatchObject([
      { organisation: { displayName: 'Ekhamraskolan' }, reason: 'Its classes too' },
    ])
    expect(await readAlva()).toBe('FORBIDDEN')
    const granted = await perform('grantFields', { processorAgreementId, fields: ['Person.sex', 'Person.id', 'Person.sex'] })
    expect(granted.processorAgreement.fieldGrants).toEqual([{ field: 'Person.id' }, { field: 'Person.sex' }])
    expect(await readAlva()).toBe('KVINNA')
    expect(await codes('grantFields', { processorAgreementId, fields: ['Person.sex'] })).toEqual([])
    expect(await codes('revokeFieldGrants', { processorAgreementId, fields: ['Person.sex', 'Person.birthDate'] })).toEqual([
      'FIELD_NOT_GRANTED',
    ])
    expect(await readAlva()).toBe('KVINNA')
    expect(await codes('revokeUnitGrant', { unitGrantId: clientApplication.unitGrants[0].id })).toEqual([])
    expect(await readAlva()).toBeNull()
    expect(await codes('revokeUnitGrant', { unitGrantId: clientApplication.unitGrants[0].id })).toEqual(['ENDED'])
    const changes =
      await world.sql`select distinct entity from identity.change where entity_id in (${clientApplicationId}, ${processorAgreementId}) order by 1`
    expect(changes.map(({ entity }) => entity)).toEqual(['ClientApplication', 'ProcessorAgreement'])
    await restore()
    await world.sql`update identity.account set subject = 'integrator' where subject = 'gone'`
  })

  it.each<[Act, object, string[]]>([
    ['registerClientApplication', { displayName: '', supplier: '', contactEmail: 'x', scopes: ['kpi-values:import', 'all'] },
      ['NAME_INVALID', 'SUPPLIER_INVALID', 'EMAIL_INVALID', 'SCOPE_UNKNOWN']],
    ['registerClientApplication', { issuer: 'https://login.example.se' }, ['ACCOUNT_INVALID']],
    ['registerClientApplication', { subject: 'x' }, ['ACCOUNT_INVALID']],
    ['registerClientApplication', { issuer: 'urn:skolgraf:dev', subject: 'teacher' }, ['SUBJECT_TAKEN']],
    ['signProcessorAgreement', { storageCountry: 'US', purpose: '', retentionMonths: 9999 },
      ['PURPOSE_INVALID', 'STORAGE_OUTSIDE_UNION', 'RETENTION_INVALID']],
    ['signProcessorAgreement', { clientApplicationId: nobody }, ['NOT_FOUND']],
    ['grantFields', { fields: ['Person.hat', 'Organisation.displayName', 'Person.birthDate', 'PersonEdge.cursor'] },
      ['FIELD_UNKNOWN', 'FIELD_NEEDS_NO_GRANT', 'FIELD_NEEDS_NO_GRANT']],
    ['grantFields', { fields: [] }, ['FIELDS_INVALID']],
    ['grantFields', { fields: Array.from({ length: 201 }, () => 'Person.sex') }, ['FIELDS_INVALID']],
    ['grantUnit', { organisationId: nobody }, ['NOT_FOUND']],
    ['grantUnit', { clientApplicationId: 'x' }, ['NOT_FOUND']],
    ['grantUnit', { startDate: '2026-11-21' }, ['DATES_INVALID']],
    ['grantUnit', { reason: '' }, ['REASON_INVALID']],
    ['grantUnit', { organisationId: unit }, ['ALREADY_GRANTED']],
    ['issueClientKey', { expiresAt: '2026-11-22T11:00:00Z' }, ['EXPIRY_INVALID']],
    ['issueClientKey', { expiresAt: '2027-11-24T11:00:00Z' }, ['EXPIRY_INVALID']],
    ['revokeClientKey', {}, ['NOT_FOUND']],
    ['resumeClientApplication', {}, ['NOT_STOPPED']],
  ])('%s with %j comes to %j, and to nothing', async (act, given, expected) => {
    const before = await world.sql`select (select count(*) from identity.client_application) as a, (select count(*) from identity.change) as b`
    expect(await codes(act, given)).toEqual(expected)
    expect(await world.sql`select (select count(*) from identity.client_application) as a, (select count(*) from identity.change) as b`).toEqual(before)
  }) // prettier-ignore

  it('have one agreement in force at a time, and a later one begins when the earlier ends', async () => {
    const next = await perform('signProcessorAgreement', { startDate: '2027-01-01' })
    const all = async () =>
      await oneOf('processorAgreement { id } processorAgreements { id startDate endDate endedAt isCurrent }')
    expect(next.processorAgreement).toMatchObject({ isCurrent: false, fieldGrants: [] })
    expect(await all()).toMatchObject({
      processorAgreement: { id: agreement },
      processorAgreements: [
        { id: next.processorAgreement.id, startDate: '2027-01-01', isCurrent: false },
        { id: agreement, endDate: '2026-12-31', endedAt: null, isCurrent: true },
      ],
    })
    world.travel('2027-01-01')
    expect(await all()).toMatchObject({ processorAgreement: { id: next.processorAgreement.id } })
    world.travel()
    const now = await perform('signProcessorAgreement', {})
    expect((await all()).processorAgreements.filter(({ isCurrent }: any) => isCurrent)).toMatchObject([
      { id: now.processorAgreement.id },
    ])
    await Promise.all([perform('signProcessorAgreement'), perform('signProcessorAgreement'), perform('signProcessorAgreement')])
    expect((await all()).processorAgreements.filter(({ isCurrent }: any) => isCurrent)).toHaveLength(1)
    await restore()
  })

  it('are named with their fields and class where one is above the agreement', async () => {
    const { processorAgreement } = await perform('signProcessorAgreement', { maxInformationClass: 'PEDAGOGY' })
    const { userErrors } = await perform('grantFields', {
      processorAgreementId: processorAgreement.id,
      fields: ['Person.sex', 'Email.*'],
    })
    expect(userErrors).toEqual([0, 1].map((n) => ({ code: 'FIELD_ABOVE_CLASS', field: ['fields', String(n)] })))
    await restore()
  })

  it('get a key that is shown once, stored as a hash, let in by, and revoked', async () => {
    const headers = { 'idempotency-key': 'one-key' }
    const { key, clientKey } = await perform('issueClientKey', {}, 'authority-admin', headers)
    expect(key).toMatch(/^skg_[\w-]{43}$/)
    expect(clientKey).toMatchObject({ hint: key.slice(0, 8), isCurrent: true, permittedActions: ['REVOKE_CLIENT_KEY'] })
    expect(await perform('issueClientKey', {}, 'authority-admin', headers)).toMatchObject({
      key: null,
      clientKey: { id: clientKey.id },
      userErrors: [],
    })
    const stored = await world.sql`select key_hash from identity.client_key`
    expect([...stored]).toEqual([{ keyHash: createHash('sha256').update(key).digest('hex') }])
    const everything =
      await world.sql`select answer::text from identity.idempotency union all select changed::text from identity.audit`
    expect(JSON.stringify(everything)).not.toContain(key.slice(8))
    const ask = async () => {
      const { status, data } = await post(
        world.url,
        { query: '{ viewer { kind clientApplicationName } }' },
        { authorization: `Bearer ${key}` },
      )
      return [status, data?.viewer?.clientApplicationName]
    }
    expect(await ask()).toEqual([200, 'Ekhamra kontosynk'])
    expect(await codes('revokeClientKey', { clientKeyId: clientKey.id })).toEqual([])
    expect((await ask())[0]).toBe(401)
    expect(await codes('revokeClientKey', { clientKeyId: clientKey.id })).toEqual(['ENDED'])
    expect((await oneOf('keys { id isCurrent issuedBy { displayName } permittedActions }')).keys).toMatchObject([
      { isCurrent: false, permittedActions: [] },
    ])
    await restore()
  })

  it('are the business of the administrators alone, whose every act is what was permitted', { timeout: 60_000 }, async () => {
    for (const persona of personaNames.filter((one) => one !== 'authority-admin')) {
      expect(await listed('', persona), persona).toEqual([])
      expect(await attemptAll(persona), persona).toEqual(Object.fromEntries(Object.keys(acts).map((act) => [act, 'FORBIDDEN'])))
    }
    const permitted = async () => {
      const { permittedActions, processorAgreement, unitGrants, keys } = await oneOf(
        'permittedActions processorAgreement { permittedActions } unitGrants { permittedActions } keys { permittedActions }',
      )
      return [permittedActions, ...[processorAgreement, ...unitGrants, ...keys].map((one) => one?.permittedActions ?? [])]
        .flat()
        .toSorted()
    }
    const nameOf = (act: string) => act.replaceAll(/[A-Z]/g, '_$&').toUpperCase()
    /** Which acts are done, each on the demo as it is, with the client application stopped or not. */
    const done = async (isActive: boolean) => {
      const found = []
      for (const act of Object.keys(acts).filter((one) => one !== 'registerClientApplication') as Act[]) {
        await world.sql`update identity.client_application set is_active = ${isActive}`
        if ((await codes(act)).length === 0) found.push(nameOf(act))
        await restore()
      }
      await world.sql`update identity.client_application set is_active = ${isActive}`
      return found.toSorted()
    }
    for (const isActive of [true, false]) {
      const expected = await done(isActive)
      expect(expected.length).toBeGreaterThan(5)
      expect(await permitted()).toEqual(expected)
    }
    await restore()
    const { clientKey } = await perform('issueClientKey')
    expect(await permitted()).toContain('REVOKE_CLIENT_KEY')
    expect(await codes('revokeClientKey', { clientKeyId: clientKey.id })).toEqual([])
    await restore()
  })

  it('are given units of the own authority only, and an agreement that ended is over', async () => {
    await world.sql`insert into identity.organisation (id, display_name, organisation_type) values (${nobody}, 'Annan huvudman', 'HUVUDMAN')`
    expect(await codes('grantUnit', { organisationId: nobody })).toEqual(['FORBIDDEN'])
    expect(await codes('grantUnit', { organisationId: authorityId })).toEqual([])
    await perform('endProcessorAgreement')
    for (const act of ['endProcessorAgreement', 'grantFields', 'revokeFieldGrants'] as const)
      expect(await codes(act)).toEqual(['ENDED'])
    await restore()
    await world.sql`delete from identity.organisation where id = ${nobody}`
  })
})
