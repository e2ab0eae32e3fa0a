import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, entitiesOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { authorityId, unitId } from '../../identity/demo/units.rows.ts'
import { everyone, unknown } from '../../identity/keeping/keeping.testing.ts'
import { governance } from '../governance.ts'
import {
  academicYear, deciding, doing, figureOf, nameOf, openedModel, pastTheRules, reading, section, startedAnalysis, unit,
} from './quality.testing.ts' // prettier-ignore
import { walk } from './quality.walk.testing.ts'

const staffThere = ['principal', 'school-admin', 'teacher', 'mentor', 'former-teacher', 'substitute', 'special-educator', 'counsellor'] // prettier-ignore
const [sara, eva] = [personId('sara-holmgren'), personId('eva-lundin')]

describe('What is written and published of quality', () => {
  let world: World
  let model: Awaited<ReturnType<typeof openedModel>>
  let id = ''
  const { does } = doing(() => world, () => id) // prettier-ignore
  const decides = (name: string, more: object = {}) => deciding(world, 'authority-admin', name, id, more)
  const write = (text: string, expectedVersion: number, persona = 'principal') =>
    does(persona, 'writeAnalysisSection', { sectionId: model.sectionIds[0], text, expectedVersion })
  /** Who reads anything of it, and how far it has come to them. */
  const readers = async () => {
    const found: Record<string, string> = {}
    for (const persona of everyone) {
      const read = await reading(world, persona, id)
      if (read !== null && read !== 'FORBIDDEN') found[persona] = `${read.state}${read.sections ? ' draft' : ''} ${read.versions.length}`
    }
    return found
  } // prettier-ignore
  const all = (personas: readonly string[], told: string) => Object.fromEntries(personas.map((persona) => [persona, told]))

  beforeAll(async () => {
    world = await openWorld()
    model = await openedModel(world, 'Kvalitet', [section('Läsning', { tags: ['läsning'] }), section('Annat', { isRequired: false, tags: ['annat', 'läsning'] })])
    id = await startedAnalysis(world, model.modelId)
  }) // prettier-ignore
  afterAll(() => world.stop())

  it('is read as far as it has come: by those who write it, then the authority, then the staff and observers', async () => {
    expect(await does('principal', 'nameContributor', { personId: sara, role: 'AUTHOR' })).toBe('DONE')
    expect(await does('principal', 'nameContributor', { personId: eva, role: 'READER' })).toBe('DONE')
    expect(await write('Vi läser mer.', 0)).toBe('DONE')
    const untold = await figureOf(world, unit, false)
    expect(await does('mentor', 'pinEvidence', { sectionId: model.sectionIds[0], kpiValueId: untold.id })).toBe('DONE')
    expect(await readers()).toEqual(all(['principal', 'mentor'], 'DRAFT draft 0'))
    // A protected colleague takes part: to the others without a name.
    const takePart = async (persona: string): Promise<(string | undefined)[]> =>
      (await reading(world, persona, id)).contributors.map((one: { person: { id: string } | null }) => one.person?.id)
    expect(new Set(await takePart('principal'))).toEqual(new Set([sara, eva]))
    expect(new Set(await takePart('mentor'))).toEqual(new Set([sara, undefined]))
    expect(await does('principal', 'submitQualityAnalysis')).toBe('DONE')
    expect(await readers()).toEqual({ ...all(['principal', 'mentor'], 'SUBMITTED draft 1'), 'authority-admin': 'SUBMITTED 1' })
    expect(await decides('approveQualityAnalysis')).toBe('DONE')
    expect(await does('principal', 'publishQualityAnalysis')).toBe('DONE')
    const published = { ...all([...staffThere, 'unit-observer', 'authority-admin'], 'PUBLISHED 1'), ...all(['principal', 'mentor'], 'PUBLISHED draft 1') }
    expect(await readers()).toEqual(published)
    // The figure it rests on is not published: whoever may not see it reads the text without.
    const figure = async (persona: string) => (await reading(world, persona, id)).versions[0].sections[0].evidence[0].figure
    expect([await figure('unit-observer'), (await figure('teacher')).figure.__typename]).toEqual([null, expect.stringMatching(/Figure$/)])
    await world.sql`update identity.unit_policy set quality_work_visible_to = 'LEADERSHIP' where organisation_id = ${unit}`
    expect(await readers()).toEqual({ ...all(['unit-observer', 'authority-admin'], 'PUBLISHED 1'), ...all(['principal', 'mentor'], 'PUBLISHED draft 1') })
    await world.sql`update identity.unit_policy set quality_work_visible_to = 'STAFF' where organisation_id = ${unit}`
  }) // prettier-ignore

  it('is found by what it is about, a page at a time, by whoever reads it where it is', async () => {
    const asked = (after: string | null, first: number) => `{ qualityByTag(tag: " LÄSNING", academicYear: "${academicYear}", first: ${first}${after ? `, after: "${after}"` : ''}) {
      edges { node { title text tags version { number organisation { id } analysis { title model { id } } } } } pageInfo { hasNextPage endCursor } } }`
    const found = async (persona: string) => {
      const { data, errors } = await world.ask(persona, asked(null, 10))
      return errors[0]?.extensions.code ?? data.qualityByTag.edges.length
    }
    for (const persona of everyone) {
      const due = [...staffThere, 'unit-observer', 'authority-admin'].includes(persona) ? 1 : ['principal-other-school', 'care-staff'].includes(persona) ? 0 : 'FORBIDDEN'
      expect(await found(persona), persona).toBe(due)
    }
    // Two more units, one by another model; what was published later takes the place of what was before.
    for (const [place, persona] of [[unitId('bjorkskolan'), 'principal-other-school'], [unit, 'principal']] as const) {
      const other = await openedModel(world, `Modell ${persona}`, [section('Läsa', { tags: ['läsning'] }), section('Skriva', { tags: ['läsning'] })])
      const analysis = await startedAnalysis(world, other.modelId, { organisationId: place }, persona)
      const next = doing(() => world, () => analysis)
      for (const round of ['en', 'två']) {
        for (const sectionId of other.sectionIds)
          await next.does(persona, 'writeAnalysisSection', { sectionId, text: `${persona} ${round}`, expectedVersion: round === 'en' ? 0 : 1 })
        expect(await next.does(persona, 'submitQualityAnalysis')).toBe('DONE')
        expect(await deciding(world, 'authority-admin', 'approveQualityAnalysis', analysis)).toBe('DONE')
        expect(await next.does(persona, 'publishQualityAnalysis')).toBe('DONE')
        if (round === 'en') expect(await next.does(persona, 'reopenQualityAnalysis')).toBe('DONE')
      }
    }
    interface Page { readonly edges: readonly { readonly node: { readonly text: string } }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } }
    const pageAfter = async (after: string | null): Promise<Page> => (await world.ask('authority-admin', asked(after, 2))).data.qualityByTag
    const texts: string[] = []
    world.takeStatements()
    for (let after: string | null = null, pages = 0; pages < 5; pages++) {
      const page = await pageAfter(after)
      texts.push(...page.edges.map(({ node }) => node.text))
      after = page.pageInfo.endCursor
      if (!page.pageInfo.hasNextPage) break
    }
    expect(texts.toSorted()).toEqual(['Vi läser mer.', 'principal två', 'principal två', 'principal-other-school två', 'principal-other-school två'].toSorted())
    // A page, its versions, analyses and models: however many rows there are.
    expect(world.takeStatements().filter((statement) => statement.includes('governance.'))).toHaveLength(3 * 4)
    expect((await world.ask('teacher', asked('x', 2))).errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(await found('principal-other-school')).toBe(2)
  }) // prettier-ignore

  it('is no more to those who are named no more, or work there no more', async () => {
    expect(await does('principal', 'reopenQualityAnalysis')).toBe('DONE')
    expect(await write('Sara skriver.', 1, 'mentor')).toBe('DONE')
    const [own] = await world.sql<{ id: string }[]>`select id from governance.quality_contributor where person_id = ${sara}`
    expect(await does('mentor', 'removeContributor', { contributorId: own!.id })).toBe('FORBIDDEN')
    await world.sql`update identity.duty set organisation_id = ${unitId('bjorkskolan')} where person_id = ${sara}`
    expect([await write('x', 2, 'mentor'), await reading(world, 'mentor', id)]).toEqual(['NOT_FOUND', null])
    await world.sql`update identity.duty set organisation_id = ${unit} where person_id = ${sara}`
    expect(await does('principal', 'removeContributor', { contributorId: own!.id })).toBe('DONE')
    expect(await does('principal', 'removeContributor', { contributorId: own!.id })).toBe('CONTRIBUTOR_NOT_FOUND')
    expect(await write('x', 2, 'mentor')).toBe('FORBIDDEN')
    expect(await reading(world, 'mentor', id)).toMatchObject({ state: 'PUBLISHED', sections: null, published: { sections: [{ text: 'Vi läser mer.' }] } })
  }) // prettier-ignore

  it('is the same straight at the subgraph, and to an analyst and a client nothing', async () => {
    const direct = await askDirectly(world, governance)
    const asked = entitiesOf('Organisation', 'qualityAnalyses { sections { text } published { sections { text } } }')
    const got = async (persona: string) => {
      const { data } = await direct.ask(persona, asked, { representations: [{ __typename: 'Organisation', id: unit, title: 'x' }] })
      return (data!['_entities'] as { qualityAnalyses: { sections: object[] | null }[] | null }[])[0]!.qualityAnalyses
    }
    expect(await got('unit-observer')).toMatchObject([{ sections: null }, { sections: null }])
    expect((await got('principal'))!.map(({ sections }) => sections?.length)).toEqual([2, 2])
    expect(await got('principal-other-school')).toEqual([])
    for (const persona of ['analyst', 'integrator', 'account-sync', 'guardian', 'pupil', 'shared-preschool']) expect(await got(persona), persona).toBeNull()
    await direct.stop()
  }) // prettier-ignore

  it('holds against whoever gets past the rules', async () => {
    const count = (persona: string, table: string, as: 'viewer' | 'authority' = 'viewer') =>
      pastTheRules(world, nameOf(persona), async (tx) => (await tx.unsafe(`select from governance.${table}`)).count, as)
    const tables = ['model', 'model_section', 'model_choice', 'analysis', 'contributor', 'text', 'comment', 'evidence', 'version', 'version_section',
      'version_evidence', 'decision', 'publication'].map((name) => `quality_${name}`)
    for (const persona of ['analyst', 'guardian', 'pupil', 'fee-officer'])
      for (const as of ['viewer', 'authority'] as const)
        for (const table of tables) expect(await count(persona, table, as), `${persona} ${table}`).toBe(0)
    for (const table of ['quality_text', 'quality_evidence', 'quality_contributor'])
      for (const persona of ['authority-admin', 'teacher', 'unit-observer']) expect(await count(persona, table, 'authority'), `${persona} ${table}`).toBe(0)
    const tries = (persona: string, statement: string) =>
      pastTheRules(world, nameOf(persona), async (tx) => (await tx.unsafe(statement)).count, persona === 'authority-admin' ? 'authority' : 'viewer')
        .catch(({ message }: Error) => /row-level security|permission denied|violates (?:unique|foreign|check)/.exec(message)?.[0] ?? message)
    const now = "current_setting('skolgraf.now')::timestamptz"
    const [version] = await world.sql<{ id: string }[]>`select id from governance.quality_version where analysis_id = ${id} order by number desc limit 1`
    const [state, inserts] = [(to: string) => `update governance.quality_analysis set state = '${to}' where id = '${id}'`, 'insert into governance.quality']
    // Being written anew: nobody approves it, publishes it or gives it back, whatever they are.
    for (const to of ['PUBLISHED', 'APPROVED', 'RETURNED']) expect(await tries('principal', state(to)), to).toBe('row-level security')
    expect(await tries('authority-admin', state('APPROVED'))).toBe('row-level security')
    expect(await tries('teacher', state('SUBMITTED'))).toBe(0)
    expect(await tries('principal', state('SUBMITTED'))).toBe(1)
    // What the authority and the staff know of is not taken from them again.
    for (const gone of ['submitted_at', 'published_at'])
      expect(await tries('principal', state('SUBMITTED').replace(' where', `, ${gone} = null where`)), gone).toMatch(/row-level security|violates check/)
    const decided = (by: string) => `${inserts}_decision values (gen_random_uuid(), '${version!.id}', '${id}', '${unit}', 'APPROVED', null, '${personId(by)}', ${now})`
    expect([await tries('principal', decided('anders-hellstrom')), await tries('authority-admin', decided('maria-soderberg'))]).toEqual(['row-level security', 'row-level security'])
    expect(await tries('principal', `${inserts}_publication values ('${version!.id}', '${id}', '${unit}', '${personId('anders-hellstrom')}', ${now})`)).toBe('row-level security')
    // A version says what the draft says, in the act that submits it; then nobody changes it, the system included.
    const own = `${inserts}_version values ('${unknown}', '${id}', '${unit}', '${academicYear}', 9, '${personId('anders-hellstrom')}', ${now});`
    const says = (text: string) => `${own} ${inserts}_version_section values (gen_random_uuid(), '${unknown}', '${model.sectionIds[0]}', 1, 'Läsning', '{läsning}', '${text}')`
    expect([await tries('principal', says('x')), typeof (await tries('principal', says('Sara skriver.')))]).toEqual(['row-level security', 'number'])
    for (const [said, forged] of [['läsning', 'annat'], ['Läsning', 'Trygghet'], [model.sectionIds[0]!, model.sectionIds[1]!]] as const)
      expect(await tries('principal', says('Sara skriver.').replace(said, forged)), forged).toBe('row-level security')
    expect(await tries('principal', says('Sara skriver.').replace(own, '').replace(unknown, version!.id))).toMatch(/row-level security|violates unique/)
    for (const table of ['version', 'version_section', 'version_evidence', 'decision', 'publication'])
      for (const role of ['skolgraf_governance_viewer', 'skolgraf_governance_authority', 'skolgraf_governance_system'])
        expect(await world.sql`select has_table_privilege(${role}, ${`governance.quality_${table}`}, 'UPDATE') or has_table_privilege(${role},
          ${`governance.quality_${table}`}, 'DELETE') or has_any_column_privilege(${role}, ${`governance.quality_${table}`}, 'UPDATE') as may`).toEqual([{ may: false }])
    // Nobody names themself, nor writes in another's name; an open model says what it says.
    expect(await tries('teacher', `${inserts}_contributor values (gen_random_uuid(), '${id}', '${personId('johan-lindqvist')}', 'AUTHOR', '${personId('johan-lindqvist')}', ${now})`)).toBe('row-level security')
    expect(await tries('principal', `update governance.quality_text set author_id = '${sara}' where analysis_id = '${id}'`)).toBe('row-level security')
    expect(await tries('authority-admin', `update governance.quality_model set display_name = 'x' where id = '${model.modelId}'`)).toBe('row-level security')
    expect(await tries('authority-admin', `update governance.quality_model set state = 'DRAFT' where id = '${model.modelId}'`)).toBe('row-level security')
    expect(await tries('authority-admin', `delete from governance.quality_model_section where model_id = '${model.modelId}'`)).toBe(0)
    expect(await tries('principal', `${inserts}_model (id, organisation_id, display_name, description) values ('${unknown}', '${authorityId}', 'x', '')`)).toBe('row-level security')
    const hidden = await figureOf(world, unitId('sjoviken'), true)
    await world.sql`update governance.kpi_value set is_published = false where id = ${hidden.id}`
    expect(await does('principal', 'pinEvidence', { sectionId: model.sectionIds[0], kpiValueId: hidden.id })).toBe('KPI_VALUE_NOT_FOUND')
    const pinned = (kpiValueId: string) => `${inserts}_evidence values (gen_random_uuid(), '${id}', '${model.sectionIds[0]}', '${model.modelId}', '${kpiValueId}', null,
      '${personId('anders-hellstrom')}', ${now})`
    expect(await tries('principal', pinned(hidden.id))).toBe('row-level security')
  }) // prettier-ignore

  it('is submitted once, with all or nothing of what is written at the same time', async () => {
    const [first, second, third] = await Promise.all([write('I sista stund.', 2), does('principal', 'submitQualityAnalysis'), does('principal', 'submitQualityAnalysis')])
    expect([second, third].toSorted()).toEqual(['DONE', 'NOT_OPEN'])
    const { versions } = await reading(world, 'authority-admin', id)
    expect([['DONE', 'I sista stund.'], ['NOT_OPEN', 'Sara skriver.']]).toContainEqual([first, versions.at(-1).sections[0].text])
  }) // prettier-ignore

  it('is to the authority all that was submitted, and to the staff what was published last, whatever is done in whatever order', async () => {
    const done = await walk(world, id, model.sectionIds[0]!)
    expect([...done].toSorted()).toEqual(['APPROVE', 'PUBLISH', 'REOPEN', 'RETURN', 'SUBMIT', 'WRITE'])
    expect(await does('principal', 'reopenQualityAnalysis', { qualityAnalysisId: unknown })).toBe('NOT_FOUND')
  })
})
