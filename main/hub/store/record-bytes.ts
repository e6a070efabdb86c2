import { crc32 } from 'node:zlib'

/** [ST4] Bytes before each frame; all numbers in the file are little-endian. */
export const recordHeaderBytes = 32

/** [ST4] No frame is larger: a part's body is bounded far below (256 KiB), so a longer length is damage. */
export const maxFrameBytes = 1 << 20

/** Begins every record ("SLPF"), so that a scan finds the next one behind damage. */
export const recordMarker: Uint8Array = new Uint8Array([0x53, 0x4c, 0x50, 0x46])

/** Which of the device's own feed a record is: `tag` stands for device and feed, `seq` counts from 1. Both 0 for others' frames. */
export type OwnMark = { readonly tag: number; readonly seq: number }

/** [ST4] What stands before a frame: its place in its batch (`index` of `count`), its length in bytes, whose it is. */
export type RecordHeader = {
  readonly length: number
  readonly index: number
  readonly count: number
  readonly own: OwnMark
  readonly frameCheck: number
  /** Over the header and the record's offset, so over the frame's check too: stands for the whole record. */
  readonly headerCheck: number
}

/** Writes a record for the log's byte `offset` into `target` at `at`; returns the check that stands for all of it. */
export function writeRecord(
  target: Buffer,
  at: number,
  offset: number,
  frame: Uint8Array,
  place: { readonly index: number; readonly count: number; readonly own: OwnMark }
): number {
  target.set(recordMarker, at)
  target.writeUInt32LE(frame.length, at + 4)
  target.writeUInt32LE(place.index, at + 8)
  target.writeUInt32LE(place.count, at + 12)
  target.writeUInt32LE(place.own.tag, at + 16)
  target.writeUInt32LE(place.own.seq, at + 20)
  target.writeUInt32LE(crc32(frame), at + 24)
  const headerCheck = checkOf(target.subarray(at, at + 28), offset)
  target.writeUInt32LE(headerCheck, at + 28)
  target.set(frame, at + recordHeaderBytes)
  return headerCheck
}

/** The header at the start of `bytes`, or null where these bytes are not a header written for this offset. */
export function readRecordHeader(bytes: Buffer, offset: number): RecordHeader | null {
  if (bytes.length < recordHeaderBytes) return null
  for (let index = 0; index < recordMarker.length; index += 1) if (bytes[index] !== recordMarker[index]) return null
  const headerCheck = bytes.readUInt32LE(28)
  if (checkOf(bytes.subarray(0, 28), offset) !== headerCheck) return null
  const length = bytes.readUInt32LE(4)
  const index = bytes.readUInt32LE(8)
  const count = bytes.readUInt32LE(12)
  if (length > maxFrameBytes || index >= count) return null
  const own = { tag: bytes.readUInt32LE(16), seq: bytes.readUInt32LE(20) }
  return { length, index, count, own, frameCheck: bytes.readUInt32LE(24), headerCheck }
}

/** Whether these are the bytes that the header was written for. */
export function isFrameOf(header: RecordHeader, frame: Uint8Array): boolean {
  return frame.length === header.length && crc32(frame) === header.frameCheck
}

/** The offset is the check's seed: a record copied to another place, or held inside a frame, is none. */
function checkOf(header: Uint8Array, offset: number): number {
  return crc32(header, offset % 2 ** 32)
}
