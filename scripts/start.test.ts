import { execFileSync, spawn } from 'node:child_process'
import { chown, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ask, expectRefused, follow, isRoot, newFolder, root, start, stop, stopAll, tsx } from './testing.process.ts'

vi.setConfig({ testTimeout: 90_000 })
afterEach(stopAll)

const serverOf = async (folder: string) =>
  Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
/** One that has ended and nobody has reaped yet, as in some containers, is gone. */
const isAlive = async (pid: number) => {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return status !== '' && !/\) Z /.test(status)
}
const until = async (isSo: () => unknown) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}

const who = '{ viewer { person { displayName } } }'
const johan = { viewer: { person: { displayName: 'Johan Lindqvist' } } }

describe('An installation of one process', () => {
  let folder: string
  beforeAll(async () => void (folder = await newFolder()))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('says what it does, answers, keeps its data, and ends without a trace', async () => {
    const first = start({ DATA_DIR: folder })
    const url = await first.url
    const lines = first.out().trim().split('\n')
    const step = (name: string, said: string) => expect.stringMatching(new RegExp(`^${name} +\\d+\\.\\d\\d s  ${said}$`))
    expect(lines).toEqual([
      step('database', folder),
      step('migrations', '\\d+ applied'),
      step('demo', 'Ekhamra kommun'),
      step('graph', 'identity, governance, administration, pedagogy'),
      `Skolgraf ready at ${url}`,
    ])
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/)
    expect(await ask(url, 'teacher', who)).toMatchObject({ errors: [], data: johan })
    const { data } = await ask(
      url,
      'authority-admin',
      '{ organisations(filter: { schoolUnitCodes: ["99990003"] }) { edges { node { id version } } } }',
    )
    const { id, version } = data.organisations.edges[0].node
    await ask(
      url,
      'authority-admin',
      `mutation { correctOrganisationName(input: { organisationId: "${id}", displayName: "Ny skola", expectedVersion: ${version} }) { userErrors { code } } }`,
    )

    const taken = start({ DATA_DIR: folder, PORT: new URL(url).port })
    await expectRefused(taken, /^Port \d+ is taken\. Stop what uses it, or set PORT to another\.$/m)
    expect(await ask(url, 'teacher', who)).toMatchObject({ errors: [], data: johan })

    const server = await serverOf(folder)
    expect(await stop(first)).toBe(0)
    expect([first.err(), await isAlive(server)]).toEqual(['', false])

    const second = start({ DATA_DIR: folder })
    const answer = await ask(await second.url, 'teacher', `{ organisation(id: "${id}") { displayName } }`)
    expect(answer.data).toEqual({ organisation: { displayName: 'Ny skola' } })
    expect(second.out()).toMatch(/^migrations .* none to apply\ndemo .* already there$/m)
    expect(Number(/^database +([\d.]+)/m.exec(second.out())![1])).toBeLessThan(5)
    const again = await serverOf(folder)
    expect(await stop(second, 'SIGINT')).toBe(0)
    expect(await isAlive(again)).toBe(false)
  })

  it('that is stopped while it starts stops what it had started', async () => {
    const empty = await newFolder()
    const begun = start({ DATA_DIR: empty })
    const server = await until(() => serverOf(empty).catch(() => 0)).then(() => serverOf(empty))
    await expectRefused({ ...begun, ended: stop(begun) }, /^Stopped before it was done\.$/m)
    expect(await isAlive(server)).toBe(false)
    await rm(empty, { recursive: true })
  })

  it.skipIf(!isRoot)('runs as a user without rights, in a folder of its own', async () => {
    const own = await newFolder()
    const nobody = 65_534
    await chown(own, nobody, nobody)
    const become = ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups']
    const env = { PATH: process.env['PATH'], HOME: own, TMPDIR: own, DATA_DIR: join(own, 'data'), PORT: '0' }
    try {
      execFileSync('setpriv', [...become, 'test', '-r', tsx])
    } catch {
      return console.warn('Not tried: no setpriv here, or another user cannot read this checkout.')
    }
    const started = follow(
      spawn('setpriv', [...become, tsx, join(root, 'scripts/start.ts')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }),
    )
    expect(await ask(await started.url, 'teacher', who)).toMatchObject({ errors: [], data: johan })
    const server = await serverOf(join(own, 'data'))
    expect([await stop(started), await isAlive(server)]).toEqual([0, false])
    await rm(own, { recursive: true })
  })
})

describe('A start that cannot be says why, in a sentence', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://bob:hemligt@127.0.0.1:9/db' },
      /^Cannot use the database at 127\.0\.0\.1:9: .*correct DATABASE_URL\.$/m,
    ],
    [
      'a password that is not written as an address',
      { DATABASE_URL: 'postgres://bob:hemligt%@127.0.0.1:9/db' },
      /^DATABASE_URL cannot be read: .*%25\.$/m,
    ],
    [
      'a data folder that is a file',
      { DATA_DIR: fileURLToPath(import.meta.url) },
      /a file is in the way: .* set DATA_DIR to another folder\.$/m,
    ],
    [
      'settings that make no sense',
      { PORT: 'http', SEED: 'all', DEV_PERSONAS: 'true', NODE_ENV: 'production' },
      /^PORT is "http": .*\nSEED is "all": .*\nDEV_PERSONAS is "true" in production/m,
    ],
  ])('%s', async (_, env, message) => {
    const started = start(env)
    await expectRefused(started, message)
    expect(started.out() + started.err()).not.toMatch(/hemligt/)
  })
})
