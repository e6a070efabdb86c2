import type { Calendar } from '../model/calendar.ts'

import { horizon, horizonMinutes } from './horizon.ts'
import { StretchIndex } from './stretch-index.ts'
import { readWorkingDays } from './working-days.ts'
import type { CalendarProblem, Stretches, WorkingDays } from './working-days.ts'

const { first, last } = horizonMinutes

const compiled = new WeakMap<Calendar, WorkingTime>()

/** Compiles a calendar, once for each immutable value; an empty one leaves every instant where it is and counts nothing. [T5] */
export function workingTimeOf(calendar: Calendar): WorkingTime {
  const known = compiled.get(calendar)
  if (known !== undefined) return known
  const fresh = new WorkingTime(readWorkingDays(calendar))
  compiled.set(calendar, fresh)
  return fresh
}

/**
 * A calendar's arithmetic on plain whole minutes (instants in UTC minutes, amounts in working minutes). [T2] [T3] One class
 * for every calendar, empty ones too: the passes ask it several times a task, and calls to one shape are what a compiler
 * makes fast. Each question first tries what is compiled; only what lies outside goes the long way, which compiles more.
 */
export class WorkingTime {
  readonly empty: boolean
  readonly problems: readonly CalendarProblem[]
  readonly #days: WorkingDays
  /** Compiled so far: the local days [low, high). */
  #low = 0
  #high = 0
  /** Its instants lie well within the compiled days, whatever the zone's offset. */
  #index = new StretchIndex([], 0, 0)

  constructor(days: WorkingDays) {
    this.empty = days.empty
    this.problems = days.problems
    this.#days = days
  }

  /** Ends at the end of working time; of 0 it is `nextWorking`; of less than 0 a retreat. */
  advance(instant: number, minutes: number): number {
    const index = this.#index
    if (minutes > 0 && instant >= index.from && instant < index.to) {
      const target = index.workedBy(instant) + minutes
      if (target <= index.total) return index.finishOf(target)
    }
    return this.#advanceFar(instant, minutes)
  }

  /** Ends at the beginning of working time; of 0 it is `previousWorking`; of less than 0 an advance. */
  retreat(instant: number, minutes: number): number {
    const index = this.#index
    if (minutes > 0 && instant >= index.from && instant < index.to) {
      const target = index.workedBy(instant) - minutes
      if (target >= 0) return index.startAfter(target)
    }
    return this.#retreatFar(instant, minutes)
  }

  /** Signed: negative if `to` lies before `from`. */
  between(from: number, to: number): number {
    const index = this.#index
    if (from >= index.from && from < index.to && to >= index.from && to < index.to)
      return index.workedBy(to) - index.workedBy(from)
    if (this.empty) return 0
    this.#reach(from)
    this.#reach(to)
    return this.#worked(to) - this.#worked(from)
  }

  isWorking(instant: number): boolean {
    return !this.empty && this.nextWorking(instant) === instant
  }

  /** The instant itself if work can start then, else the next at which it can. */
  nextWorking(instant: number): number {
    const index = this.#index
    if (instant >= index.from && instant < index.to) {
      const stretch = index.stretchAt(instant)
      if (instant < (index.ends[stretch] ?? 0)) return instant
      if (stretch < index.count) return index.starts[stretch + 1] ?? 0
    }
    return this.#nextFar(instant)
  }

  /** The instant itself if work can end then, else the last at which it could. */
  previousWorking(instant: number): number {
    const index = this.#index
    if (instant > index.from && instant < index.to) {
      const stretch = index.stretchAt(instant - 1)
      const end = index.ends[stretch] ?? 0
      if (stretch > 0) return instant < end ? instant : end
    }
    return this.#previousFar(instant)
  }

