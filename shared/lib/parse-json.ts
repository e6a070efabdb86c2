import { fail, succeed } from './result.ts'
import type { Result } from './result.ts'

/** The value that a JSON text holds, for whoever reads it on; the parser says only by throwing that a text is none. */
export function parseJson(text: string): Result<unknown, 'is no JSON'> {
  try {
    return succeed(JSON.parse(text) as unknown)
  } catch {
    return fail('is no JSON')
  }
}
