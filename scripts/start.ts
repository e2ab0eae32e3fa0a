import { dayOf, systemClock } from '../subgraphs/shared/clock.ts'
import { subgraphs } from '../subgraphs/subgraphs.ts'
import { checkDatabase, migrateDatabase, openDatabase, seedDatabase } from './database.ts'
import { runAll } from './run.ts'
import { command } from './terminal.ts'

await command(async ({ config, report, step, onEnd, untilStopped }) => {
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step(
    'migrations',
    () => migrateDatabase(database),
    ({ applied }) => (applied > 0 ? `${applied} applied` : 'none to apply'),
  )
  if (config.seed === 'demo') {
    await step(
      'demo',
      () => seedDatabase(database, dayOf(systemClock())),
      (seeded) => (seeded ? 'Ekhamra kommun' : 'already there'),
    )
  }
  const running = await step(
    'graph',
    async () => {
      await checkDatabase(database)
      return runAll(subgraphs, { config, databaseUrl: database.url, report })
    },
    () => subgraphs.map(({ name }) => name).join(', '),
  )
  onEnd(running.stop)
  console.log(`Skolgraf ready at ${running.url}`)
  await untilStopped()
})
