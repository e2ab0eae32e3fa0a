import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { syllabusId } from '../../administration/grading/grading.syllabuses.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { askPast, pastTheRules } from '../pedagogy.testing.ts'
import { item } from '../assessment/assessment.testing.ts'
import { contentItemId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { alva, elin, johan, sara } from '../talk_round/talk.testing.ts'

const ekhamra = unitId('ekhamraskolan')
type Assurance = 'LOW' | 'SUBSTANTIAL'

describe('A portfolio', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => void (await world.sql`delete from pedagogy.portfolio_entry`))
  afterAll(() => world.stop())

  const entry = { studentId: alva, title: 'Min berättelse', text: 'Jag skrev den själv.', occurredOn: '2026-11-10' }
  const add = (persona: string, more: object = {}, assurance: Assurance = 'SUBSTANTIAL') =>
    act(world, persona, 'addPortfolioEntry', { ...entry, ...more }, 'entry { id isByPupil version }', { assurance })
  const added = async (persona: string, more: object = {}) => (await add(persona, more)).data.addPortfolioEntry.entry.id as string
  const keep = (persona: string, name: string, entryId: string, expectedVersion: number) =>
    did(world, persona, `${name}PortfolioEntry`, { entryId, expectedVersion })
  const titles = async (persona: string, pupil = alva, assurance: Assurance = 'SUBSTANTIAL') => {
    const asked = `{ person(id: "${pupil}") { portfolio { edges { node { title text linkUrl } } } } }`
    const { data, errors } = await world.ask(persona, asked, { assurance })
    if (errors[0]) return errors[0].extensions.code
    return data.person?.portfolio?.edges.map((edge: { node: { title: string } }) => edge.node.title) ?? null
  }
  const readers = async () => {
    const found = []
    for (const persona of everyone) {
      const seen = await titles(persona)
      if (Array.isArray(seen) && seen.length > 0) found.push(persona)
    }
    return found
  }
  const school = ['principal', 'teacher', 'mentor']
  const home = ['guardian', 'guardian-other-parent', 'pupil']

  it('shows what the pupil adds to the pupil alone, until they share it and once they share it no more', async () => {
    const entryId = await added('pupil')
    expect(await readers()).toEqual(['pupil'])
    expect(await keep('guardian', 'share', entryId, 1)).toBe('NOT_FOUND')
    expect(await keep('pupil', 'unshare', entryId, 1)).toBe('NOT_SHARED')
    expect(await keep('pupil', 'share', entryId, 1)).toBe('DONE')
    expect(await readers()).toEqual([...school, ...home])
    expect(await keep('mentor', 'unshare', entryId, 2)).toBe('FORBIDDEN')
    expect(await keep('pupil', 'share', entryId, 2)).toBe('SHARED')
    expect(await keep('pupil', 'unshare', entryId, 1)).toBe('CONFLICT')
    expect(await keep('pupil', 'unshare', entryId, 2)).toBe('DONE')
    expect(await readers()).toEqual(['pupil'])
    expect(await keep('pupil', 'withdraw', entryId, 3)).toBe('DONE')
    expect(await readers()).toEqual([])
    expect(await keep('pupil', 'share', entryId, 4)).toBe('NOT_FOUND')
  })

  it('shows what a teacher adds to the school, and to home once it is shared', async () => {
    const entryId = await added('teacher', {
      title: 'Procent',
      linkUrl: 'https://film.example/1',
      syllabusId: syllabusId('GRGRMAT01'),
    })
    expect(await readers()).toEqual(school)
    expect(await keep('principal', 'share', entryId, 1)).toBe('FORBIDDEN')
    expect(await keep('teacher', 'share', entryId, 1)).toBe('DONE')
    expect(await readers()).toEqual([...school, ...home])
    // The mentor of the pupil takes over what another has left.
    expect(await keep('mentor', 'withdraw', entryId, 2)).toBe('DONE')
    expect(await readers()).toEqual([])
  })

  it('is advised about where staff write it, and of what the pupil writes none is', async () => {
    const words = async (persona: string) => {
      const { data } = await act(world, persona, 'addPortfolioEntry', { ...entry, text: 'Alva är duktig.' }, 'entry { text }')
      expect(data.addPortfolioEntry.entry.text, persona).toBe('Alva är duktig.')
      const asked = `{ person(id: "${alva}") { portfolio { edges { node { warnings { word } } } } } }`
      return (await world.ask('teacher', asked)).data.person.portfolio.edges.map(({ node }: { node: object }) => node)
    }
    expect(await words('teacher')).toEqual([{ warnings: [{ word: 'duktig' }] }])
    await world.sql`delete from pedagogy.portfolio_entry`
    await words('pupil')
    await world.sql`update pedagogy.portfolio_entry set shared_at = now()`
    const asked = `{ person(id: "${alva}") { portfolio { edges { node { warnings { word } } } } } }`
    expect((await world.ask('teacher', asked)).data.person.portfolio.edges).toEqual([{ node: { warnings: [] } }])
    expect((await world.ask('guardian', asked)).errors[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it('points at what was taught, of one version, and at a file kept elsewhere', async () => {
    const [maths, swedish] = [item(1), contentItemId(syllabusVersionId('GRGRSVE01', 'LGR22', 1), 'SV-7-9-1')]
    const code = async (more: object) => verdict(await add('pupil', more))
    expect(await code({ contentItemIds: [maths, swedish] })).toBe('CONTENT_INVALID')
    expect(await code({ contentItemIds: [maths, unknown] })).toBe('CONTENT_INVALID')
    expect(await code({ contentItemIds: ['x'] })).toBe('CONTENT_INVALID')
    expect(await code({ fileReference: 'en fil' })).toBe('REFERENCE_INVALID')
    const entryId = await added('pupil', { contentItemIds: [item(2), maths, maths], fileReference: 'sharepoint:17' })
    const asked = `{ person(id: "${alva}") { portfolio { edges { node { fileReference contentItems { id } } } } } }`
    const seen = async (persona: string) => (await world.ask(persona, asked)).data.person.portfolio.edges
    expect(await seen('pupil')).toEqual([
      { node: { fileReference: 'sharepoint:17', contentItems: [{ id: maths }, { id: item(2) }] } },
    ])
    const count = (who: string) => askPast(world, id(who), 'select count(*)::int from pedagogy.portfolio_item')
    expect([await count('Johan Lindqvist'), await count('Jenny Bergström'), await count('Alva Bergström')]).toEqual([
      [[0]],
      [[0]],
      [[2]],
    ])
    const attack = (who: string, content: string) =>
      pastTheRules(world, id(who), (tx) => tx`insert into pedagogy.portfolio_item select id, ${content}::uuid, syllabus_version_id, student_id
        from pedagogy.portfolio_entry where id = ${entryId}`) // prettier-ignore
    // Not afterwards, not by another, and of no other version.
    await world.sql`update pedagogy.portfolio_entry set shared_at = now()`
    for (const who of ['Johan Lindqvist', 'Jenny Bergström'])
      await expect(attack(who, item(3)), who).rejects.toThrow('row-level security')
    await world.sql`update pedagogy.portfolio_entry set modified_at = '2026-11-22T11:00:00Z'`
    await expect(attack('Alva Bergström', swedish)).rejects.toThrow('portfolio_item_content_item_fk')
    await world.sql`update pedagogy.portfolio_entry set version = 2`
    await expect(attack('Alva Bergström', item(3))).rejects.toThrow('row-level security')
    await world.sql`delete from pedagogy.portfolio_item`
  })

  it('names its subject, is paged, and its reads are noted', async () => {
    for (const day of ['2026-10-01', '2026-10-03', '2026-10-02'])
      await added('pupil', { title: day, occurredOn: day, syllabusId: syllabusId('GRGRMAT01') })
    const page = async (after: string | null) =>
      (await world.ask('pupil', `query ($after: String) { person(id: "${alva}") { portfolio(first: 2, after: $after) {
        edges { node { title syllabus { subjectName } } } pageInfo { hasNextPage endCursor } } } }`, { variables: { after } })).data.person.portfolio // prettier-ignore
    const first = await page(null)
    expect(first.edges[0].node).toEqual({ title: '2026-10-03', syllabus: { subjectName: 'Matematik' } })
    expect(first.pageInfo.hasNextPage).toBe(true)
    expect((await page(first.pageInfo.endCursor)).edges).toMatchObject([{ node: { title: '2026-10-01' } }])
    const noted =
      await world.sql`select distinct field from identity.read_event where subject_id = ${alva} and field like 'PortfolioEntry%'`
    expect(noted.map((row) => row['field'])).toEqual(expect.arrayContaining(['PortfolioEntry.title!', 'PortfolioEntry.text!']))
  })

  it('tells nobody by the log of reads of what is not shared', async () => {
    await world.sql`truncate identity.read_event`
    const told = async (persona: string) => {
      const { data } = await world.ask(persona, `{ person(id: "${alva}") { readEvents(filter: { isOwnExcluded: false }) { edges { node { fields } } } } }`)
      return data.person.readEvents.edges.flatMap(({ node }: any) => node.fields).filter((field: string) => field.startsWith('PortfolioEntry'))
    }
    const entryId = await added('teacher')
    await titles('mentor')
    for (const persona of home) expect(await told(persona), persona).toEqual([])
    await keep('teacher', 'share', entryId, 1)
    await titles('mentor')
    expect(await told('guardian')).toEqual(['PortfolioEntry.title', 'PortfolioEntry.text'])
  }) // prettier-ignore

  it('is kept where it was written: who mentors the pupil elsewhere neither reads nor shares what is not shared', async () => {
    const [entryId, shared, bjork] = [crypto.randomUUID(), crypto.randomUUID(), unitId('bjorkskolan')]
    for (const [key, at] of [[entryId, null], [shared, '2026-02-01T10:00Z']] as const)
      await world.sql`insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, occurred_on, shared_at)
        values (${key}, ${alva}, ${bjork}, ${id('Lena Forsberg')}, false, ${at ? 'Delat' : 'Inte delat'}, '2026-01-01', ${at})`
    expect([await titles('mentor'), await titles('pupil'), await keep('mentor', 'share', entryId, 1), await keep('mentor', 'withdraw', shared, 1)]).toEqual([['Delat'], ['Delat'], 'NOT_FOUND', 'FORBIDDEN'])
    const past = (statement: string, assurance: 'LOW' | 'HIGH' = 'HIGH') => pastTheRules(world, sara, async (tx) => (await tx.unsafe(statement)).count, { assurance }).catch(({ code }) => code as string)
    const select = 'select from pedagogy.portfolio_entry'
    expect([await past(select), await past('update pedagogy.portfolio_entry set withdrawn_at = now(), shared_at = null'), await past(select, 'LOW')]).toEqual([1, 0, 0])
    const [enrolment] = await world.sql`insert into identity.enrolment select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', ${bjork}::text))).*
      from identity.enrolment e where e.pupil_id = ${alva} and e.organisation_id = ${ekhamra} limit 1 returning id`
    const insert = `insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, occurred_on) values (gen_random_uuid(), '${alva}', '${bjork}', '${sara}', false, 'x', '2026-11-01')`
    const answers = [verdict(await add('mentor', { organisationId: bjork })), await past(insert), await past(insert.replace(bjork, ekhamra)), verdict(await add('mentor', { organisationId: ekhamra }))]
    await world.sql`delete from identity.enrolment where id = ${enrolment!['id']}`
    expect(answers).toEqual(['FORBIDDEN', '42501', 1, 'DONE'])
  }) // prettier-ignore

  it('is added to by everybody exactly where it is permitted', async () => {
    for (const persona of everyone) {
      const asked = `{ person(id: "${alva}") { permittedPortfolioActions } }`
      const may = ((await world.ask(persona, asked)).data?.person?.permittedPortfolioActions ?? []).length > 0
      expect(may, persona).toBe(['teacher', 'mentor', 'pupil'].includes(persona))
      expect(verdict(await add(persona)) === 'DONE', persona).toBe(may)
    }
    expect(verdict(await add('pupil', {}, 'LOW'))).toBe('STEP_UP_REQUIRED')
    expect([await titles('pupil', alva, 'LOW'), await titles('guardian', alva, 'LOW')]).toEqual(['STEP_UP_REQUIRED', 'STEP_UP_REQUIRED']) // prettier-ignore
    for (const persona of ['counsellor', 'school-admin', 'authority-admin', 'step-parent'])
      expect(await titles(persona), persona).toBe('FORBIDDEN')
  })

  it.each([
    [{ studentId: unknown }, 'NOT_FOUND'],
    [{ studentId: id('Nils Bergström') }, 'NOT_FOUND'],
    [{ organisationId: unitId('bjorkskolan') }, 'NOT_ENROLLED'],
    [{ title: '' }, 'NAME_INVALID'],
    [{ text: ' ' }, 'TEXT_INVALID'],
    [{ linkUrl: 'http://film.example' }, 'LINK_INVALID'],
    [{ syllabusId: unknown }, 'SYLLABUS_NOT_FOUND'],
    [{ syllabusId: 'x' }, 'SYLLABUS_NOT_FOUND'],
    [{ occurredOn: '2026-11-23' }, 'DATE_INVALID'],
  ])('with %j is not added to: %s', async (more, code) => expect(verdict(await add('teacher', more))).toBe(code))

  it('of one’s own child is somebody else’s, and another system’s where that is master', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values (gen_random_uuid(), ${alva}, ${johan}, 'VARDNADSHAVARE', '2014-01-01', '2020-01-01')`
    await added('mentor')
    expect([verdict(await add('teacher')), await titles('teacher')]).toEqual(['OWN_CHILD', []])
    await world.sql`delete from identity.responsible where person_id = ${johan}`
    const master = await world.sql`update identity.master_system set domain = 'GRADES' where domain = 'PLANS' and organisation_id = ${ekhamra} returning id` // prettier-ignore
    expect(verdict(await add('teacher'))).toBe('MASTERED_ELSEWHERE')
    await world.sql`update identity.master_system set domain = 'PLANS' where id = ${master[0]!['id']}`
  })

  it('is kept by the rows, whatever a rule lets through', async () => {
    const own = await added('pupil')
    const protectedOne = await added('teacher', { studentId: elin })
    const seen = (name: string) => askPast(world, id(name), 'select id from pedagogy.portfolio_entry')
    expect(await seen('Alva Bergström')).toEqual([[own]])
    for (const name of ['Johan Lindqvist', 'Sara Holmgren', 'Anders Hellström'])
      expect(await seen(name), name).toEqual([[protectedOne]])
    for (const name of [
      'Jenny Bergström',
      'Elin Strand',
      'Katarina Strand',
      'Peter Lund',
      'Göran Åkesson',
      'Nadia Rahimi',
      'Lena Forsberg',
      'Petra Sandström',
      'Monica Berglund',
      'Maria Söderberg',
      'David Nyberg',
      'Robert Sjögren',
    ])
      // prettier-ignore
      expect(await seen(name), name).toEqual([])
    await keep('teacher', 'share', protectedOne, 1)
    for (const name of ['Elin Strand', 'Katarina Strand']) expect(await seen(name), name).toEqual([[protectedOne]])
    expect(await seen('Peter Lund')).toEqual([])
    const tries = (name: string, statement: string) =>
      pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count).catch(({ code }) => code as string)
    const share = 'update pedagogy.portfolio_entry set shared_at = now()'
    expect(await tries('Katarina Strand', share)).toBe(0)
    expect(await tries('Anders Hellström', share)).toBe(0)
    expect(await tries('Sara Holmgren', `${share}, title = 'x'`)).toBe('42501')
    const insert = (
      by: string,
      isByPupil: boolean,
    ) => `insert into pedagogy.portfolio_entry (id, student_id, organisation_id, author_id, is_by_pupil, title, occurred_on)
      values (gen_random_uuid(), '${alva}', '${ekhamra}', '${by}', ${isByPupil}, 'x', '2026-11-01')`
    expect(await tries('Johan Lindqvist', insert(alva, true))).toBe('42501')
    expect(await tries('Johan Lindqvist', insert(sara, false))).toBe('42501')
    expect(await tries('Jenny Bergström', insert(id('Jenny Bergström'), false))).toBe('42501')
    expect(await tries('Alva Bergström', insert(alva, true))).toBe(1)
  })
})
