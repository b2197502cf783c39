// Writes log lines to standard error, one JSON object per line. Callers must not log query strings, texts of a workbook or names.
import type { LogLevel } from '../config.ts'

export interface Log {
  error(what: string, details: Readonly<Record<string, unknown>>, error?: unknown): void
  info(what: string, details?: Readonly<Record<string, unknown>>): void
}

const ORDER = { silent: 0, error: 1, info: 2 } as const

const toStandardError = (lines: string): void => void process.stderr.write(lines)

export function openLog(level: LogLevel, now: () => Date, write: (line: string) => void): Log {
  const line = (at: 'error' | 'info', what: string, details: Readonly<Record<string, unknown>>) => {
    if (ORDER[at] <= ORDER[level]) write(`${JSON.stringify({ at: now().toISOString(), level: at, what, ...details })}\n`)
  }
  return {
    error: (what, details, error) => line('error', what, error === undefined ? details : { ...details, stack: stackOf(error) }),
    info: (what, details = {}) => line('info', what, details),
  }
}

/** Writes the lines of one turn of the event loop together, after the responses that they are about; when the process exits, what is left. */
export function groupLines(write = toStandardError): (line: string) => void {
  let waiting = ''
  const flush = () => {
    const lines = waiting
    waiting = ''
    if (lines !== '') write(lines)
  }
  process.once('exit', flush)
  return (line) => {
    if (waiting === '') setImmediate(flush)
    waiting += line
  }
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? String(error)) : String(error))
