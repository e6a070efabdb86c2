import type { Write } from '../intents/write.ts'

import { updateSize } from './update-size.ts'

/** [DOC10] A part stays well under the 256 KiB at which a frame is refused. */
const partBytes = 200 * 1024

/** The writes in order, cut into parts that each make an update of at most about 200 KiB; null if one alone is larger. */
export function splitWrites(writes: readonly Write[]): readonly (readonly Write[])[] | null {
  const parts: Write[][] = []
  let open: Write[] = []
  let size = 0
  for (const write of writes) {
    const bytes = updateSize(write)
    if (bytes > partBytes) return null
    if (size + bytes > partBytes) {
      parts.push(open)
      open = []
      size = 0
    }
    open.push(write)
    size += bytes
  }
  if (open.length > 0) parts.push(open)
  return parts
}
