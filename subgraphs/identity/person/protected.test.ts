import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { groupId, personId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'

const id = (name: string) => personId(slug(name))
const [elin, katarina, peter, eva] = [id('Elin Strand'), id('Katarina Strand'), id('Peter Lund'), id('Eva Lundin')]

const who = 'id displayName'
const members = `memberships { person { ${who} } }`
const unit = (fields: string, key: 'ekhamraskolan' | 'bjorkskolan' = 'ekhamraskolan') =>
  `organisation(id: "${unitId(key)}") { ${fields} }`
const person = (of: string, fields: string) => `person(id: "${of}") { ${fields} }`
const together = (...fields: string[]) => fields.map((field, index) => `q${index}: ${field}`).join(' ')

const teaching = unit(
  `duties(first: 30) { edges { node { id person { ${who} } activities { displayName groups { displayName ${members} } } } } }`,
)
const taught = `groups(first: 30) { edges { node { activities { displayName groups { displayName ${members} } } } } }`
/** Every way that leads to Elin. */
const ways: Readonly<Record<string, string>> = {
  person: person(elin, who),
  'her memberships': person(elin, `groupMemberships { person { id } group { displayName ${members} } }`),
  'her class': `group(id: "${groupId('ekhamraskolan/7A')}") { ${members} }`,
  groups: `groups(first: 100) { edges { node { displayName ${members} } } }`,
  'groups of the unit': unit(`groups(first: 100) { edges { node { displayName ${members} } } }`),
  'groups of every unit': `organisations(first: 10) { totalCount edges { node { groups(first: 20) { edges { node { ${members} } } } } } }`,
  activities: taught,
  'what staff teach': teaching,
  'her responsibles': person(elin, 'responsibles { pupil { id } }'),
  "her mother's children": person(katarina, 'responsibleFor { pupil { id displayName } }'),
}
const staff = `groups { edges { node {
  assignmentRoles { duty { id person { ${who} } } } activities { teachers { duty { id person { id } } } }
} } }`
const whole = `${who} middleName civicNo birthDate sex securityMarking workEmail emails { value } phoneNumbers { value }
  addresses { streetAddress } enrolments { schoolYear } responsibles { person { ${who} } } duties { id }
  responsibleFor { pupil { ${who} } } groupMemberships { group { displayName ${members} } }`
const around = [
  'Elin Strand', 'Katarina Strand', 'Peter Lund', 'Eva Lundin', 'Leo Fransson', 'Hanna Fransson', 'Alva Bergström',
  'Hugo Persson', 'Jenny Bergström', 'Johan Lindqvist', 'Anders Hellström', 'Lena Forsberg', 'Nobody At All',
] // prettier-ignore
/** And every other question whose answer could differ for her. */
const questions: readonly string[] = [
  ...Object.values(ways),
  ...around.map((name) => person(id(name), whole)),
  `viewer { roles { role } person { ${whole} } }`,
  together(
    unit(`groups(first: 100) { edges { cursor node { ${members} } } pageInfo { hasNextPage endCursor } }`, 'bjorkskolan'),
    unit(`duties(first: 7) { edges { cursor node { person { ${who} } } } pageInfo { hasNextPage endCursor } }`),
    staff,
  ),
]

const strangers = [
  'school-admin', 'special-educator', 'authority-admin', 'guardian', 'guardian-other-parent', 'guardian-other-school', 'pupil',
  'adult-pupil', 'former-teacher', 'substitute', 'care-staff', 'blocked-guardian', 'unit-observer', 'analyst', 'integrator',
] // prettier-ignore

const refused = /"limit"|INTERNAL_SERVER_ERROR|UNAVAILABLE/
const traces = new RegExp(`${elin}|${katarina}|Strand|Granstigen`)

const answer = async (world: World, persona: string, query: string) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await world.token(persona)}` }
  const response = await fetch(world.url, { method: 'POST', headers, body: JSON.stringify({ query: `{ ${query} }` }) })
  return `${response.status} ${[...response.headers].filter(([name]) => name !== 'date').join(' ')} ${await response.text()}`
}

describe.each(shapes)('Elin, whose identity is protected, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const waysTo = async (persona: string, wanted: string = elin, asked = ways) => {
    const found = Object.entries(asked).map(async ([way, query]) =>
      (await answer(world, persona, query)).includes(wanted) ? way : null,
    )
    return (await Promise.all(found)).filter((way) => way !== null)
  }
  const see = async (persona: string, of: string, fields: string) => world.ask(persona, `{ ${person(of, fields)} }`)
  const nameTo = async (persona: string, of: string) => (await see(persona, of, who)).data.person?.displayName
  const lendAccountTo = (name: string) =>
    world.sql`update identity.account set person_id = ${id(name)} where subject = 'unit-observer'`

  it.each(['teacher', 'mentor', 'principal'])('is there for her %s, whichever way they come', async (persona) => {
    expect(await waysTo(persona)).toEqual(Object.keys(ways))
  })

  it('is there for her guardian and for herself', async () => {
    expect(await waysTo('protected-guardian')).toEqual(Object.keys(ways))
    // Her mother is hidden as she is, from all but herself, the principal and those who teach or mentor Elin.
    const withoutHer = Object.keys(ways).filter((way) => way !== 'her responsibles' && way !== "her mother's children")
    expect(await waysTo('protected-pupil')).toEqual(withoutHer)
  })

  it('is nowhere for the principal of another school', async () => {
    const answers = await Promise.all(questions.map((query) => answer(world, 'principal-other-school', query)))
    expect(answers.filter((text) => refused.test(text) || traces.test(text))).toEqual([])
  })

  it('lives where only the principal may know', async () => {
    const where = 'displayName addresses { streetAddress } phoneNumbers { value }'
    const { data, errors } = await see('principal', elin, `${where} securityMarking`)
    expect(errors).toEqual([])
    expect(data.person).toMatchObject({ securityMarking: 'SEKRETESSMARKERING', phoneNumbers: [{}] })
    expect(data.person.addresses).toEqual([{ streetAddress: 'Granstigen 4' }])
    for (const persona of ['mentor', 'protected-guardian', 'protected-pupil']) {
      const { data, errors } = await see(persona, elin, where)
      expect(data.person).toEqual({ displayName: 'Elin Strand', addresses: [], phoneNumbers: [] })
      expect(errors).toEqual([])
    }
  })

  it('has a mother who is as hidden, and lives where only the principal may know', async () => {
    for (const persona of ['protected-guardian', 'teacher', 'mentor', 'principal'])
      expect(await nameTo(persona, katarina)).toBe('Katarina Strand')
    for (const persona of ['mentor', 'protected-guardian']) {
      const { data } = await see(persona, katarina, 'addresses { streetAddress } phoneNumbers { value }')
      expect(data.person).toEqual({ addresses: [], phoneNumbers: [] })
    }
    expect((await see('principal', katarina, 'addresses { streetAddress }')).data.person.addresses).toHaveLength(1)
  })

  it('has a blocked father, of whom only the principal knows, and who knows nothing', async () => {
    const father = { person: person(peter, who), responsibles: person(elin, 'responsibles { person { id } }') }
    for (const persona of ['protected-guardian', 'protected-pupil', 'teacher', 'mentor'])
      expect(await waysTo(persona, peter, father)).toEqual([])
    expect(await waysTo('principal', peter, father)).toEqual(Object.keys(father))
    const { data, errors } = await see('blocked-guardian', peter, 'displayName responsibleFor { pupil { id } }')
    expect({ data, errors }).toEqual({ data: { person: { displayName: 'Peter Lund', responsibleFor: [] } }, errors: [] })
  })

  it('is lost to her mother too from the day she is blocked', async () => {
    await world.sql`update identity.responsible set is_blocked = true where person_id = ${katarina}`
    expect(await waysTo('protected-guardian')).toEqual([])
    await world.sql`update identity.responsible set is_blocked = false where person_id = ${katarina}`
  })

  it('has an art teacher, Eva, who is there for her principal and herself only', async () => {
    const hers = { person: person(eva, who), duties: teaching, teachers: staff }
    expect(await waysTo('principal', eva, hers)).toEqual(Object.keys(hers))
    for (const persona of [...strangers, 'teacher', 'mentor', 'protected-pupil', 'principal-other-school'])
      expect(await waysTo(persona, eva, hers)).toEqual([])
    await lendAccountTo('Eva Lundin')
    expect(await nameTo('unit-observer', eva)).toBe('Eva Lundin')
    expect(await nameTo('unit-observer', elin)).toBe('Elin Strand')
    await lendAccountTo('Birgitta Högberg')
  })

  it('has a fellow in Leo at the other school, who is there for his teacher and principal', async () => {
    const leo = id('Leo Fransson')
    expect(await nameTo('principal-other-school', leo)).toBe('Leo Fransson')
    for (const persona of [...strangers, 'teacher', 'principal']) expect(await nameTo(persona, leo)).toBeUndefined()
    for (const [name, seen] of [['Camilla Brodin', 'Leo Fransson'], ['Agneta Sundin', undefined]] as const) {
      await lendAccountTo(name)
      expect(await nameTo('unit-observer', leo)).toBe(seen)
    } // prettier-ignore
    await lendAccountTo('Birgitta Högberg')
  })

  it('had a day before she was marked: the marking works at once', async () => {
    const alva = id('Alva Bergström')
    expect(await nameTo('school-admin', alva)).toBe('Alva Bergström')
    await world.sql`update identity.person set security_marking = 'SKYDDAD_FOLKBOKFORING' where id = ${alva}`
    for (const persona of ['school-admin', 'special-educator', 'authority-admin', 'protected-pupil'])
      expect(await nameTo(persona, alva)).toBeUndefined()
    for (const persona of ['guardian', 'teacher', 'mentor', 'principal', 'pupil'])
      expect(await nameTo(persona, alva)).toBe('Alva Bergström')
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${alva}`
  })
})
