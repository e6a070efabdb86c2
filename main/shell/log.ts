import { join } from 'node:path'

import electronLog from 'electron-log/main'

/** What goes into the log: an event in our words, and ids or codes. Never a title, a comment or a name. */
export type Log = {
  readonly info: (event: string, details?: string) => void
  readonly warn: (event: string, details?: string) => void
  /** Of an error its kind, its code and where it came from; its message may quote people's words and is left out. */
  readonly error: (event: string, error: unknown) => void
  readonly path: string
}

const longestDetails = 2_000
/** The file starts over beyond this, with one older one kept. */
const largestFile = 1024 * 1024

/** A log file in the given folder; in development warnings also go to the terminal. */
export function openLog(folder: string, packaged: boolean): Log {
  const path = join(folder, 'main.log')
  electronLog.transports.file.resolvePathFn = () => path
  electronLog.transports.file.maxSize = largestFile
  electronLog.transports.file.level = 'info'
  electronLog.transports.console.level = packaged ? false : 'warn'
  electronLog.transports.ipc.level = false
  return {
    info: (event, details) => electronLog.info(line(event, details)),
    warn: (event, details) => electronLog.warn(line(event, details)),
    error: (event, error) => electronLog.error(line(event, describeError(error))),
    path
  }
}

function line(event: string, details = ''): string {
  return `${event} ${details.slice(0, longestDetails)}`.trimEnd()
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frames = (error.stack ?? '').split('\n').filter((frame) => frame.trimStart().startsWith('at '))
  return [`${error.name}${code}`, ...frames].join('\n')
}
