import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem, seedWork } from '../../scripts/database.ts'
import { today } from '../../scripts/testing.database.ts'
import { openWorld, type World } from '../../scripts/testing.ts'
import { findBrowser, openBrowser } from './browser.ts'
import { readExamples } from './examples.ts'

const hasBrowser = findBrowser() !== undefined
if (!hasBrowser) console.warn('No Chromium or Chrome on this machine: GraphiQL on the demo municipality is skipped in a browser.')

let world: World
beforeAll(async () => {
  world = await openWorld()
  await asSystem(world.database.url, ['identity', 'administration', 'pedagogy', 'governance'], (_, as) => seedWork(as, today))
})
afterAll(() => world.stop())

describe('The examples of GraphiQL', async () => {
  const examples = await readExamples()
  const run = async (id: string) => {
    const { persona, assurance, query, variables } = examples.find((one) => one.id === id)!
    return world.ask(persona, query, { assurance, variables })
  }

  it.each(examples)('$id runs as $persona and shows data', async ({ id }) => {
    const { status, data, errors } = await run(id)
    expect(status).toBe(200)
    const shown = JSON.stringify(data)
    expect(shown.length).toBeGreaterThan(200)
    expect(shown).not.toContain('"userErrors":[{')
    // Of the teacher's classes the numbers are refused, on purpose.
    expect(errors.filter(({ extensions }) => id !== 'class' || extensions.code !== 'FORBIDDEN')).toEqual([])
  })

  it('show the mother what the school administrator read in another', async () => {
    await run('pupil')
    const { data } = await run('seen')
    const [alva] = data.viewer.person.responsibleFor
    const readers = alva.pupil.readEvents.edges.map(({ node }: any) => node.reader.name)
    expect(readers).toContain('Monica Berglund')
  })

  it.each([
    ['class-knowledge', '"levelLabel":"'],
    ['class-knowledge', 'Vi vill tala om stödet i matematik.'],
    ['teaching-plans', 'Ritningar'],
    ['syllabus', 'Potenser'],
    ['wording', 'Hugos'],
    ['support', 'Räkna säkert med bråk.'],
    ['school-work', 'Längre tid på prov.'],
    ['talks', 'BOOK_TALK'],
    ['talks', 'Räkna och dela upp tal'],
    ['my-work', 'Skiss till ett torn'],
    ['overview', 'Läsårsanalys 2025/26'],
    ['quality', 'Screening i matematik'],
    ['plans', 'Läxhjälp två eftermiddagar'],
  ])('%s shows what the schools have done: %s', async (id, shown) =>
    expect(JSON.stringify((await run(id)).data)).toContain(shown),
  )

  it('show classes of the day they name', async () => {
    const { data } = await run('past-class')
    const [{ organisation }] = data.viewer.roles
    const members = organisation.groups.edges.flatMap(({ node }: any) => node.memberships)
    expect(members.length).toBeGreaterThan(20)
    expect(members.filter(({ startDate }: any) => startDate > '2026-05-04')).toEqual([])
  })
})

describe.skipIf(!hasBrowser)('GraphiQL on the demo municipality', () => {
  let browser: Browser
  beforeAll(async () => void (browser = (await openBrowser())!))
  afterAll(() => browser.close())

  it('lets Alva ask about herself, and nothing leaves the machine', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    const home = new URL('/graphiql', world.url)
    await page.goto(home.href)
    await page.getByLabel('Example').selectOption('About me')
    await page.locator('#status', { hasText: 'Alva Bergström' }).waitFor()
    await page.getByRole('button', { name: 'Execute query' }).click()
    const shown = "document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()"
    await expect.poll(() => page.evaluate(shown), { timeout: 20_000 }).toContain('"displayName": "Alva Bergström"')
    if (process.env['SCREENSHOT']) await page.screenshot({ path: process.env['SCREENSHOT'] })
    expect(requested.filter((url) => !url.startsWith(home.origin) && !url.startsWith('data:'))).toEqual([])
    await page.close()
  })
})
