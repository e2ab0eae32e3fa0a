import { parseArgs } from 'node:util'
import { dayOf, systemClock } from '../subgraphs/shared/clock.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { migrateDatabase, openDatabase, seedDatabase } from './database.ts'
import { sayMunicipality, seedMunicipality } from './municipality/municipality.ts'
import { pupilsAsked } from './municipality/plan.ts'
import { bar } from './progress.ts'
import { command } from './terminal.ts'

const usage = 'Use it so: npm run seed [-- --pupils N]'

function asked(): number | null {
  try {
    const { pupils } = parseArgs({ options: { pupils: { type: 'string' } } }).values
    return pupils === undefined ? null : pupilsAsked(pupils)
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${(error as Error).message}\n${usage}`)
  }
}

await command(async ({ config, step, onEnd }) => {
  const pupils = asked()
  const today = dayOf(systemClock())
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step('migrations', () => migrateDatabase(database))
  await step(
    'demo',
    () => seedDatabase(database, today),
    (seeded) => (seeded ? 'Ekhamra kommun' : 'already there'),
  )
  if (pupils === null) return
  const progress = bar('lessons')
  const seed = () => seedMunicipality(database, { pupils, today }, progress.begin).finally(progress.end)
  await step('municipality', seed, sayMunicipality)
})
