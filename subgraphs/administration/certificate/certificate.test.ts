import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { amina, gradedHere, nine, pastRules } from '../grade/grade.testing.ts'

const spring = { kind: 'TERMINSBETYG', semester: 'VT', year: 2026 }
const said =
  'kind issuedOn signedBy { id } content { grades { subjectName gradeValue year semester } meritValue comparisonValue semester year missing rule }'

describe('A document of grades', () => {
  let world: World
  let unit: string
  beforeAll(async () => {
    world = await openWorld()
    const [row] = await world.sql`select organisation_id as id from identity."group" where id = ${nine}`
    unit = row!['id']
  })
  afterAll(() => world.stop())

  const issue = (persona: string, input: object = {}) =>
    act(
      world,
      persona,
      'issueCertificate',
      { studentId: amina, organisationId: unit, schoolType: 'GR', ...spring, ...input },
      `certificate { id ${said} }`,
    )
  const seen = async (persona: string, options = {}) => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${amina}") { certificates { ${said} } } }`, options)
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person.certificates)
  } // prettier-ignore

  it('is not issued here while another system is master of grades', async () => {
    expect(verdict(await issue('principal'))).toBe('MASTERED_ELSEWHERE')
    await gradedHere(world)
  })

  it.each([
    [{ studentId: unknown }, 'NOT_FOUND'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
    [{ semester: null }, 'TERM_MISSING'],
    [{ year: 2020 }, 'NO_GRADES'],
    [{ kind: 'SLUTBETYG' }, 'NO_GRADES'],
    [{ schoolType: 'GY' }, 'NO_GRADES'],
    [{ kind: 'STUDIEBEVIS' }, 'RULE_MISSING'],
    [{ kind: 'EXAMENSBEVIS', diplomaRule: 'YRKES' }, 'DIPLOMA_NOT_FULFILLED'],
  ])('is not issued as %j', async (wrong, code) => expect(verdict(await issue('principal', wrong))).toBe(code))

  it('is issued by the principal and nobody else', async () => {
    for (const persona of ['former-teacher', 'school-admin', 'adult-pupil', 'authority-admin']) expect(verdict(await issue(persona)), persona).toBe('FORBIDDEN')
    expect(verdict(await issue('principal-other-school'))).toBe('NOT_FOUND')
    const { data } = await issue('principal')
    expect(data.issueCertificate.certificate).toMatchObject({ kind: 'TERMINSBETYG', issuedOn: '2026-11-22', signedBy: { id: id('Anders Hellström') }, content: { semester: 'VT', year: 2026, missing: [], rule: null, comparisonValue: null } })
    const [row] = await world.sql`select count(*)::int as count from administration.grade where student_id = ${amina}`
    expect(data.issueCertificate.certificate.content.grades).toHaveLength(row!['count'])
  }) // prettier-ignore

  it('stays as it was when the grades do not', async () => {
    const [before] = await seen('adult-pupil')
    await world.sql`update administration.grade set state = 'SUPERSEDED' where student_id = ${amina}`
    await world.sql`update administration.grade_step set points = points / 2`
    expect(await seen('adult-pupil')).toEqual([before])
    for (const change of ["update administration.certificate set kind = 'UTDRAG'", 'delete from administration.certificate'])
      await expect(pastRules(world, 'Anders Hellström', change)).rejects.toThrow('permission denied')
  })

  it('is seen by the pupil, the mentor and who leads the unit', async () => {
    expect(await seen('adult-pupil', { assurance: 'LOW' })).toHaveLength(1)
    for (const persona of ['former-teacher', 'principal', 'school-admin']) {
      expect(await seen(persona), persona).toHaveLength(1)
      expect(await seen(persona, { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
    }
    for (const persona of ['mentor', 'counsellor', 'authority-admin']) expect(await seen(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['teacher', 'guardian', 'principal-other-school']) expect(await seen(persona), persona).toBe('ABSENT')
    const others = `insert into administration.certificate select gen_random_uuid(), '${amina}', '${unit}', 'UTDRAG', 'GR', '2026-11-22', now(), '${id('Lena Forsberg')}', '{}'`
    await expect(pastRules(world, 'Lena Forsberg', others)).rejects.toThrow('row-level security')
    await expect(pastRules(world, 'Anders Hellström', others)).rejects.toThrow('row-level security')
  }) // prettier-ignore

  it("is not issued for one's own child", async () => {
    await world.sql`insert into identity.responsible values (gen_random_uuid(), ${amina}, ${id('Anders Hellström')}, 'VARDNADSHAVARE', '2015-01-01', null, false, true)`
    expect(verdict(await issue('principal', { kind: 'UTDRAG' }))).toBe('OWN_CHILD')
  })
})
