import { dayOf, systemClock } from '../subgraphs/shared/clock.ts'
import { migrateDatabase, openDatabase, seedDatabase } from './database.ts'
import { command } from './terminal.ts'

await command(async ({ config, step, onEnd }) => {
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step('migrations', () => migrateDatabase(database))
  await step(
    'demo',
    () => seedDatabase(database, dayOf(systemClock())),
    (seeded) => (seeded ? 'Ekhamra kommun' : 'already there'),
  )
})
