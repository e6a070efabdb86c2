import sodium from 'sodium-native'

import type { RandomBytes } from '../../../shared/lib/uuid-v7.ts'

/** Fresh bytes from the system. */
export const randomBytes: RandomBytes = (count) => {
  const bytes = new Uint8Array(count)
  sodium.randombytes_buf(bytes)
  return bytes
}
