import { createHash } from 'node:crypto'

/** [WF3] What a content is known by: SHA-256 in hexadecimal digits. */
export function hashOfContent(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
