import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'

import { readCalendarAddress } from './calendar-address.ts'

/** What a feed answered: null where nothing changed since the tag. */
export type FetchedCalendar = { readonly text: string; readonly tag: string | null } | null

/** [FD2] [FD5] Bytes: thousands of appointments with their texts. */
export const largestCalendar = 5 * 1024 * 1024
/** [FD2] */
const mostRedirects = 3
/** [FD2] Milliseconds for all of it. */
const patience = 20_000

/** [FD2] Reads a feed, unless it is what `tag` stood for. The failure is a sentence without the address, which is a secret. Never rejects. */
export async function fetchCalendar(address: URL, tag: string | null): Promise<Result<FetchedCalendar, string>> {
  const signal = AbortSignal.timeout(patience)
  try {
    let at = address
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const headers = { accept: 'text/calendar', ...(tag === null ? {} : { 'if-none-match': tag }) }
      const response = await fetch(at, { headers, redirect: 'manual', signal, credentials: 'omit' })
      const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
      if (target === null) return await contentOf(response)
      await response.body?.cancel()
      const next = URL.canParse(target, at.href) ? readCalendarAddress(new URL(target, at).href) : fail('')
      // What a server far away names on this machine is none of its business.
      if (!next.ok || (at.protocol === 'https:' && next.value.protocol !== 'https:'))
        return fail('It sends on to an address that is not read.')
      at = next.value
    }
    return fail(`It sends on more than ${mostRedirects} times.`)
  } catch {
    // Its message names the address: it is not passed on.
    return fail(signal.aborted ? `It did not answer within ${patience / 1000} seconds.` : 'It could not be reached.')
  }
}

async function contentOf(response: Response): Promise<Result<FetchedCalendar, string>> {
  if (response.status === 304) return succeed(null)
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    return fail(`It answered with ${response.status}.`)
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    // Leaving the loop closes the connection.
    if (size > largestCalendar) return fail('It is larger than 5 MiB.')
    parts.push(part)
  }
  return succeed({ text: new TextDecoder().decode(Buffer.concat(parts)), tag: response.headers.get('etag') })
}
