import type { OpenFile } from './file-system.ts'
import { logHeaderBytes } from './log-header.ts'
import { createLogIndex, endOf } from './log-index.ts'
import type { LogIndex, RecordPlace } from './log-index.ts'
import { followOwnFeed, noOwnFeed } from './own-feed.ts'
import type { OwnFeed } from './own-feed.ts'
import { createReadWindow } from './read-window.ts'
import type { ReadWindow } from './read-window.ts'
import { isFrameOf, readRecordHeader, recordHeaderBytes, recordMarker } from './record-bytes.ts'
import type { RecordHeader } from './record-bytes.ts'

/** A stretch of the log, in bytes. */
export type ByteRange = { readonly offset: number; readonly length: number }

/** What a log holds. */
export type LogScan = {
  readonly index: LogIndex
  readonly own: OwnFeed
  /** [ST8] Acknowledged bytes that failed their check: they stay where they are. */
  readonly damaged: readonly ByteRange[]
  /** [ST7] The log's sound length; bytes behind it were never acknowledged and are to be cut. */
  readonly end: number
}

/**
 * Reads a log of `size` bytes, checking every byte behind its header. `acknowledged` is the length that was told to be
 * durable: damage below it is damage, at or behind it a write that never ended. Null when that is not known: then only
 * what follows the last whole batch counts as unfinished.
 */
export async function scanLog(file: OpenFile, size: number, acknowledged: number | null): Promise<LogScan> {
  if (acknowledged !== null) return scan(file, size, acknowledged)
  const { lastWhole } = await scan(file, size, Number.POSITIVE_INFINITY)
  return scan(file, size, lastWhole)
}

async function scan(
  file: OpenFile,
  size: number,
  acknowledged: number
): Promise<LogScan & { readonly lastWhole: number }> {
  const window = createReadWindow(file, size)
  const index = createLogIndex()
  const damaged: ByteRange[] = []
  let own = noOwnFeed
  let position = logHeaderBytes
  let end = logHeaderBytes
  let lastWhole = logHeaderBytes
  /** The batch that has begun: how many of its records were met, and those that wait for its end. */
  let met = 0
  let waiting: { readonly place: RecordPlace; readonly header: RecordHeader }[] = []

  while (position < size) {
    const bytes = window.ready(position, recordHeaderBytes) ?? (await window.at(position, recordHeaderBytes))
    const header = readRecordHeader(bytes, position)
    // Without waiting wherever it is in memory already: a turn of the event loop costs more than a check.
    const frameAt = position + recordHeaderBytes
    const frame = header && (window.ready(frameAt, header.length) ?? (await window.at(frameAt, header.length)))
    const sound = header !== null && frame !== null && isFrameOf(header, frame)
    const known = position < acknowledged
    if (!sound) {
      if (!known) break
      const next = await nextRecord(window, position, header, size)
      const stop = position < acknowledged ? Math.min(next, acknowledged) : next
      damaged.push({ offset: position, length: stop - position })
      position = stop
      end = stop
      met = 0
      continue
    }
    const inOrder = header.index === 0 || (header.index === met && met > 0)
    if (!known && (!inOrder || (header.index === 0 && waiting.length > 0))) break
    const place = { offset: position, length: header.length, check: header.headerCheck }
    position = endOf(place)
    waiting.push({ place, header })
    met = inOrder ? header.index + 1 : 0
    const whole = met === header.count
    if (whole) lastWhole = position
    if (!known && !whole) continue
    for (const each of waiting) {
      index.add(each.place)
      own = followOwnFeed(own, each.header.own)
    }
    waiting = []
    end = position
    if (whole) met = 0
  }
  return { index, own, damaged, end, lastWhole }
}

/** Where the next record begins behind one that failed: at its told end where its header holds, else at the next header. */
async function nextRecord(
  window: ReadWindow,
  position: number,
  header: RecordHeader | null,
  size: number
): Promise<number> {
  const told = header ? position + recordHeaderBytes + header.length : Number.POSITIVE_INFINITY
  if (told <= size) return told
  let at = position + 1
  while (at + recordHeaderBytes <= size) {
    const rest = await window.rest(at)
    const found = rest.indexOf(recordMarker)
    if (found < 0) {
      // The marker may lie across the edge of what is in memory.
      at += Math.max(1, rest.length - recordMarker.length + 1)
      continue
    }
    at += found
    if (readRecordHeader(await window.at(at, recordHeaderBytes), at)) return at
    at += 1
  }
  return size
}
