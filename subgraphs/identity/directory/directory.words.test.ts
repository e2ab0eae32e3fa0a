import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { newDemoDatabase } from '../../../scripts/testing.database.ts'
import { openPool, type Pool } from '../../shared/database.ts'
import { wordsOf } from './directory.rules.ts'

let sql: Pool
beforeAll(async () => void (sql = openPool((await newDemoDatabase(inject('adminUrl'))).adminUrl, { max: 1 })))
afterAll(() => sql.end())

const letters = "abcdefåäöéèüñçøæłđšžÅÄÖÉØŁ'- ".split('')
const name = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((all) => all.join(''))

it('a name is found by its own words, and by no words with other Swedish letters', async () => {
  const names = fc.sample(name, 400).map((one) => one.normalize(one.length % 2 === 0 ? 'NFC' : 'NFD'))
  const persons = names.map((givenName) => ({ givenName, words: wordsOf(givenName) })).filter(({ words }) => words.length > 0)
  const rows = await sql<{ isFound: boolean; givenName: string }[]>`
    with made as (select r->>'givenName' as given_name, array(select jsonb_array_elements_text(r->'words')) as words
      from jsonb_array_elements(${sql.json(persons)}) r),
    kept as (insert into identity.person (id, given_name, family_name)
      select gen_random_uuid(), given_name, 'x' from made returning given_name, name_search)
    select k.given_name, k.name_search @@ to_tsquery('simple', array_to_string(array(select w || ':*' from unnest(m.words) w), ' & ')) as is_found
    from kept k join made m on m.given_name = k.given_name`
  expect(rows.filter(({ isFound }) => !isFound)).toEqual([])
  expect(rows.length).toBeGreaterThan(200)
})

it('keeps å, ä and ö, and takes the accents off all others', () => {
  expect(wordsOf('Åsa-Märta Öberg')).toEqual(['åsa', 'märta', 'öberg'])
  expect(wordsOf('Renée Kovač Đurić Łukasz Jørgensen')).toEqual(['renee', 'kovac', 'duric', 'lukasz', 'jörgensen'])
  expect(wordsOf('O’Connor d’Arc')).toEqual(['o', 'connor', 'd', 'arc'])
})
