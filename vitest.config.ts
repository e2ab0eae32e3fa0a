import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Without it vitest loads a second copy of graphql, and the two refuse each other's schemas.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['scripts/testing.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { APOLLO_TELEMETRY_DISABLED: '1' },
    // Every core: vitest leaves one idle, and PostgreSQL waits for us as often as we for it.
    maxWorkers: availableParallelism(),
    // No module here keeps anything of a request, so files of one worker share what they have loaded: half a second each.
    isolate: false,
  },
})
