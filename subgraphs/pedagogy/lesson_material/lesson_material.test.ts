import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id } from '../../identity/keeping/keeping.testing.ts'
import { of7A } from '../assignment/assignment.testing.ts'
import { entities, ofHome, ofUnit } from '../learning.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { materialFaults, placeFaults } from './lesson_material.rules.ts'

const maths = of7A('Matematik')
const link = { activityId: maths, title: 'Film om procent', linkUrl: 'https://film.example/procent' }

describe('Material', () => {
  let world: World
  let made: string
  beforeAll(async () => void (world = await openWorld({ shape: 'in many processes' })))
  afterAll(() => world.stop())

  async function add(more: object = {}) {
    const { data } = await act(world, 'teacher', 'addMaterial', { ...link, ...more }, 'lessonMaterial { id publishedAt permittedActions }')
    return data.addMaterial.lessonMaterial
  }
  const seeing = async (material: string) => {
    const sees = async (persona: string) => (await world.ask(persona, `{ lessonMaterial(id: "${material}") { id } }`)).data?.lessonMaterial !== null
    return (await Promise.all(everyone.map(async (persona) => ((await sees(persona)) ? [persona] : [])))).flat().toSorted()
  }

  it('is added by a teacher of the activity, as a link or a file kept elsewhere', async () => {
    const tries = (more: object, persona = 'teacher') => did(world, persona, 'addMaterial', { ...link, ...more })
    expect(await tries({ title: ' ' })).toBe('TITLE_INVALID')
    expect(await tries({ description: 'a'.repeat(4001) })).toBe('TEXT_INVALID')
    expect(await tries({ fileReference: 'sharepoint:1' })).toBe('NOT_ONE')
    expect(await tries({ linkUrl: null })).toBe('NOT_ONE')
    expect(await tries({ linkUrl: 'http://film.example' })).toBe('LINK_INVALID')
    expect(await tries({ linkUrl: null, fileReference: 'C:\\film' })).toBe('REFERENCE_INVALID')
    for (const [persona, verdict] of [['mentor', 'ACTIVITY_NOT_FOUND'], ['principal', 'FORBIDDEN'], ['substitute', 'ACTIVITY_NOT_FOUND'], ['pupil', 'FORBIDDEN']] as const)
      expect(await tries({}, persona), persona).toBe(verdict)
    const one = await add()
    expect(one).toMatchObject({ publishedAt: null, permittedActions: ['PUBLISH_MATERIAL', 'WITHDRAW_MATERIAL'] })
    made = one.id
    expect(await seeing(made)).toEqual(['teacher'])
  })

  it('is published to pupils, guardians and the staff of the unit, from its first day', async () => {
    expect(await did(world, 'mentor', 'publishMaterial', { lessonMaterialId: made })).toBe('NOT_FOUND')
    expect(await did(world, 'teacher', 'publishMaterial', { lessonMaterialId: made })).toBe('DONE')
    expect(await did(world, 'teacher', 'publishMaterial', { lessonMaterialId: made })).toBe('ALREADY_PUBLISHED')
    expect(await did(world, 'mentor', 'withdrawMaterial', { lessonMaterialId: made })).toBe('FORBIDDEN')
    expect(await seeing(made)).toEqual([...ofUnit, ...ofHome].toSorted())
    const later = await add({ title: 'Facit', linkUrl: null, fileReference: 'sharepoint:42', visibleFromDate: '2026-12-01' })
    expect(await did(world, 'teacher', 'publishMaterial', { lessonMaterialId: later.id })).toBe('DONE')
    expect(await seeing(later.id)).toEqual(['teacher'])
    world.travel('2026-12-01')
    expect(await seeing(later.id)).toEqual([...ofUnit, ...ofHome].toSorted())
    world.travel()
  })

  it('is found by its activity, and by key no more than by name', async () => {
    const titles = async (name: string) => {
      const { found } = await entities(world, id(name), 'Activity', [maths], 'materials { edges { node { title fileReference } } }')
      return found[0].materials.edges.map(({ node }: any) => node.title)
    }
    expect(await titles('Johan Lindqvist')).toEqual(['Facit', 'Film om procent'])
    expect(await titles('Alva Bergström')).toEqual(['Film om procent'])
    for (const name of ['Peter Lund', 'Robert Sjögren', 'Lena Forsberg', 'Maria Söderberg', 'David Nyberg']) expect(await titles(name), name).toEqual([])
  })

  it('is the teachers’ in the rows too, and nobody changes what it says', async () => {
    const past = (name: string, statement: string, day = '2026-11-22') =>
      pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count, { day }).catch(({ code }) => code)
    for (const [name, due] of [['Johan Lindqvist', 2], ['Alva Bergström', 1], ['Peter Lund', 0], ['Maria Söderberg', 0]] as const)
      expect(await past(name, 'select from pedagogy.lesson_material'), name).toBe(due)
    expect(await past('Sara Holmgren', 'update pedagogy.lesson_material set withdrawn_at = now()')).toBe(0)
    expect(await past('Nadia Rahimi', 'update pedagogy.lesson_material set withdrawn_at = now()', '2026-11-12')).toBe(2)
    expect(await past('Nadia Rahimi', 'update pedagogy.lesson_material set withdrawn_at = now()')).toBe(0)
    expect(await past('Johan Lindqvist', `update pedagogy.lesson_material set link_url = 'https://x'`)).toBe('42501')
    const insert = (by: string, activity: string) => `insert into pedagogy.lesson_material (id, organisation_id, activity_id, title, link_url, author_id, added_at)
      values (gen_random_uuid(), '${unitId('ekhamraskolan')}', '${activity}', 't', 'https://x', '${id(by)}', now())`
    expect(await past('Johan Lindqvist', insert('Johan Lindqvist', maths))).toBe(1)
    expect(await past('Johan Lindqvist', insert('Sara Holmgren', maths))).toBe('42501')
    expect(await past('Johan Lindqvist', insert('Johan Lindqvist', of7A('Svenska')))).toBe('42501')
  })

  it('is withdrawn, and kept elsewhere where another system is master', async () => {
    expect(await did(world, 'teacher', 'withdrawMaterial', { lessonMaterialId: made })).toBe('DONE')
    expect(await did(world, 'teacher', 'withdrawMaterial', { lessonMaterialId: made })).toBe('WITHDRAWN')
    expect(await did(world, 'teacher', 'publishMaterial', { lessonMaterialId: made })).toBe('WITHDRAWN')
    expect(await seeing(made)).toEqual(['teacher'])
    const past = (statement: string) =>
      pastTheRules(world, id('Johan Lindqvist'), async (tx) => (await tx.unsafe(`update pedagogy.lesson_material set ${statement}`)).count).catch(({ code }) => code)
    expect(await past(`withdrawn_at = null where id = '${made}'`)).toBe(0)
    expect(await past(`published_at = null where id <> '${made}'`)).toBe('42501')
    await world.sql`delete from identity.master_system where domain = 'PLANS' and organisation_id = ${unitId('ekhamraskolan')}`
    expect(await did(world, 'teacher', 'addMaterial', link)).toBe('MASTERED_ELSEWHERE')
  })
}) // prettier-ignore

describe('A link and a reference', () => {
  it('lead to the web and to a system, and never run or hold anything', () => {
    for (const linkUrl of ['javascript:alert(1)', 'data:text/html,x', 'ftp://x', 'https://', ' https://x', 'https://x y'])
      expect(placeFaults({ linkUrl }), linkUrl).toMatchObject([{ code: 'LINK_INVALID', field: ['linkUrl'] }])
    for (const fileReference of [
      'x',
      ':x',
      'Sharepoint:x',
      'sharepoint:',
      'sharepoint:a b',
      'javascript:x',
      'data:x',
      `s:${'x'.repeat(501)}`,
    ])
      expect(placeFaults({ fileReference }), fileReference).toMatchObject([{ code: 'REFERENCE_INVALID' }])
    fc.assert(fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), (linkUrl) => {
      expect(materialFaults({ title: 'x', linkUrl })).toEqual([])
    })) // prettier-ignore
  })
})
