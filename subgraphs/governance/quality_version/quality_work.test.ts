import { getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leave, purge } from '../../../scripts/purge.testing.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { authorityId } from '../../identity/demo/units.rows.ts'
import { act, did, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { tables } from '../governance.tables.ts'
import {
  academicYear, deciding, doing, figureOf, openedModel, reading, section, startedAnalysis, unit,
} from './quality.testing.ts' // prettier-ignore

const [sara, johan, anders] = [personId('sara-holmgren'), personId('johan-lindqvist'), personId('anders-hellstrom')]
const sections = [section('Läsning', { tags: ['Språk '], minEvidence: 1 }), section('Trygghet', { isRequired: false })]

describe('The quality work of a unit', () => {
  let world: World
  let modelId = ''
  let ids: readonly string[] = []
  let id = ''
  const { does } = doing(() => world, () => id) // prettier-ignore
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const admin = (name: string, input: object, fields = '') => act(world, 'authority-admin', name, input, fields)
  const text = (n: number) => ({ sectionId: ids[n] })
  const decides = (name: string, more: object = {}, persona = 'authority-admin') => deciding(world, persona, name, id, more)

  it('goes by a model, which the authority writes until it is open', async () => {
    const drafted = { organisationId: authorityId, displayName: 'Kvalitetsanalys skola', description: '', sections }
    for (const persona of ['principal', 'school-admin', 'analyst', 'unit-observer', 'guardian', 'pupil', 'integrator'])
      expect(await did(world, persona, 'draftQualityModel', drafted), persona).toBe('FORBIDDEN')
    expect(verdict(await admin('draftQualityModel', { ...drafted, organisationId: unknown }))).toBe('NOT_FOUND')
    const faulty = { ...drafted, displayName: ' ', description: 'x'.repeat(4001), sections: [section('', { minEvidence: 21, tags: [''], guidanceLink: 'http://x' })] }
    const { data: refusal } = await admin('draftQualityModel', faulty)
    expect(refusal.draftQualityModel.userErrors.map(({ field }: { field: string[] }) => field.join('.'))).toEqual([
      ...['displayName', 'description', 'sections.0.title', 'sections.0.guidanceLink', 'sections.0.minEvidence', 'sections.0.tags'],
    ])
    expect(verdict(await admin('draftQualityModel', { ...drafted, sections: Array.from({ length: 21 }, () => section('x')) }))).toBe('TOO_MANY')
    const { data } = await admin('draftQualityModel', { ...drafted, sections: [] }, 'qualityModel { id version permittedActions }')
    modelId = data.draftQualityModel.qualityModel.id
    expect(data.draftQualityModel.qualityModel.permittedActions).toEqual(['CHANGE_QUALITY_MODEL_DRAFT'])
    const models = async (persona: string) => (await world.ask(persona, '{ qualityModels { state sections { id title tags } } }')).data.qualityModels
    expect(await models('teacher')).toEqual([])
    expect(verdict(await admin('openQualityModel', { qualityModelId: modelId, expectedVersion: 1 }))).toBe('NO_SECTION')
    const change = { qualityModelId: modelId, displayName: 'Kvalitetsanalys', description: 'Årets', sections }
    expect(verdict(await admin('changeQualityModelDraft', { ...change, expectedVersion: 7 }))).toBe('CONFLICT')
    expect(verdict(await admin('changeQualityModelDraft', { ...change, expectedVersion: 1 }))).toBe('DONE')
    const where = { organisationId: unit, academicYear, qualityModelId: modelId }
    expect(await did(world, 'principal', 'chooseQualityModel', where)).toBe('MODEL_NOT_FOUND')
    expect(verdict(await admin('openQualityModel', { qualityModelId: modelId, expectedVersion: 2 }))).toBe('DONE')
    expect(verdict(await admin('changeQualityModelDraft', { ...change, expectedVersion: 3 }))).toBe('NOT_DRAFT')
    const [open] = await models('teacher')
    expect(open).toMatchObject({ state: 'OPEN', sections: [{ title: 'Läsning', tags: ['språk'] }, { title: 'Trygghet' }] })
    ids = open.sections.map((one: { id: string }) => one.id)
  }) // prettier-ignore

  it('is done by a model that the principal chooses, once of a year', async () => {
    const where = { organisationId: unit, academicYear, qualityModelId: modelId }
    const start = (more: object = {}, persona = 'principal') =>
      act(world, persona, 'startQualityAnalysis', { ...where, title: 'Analys', ...more }, 'qualityAnalysis { id state permittedActions }')
    expect(verdict(await start())).toBe('MODEL_NOT_CHOSEN')
    for (const persona of ['teacher', 'school-admin', 'principal-other-school', 'unit-observer', 'analyst'])
      expect(await did(world, persona, 'chooseQualityModel', where), persona).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'chooseQualityModel', { ...where, academicYear: '2026/28' })).toBe('ACADEMIC_YEAR_INVALID')
    expect(await did(world, 'principal', 'chooseQualityModel', { ...where, qualityModelId: unknown })).toBe('MODEL_NOT_FOUND')
    expect(await did(world, 'principal', 'chooseQualityModel', where)).toBe('DONE')
    expect(await did(world, 'authority-admin', 'chooseQualityModel', where)).toBe('ALREADY_CHOSEN')
    for (const persona of ['teacher', 'authority-admin', 'principal-other-school']) expect(verdict(await start({}, persona)), persona).toBe('FORBIDDEN')
    expect(verdict(await start({ title: '' }))).toBe('TITLE_INVALID')
    const { data } = await start()
    id = data.startQualityAnalysis.qualityAnalysis.id
    expect(data.startQualityAnalysis.qualityAnalysis).toMatchObject({ state: 'DRAFT', permittedActions: expect.arrayContaining(['WRITE_ANALYSIS_SECTION']) })
    expect(verdict(await start())).toBe('ALREADY_STARTED')
    const choices = `{ organisation(id: "${unit}") { permittedQualityActions qualityModelChoices(academicYear: "${academicYear}") { model { id } chosenBy { id } } } }`
    const { data: asked } = await world.ask('teacher', choices)
    expect(asked.organisation).toEqual({ permittedQualityActions: [], qualityModelChoices: [{ model: { id: modelId }, chosenBy: { id: anders } }] })
  }) // prettier-ignore

  it('is written by several at once, each a section', async () => {
    expect(await does('mentor', 'writeAnalysisSection', { ...text(0), text: 'x', expectedVersion: 0 })).toBe('NOT_FOUND')
    for (const who of [unknown, 'x', personId('lena-forsberg'), personId('jenny-bergstrom')])
      expect(await does('principal', 'nameContributor', { personId: who, role: 'AUTHOR' }), who).toBe('PERSON_NOT_FOUND')
    expect(await does('principal', 'nameContributor', { personId: sara, role: 'AUTHOR' })).toBe('DONE')
    expect(await does('principal', 'nameContributor', { personId: johan, role: 'READER' })).toBe('DONE')
    expect(await does('principal', 'nameContributor', { personId: sara, role: 'READER' })).toBe('ALREADY_NAMED')
    expect(await does('mentor', 'nameContributor', { personId: johan, role: 'AUTHOR' })).toBe('FORBIDDEN')
    const write = (persona: string, n: number, expectedVersion: number, said: string) =>
      does(persona, 'writeAnalysisSection', { ...text(n), text: said, expectedVersion })
    expect(await write('teacher', 0, 0, 'x')).toBe('FORBIDDEN')
    expect(await Promise.all([write('mentor', 0, 0, 'Vi läser mer.'), write('principal', 1, 0, 'Alla trivs.')])).toEqual(['DONE', 'DONE'])
    expect(await write('principal', 0, 0, 'x')).toBe('CONFLICT')
    expect(await write('principal', 0, 1, 'Vi läser mer nu.')).toBe('DONE')
    expect(await write('mentor', 0, 1, 'x')).toBe('CONFLICT')
    expect(await write('mentor', 1, 1, 'x'.repeat(20_001))).toBe('TEXT_INVALID')
    expect(await does('mentor', 'writeAnalysisSection', { sectionId: unknown, text: '', expectedVersion: 0 })).toBe('SECTION_INVALID')
    expect(await does('teacher', 'commentOnSection', { ...text(0), text: 'Hur mycket?' })).toBe('DONE')
    expect(await does('teacher', 'commentOnSection', { ...text(0), text: ' ' })).toBe('TEXT_INVALID')
    expect(await does('teacher', 'commentOnSection', { ...text(0), text: 'x', versionId: unknown })).toBe('VERSION_NOT_FOUND')
    expect(await reading(world, 'teacher', id)).toMatchObject({
      ...{ state: 'DRAFT', versions: [], published: null, permittedActions: ['COMMENT_ON_SECTION'] },
      sections: [{ text: 'Vi läser mer nu.', version: 2, author: { id: anders }, comments: [{ text: 'Hur mycket?' }] }, { text: 'Alla trivs.', version: 1 }],
      contributors: expect.arrayContaining([{ role: 'AUTHOR', person: { id: sara } }, { role: 'READER', person: { id: johan } }]),
    })
  }) // prettier-ignore

  it('is submitted once it says and rests on what it has to', async () => {
    const [told, untold] = [await figureOf(world, unit, true), await figureOf(world, unit, false)]
    const pin = (kpiValueId: string, more: object = {}) => does('mentor', 'pinEvidence', { ...text(0), kpiValueId, ...more })
    expect(await does('principal', 'submitQualityAnalysis')).toBe('EVIDENCE_MISSING')
    expect(await pin(unknown)).toBe('KPI_VALUE_NOT_FOUND')
    expect(await pin(told.id, { note: ' ' })).toBe('NOTE_INVALID')
    expect(await pin(told.id, { sectionId: unknown })).toBe('SECTION_INVALID')
    expect([await pin(told.id, { note: 'Alla' }), await pin(told.id), await pin(untold.id)]).toEqual(['DONE', 'ALREADY_PINNED', 'DONE'])
    expect(await does('mentor', 'submitQualityAnalysis')).toBe('FORBIDDEN')
    expect(await reading(world, 'authority-admin', id)).toBeNull()
    expect(await does('principal', 'submitQualityAnalysis')).toBe('DONE')
    for (const name of ['submitQualityAnalysis', 'unpinEvidence', 'resolveComment', 'publishQualityAnalysis'])
      expect(['NOT_OPEN', 'NOT_APPROVED']).toContain(await does('principal', name, { unpinEvidence: { evidenceId: unknown }, resolveComment: { commentId: unknown } }[name] ?? {}))
    expect(await does('mentor', 'writeAnalysisSection', { ...text(1), text: 'x', expectedVersion: 1 })).toBe('NOT_OPEN')
    const read = await reading(world, 'authority-admin', id)
    expect(read).toMatchObject({
      ...{ state: 'SUBMITTED', sections: null, contributors: null, published: null, permittedActions: ['COMMENT_ON_SECTION', 'RETURN_QUALITY_ANALYSIS', 'APPROVE_QUALITY_ANALYSIS'] },
      versions: [{ number: 1, sections: [{ title: 'Läsning', text: 'Vi läser mer nu.' }, { title: 'Trygghet', text: 'Alla trivs.' }] }],
    })
    expect(read.versions[0].sections[0].evidence.map(({ figure }: { figure: { period: string } }) => figure.period).toSorted()).toEqual([told.period, untold.period].toSorted())
    expect(await reading(world, 'school-admin', id)).toBeNull()
  }) // prettier-ignore

  it('is returned, mended, approved and published, and written anew beside what is published', async () => {
    expect(await decides('returnQualityAnalysis', { reason: ' ' })).toBe('REASON_INVALID')
    expect(await decides('returnQualityAnalysis', { reason: 'x' }, 'principal')).toBe('FORBIDDEN')
    const [version] = await world.sql<{ id: string }[]>`select id from governance.quality_version where analysis_id = ${id}`
    expect(await does('authority-admin', 'commentOnSection', { ...text(0), text: 'x' })).toBe('VERSION_NOT_FOUND')
    expect(await does('authority-admin', 'commentOnSection', { ...text(0), text: 'Skriv hur ofta.', versionId: version!.id })).toBe('DONE')
    expect(await decides('returnQualityAnalysis', { reason: 'Hur ofta?' })).toBe('DONE')
    expect(await does('mentor', 'writeAnalysisSection', { ...text(0), text: 'Vi läser ofta mer nu.', expectedVersion: 2 })).toBe('DONE')
    const returned = await reading(world, 'authority-admin', id)
    expect(returned).toMatchObject({ state: 'RETURNED', sections: null, versions: [{ decision: { kind: 'RETURNED', reason: 'Hur ofta?' }, comments: [{ text: 'Skriv hur ofta.' }] }] })
    expect(JSON.stringify(returned)).not.toContain('ofta mer')
    const [comment] = await world.sql<{ id: string }[]>`select id from governance.quality_comment where is_from_authority`
    expect([await does('mentor', 'resolveComment', { commentId: comment!.id }), await does('mentor', 'resolveComment', { commentId: comment!.id })]).toEqual(['DONE', 'COMMENT_NOT_FOUND'])
    expect(await decides('approveQualityAnalysis')).toBe('NOT_SUBMITTED')
    expect(await does('principal', 'submitQualityAnalysis')).toBe('DONE')
    expect(verdict(await admin('approveQualityAnalysis', { qualityVersionId: version!.id }))).toBe('NOT_LATEST')
    expect(await decides('approveQualityAnalysis', { reason: ' Bra. ' })).toBe('DONE')
    expect(await decides('approveQualityAnalysis')).toBe('NOT_SUBMITTED')
    for (const persona of ['counsellor', 'unit-observer']) expect(await reading(world, persona, id), persona).toBeNull()
    expect(await does('authority-admin', 'publishQualityAnalysis')).toBe('FORBIDDEN')
    expect(await does('principal', 'reopenQualityAnalysis')).toBe('NOT_PUBLISHED')
    expect(await does('principal', 'publishQualityAnalysis')).toBe('DONE')
    expect(await does('principal', 'reopenQualityAnalysis')).toBe('DONE')
    expect(await does('principal', 'writeAnalysisSection', { ...text(0), text: 'Nu läser vi mindre.', expectedVersion: 3 })).toBe('DONE')
    const said = { number: 2, sections: [{ text: 'Vi läser ofta mer nu.' }, { text: 'Alla trivs.' }] }
    for (const persona of ['counsellor', 'unit-observer', 'authority-admin'])
      expect(await reading(world, persona, id), persona).toMatchObject({ state: 'PUBLISHED', sections: null, contributors: null, published: said })
    const staff = await reading(world, 'counsellor', id)
    expect(staff.versions).toMatchObject([{ number: 2, decision: null, comments: [] }])
    expect(staff.permittedActions).toEqual([])
    expect(await reading(world, 'principal', id)).toMatchObject({ state: 'DRAFT', sections: [{ text: 'Nu läser vi mindre.' }, {}], published: said })
  }) // prettier-ignore

  it('differs from version to version and from year to year, word by word', async () => {
    const versions = await world.sql<{ id: string }[]>`select id from governance.quality_version where analysis_id = ${id} order by number`
    const difference = async (from: string, persona = 'principal', of = id) => {
      const asked = `{ qualityAnalysis(id: "${of}") { versions { number difference(from: "${from}") { kind title parts { kind text } } } } }`
      return (await world.ask(persona, asked)).data.qualityAnalysis.versions.at(-1).difference
    }
    expect(await difference(versions[0]!.id)).toEqual([
      { kind: 'CHANGED', title: 'Läsning', parts: [{ kind: 'SAME', text: 'Vi läser ' }, { kind: 'ADDED', text: 'ofta ' }, { kind: 'SAME', text: 'mer nu.' }] },
      { kind: 'SAME', title: 'Trygghet', parts: [{ kind: 'SAME', text: 'Alla trivs.' }] },
    ])
    // What was returned is not for the staff to compare with.
    expect([await difference(versions[0]!.id, 'counsellor'), await difference('x')]).toEqual([null, null])
    const other = await openedModel(world, 'En annan', [section('Språk', { tags: ['språk'] }), section('Ekonomi', { isRequired: false })])
    const next = await startedAnalysis(world, other.modelId, { academicYear: '2027/28' })
    const year = doing(() => world, () => next)
    expect(await year.does('principal', 'writeAnalysisSection', { sectionId: other.sectionIds[0], text: 'Vi läser ofta.', expectedVersion: 0 })).toBe('DONE')
    expect(await year.does('principal', 'submitQualityAnalysis')).toBe('DONE')
    expect((await difference(versions[1]!.id, 'principal', next)).map(({ kind, title }: Record<string, string>) => `${kind} ${title}`)).toEqual(['CHANGED Språk', 'REMOVED Trygghet'])
  }) // prettier-ignore

  it('is told to the feed as what it is about, and stays: a purge twenty years on takes nothing of it', async () => {
    const told = await world.sql`select distinct entity from governance.change where entity like 'Quality%' order by 1`
    expect(told.map(({ entity }) => entity)).toEqual(['QualityAnalysis', 'QualityModel', 'QualityModelChoice', 'QualityVersion'])
    const names = tables.map((table) => getTableConfig(table).name).filter((name) => name.startsWith('quality_'))
    const countOf = async (name: string): Promise<[string, number]> => [name, (await world.sql`select from governance.${world.sql(name)}`).count]
    const counts = async () => Object.fromEntries(await Promise.all(names.map(countOf)))
    const before = await counts()
    expect(Object.values(before).every((count: number) => count > 0)).toBe(true)
    // Also of those who left long ago.
    for (const who of [sara, johan, anders]) await leave(world, who)
    await purge(world, '2046-11-22')
    expect([names.length, await counts()]).toEqual([13, before])
  }) // prettier-ignore
})
