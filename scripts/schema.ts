import { parseArgs } from 'node:util'
import { dayOf, systemClock } from '../subgraphs/shared/clock.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { writeSchema } from './schema.generate.ts'

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, break: { type: 'string' } } })
  console.log(await writeSchema({ check: values.check, breaking: values.break, today: dayOf(systemClock()) }))
} catch (error) {
  const isMistake = error instanceof UserError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  console.error(isMistake ? (error as Error).message : error)
  process.exitCode = 1
}
