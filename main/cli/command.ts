import type { Result } from '../../shared/lib/result.ts'
import type { Instant } from '../../shared/model/instant.ts'

/** What a command is given of the world. */
export type CommandContext = {
  /** The machine's clock, once. */
  readonly now: Instant
  /** The same moment in Unix milliseconds. */
  readonly milliseconds: number
  /** A fresh id each time. */
  readonly newId: () => string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly home: string
  /** IANA name of the zone that this machine's clock shows. */
  readonly timeZone: string
  /** The folder that the command runs in. */
  readonly folder: string
  /** What runs this command line again: a program and its first arguments. */
  readonly program: readonly string[]
  /** What git prints, run in `folder`; the failure is git's own sentence. */
  readonly git: (args: readonly string[]) => Promise<Result<string, string>>
  readonly readFile: (path: string) => Promise<Uint8Array>
  readonly readStandardInput: () => Promise<Uint8Array>
  /** Resolves when the person, or the system, asks the command to end; asked a second time the process ends at once. */
  readonly untilInterrupted: () => Promise<void>
  /** Results: standard output. */
  readonly write: (text: string) => void
  /** What went wrong, and what is worth knowing: standard error. */
  readonly tell: (text: string) => void
}

/** How a command ended, as the shell knows it. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Long names of options; `string` takes a value. */
export type CommandOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>

/** One word after `slipstream`. */
export type Command = {
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole of `slipstream COMMAND --help`. */
  readonly help: string
  /** Words that may stand first, where they are of a few; completion offers them. */
  readonly words: readonly string[]
  /** Its options, as `parseArgs` is told of them: what completion offers, and the help names. */
  readonly options: CommandOptions
  readonly run: (args: readonly string[], context: CommandContext) => Promise<ExitCode>
}
