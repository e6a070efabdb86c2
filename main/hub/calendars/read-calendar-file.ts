import { open } from 'node:fs/promises'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { errorCode } from '../store/store-error.ts'

import { largestCalendar } from './fetch-calendar.ts'
import type { FetchedCalendar } from './fetch-calendar.ts'

/** [FD5] Reads a calendar from this machine's disk, unless it is what `tag` stood for. The failure is a sentence. Never rejects. */
export async function readCalendarFile(path: string, tag: string | null): Promise<Result<FetchedCalendar, string>> {
  try {
    const file = await open(path, 'r')
    try {
      const { size, mtimeMs } = await file.stat()
      const found = `${mtimeMs} ${size}`
      if (found === tag) return succeed(null)
      if (size > largestCalendar) return fail('It is larger than 5 MiB.')
      const bytes = Buffer.alloc(size)
      const { bytesRead } = await file.read(bytes, 0, size, 0)
      return succeed({ text: new TextDecoder().decode(bytes.subarray(0, bytesRead)), tag: found })
    } finally {
      await file.close()
    }
  } catch (error) {
    return fail(errorCode(error) === 'ENOENT' ? 'The file is not there.' : 'The file could not be read.')
  }
}
