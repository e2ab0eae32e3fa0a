import { pino, type Logger } from 'pino'
import { type Report, withoutCivicNo } from './errors.ts'

// A database error may quote a row, and a row may hold a personal identity number or an address.
const describe = (error: unknown) => {
  const { name, code, message, stack } = (error ?? {}) as { name?: string; code?: string; message?: string; stack?: string }
  return { name, code, message: withoutCivicNo(message ?? String(error)), stack: stack && withoutCivicNo(stack) }
}

/** Logs as JSON lines on standard error: standard output is for what a command answers. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }))

/** Logs an error under the id its caller got. */
export const reportTo =
  (log: Logger): Report =>
  (error, errorId) =>
    log.error({ errorId, error: describe(error) }, 'a request failed')
