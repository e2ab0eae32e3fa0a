import { UserError } from '../subgraphs/shared/user-error.ts'
import { subgraphNames, subgraphs } from '../subgraphs/subgraphs.ts'
import { checkDatabase, openDatabase } from './database.ts'
import { remoteSubgraphs, runGateway, serveSubgraph } from './run.ts'
import { command } from './terminal.ts'

const parts = ['gateway', ...subgraphNames]

await command(async ({ config, report, step, onEnd, untilStopped }) => {
  const [part, ...rest] = process.argv.slice(2)
  if (!part || !parts.includes(part) || rest.length > 0)
    throw new UserError(`Say which part to serve: npm run serve -- ${parts.join('|')}`)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  const surroundings = { config, databaseUrl: database.url, report }
  const subgraph = subgraphs.find(({ name }) => name === part)
  const running = await (subgraph
    ? serveSubgraph(subgraph, surroundings)
    : runGateway(remoteSubgraphs(subgraphNames, surroundings), surroundings))
  onEnd(running.stop)
  console.log(`Skolgraf ${part} ready at ${running.url}`)
  await untilStopped()
})
