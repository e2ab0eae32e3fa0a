import { parseArgs } from 'node:util'
import { periodOf } from '../subgraphs/governance/period/period.rules.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { checkDatabase, openDatabase } from './database.ts'
import { rebuildFacts, rebuildKnowledgeFacts } from './facts.rebuild.ts'
import { absenceOfTerm, staffingOf, supportOfTerm } from './facts.terms.ts'
import { bar } from './progress.ts'
import { command } from './terminal.ts'

const usage = `Bring the facts for statistics in line with the locked grades and the written assessments:
  npm run facts -- rebuild
Tell of the absence or the support of a term, or of how many pupils and staff there were on a day:
  npm run facts -- absence 2026/27 HT
  npm run facts -- support 2026/27 HT
  npm run facts -- staffing 2026-10-15`

/** What to run for the words after the first; words that are none of its own are refused before anything is opened. */
type Telling = (words: readonly string[]) => (url: string) => Promise<number>

const ofTerm =
  (tell: typeof absenceOfTerm): Telling =>
  ([academicYear = '', semester = '', ...rest]) => {
    const [, from, until] = /^\d\d(\d\d)\/(\d\d)$/.exec(academicYear) ?? []
    const isYear = from !== undefined && (Number(from) + 1) % 100 === Number(until)
    if (!isYear || !['HT', 'VT'].includes(semester) || rest.length > 0) throw new UserError(usage)
    return (url) => {
      const { begin, end } = bar('units')
      return tell(url, { academicYear, semester }, systemClock(), begin).finally(end)
    }
  }

const rebuild: Telling = (rest) => {
  if (rest.length > 0) throw new UserError(usage)
  return async (url) => {
    const { begin, end } = bar('pupils')
    return (await rebuildFacts(url, begin).finally(end)) + (await rebuildKnowledgeFacts(url))
  }
}

const staffing: Telling = ([day = '', ...rest]) => {
  if (periodOf(day)?.kind !== 'DAY' || rest.length > 0) throw new UserError(usage)
  return (url) => staffingOf(url, day, systemClock())
}

const facts = new Map<string | undefined, Telling>([
  ['rebuild', rebuild],
  ['absence', ofTerm(absenceOfTerm)],
  ['support', ofTerm(supportOfTerm)],
  ['staffing', staffing],
])

function words(): string[] {
  try {
    return parseArgs({ options: {}, allowPositionals: true }).positionals
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${usage}`)
  }
}

await command(async ({ config, step, onEnd }) => {
  const [word, ...rest] = words()
  const tell = facts.get(word)?.(rest)
  if (!tell) throw new UserError(usage)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  await step(
    'facts',
    () => tell(database.url),
    (changed) => (changed === 0 ? 'all is told, nothing changed' : `${changed.toLocaleString('en')} facts written`),
  )
})
