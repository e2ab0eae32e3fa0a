import { parseArgs } from 'node:util'
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

const ofTerm =
  (tell: typeof absenceOfTerm) =>
  async (url: string, [academicYear = '', semester = '', ...rest]: string[]) => {
    const [, from, until] = /^\d\d(\d\d)\/(\d\d)$/.exec(academicYear) ?? []
    const isYear = from !== undefined && (Number(from) + 1) % 100 === Number(until)
    if (!isYear || !['HT', 'VT'].includes(semester) || rest.length > 0) throw new UserError(usage)
    const { begin, end } = bar('units')
    return tell(url, { academicYear, semester }, systemClock(), begin).finally(end)
  }

async function rebuild(url: string, rest: string[]): Promise<number> {
  if (rest.length > 0) throw new UserError(usage)
  const { begin, end } = bar('pupils')
  return (await rebuildFacts(url, begin).finally(end)) + (await rebuildKnowledgeFacts(url))
}

async function staffing(url: string, [day = '', ...rest]: string[]): Promise<number> {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day)
  if (!isDay || rest.length > 0) throw new UserError(usage)
  return staffingOf(url, day, systemClock())
}

const facts = new Map<string | undefined, (url: string, rest: string[]) => Promise<number>>([
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
  const tell = facts.get(word)
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
    () => tell(database.url, rest),
    (changed) => (changed === 0 ? 'all is told, nothing changed' : `${changed.toLocaleString('en')} facts written`),
  )
})
