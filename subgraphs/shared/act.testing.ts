import type { Answer, AskOptions, World } from '../../scripts/testing.ts'
import { organisationId } from '../identity/demo/keys.ts'

/** Units of the demo authority. */
export const unit = {
  bjorkskolan: organisationId('99990001'),
  ekhamraskolan: organisationId('99990002'),
  sjoviken: organisationId('99990003'),
}

export interface Rename {
  readonly organisationId: string
  readonly displayName: string
  readonly expectedVersion: number
  readonly idempotencyKey?: string
}

export const renameFields = '{ organisation { id displayName version } userErrors { code message field } }'

export const rename = (world: World, persona: string | null, input: Rename, options: AskOptions = {}): Promise<Answer> =>
  world.ask(
    persona,
    `mutation ($input: CorrectOrganisationNameInput!) { correctOrganisationName(input: $input) ${renameFields} }`,
    {
      ...options,
      variables: { input },
    },
  )

export interface Organisation {
  readonly displayName: string
  readonly version: number
}

export async function organisationNow({ sql }: World, id: string): Promise<Organisation> {
  const [found] = await sql<Organisation[]>`select display_name, version from identity.organisation where id = ${id}`
  return found!
}

export interface Value {
  readonly organisationId: string
  readonly kpiCode: string
  readonly period: string
  readonly gender?: string
  readonly kind: string
  readonly value?: number | null
  readonly isNearlyAll?: boolean
  readonly isPublished?: boolean
}

/** A value that may be imported; say what to make of it. */
export const meritValue = (given: Partial<Value> = {}): Value => ({
  organisationId: unit.bjorkskolan,
  kpiCode: 'skolverket.year9.meritValue',
  period: '2020/21',
  kind: 'VALUE',
  value: 230.5,
  ...given,
})

export const importValues = (
  world: World,
  persona: string | null,
  values: readonly Value[],
  { source = 'A story', idempotencyKey, ...options }: AskOptions & { source?: string; idempotencyKey?: string } = {},
): Promise<Answer> =>
  world.ask(
    persona,
    'mutation ($input: ImportKpiValuesInput!) { importKpiValues(input: $input) { importedCount userErrors { code message field } } }',
    { ...options, variables: { input: { source, values, ...(idempotencyKey && { idempotencyKey }) } } },
  )

/** Everything acts write to, to tell whether something was written. */
export async function written({ sql }: World) {
  const [counts] = await sql`select
    (select coalesce(max(id), 0)::int from identity.audit) as identity_audit, (select count(*)::int from identity.change) as identity_change,
    (select count(*)::int from identity.idempotency) as identity_keys, (select count(*)::int from governance.audit) as governance_audit,
    (select count(*)::int from governance.change) as governance_change, (select count(*)::int from governance.idempotency) as governance_keys,
    (select sum(version)::int from identity.organisation) as versions,
    (select md5(string_agg(v::text, ',' order by v.id)) from governance.kpi_value v) as values`
  return counts
}
