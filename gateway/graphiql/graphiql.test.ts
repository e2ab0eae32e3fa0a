import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { extname } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, openBrowser } from './browser.ts'
import { parseExample, readExamples } from './examples.ts'
import { startStub, stubSchema, type Stub } from './graphiql.stub.ts'

const hasBrowser = findBrowser() !== undefined
if (!hasBrowser) console.warn('No Chromium or Chrome on this machine: the GraphiQL stories in a browser are skipped.')

let stub: Stub
beforeEach(async () => {
  stub = await startStub()
})
afterEach(() => stub.app.close())

describe('what is served', () => {
  it('is a page that may run only our own scripts and talk only to our own origin', async () => {
    const { statusCode, headers, body } = await stub.app.inject('/graphiql')
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    const policy = String(headers['content-security-policy']).split('; ')
    const closed = ['default-src', 'frame-ancestors', 'base-uri', 'form-action'].map((directive) => `${directive} 'none'`)
    expect(policy).toEqual(expect.arrayContaining([...closed, "script-src 'self'", "connect-src 'self'"]))
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//)
  })

  const kinds: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }
  const scripts = ['react.js', 'react-dom.js', 'graphiql.js', 'page.js', 'page.session.js', 'page.answer.js']
  const files = [...scripts, 'graphiql.css', 'page.css', 'examples.json']
  it.each(files)('includes %s, which need not be fetched twice', async (file) => {
    const url = `/graphiql/${file}`
    const first = await stub.app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
    expect([first.statusCode, first.headers['content-type']]).toEqual([200, `${kinds[extname(file)]}; charset=utf-8`])
    expect(first.headers['content-encoding']).toBe('gzip')
    const again = await stub.app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  const outside = ['..', '../package.json', '%2e%2e%2fpackage.json', '..%5cpackage.json', 'nothing.js', 'graphiql.ts']
  it.each([...outside, 'examples/me.graphql'])('never includes %s', async (path) => {
    // A raw path: fetch would resolve the dots before the server saw them.
    const [answer] = (await once(get(stub.url, { path: `/graphiql/${path}` }), 'response')) as [IncomingMessage]
    answer.resume()
    expect(answer.statusCode).toBe(404)
  })
})

describe('the examples', () => {
  it('are each file there is, each valid against the API', async () => {
    const api = new URL('../../schema/api.graphql', import.meta.url)
    const schema = existsSync(api) ? buildSchema(readFileSync(api, 'utf8')) : stubSchema
    const examples = await readExamples()
    const files = readdirSync(new URL('./examples', import.meta.url))
    expect(examples.map(({ id }) => `${id}.graphql`).toSorted()).toEqual(files.toSorted())
    // The page opens the first one.
    expect(examples[0]).toMatchObject({ id: 'nacka', group: 'The municipality' })
    for (const { id, query } of examples) expect([id, validate(schema, parse(query))]).toEqual([id, []])
  })

  it('say for whom they are meant, over more than one line where they must', () => {
    const text =
      '# name: A\n# persona: pupil\n# assurance: LOW\n# description: One line\n#   and another.\n\n{ viewer { kind } }\n'
    const description = 'One line and another.'
    expect(parseExample('a', 'At home', text)).toMatchObject({
      group: 'At home',
      persona: 'pupil',
      assurance: 'LOW',
      description,
      variables: {},
    })
    expect(() => parseExample('a', 'At home', '{ viewer { kind } }')).toThrow('The example a.graphql has no "# assurance:" line.')
  })
})

describe.skipIf(!hasBrowser)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let page: Page
  let requested: string[]
  let problems: string[]

  beforeAll(async () => {
    browser = (await openBrowser()) as Browser
  }, 60_000)
  afterAll(() => browser.close())

  beforeEach(async () => {
    page = await browser.newPage()
    requested = []
    problems = []
    page.on('request', (request) => requested.push(request.url()))
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text())
    })
  })
  afterEach(async () => {
    const stored: unknown = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])')
    await page.close()
    expect(problems).toEqual([])
    expect(stored).toBe('[{},{},""]')
    expect(requested.filter((url) => !url.startsWith('data:') && !url.startsWith(stub.url))).toEqual([])
  })

  const open = () => page.goto(`${stub.url}/graphiql`)
  const run = () => page.getByRole('button', { name: 'Execute query' }).click()
  const status = (text: string) => page.locator('#status', { hasText: text }).waitFor()
  // The editor draws only the lines in sight, so it is asked for the whole text.
  const shown = "document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()"
  const answer = (text: string) => expect.poll(() => page.evaluate(shown), { timeout: 20_000 }).toContain(text)
  const refusal = (text: string) => page.locator('.answer', { hasText: text }).waitFor()

  it('an analyst runs the first example at once', async () => {
    await open()
    await status('Signed in as Lena Holm. Analyst at the municipality of Nacka.')
    await run()
    await answer('FEWER_THAN_TEN')
    await refusal('Answered without errors.')
    expect(stub.languages.at(-1)).toBe('sv')
    await page.getByRole('button', { name: 'Open settings dialog' }).click()
    await page.getByRole('dialog').waitFor()
  })

  it('choosing an example signs in as the one it is meant for, and says once what was refused', async () => {
    await open()
    await status('Lena Holm')
    await page.getByLabel('Language').selectOption('English')
    await page.getByLabel('Example').selectOption('My classes')
    await run()
    await status('Signed in as Anna Berg. Teacher at Björkskolan.')
    await answer('Elsa Berg')
    await refusal('3 refusals. The rest of the answer stands.')
    await refusal('groups.memberships.person.civicNo')
    expect(await page.locator('.answer li').count()).toBe(1)
    expect(await page.getByLabel('Assurance').inputValue()).toBe('SUBSTANTIAL')
    expect(stub.languages.at(-1)).toBe('en')
  })

  it('each tab remembers who asked there', async () => {
    await open()
    await page.getByLabel('Example').selectOption('My classes')
    await status('Anna Berg')
    await page.getByLabel('Ask as').selectOption('guardian')
    await status('Omar Ali')
    await page.getByRole('tab', { name: 'MunicipalityFigures' }).click()
    await status('Lena Holm')
    await page.getByRole('tab', { name: 'MyClasses' }).click()
    await status('Omar Ali')
    expect(await page.getByLabel('Example').inputValue()).toBe('class')
  })

  it('a late answer never stands beside another name', async () => {
    await open()
    await status('Signed in as Lena Holm')
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/graphql', (route) => held.then(() => route.continue()))
    await run()
    await page.getByLabel('Example').selectOption('My classes')
    await status('Signed in as Anna Berg')
    const late = page.waitForResponse('**/graphql')
    release()
    await (await late).finished()
    await page.locator('.graphiql-spinner').waitFor({ state: 'detached' })
    expect(await page.evaluate(shown)).toBe('')
  })

  it('a keyboard gets out of the editor', async () => {
    await open()
    await page.getByLabel('Example').selectOption('About me')
    await page.locator('.graphiql-query-editor .CodeMirror').click()
    await page.keyboard.press('Escape')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain('Execute query')
  })

  it('a token that is no longer accepted is renewed, unseen', async () => {
    await open()
    await status('Signed in as')
    stub.tokens.clear()
    await run()
    await answer('Björkskolan')
  })

  it('without personas it asks for a token, and for nothing under /dev', async () => {
    await stub.app.close()
    stub = await startStub({ personas: false })
    stub.tokens.set('pasted', { persona: 'analyst', assurance: 'HIGH' })
    await open()
    await status('No token: paste one to ask')
    await page.getByLabel('Access token').fill('pasted')
    await page.getByLabel('Access token').press('Tab')
    await run()
    await answer('Björkskolan')
    expect(await page.getByLabel('Ask as').isVisible()).toBe(false)
    expect(requested.filter((url) => url.includes('/dev/'))).toEqual([])
  })
})
