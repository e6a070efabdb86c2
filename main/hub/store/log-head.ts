import { crc32 } from 'node:zlib'

import type { FileSystem, OpenFile } from './file-system.ts'
import { writeFileAtomically } from './write-file-atomically.ts'

/**
 * [ST12] How far the log was acknowledged. `length` is the log's length in bytes; `tag` and `seq` name the newest
 * acknowledged frame of the device's own feed (0: none yet); `broken` stays true until a new feed is begun.
 */
export type LogHead = {
  readonly length: number
  readonly device: string
  readonly tag: number
  readonly seq: number
  readonly broken: boolean
}

/** The open head file: `head` as it was found (null: neither slot can be read), and the way to write the next. */
export type LogHeadFile = {
  readonly head: LogHead | null
  /** Resolves once the new head is durable. After a failure either may be found, and the next write repairs it. */
  readonly write: (head: LogHead) => Promise<void>
  readonly close: () => Promise<void>
}

/** Two slots, a page apart, written in turn: a torn write leaves the other one. Written in place, so a full disk does not matter. */
const slotAt: readonly [number, number] = [0, 4096]
const slotBytes = 128
const fileBytes = 8192
const magic = 0x48504c53

/** The head file, or null where there is none. */
export async function openLogHead(fileSystem: FileSystem, path: string): Promise<LogHeadFile | null> {
  const file = await fileSystem.open(path)
  if (!file) return null
  try {
    return await readHead(file)
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A new head file, made whole before it gets its name. It says nothing (null) for a log whose head was lost. */
export async function createLogHead(fileSystem: FileSystem, path: string, head: LogHead | null): Promise<void> {
  const bytes = new Uint8Array(fileBytes)
  if (head) bytes.set(encodeSlot(head, 1), slotAt[1])
  await writeFileAtomically(fileSystem, path, bytes)
}

async function readHead(file: OpenFile): Promise<LogHeadFile> {
  const slots = [decodeSlot(await file.read(slotAt[0], slotBytes)), decodeSlot(await file.read(slotAt[1], slotBytes))]
  const newest = slots.reduce(
    (best, slot) => (slot && (!best || slot.generation > best.generation) ? slot : best),
    null
  )
  let generation = newest?.generation ?? 0
  return {
    head: newest?.head ?? null,
    write: async (head) => {
      // Counted only when it went well, so that a second try hits the same slot and never the one that still holds.
      const next = generation + 1
      await file.write(encodeSlot(head, next), next % 2 === 0 ? slotAt[0] : slotAt[1])
      await file.datasync()
      generation = next
    },
    close: () => file.close()
  }
}

function encodeSlot(head: LogHead, generation: number): Uint8Array {
  const slot = Buffer.alloc(slotBytes)
  slot.writeUInt32LE(magic, 0)
  slot.writeUInt32LE(head.broken ? 1 : 0, 4)
  slot.writeBigUInt64LE(BigInt(generation), 8)
  slot.writeBigUInt64LE(BigInt(head.length), 16)
  slot.writeUInt32LE(head.tag, 24)
  slot.writeUInt32LE(head.seq, 28)
  slot.writeUInt8(slot.write(head.device, 33, 'latin1'), 32)
  slot.writeUInt32LE(crc32(slot.subarray(0, slotBytes - 4)), slotBytes - 4)
  return slot
}

function decodeSlot(bytes: Uint8Array): { readonly head: LogHead; readonly generation: number } | null {
  const slot = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (slot.length < slotBytes || slot.readUInt32LE(0) !== magic) return null
  if (crc32(slot.subarray(0, slotBytes - 4)) !== slot.readUInt32LE(slotBytes - 4)) return null
  return {
    generation: Number(slot.readBigUInt64LE(8)),
    head: {
      broken: slot.readUInt32LE(4) === 1,
      length: Number(slot.readBigUInt64LE(16)),
      tag: slot.readUInt32LE(24),
      seq: slot.readUInt32LE(28),
      device: slot.toString('latin1', 33, 33 + Math.min(64, slot.readUInt8(32)))
    }
  }
}
