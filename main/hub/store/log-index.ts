import { recordHeaderBytes } from './record-bytes.ts'

/** Where one record stands in the log; `check` stands for all of its bytes. */
export type RecordPlace = { readonly offset: number; readonly length: number; readonly check: number }

/** The places of a log's sound records, in order: eight bytes and a bit a frame, so that any frame is one read away. */
export type LogIndex = {
  readonly count: () => number
  readonly add: (place: RecordPlace) => void
  readonly at: (position: number) => RecordPlace | null
  /** How many records begin before a byte offset. */
  readonly countBefore: (offset: number) => number
}

/** An empty index. Places are added in ascending order of offset. */
export function createLogIndex(): LogIndex {
  const offsets: number[] = []
  const lengths: number[] = []
  const checks: number[] = []
  return {
    count: () => offsets.length,
    add: ({ offset, length, check }) => {
      offsets.push(offset)
      lengths.push(length)
      checks.push(check)
    },
    at: (position) => {
      const offset = offsets[position]
      const length = lengths[position]
      const check = checks[position]
      if (offset === undefined || length === undefined || check === undefined) return null
      return { offset, length, check }
    },
    countBefore: (offset) => {
      let low = 0
      let high = offsets.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((offsets[middle] ?? 0) < offset) low = middle + 1
        else high = middle
      }
      return low
    }
  }
}

/** The byte offset behind a record. */
export function endOf(place: RecordPlace): number {
  return place.offset + recordHeaderBytes + place.length
}
