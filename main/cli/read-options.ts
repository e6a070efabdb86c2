import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** What `parseArgs` reads, or the sentence that it throws where an option is unknown or has no value. */
export function readOptions<Options>(read: () => Options): Result<Options, string> {
  try {
    return succeed(read())
  } catch (cause) {
    return fail(cause instanceof Error ? cause.message : String(cause))
  }
}
