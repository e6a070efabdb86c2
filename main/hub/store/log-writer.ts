import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { OpenFile } from './file-system.ts'
import type { WriteGroup } from './group-commit.ts'
import type { LogHead, LogHeadFile } from './log-head.ts'
import type { LogIndex, RecordPlace } from './log-index.ts'
import { followOwnFeed, markOf } from './own-feed.ts'
import type { OwnFeed } from './own-feed.ts'
import { recordHeaderBytes, writeRecord } from './record-bytes.ts'
import { StoreError, toStoreError } from './store-error.ts'

/** What opening found, and what the writer goes on from. */
export type WriterStart = {
  readonly file: OpenFile
  readonly headFile: LogHeadFile
  readonly device: DeviceId
  readonly index: LogIndex
  readonly own: OwnFeed
  /** The log's sound length. */
  readonly end: number
  /** What the head file says now. */
  readonly head: LogHead
  /** The device's feed cannot be proved whole; so it stays until a new one begins. */
  readonly broken: boolean
  /** Called before bytes behind the sound length are cut for the first time. */
  readonly beforeCut: () => Promise<void>
}

/** The only writer of a log. */
export type LogWriter = {
  /** [ST11] Makes disk and memory agree again: unfinished bytes cut, the rest durable, the head telling so. */
  readonly settle: () => Promise<void>
  readonly write: WriteGroup
}

/** One call at a time: the group commit sees to it. */
export function createLogWriter(start: WriterStart): LogWriter {
  const { file, headFile, device, index } = start
  let { own, end, head, broken } = start
  let settled = false
  let headUncertain = false
  return { settle, write }

  async function settle(): Promise<void> {
    if (settled) return
    // First the head: it must never promise bytes that are about to be cut.
    if (headUncertain) await writeHead(head)
    if ((await file.size()) > end) {
      await start.beforeCut()
      await file.truncate(end)
    }
    await file.datasync()
    const next = headAt(end, own, broken)
    if (!isSame(next, head)) await writeHead(next)
    settled = true
  }

  async function write(batches: readonly (readonly Frame[])[]): Promise<readonly (StoreError | null)[]> {
    await settle()
    const group = layOut(batches)
    if (group.places.length === 0) return group.refusals
    const stillBroken = broken && group.own === own
    try {
      settled = false
      await file.write(group.bytes, end)
      await file.datasync()
      await writeHead(headAt(end + group.bytes.length, group.own, stillBroken))
    } catch (error) {
      // Back to what is acknowledged, now if the disk lets us, else before the next write.
      await settle().catch(() => undefined)
      throw toStoreError(error)
    }
    end += group.bytes.length
    own = group.own
    broken = stillBroken
    for (const place of group.places) index.add(place)
    settled = true
    return group.refusals
  }

  async function writeHead(next: LogHead): Promise<void> {
    headUncertain = true
    await headFile.write(next)
    headUncertain = false
    head = next
  }

  /** A broken feed's last acknowledged frame stays on record until a new feed begins. */
  function headAt(length: number, feed: OwnFeed, isBroken: boolean): LogHead {
    const { tag, seq } = isBroken ? head : feed
    return { length, device, tag, seq, broken: isBroken }
  }

  /** The bytes of a group for the log's end. A batch that would leave a gap in the own feed is refused alone. */
  function layOut(batches: readonly (readonly Frame[])[]): {
    readonly bytes: Buffer
    readonly places: readonly RecordPlace[]
    readonly own: OwnFeed
    readonly refusals: readonly (StoreError | null)[]
  } {
    const refusals: (StoreError | null)[] = []
    const records: { frame: Frame; index: number; count: number; own: { tag: number; seq: number } }[] = []
    let size = 0
    let feed = own
    for (const frames of batches) {
      const before = { feed, records: records.length, size }
      let refusal: StoreError | null = null
      for (const [position, frame] of frames.entries()) {
        const mark = markOf(feed, frame.header, device)
        if (!mark) {
          refusal = outOfOrder(frame, feed.seq)
          break
        }
        feed = followOwnFeed(feed, mark)
        records.push({ frame, index: position, count: frames.length, own: mark })
        size += recordHeaderBytes + frame.bytes.length
      }
      if (refusal) {
        feed = before.feed
        size = before.size
        records.length = before.records
      }
      refusals.push(refusal)
    }
    const bytes = Buffer.allocUnsafe(size)
    const places: RecordPlace[] = []
    let at = 0
    for (const { frame, ...place } of records) {
      const offset = end + at
      const check = writeRecord(bytes, at, offset, frame.bytes, place)
      places.push({ offset, length: frame.bytes.length, check })
      at += recordHeaderBytes + frame.bytes.length
    }
    return { bytes, places, own: feed, refusals }
  }
}

function outOfOrder(frame: Frame, last: number): StoreError {
  return new StoreError(
    'writeFailed',
    `Frame ${frame.header.seq} of this device's feed does not follow frame ${last} on disk.`
  )
}

function isSame(a: LogHead, b: LogHead): boolean {
  return a.length === b.length && a.device === b.device && a.tag === b.tag && a.seq === b.seq && a.broken === b.broken
}
