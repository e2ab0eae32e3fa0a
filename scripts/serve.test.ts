import { rm } from 'node:fs/promises'
import { afterEach, expect, inject, it, vi } from 'vitest'
import { newCallKeys } from '../subgraphs/shared/call-token.ts'
import { newDemoDatabase } from './testing.database.ts'
import { ask, expectRefused, newFolder, type Started, start, stop, stopAll } from './testing.process.ts'

vi.setConfig({ testTimeout: 90_000 })
afterEach(stopAll)

const johan = { viewer: { person: { displayName: 'Johan Lindqvist' } } }

it('An installation of five processes answers across them, and goes on when one is killed', async () => {
  const { url: DATABASE_URL } = await newDemoDatabase(inject('adminUrl'))
  const { privateKey, publicKey } = await newCallKeys()
  const keys = { CALL_PUBLIC_KEY: JSON.stringify(publicKey) }
  const [identity, governance, administration, pedagogy] = ['identity', 'governance', 'administration', 'pedagogy'].map((name) =>
    start({ DATABASE_URL, ...keys }, 'serve.ts', name),
  ) as [Started, Started, Started, Started]
  const addresses = {
    IDENTITY_URL: await identity.url,
    GOVERNANCE_URL: await governance.url,
    ADMINISTRATION_URL: await administration.url,
    PEDAGOGY_URL: await pedagogy.url,
  }
  const gateway = start(
    { DATABASE_URL, CALL_PRIVATE_KEY: JSON.stringify(privateKey), DEV_PERSONAS: 'true', ...addresses },
    'serve.ts',
    'gateway',
  )
  const query = '{ viewer { person { displayName } } kpi(code: "skolverket.year9.meritValue") { unitOfMeasure } }'
  expect(await ask(await gateway.url, 'teacher', query)).toMatchObject({
    errors: [],
    data: { ...johan, kpi: { unitOfMeasure: 'POANG' } },
  })
  await stop(governance, 'SIGKILL')
  const { data, errors } = await ask(await gateway.url, 'teacher', query)
  expect(data).toEqual({ ...johan, kpi: null })
  expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
  expect(gateway.err()).toContain(errors[0]!.extensions['errorId'])
  expect(await Promise.all([stop(gateway), stop(identity), stop(administration), stop(pedagogy)])).toEqual([0, 0, 0, 0])
})

it('A part that lacks what it needs says what to set', async () => {
  const { url: DATABASE_URL } = await newDemoDatabase(inject('adminUrl'))
  await Promise.all([
    expectRefused(start({ DATABASE_URL }, 'serve.ts', 'gateway'), /^Set CALL_PRIVATE_KEY to an Ed25519 JWK/),
    expectRefused(start({ DATABASE_URL }, 'serve.ts', 'identity'), /^Set CALL_PUBLIC_KEY to the public half/),
    expectRefused(
      start({ DATABASE_URL }, 'serve.ts', 'communication'),
      /^Say which part to serve: npm run serve -- gateway\|identity\|governance\|administration\|pedagogy$/m,
    ),
  ])
})

it('A command that needs the tables says how to make them', async () => {
  const folder = await newFolder()
  await expectRefused(start({ DATA_DIR: folder }, 'serve.ts', 'identity'), /run npm run migrate\. Found:\n {2}it is empty$/m)
  await rm(folder, { recursive: true })
})
