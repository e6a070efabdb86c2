import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'

/** Where a device may be reached. `host` is a name or an address without brackets. */
export type Address = { readonly host: string; readonly port: number }

/** [A5] `host:port`, `address:port` or `[v6 address]:port`, as a person types it; the failure is a sentence. */
export function parseAddress(text: string): Result<Address, string> {
  return readAddress(text, 1)
}

/** An address to listen at, where port 0 is any. */
export function parseListenAddress(text: string): Result<Address, string> {
  return readAddress(text, 0)
}

function readAddress(text: string, leastPort: number): Result<Address, string> {
  const [, inBrackets, bare, port] =
    /^\s*(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9._-]{1,253})):(\d{1,5})\s*$/.exec(text) ?? []
  const host = inBrackets ?? bare
  const number = Number(port)
  if (host === undefined) return fail('An address looks like 192.168.1.20:4400 or laptop.local:4400.')
  if (number < leastPort || number > 65_535) return fail('A port is a number from 1 to 65535.')
  return succeed({ host, port: number })
}
