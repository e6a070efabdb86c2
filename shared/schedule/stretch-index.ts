import { horizonMinutes } from './horizon.ts'
import type { Stretches } from './working-days.ts'

/** Instants are looked up by stretches of 1,024 minutes, work by 512: a working day is a handful of steps at most. */
const instantBits = 10
const workBits = 9

/** Stands before the first and after the last stretch: no instant of the horizon is that early or late. */
const beforeAll = -(2 ** 31)
const afterAll = 2 ** 31 - 1

const { first, last } = horizonMinutes

/**
 * [T2] Stretches of working time, found by instant or by the work before them without searching. Stretch 0 is empty and
 * lies before all; the others are numbered from 1 on. Every question is asked of an instant from `from` on and before `to`.
 */
export class StretchIndex {
  readonly from: number
  readonly to: number
  /** How many there are, without the empty one. */
  readonly count: number
  /** All working minutes. */
  readonly total: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The working minutes before each stretch, and at last before what comes after all. */
  readonly #work: Int32Array
  /** For each 1,024 minutes from `from` on, the stretch that has begun by then. */
  readonly #byInstant: Int32Array
  /** For each 512 minutes of work, the first stretch at whose end as much is done. */
  readonly #byWork: Int32Array

  /** Stretches are cut at the ends of the horizon; those that touch become one. */
  constructor(parts: readonly Stretches[], from: number, to: number) {
    const most = parts.reduce((sum, { starts }) => sum + starts.length, 0)
    this.from = from
    this.to = to
    this.starts = new Int32Array(most + 2).fill(afterAll)
    this.ends = new Int32Array(most + 1)
    this.#work = new Int32Array(most + 2)
    this.starts[0] = this.ends[0] = beforeAll
    this.count = this.#fill(parts)
    this.total = this.#work[this.count + 1] ?? 0
    this.#byInstant = new Int32Array(Math.max(0, ((to - from - 1) >> instantBits) + 1))
    for (let at = 0, stretch = 0; at < this.#byInstant.length; at += 1) {
      while ((this.starts[stretch + 1] ?? 0) <= from + (at << instantBits)) stretch += 1
      this.#byInstant[at] = stretch
    }
    this.#byWork = new Int32Array((this.total >> workBits) + 1)
    for (let at = 0, stretch = 0; at < this.#byWork.length; at += 1) {
      while ((this.#work[stretch + 1] ?? 0) < at << workBits) stretch += 1
      this.#byWork[at] = stretch
    }
  }

  /** The last stretch that begins at or before the instant. */
  stretchAt(instant: number): number {
    let stretch = this.#byInstant[(instant - this.from) >> instantBits] ?? 0
    while ((this.starts[stretch + 1] ?? 0) <= instant) stretch += 1
    return stretch
  }

  /** Working minutes before the instant. */
  workedBy(instant: number): number {
    const stretch = this.stretchAt(instant)
    const end = this.ends[stretch] ?? 0
    return (this.#work[stretch] ?? 0) + (instant < end ? instant : end) - (this.starts[stretch] ?? 0)
  }

  /** The first instant by which so much is worked: more than 0, and no more than all. */
  finishOf(work: number): number {
    let stretch = this.#byWork[work >> workBits] ?? 0
    while ((this.#work[stretch + 1] ?? 0) < work) stretch += 1
    return (this.starts[stretch] ?? 0) + work - (this.#work[stretch] ?? 0)
  }

  /** The last instant by which no more than so much is worked and from which work goes on: less than all. */
  startAfter(work: number): number {
    let stretch = this.#byWork[work >> workBits] ?? 0
    while ((this.#work[stretch + 1] ?? 0) <= work) stretch += 1
    return (this.starts[stretch] ?? 0) + work - (this.#work[stretch] ?? 0)
  }

  /** Those that are numbered. */
  stretches(): Stretches {
    return { starts: this.starts.subarray(1, this.count + 1), ends: this.ends.subarray(1, this.count + 1) }
  }

  #fill(parts: readonly Stretches[]): number {
    const { starts, ends } = this
    let count = 0
    for (const part of parts) {
      for (let at = 0; at < part.starts.length; at += 1) {
        const start = Math.max(first, part.starts[at] ?? 0)
        const end = Math.min(last, part.ends[at] ?? 0)
        if (end <= start) continue
        const isApart = start > (ends[count] ?? 0)
        if (isApart) starts[(count += 1)] = start
        ends[count] = isApart ? end : Math.max(end, ends[count] ?? 0)
        this.#work[count + 1] = (this.#work[count] ?? 0) + (ends[count] ?? 0) - (starts[count] ?? 0)
      }
    }
    return count
  }
}