  /** Working time within [from, to), cut at its ends. */
  stretches(from: number, to: number): Stretches {
    const cut: { starts: number[]; ends: number[] } = { starts: [], ends: [] }
    if (this.empty) return cut
    this.#reach(from)
    this.#reach(to)
    const { starts, ends, count } = this.#index
    for (let at = Math.max(1, this.#stretchAt(from)); at <= count && (starts[at] ?? 0) < to; at += 1) {
      const start = Math.max(from, starts[at] ?? 0)
      const end = Math.min(to, ends[at] ?? 0)
      if (start >= end) continue
      cut.starts.push(start)
      cut.ends.push(end)
    }
    return cut
  }

  #advanceFar(instant: number, minutes: number): number {
    if (this.empty) return instant
    if (minutes === 0) return this.nextWorking(instant)
    if (minutes < 0) return this.retreat(instant, -minutes)
    if (instant >= last || instant + minutes <= first) return instant + minutes
    this.#reach(instant)
    for (;;) {
      const target = this.#worked(instant) + minutes
      if (target <= this.#index.total) return this.#index.finishOf(target)
      if (this.#high >= horizon.lastDay) return last + target - this.#index.total
      this.#growUp(this.#high)
    }
  }

  #retreatFar(instant: number, minutes: number): number {
    if (this.empty) return instant
    if (minutes === 0) return this.previousWorking(instant)
    if (minutes < 0) return this.advance(instant, -minutes)
    if (instant <= first || instant - minutes >= last) return instant - minutes
    this.#reach(instant)
    for (;;) {
      const target = this.#worked(instant) - minutes
      if (target >= 0) return this.#index.startAfter(target)
      if (this.#low <= horizon.firstDay) return first + target
      this.#growDown(this.#low)
    }
  }

  #nextFar(instant: number): number {
    if (this.empty || instant >= last || instant < first) return instant
    this.#reach(instant)
    for (;;) {
      const { starts, ends, count } = this.#index
      const stretch = this.#stretchAt(instant)
      if (instant < (ends[stretch] ?? 0)) return instant
      if (stretch < count) return starts[stretch + 1] ?? 0
      if (this.#high >= horizon.lastDay) return last
      this.#growUp(this.#high)
    }
  }

  #previousFar(instant: number): number {
    if (this.empty || instant > last || instant <= first) return instant
    this.#reach(instant)
    for (;;) {
      const stretch = this.#stretchAt(instant - 1)
      if (stretch > 0) return Math.min(instant, this.#index.ends[stretch] ?? 0)
      if (this.#low <= horizon.firstDay) return first
      this.#growDown(this.#low)
    }
  }

  /** As the index's, for instants beyond the horizon too. */
  #stretchAt(instant: number): number {
    const { from, to, count } = this.#index
    if (instant < from) return 0
    return instant < to ? this.#index.stretchAt(instant) : count
  }

  /** As the index's, where all time beyond the horizon counts as working. The instant is within reach. */
  #worked(instant: number): number {
    if (instant >= last) return this.#index.total + (instant - last)
    if (instant <= first) return instant - first
    return this.#index.workedBy(instant)
  }

  /**
   * Compiles until the instant lies within, or beyond the horizon's end. It grows by at least its own size, so that all
   * growth together costs as much as the last.
   */
  #reach(instant: number): void {
    if (instant >= this.#index.from && instant < this.#index.to) return
    const day = Math.floor(Math.min(last, Math.max(first, instant)) / 1440)
    if (this.#low === this.#high) {
      this.#low = this.#high = Math.min(horizon.lastDay, Math.max(horizon.firstDay, day - 60))
      this.#growUp(day + 400)
    }
    if (day - 2 < this.#low && this.#low > horizon.firstDay) this.#growDown(day - 60)
    if (day + 2 >= this.#high && this.#high < horizon.lastDay) this.#growUp(day + 60)
  }

  #growUp(day: number): void {
    const to = Math.min(horizon.lastDay, Math.max(day, this.#high + 366, 2 * this.#high - this.#low))
    const more = this.#days.stretches(this.#high, to)
    this.#high = to
    this.#compile([this.#index.stretches(), more])
  }

  #growDown(day: number): void {
    const from = Math.max(horizon.firstDay, Math.min(day, this.#low - 366, 2 * this.#low - this.#high))
    const more = this.#days.stretches(from, this.#low)
    this.#low = from
    this.#compile([more, this.#index.stretches()])
  }

  /** Two days at each end may still be touched by a day beyond it; past the horizon's ends there is none. */
  #compile(parts: readonly Stretches[]): void {
    const from = this.#low <= horizon.firstDay ? first : (this.#low + 2) * 1440
    const to = this.#high >= horizon.lastDay ? last : (this.#high - 2) * 1440
    this.#index = new StretchIndex(parts, from, to)
  }
}
