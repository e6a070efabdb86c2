import * as z from 'zod/mini'

import { idSchema } from '../../../shared/ipc/id-schema.ts'
import type { TaskId } from '../../../shared/model/ids.ts'

/** [S8] What a device says of its person while a session lasts. */
export type Presence = {
  /** What they are called; empty says nothing. */
  readonly name: string
  /** The task that they look at. */
  readonly task: TaskId | null
  /** [DOC12] The version of the layout that it writes. */
  readonly writes: number
}

const shape = z.object({
  name: z.string().check(z.maxLength(200)),
  task: z.nullable(idSchema<TaskId>()),
  // Not said by the first versions, which write the first layout.
  writes: z._default(z.int().check(z.minimum(1), z.maximum(1_000_000)), 1)
})

/** At most 1 KiB of JSON. */
export function encodePresence({ name, task, writes }: Presence): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ name: name.slice(0, 200), task, writes }))
}

/** Another version's presence, or nonsense, says nothing. */
export function readPresence(bytes: Uint8Array | null): Presence | null {
  if (bytes === null) return null
  try {
    const parsed = z.safeParse(shape, JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? { ...parsed.data, name: plain(parsed.data.name) } : null
  } catch {
    // Not JSON: as good as silence.
    return null
  }
}

/** It is shown to people: no control characters, no marks that turn the direction of writing. */
function plain(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').trim()
}
