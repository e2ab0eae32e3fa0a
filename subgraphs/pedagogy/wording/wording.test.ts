import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId, personId } from '../../identity/demo/keys.ts'
import { pastTheRules } from '../pedagogy.testing.ts'

const [alva, hugo, elin] = [personId('alva-bergstrom'), personId('hugo-persson'), personId('elin-strand')]
const [seven, nine] = [groupId('ekhamraskolan/7A'), groupId('ekhamraskolan/9A')]
const text = 'Alva är duktig men kommer alltid för sent. Hugos lösningar är bättre.'

describe('A text about a pupil', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const check = (persona: string, args: object, options = {}) =>
    world.ask(
      persona,
      `query ($text: String!, $locale: WordingLocale, $studentId: ID, $groupId: ID) {
        checkWording(text: $text, locale: $locale, studentId: $studentId, groupId: $groupId) {
          kind word position length advice student { id } } }`,
      { variables: { text, ...args }, ...options },
    )
  const words = async (persona: string, args: object) =>
    (await check(persona, args)).data.checkWording.map(({ word }: { word: string }) => word)

  it('is looked through for whoever teaches the pupil, with the names of the class', async () => {
    const { data } = await check('teacher', { studentId: alva }, { headers: { 'accept-language': 'sv' } })
    expect(data.checkWording).toMatchObject([
      { kind: 'VALUE_WORD', word: 'duktig', position: 8, length: 6, student: null },
      { kind: 'ABSOLUTE_WORD', word: 'alltid', position: 26 },
      { kind: 'ATTENDANCE_WORD', word: 'för sent', position: 33, length: 8 },
      { kind: 'OTHER_PUPIL', word: 'Hugos', position: 43, length: 5, student: { id: hugo } },
    ])
    expect(data.checkWording[0].advice).toContain('Beskriv vad eleven visar')
    const { data: english } = await check('teacher', { studentId: alva }, { headers: { 'accept-language': 'en' } })
    expect(english.checkWording[0].advice).toContain('Describe what the pupil shows')
    expect(await words('mentor', { groupId: seven, text: 'Som Elin' })).toEqual(['Elin'])
  })

  it('has no names for whoever does not teach or mentor them, and tells nobody that there are any', async () => {
    for (const persona of ['principal-other-school', 'substitute', 'special-educator', 'care-staff'])
      expect(await words(persona, { studentId: alva, groupId: seven }), persona).toEqual(['duktig', 'alltid', 'för sent'])
    // Johan teaches 7A, and nobody in 9A.
    expect(await words('teacher', { groupId: nine, text: 'Som Amina' })).toEqual([])
    expect(await words('teacher', { studentId: 'no id', text: 'Som Hugo' })).toEqual([])
    expect(await words('teacher', { text: 'Som Hugo' })).toEqual([])
  })

  it('is not looked through for those who write none', async () => {
    for (const persona of ['guardian', 'pupil', 'authority-admin', 'integrator', 'shared-preschool'])
      expect((await check(persona, {})).errors[0]?.extensions.code, persona).toBe('FORBIDDEN')
    expect((await check('teacher', { text: 'a'.repeat(4001) })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('leaves nothing behind: nothing is noted or kept', async () => {
    const kept = () =>
      world.sql`select (select count(*)::int from identity.read_event) as reads, (select count(*)::int from pedagogy.audit) as acts`
    const before = await kept()
    await check('teacher', { studentId: elin, text: 'Elin är lat' })
    expect(await kept()).toEqual(before)
  })

  it('brings no names past the rules of fields either', async () => {
    const names = (viewer: string) =>
      pastTheRules(
        world,
        viewer,
        (tx) =>
          tx<
            { given: string }[]
          >`select given_name as given from access.fellow_names(${[alva]}::uuid[], ${[seven, nine]}::uuid[])`,
      )
    expect((await names(personId('johan-lindqvist'))).map(({ given }) => given)).toEqual(expect.arrayContaining(['Hugo', 'Elin']))
    for (const who of ['jenny-bergstrom', 'nadia-rahimi', 'monica-berglund', 'lena-forsberg', 'alva-bergstrom', 'karin-nystrom'])
      expect(await names(personId(who)), who).toEqual([])
  })
})
