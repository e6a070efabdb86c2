import type { Result } from '../../../shared/lib/result.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { OpenFile } from './file-system.ts'
import type { LogIndex, RecordPlace } from './log-index.ts'
import { endOf } from './log-index.ts'
import { isFrameOf, readRecordHeader, recordHeaderBytes } from './record-bytes.ts'
import type { ByteRange } from './scan-log.ts'

/** [ST17] Bounds of one chunk; a single larger frame is a chunk of its own. */
const chunkFrames = 256
const chunkBytes = 1 << 20

export type FrameSource = {
  readonly file: OpenFile
  readonly index: LogIndex
  readonly decode: (bytes: Uint8Array) => Result<Frame, unknown>
  /** Called for a record that no longer holds its frame; the reading goes on behind it. */
  readonly onDamage: (range: ByteRange) => Promise<void>
}

/** [ST17] The frames from position `from` on, up to what is durable when the last chunk is read. */
export async function* readFrames(source: FrameSource, from: number): AsyncGenerator<readonly Frame[]> {
  let position = Math.max(0, from)
  for (;;) {
    const places = nextPlaces(source.index, position)
    const first = places[0]
    const last = places.at(-1)
    if (!first || !last) return
    const stretch = await source.file.read(first.offset, endOf(last) - first.offset)
    const frames: Frame[] = []
    for (const place of places) {
      const frame = frameAt(source, stretch, first.offset, place)
      if (frame) frames.push(frame)
      else await source.onDamage({ offset: place.offset, length: recordHeaderBytes + place.length })
    }
    if (frames.length > 0) yield frames
    position += places.length
  }
}

function nextPlaces(index: LogIndex, from: number): readonly RecordPlace[] {
  const places: RecordPlace[] = []
  const start = index.at(from)?.offset ?? 0
  for (let position = from; places.length < chunkFrames; position += 1) {
    const place = index.at(position)
    if (!place || (places.length > 0 && endOf(place) - start > chunkBytes)) break
    places.push(place)
  }
  return places
}

function frameAt(source: FrameSource, stretch: Uint8Array, start: number, place: RecordPlace): Frame | null {
  const at = place.offset - start
  const record = stretch.subarray(at, at + recordHeaderBytes + place.length)
  const header = readRecordHeader(Buffer.from(record.buffer, record.byteOffset, record.byteLength), place.offset)
  if (!header || header.headerCheck !== place.check) return null
  const bytes = record.slice(recordHeaderBytes)
  if (!isFrameOf(header, bytes)) return null
  const frame = source.decode(bytes)
  return frame.ok ? frame.value : null
}
