import { parseArgs } from 'node:util'
import { SingleBar, Presets } from 'cli-progress'
import { systemClock } from '../subgraphs/shared/clock.ts'
import type { Purged } from '../subgraphs/shared/personal-purge.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { checkDatabase, openDatabase } from './database.ts'
import { purgeAll, unknownConcepts } from './purge.all.ts'
import { command } from './terminal.ts'

function asked(): boolean {
  try {
    return parseArgs({ options: { 'dry-run': { type: 'boolean' } } }).values['dry-run'] ?? false
  } catch (error) {
    throw new UserError(`${(error as Error).message}\nErase what is past its time:\n  npm run purge [-- --dry-run]`)
  }
}

const number = (value: number) => value.toLocaleString('en')

function say(purged: readonly Purged[], isDryRun: boolean): string {
  if (purged.length === 0) return `nothing ${isDryRun ? 'would be' : 'was'} erased`
  const lines = purged.map(({ concept, action, count, ground }) => `  ${concept}: ${number(count)} (${action}) ${ground}`)
  return `${isDryRun ? 'would erase' : 'erased'}\n${lines.join('\n')}`
}

await command(async ({ config, step, onEnd }) => {
  const isDryRun = asked()
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  // Nothing on a pipe: logs are no place for it.
  const bar = new SingleBar({ noTTYOutput: false, clearOnComplete: true, format: '{value} rows' }, Presets.shades_classic)
  bar.start(0, 0)
  const onRows = (count: number) => bar.increment(count)
  const work = () => purgeAll(database.url, { now: systemClock(), isDryRun, onRows }).finally(() => bar.stop())
  await step('purge', work, (purged) => say(purged, isDryRun))
  const unknown = await unknownConcepts(database.url)
  if (unknown.length > 0)
    console.warn(`Retention rules for what no part of the system keeps: ${unknown.join(', ')}. Correct their concept.`)
})
