import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'

/** Addresses of feeds are long where they carry a secret. */
const longest = 2_000
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** [FD1] The address of a calendar as a person types it: https, or http on this machine alone; `webcal` is https. The failure is a sentence. */
export function readCalendarAddress(text: string): Result<URL, string> {
  const spelled = text.trim().replace(/^webcals?:\/\//i, 'https://')
  if (spelled.length > longest) return fail(`An address has at most ${longest} characters.`)
  if (!URL.canParse(spelled)) return fail('This is no address of a calendar: it begins with https://.')
  const url = new URL(spelled)
  if (url.username !== '' || url.password !== '')
    return fail('An address with a name and a password in it is not read.')
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isOnThisMachine(url))) return succeed(url)
  return fail('A calendar is read over https://, or over http:// from this machine alone.')
}

/** [FD6] Whether asking there leaves this machine. */
export function isOnThisMachine({ hostname }: URL): boolean {
  return loopback.has(hostname)
}
