import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import type { Subgraph } from '../subgraphs/shared/subgraph.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { folderOf, subgraphs } from '../subgraphs/subgraphs.ts'
import { printAccess } from './schema.access.ts'
import { printClasses } from './schema.classes.ts'
import { unannouncedChanges } from './schema.breaking.ts'
import { generateTypes } from './schema.codegen.ts'

const schemaFolder = fileURLToPath(new URL('../schema', import.meta.url))

/** Composes the supergraph that the gateway runs; throws with every reason why it cannot be composed. */
export function compose(parts: readonly Subgraph[]): { supergraph: string; api: GraphQLSchema } {
  const { supergraphSdl, errors } = composeServices(
    parts.map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}.invalid` })),
  )
  if (errors) throw new UserError(`The subgraphs do not compose:\n  ${errors.map(({ message }) => message).join('\n  ')}`)
  return { supergraph: supergraphSdl, api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema() }
}

/** Every generated file and what it should hold. */
export async function generated(): Promise<Map<string, string>> {
  const { supergraph, api } = compose(subgraphs)
  const files = new Map([
    [join(schemaFolder, 'supergraph.graphql'), supergraph],
    [join(schemaFolder, 'api.graphql'), `${printSchema(lexicographicSortSchema(api))}\n`],
    [join(schemaFolder, 'access.md'), printAccess(subgraphs)],
    [join(schemaFolder, 'classes.json'), printClasses(subgraphs)],
  ])
  for (const { name, typeDefs } of subgraphs) {
    const folder = folderOf(name)
    files.set(join(folder, `${name}.generated.ts`), await generateTypes(folder, name, typeDefs))
  }
  return files
}

const current = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const advice =
  'Keep what goes, mark it @deprecated with "Removal on YYYY-MM-DD", and remove it after that day.\n' +
  'Or say why it must break now: npm run schema -- --break "reason".'

/**
 * Writes what is generated from the subgraphs, or with `check` only says what is not fresh. A break of the contract needs a
 * reason, which is kept.
 */
export async function writeSchema({
  check,
  breaking,
  today,
}: {
  check: boolean
  breaking: string | undefined
  today: string
}): Promise<string> {
  mkdirSync(schemaFolder, { recursive: true })
  const files = await generated()
  const api = join(schemaFolder, 'api.graphql')
  const broken = unannouncedChanges(current(api), files.get(api)!, today)
  if (broken.length > 0 && !breaking) throw new UserError(`The contract would break:\n  ${broken.join('\n  ')}\n${advice}`)
  const stale = [...files].filter(([file, text]) => current(file) !== text)
  if (check && stale.length > 0)
    throw new UserError(`Not fresh: ${stale.map(([file]) => file).join(', ')}. Run npm run schema and commit the result.`)
  for (const [file, text] of stale) writeFileSync(file, text)
  if (broken.length > 0)
    appendFileSync(
      join(schemaFolder, 'BREAKING.md'),
      `- ${today}: ${breaking}\n${broken.map((line) => `  - ${line}\n`).join('')}`,
    )
  return stale.length === 0 ? 'schema: fresh' : `schema: wrote ${stale.length} files`
}
