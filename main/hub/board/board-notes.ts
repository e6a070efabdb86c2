import { join } from 'node:path'

import * as z from 'zod/mini'

import { idSchema } from '../../../shared/ipc/id-schema.ts'
import type { DeviceId, IntentId } from '../../../shared/model/ids.ts'
import type { KnownDevice } from '../peers/known-devices.ts'
import type { FileSystem } from '../store/file-system.ts'
import { writeFileAtomically } from '../store/write-file-atomically.ts'

/** [BL1] What this device alone knows of a board; moments are Unix milliseconds. */
export type BoardNotes = {
  /** Null where the board is in use; else since when it is not, and what its list says of it. */
  readonly archived: { readonly at: number; readonly title: string; readonly tasks: number } | null
  readonly backedUpAt: number | null
  /** Where teammates' devices may be found, `host:port`, as an invite or a person said. */
  readonly addresses: readonly string[]
  /** What this device's person is called, should the board itself not say so: those who only read cannot write it there. */
  readonly calledMe: string | null
  /** [TE23] Who joins is settled: nobody is asked whether they are one of the board's people. */
  readonly whoSettled: boolean
  /** [TE21] This person left the board, and no member's device has heard of it yet. */
  readonly untold: boolean
  /** [TE10] Refused edits that were proposed again or dropped. */
  readonly refusedDone: readonly IntentId[]
  /** [TE13] What is known of the board's other devices. */
  readonly devices: readonly (readonly [DeviceId, KnownDevice])[]
}

/** [BL1] Of a board that nothing was said about. */
export const noNotes: BoardNotes = {
  archived: null,
  backedUpAt: null,
  addresses: [],
  calledMe: null,
  whoSettled: false,
  untold: false,
  refusedDone: [],
  devices: []
}

const fileName = 'local'
const moment = z.int().check(z.nonnegative())
const shape = z.object({
  archived: z.nullable(z.object({ at: moment, title: z.string().check(z.maxLength(1000)), tasks: moment })),
  backedUpAt: z.nullable(moment),
  addresses: z._default(z.array(z.string().check(z.maxLength(300))).check(z.maxLength(64)), []),
  calledMe: z._default(z.nullable(z.string().check(z.maxLength(200))), null),
  whoSettled: z._default(z.boolean(), false),
  untold: z._default(z.boolean(), false),
  refusedDone: z._default(z.array(idSchema<IntentId>()), []),
  devices: z._default(
    z
      .array(
        z.tuple([
          idSchema<DeviceId>(),
          z.object({
            holds: z.nullable(z.object({ left: moment, completeAt: z.nullable(moment), count: moment })),
            clockAhead: z.int()
          })
        ])
      )
      .check(z.maxLength(4096)),
    []
  )
})

/** [BL1] The notes in a board's folder; none where they are missing or cannot be read. */
export async function readBoardNotes(folder: string, fileSystem: Pick<FileSystem, 'readFile'>): Promise<BoardNotes> {
  try {
    const bytes = await fileSystem.readFile(join(folder, fileName))
    if (bytes === null) return noNotes
    const parsed = z.safeParse(shape, JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data : noNotes
  } catch {
    // Lost notes show a board that was archived, and ask once more before it is forgotten: nothing worse.
    return noNotes
  }
}

/** [BL1] Replaces the notes. Rejects as the file system does. */
export function writeBoardNotes(folder: string, notes: BoardNotes, fileSystem: FileSystem): Promise<void> {
  return writeFileAtomically(fileSystem, join(folder, fileName), new TextEncoder().encode(JSON.stringify(notes)))
}
