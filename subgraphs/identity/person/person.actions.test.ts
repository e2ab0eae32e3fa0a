import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, type Direct } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { personas } from '../demo/personas.ts'
import { identity } from '../identity.ts'
import type { PersonAction } from '../identity.generated.ts'

const nobody = '00000000-0000-4000-8000-000000000000'
const targets = [
  'Alva Bergström', 'Elin Strand', 'Amina Warsame', 'Hugo Persson', 'Jenny Bergström', 'Katarina Strand', 'Johan Lindqvist', 'Eva Lundin',
].map((name) => personId(slug(name))) // prettier-ignore

/** Each act with an input that changes nothing, and is found wanting after who may act, and whether at all, has been asked. */
const probes: Readonly<Record<PersonAction, readonly [act: string, past: string | null]>> = {
  MARK_PROTECTED: ['markProtected(input: { personId: $id, securityMarking: INGEN, reason: "x" })', 'MARKING_INVALID'],
  LIFT_PROTECTION: ['liftProtection(input: { personId: $id, reason: "" })', 'REASON_INVALID'],
  NAME_PERSON_ON_CASE: [`namePersonOnCase(input: { personId: $id, namedPersonId: "${nobody}", reason: "" })`, 'REASON_INVALID'],
  REMOVE_NAMED_PERSON: [`removeNamedPerson(input: { personId: $id, namedPersonId: "${nobody}" })`, 'NOT_NAMED namedPersonId'],
  CHANGE_CONTACT_DETAILS: ['changeContactDetails(input: { personId: $id })', 'NOTHING_GIVEN'],
  ACKNOWLEDGE_CONTACT_DETAILS: [
    'acknowledgeContactDetails(input: { personId: $id, sourceSystemCode: "extens", contactVersion: -1 })',
    'VERSION_UNKNOWN',
  ],
  SET_CONTACT_LIST_CONSENT: ['setContactListConsent(input: { personId: $id, fields: [NAME] })', null],
  DELEGATE_ACTS: [
    `delegateActs(input: { pupilId: $id, delegateCivicNo: "", delegateName: "", kind: OTHER, acts: [], startDate: "2026-12-01",
      endDate: "2026-12-02", reason: "" })`,
    'CIVIC_NO_INVALID',
  ],
  REQUEST_DATA_SUBJECT_RIGHT: ['requestDataSubjectRight(input: { personId: $id, kind: RESTRICTION })', 'TEXT_INVALID'],
}
const every = Object.keys(probes) as PersonAction[]
const mutation = `mutation ($id: ID!) { ${every.map((name) => `${name}: ${probes[name][0]} { userErrors { code field } }`).join(' ')} }`
const query = `{ ${targets.map((id, n) => `_${n}: person(id: "${id}") { permittedActions }`).join(' ')} }`

describe('The acts on a person', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, identity)
    const grants = ['Person.permittedActions', 'Person.contactVersion']
    for (const field of grants)
      await world.sql`insert into identity.field_grant (id, processor_agreement_id, field, granted_at)
        select gen_random_uuid(), id, ${field}, now() from identity.processor_agreement`
    await world.sql`update identity.client_application set scopes = '{contacts:acknowledge}' where display_name = 'Ekhamra kontosynk'`
  })
  afterAll(async () => {
    await direct.stop()
    await world.stop()
  })

  // The demo's client has no token with the scope.
  const ask = (persona: string, text: string, assurance: 'LOW' | 'HIGH', variables = {}): Promise<any> =>
    persona === 'account-sync'
      ? direct.ask(persona, text, variables, assurance)
      : world.ask(persona, text, { variables, assurance })

  /** Which acts get past who may, and past what about the person stands in the way. */
  async function reached(persona: string, id: string, assurance: 'LOW' | 'HIGH'): Promise<PersonAction[]> {
    const { data, errors = [] } = await ask(persona, mutation, assurance, { id })
    for (const { extensions } of errors) expect(['FORBIDDEN', 'STEP_UP_REQUIRED']).toContain(extensions.code)
    return every.filter((name) => {
      const errors = data?.[name]?.userErrors.map(({ code, field }: any) => [code, `${code} ${field}`])
      return errors && (probes[name][1] === null ? errors.length === 0 : errors.flat().includes(probes[name][1]))
    })
  }

  it.each(personas.map(({ persona }) => persona))('that are permitted to the %s are those they can do', async (persona) => {
    for (const assurance of ['HIGH', 'LOW'] as const) {
      const { data } = await ask(persona, query, assurance)
      const permitted: [id: string, names: PersonAction[] | undefined][] = targets.map((id, n) => [
        id,
        data?.[`_${n}`]?.permittedActions,
      ])
      // Of those who are not there, one will do.
      const unseen = permitted.filter(([, names]) => !names).slice(0, 1)
      for (const [id, names = []] of [...permitted.filter(([, names]) => names), ...unseen])
        expect([id, names]).toEqual([id, await reached(persona, id, assurance)])
      if (!permitted.some(([, names = []]) => names.length > 0)) return
    }
  })

  it.each([
    [
      'principal',
      'Elin Strand',
      ['MARK_PROTECTED', 'LIFT_PROTECTION', 'NAME_PERSON_ON_CASE', 'REMOVE_NAMED_PERSON', 'DELEGATE_ACTS'],
    ],
    ['principal', 'Alva Bergström', ['MARK_PROTECTED', 'DELEGATE_ACTS']],
    ['principal', 'Eva Lundin', ['MARK_PROTECTED', 'LIFT_PROTECTION']],
    ['school-admin', 'Jenny Bergström', ['MARK_PROTECTED']],
    ['school-admin', 'Johan Lindqvist', ['MARK_PROTECTED']],
    ['authority-admin', 'Johan Lindqvist', ['MARK_PROTECTED']],
    [
      'guardian',
      'Alva Bergström',
      ['CHANGE_CONTACT_DETAILS', 'SET_CONTACT_LIST_CONSENT', 'DELEGATE_ACTS', 'REQUEST_DATA_SUBJECT_RIGHT'],
    ],
    ['step-parent', 'Alva Bergström', ['CHANGE_CONTACT_DETAILS']],
    ['pupil', 'Alva Bergström', ['CHANGE_CONTACT_DETAILS', 'SET_CONTACT_LIST_CONSENT', 'REQUEST_DATA_SUBJECT_RIGHT']],
    ['account-sync', 'Alva Bergström', ['ACKNOWLEDGE_CONTACT_DETAILS']],
    ['teacher', 'Elin Strand', []],
    ['counsellor', 'Elin Strand', []],
    ['pupil', 'Hugo Persson', []],
  ])('of the %s on %s are these', async (persona, name, expected) => {
    const { data } = await ask(persona, `{ person(id: "${personId(slug(name))}") { permittedActions } }`, 'HIGH')
    expect(data.person.permittedActions).toEqual(expected)
  })
})
