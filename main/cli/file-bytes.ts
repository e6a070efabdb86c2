import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

import type { CommandContext } from './command.ts'

/** What a file holds, or standard input where it is named `-`; the failure is the system's sentence. */
export async function fileBytes(file: string, context: CommandContext): Promise<Result<Uint8Array, string>> {
  try {
    return succeed(await (file === '-' ? context.readStandardInput() : context.readFile(file)))
  } catch (cause) {
    // Node says only by throwing that a file is not there or may not be read; its message names both.
    return fail(cause instanceof Error ? cause.message : String(cause))
  }
}
