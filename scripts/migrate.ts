import { migrateDatabase, openDatabase } from './database.ts'
import { command } from './terminal.ts'

await command(async ({ config, step, onEnd }) => {
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await step(
    'migrations',
    () => migrateDatabase(database, console.log),
    ({ applied, rebuilt }) =>
      applied > 0 ? `${applied} applied` : rebuilt ? 'none to apply; row policies and grants written anew' : 'none to apply',
  )
})
