import type { Calendar } from '../model/calendar.ts'

import { horizon, horizonMinutes } from './horizon.ts'
import { readWorkingDays } from './working-days.ts'
import type { CalendarProblem, Stretches } from './working-days.ts'

/** A calendar's arithmetic on plain whole minutes (instants in UTC minutes, amounts in working minutes). [T2] [T3] */
export type WorkingTime = {
  readonly empty: boolean
  readonly problems: readonly CalendarProblem[]
  /** Ends at the end of working time; of 0 it is `nextWorking`; of less than 0 a retreat. */
  advance(instant: number, minutes: number): number
  /** Ends at the beginning of working time; of 0 it is `previousWorking`; of less than 0 an advance. */
  retreat(instant: number, minutes: number): number
  /** Signed: negative if `to` lies before `from`. */
  between(from: number, to: number): number
  isWorking(instant: number): boolean
  /** The instant itself if work can start then, else the next at which it can. */
  nextWorking(instant: number): number
  /** The instant itself if work can end then, else the last at which it could. */
  previousWorking(instant: number): number
  /** Working time within [from, to), cut at its ends. */
  stretches(from: number, to: number): Stretches
}

const compiled = new WeakMap<Calendar, WorkingTime>()

/** Compiles a calendar, once for each immutable value; an empty one leaves every instant where it is and counts nothing. [T5] */
export function workingTimeOf(calendar: Calendar): WorkingTime {
  const known = compiled.get(calendar)
  if (known !== undefined) return known
  const fresh = compile(calendar)
  compiled.set(calendar, fresh)
  return fresh
}

const { first, last } = horizonMinutes

function compile(calendar: Calendar): WorkingTime {
  const days = readWorkingDays(calendar)
  if (days.empty) return nothing(days.problems)

  // Compiled so far: the local days [low, high). work[i] = working minutes before starts[i], counted from `low`.
  let low = 0
  let high = 0
  let starts: number[] = []
  let ends: number[] = []
  let work: number[] = [0]
  let lastFound = 0

  /** Instants from `safeFrom` on and before `safeTo` lie well within the compiled days, whatever the zone's offset. */
  let safeFrom = 0
  let safeTo = 0

  function reach(instant: number): void {
    if (instant < safeFrom || instant >= safeTo) growTo(instant)
  }

  /** Grows what is compiled by at least its own size, so that all growth together costs as much as the last. */
  function growTo(instant: number): void {
    const day = Math.floor(Math.min(last, Math.max(first, instant)) / 1440)
    if (low === high) {
      low = high = Math.min(horizon.lastDay, Math.max(horizon.firstDay, day - 60))
      growUp(day + 400)
    }
    if (day - 2 < low && low > horizon.firstDay) growDown(day - 60)
    if (day + 2 >= high && high < horizon.lastDay) growUp(day + 60)
  }

  /** Past the horizon's ends nothing is left to grow. */
  function markSafe(): void {
    safeFrom = low <= horizon.firstDay ? -Infinity : (low + 2) * 1440
    safeTo = high >= horizon.lastDay ? Infinity : (high - 2) * 1440
  }

  function growUp(day: number): void {
    const to = Math.min(horizon.lastDay, Math.max(day, high + 366, high + (high - low)))
    append(days.stretches(high, to))
    high = to
    markSafe()
  }

  function growDown(day: number): void {
    const from = Math.max(horizon.firstDay, Math.min(day, low - 366, low - (high - low)))
    const before = { starts, ends }
    starts = []
    ends = []
    work = [0]
    lastFound = 0
    append(days.stretches(from, low))
    append(before)
    low = from
    markSafe()
  }

  function append(more: Stretches): void {
    for (let index = 0; index < more.starts.length; index += 1) {
      const start = Math.max(first, more.starts[index] ?? 0)
      const end = Math.min(last, more.ends[index] ?? 0)
      if (end <= start) continue
      const count = starts.length
      if (count > 0 && start <= (ends[count - 1] ?? 0)) ends[count - 1] = Math.max(end, ends[count - 1] ?? 0)
      else {
        starts.push(start)
        ends.push(end)
        work.push(0)
      }
      const at = starts.length - 1
      work[at + 1] = (work[at] ?? 0) + (ends[at] ?? 0) - (starts[at] ?? 0)
    }
  }

  /** Index of the last stretch that starts at or before the instant; −1 if none does. */
  function stretchAt(instant: number): number {
    // Neighbouring tasks ask about neighbouring times.
    if ((starts[lastFound] ?? 0) <= instant && instant < (starts[lastFound + 1] ?? Infinity))
      return starts.length === 0 ? -1 : lastFound
    let from = 0
    let to = starts.length
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((starts[middle] ?? 0) <= instant) from = middle + 1
      else to = middle
    }
    lastFound = Math.max(0, from - 1)
    return from - 1
  }

  /** Working minutes before the instant, counted from `low`; the instant is within reach or outside the horizon. */
  function worked(instant: number): number {
    if (instant >= last) return (work[starts.length] ?? 0) + (instant - last)
    if (instant <= first) return instant - first
    const at = stretchAt(instant)
    if (at < 0) return 0
    return (work[at] ?? 0) + Math.min(instant, ends[at] ?? 0) - (starts[at] ?? 0)
  }

  function advance(instant: number, minutes: number): number {
    if (minutes === 0) return nextWorking(instant)
    if (minutes < 0) return retreat(instant, -minutes)
    if (instant >= last || instant + minutes <= first) return instant + minutes
    reach(instant)
    for (;;) {
      const target = worked(instant) + minutes
      const total = work[starts.length] ?? 0
      if (target <= total) {
        // The first stretch whose end reaches the target: most amounts are short, so strides grow from where we are.
        let from = Math.max(0, stretchAt(instant))
        let to = from
        for (let stride = 1; (work[to + 1] ?? 0) < target; stride *= 2) {
          from = to + 1
          to = Math.min(starts.length - 1, to + stride)
        }
        while (from < to) {
          const middle = (from + to) >>> 1
          if ((work[middle + 1] ?? 0) >= target) to = middle
          else from = middle + 1
        }
        return (starts[from] ?? 0) + target - (work[from] ?? 0)
      }
      if (high >= horizon.lastDay) return last + target - total
      growUp(high)
    }
  }

  function retreat(instant: number, minutes: number): number {
    if (minutes === 0) return previousWorking(instant)
    if (minutes < 0) return advance(instant, -minutes)
    if (instant <= first || instant - minutes >= last) return instant - minutes
    reach(instant)
    // Counting from the far end of what is compiled needs no case for instants beyond it: reach has compiled up to `last`.
    for (;;) {
      const target = worked(instant) - minutes
      if (target >= 0) {
        // The last stretch that begins with no more work before it than the target, in strides as above.
        let to = Math.max(0, stretchAt(instant))
        let from = to
        for (let stride = 1; (work[from] ?? 0) > target; stride *= 2) {
          to = from - 1
          from = Math.max(0, from - stride)
        }
        while (from < to) {
          const middle = (from + to + 1) >>> 1
          if ((work[middle] ?? 0) <= target) from = middle
          else to = middle - 1
        }
        return (starts[from] ?? 0) + target - (work[from] ?? 0)
      }
      if (low <= horizon.firstDay) return first + target
      growDown(low)
    }
  }

  function nextWorking(instant: number): number {
    if (instant >= last || instant < first) return instant
    reach(instant)
    for (;;) {
      const at = stretchAt(instant)
      if (at >= 0 && instant < (ends[at] ?? 0)) return instant
      if (at + 1 < starts.length) return starts[at + 1] ?? 0
      if (high >= horizon.lastDay) return last
      growUp(high)
    }
  }

  function previousWorking(instant: number): number {
    if (instant > last || instant <= first) return instant
    reach(instant)
    for (;;) {
      const at = stretchAt(instant - 1)
      if (at >= 0) return Math.min(instant, ends[at] ?? 0)
      if (low <= horizon.firstDay) return first
      growDown(low)
    }
  }

  return {
    empty: false,
    problems: days.problems,
    advance,
    retreat,
    nextWorking,
    previousWorking,
    between: (from, to) => {
      reach(from)
      reach(to)
      return worked(to) - worked(from)
    },
    isWorking: (instant) => nextWorking(instant) === instant,
    stretches: (from, to) => {
      reach(from)
      reach(to)
      const cut: { starts: number[]; ends: number[] } = { starts: [], ends: [] }
      for (let at = Math.max(0, stretchAt(from)); at < starts.length && (starts[at] ?? 0) < to; at += 1) {
        const start = Math.max(from, starts[at] ?? 0)
        const end = Math.min(to, ends[at] ?? 0)
        if (start >= end) continue
        cut.starts.push(start)
        cut.ends.push(end)
      }
      return cut
    }
  }
}

function nothing(problems: readonly CalendarProblem[]): WorkingTime {
  return {
    empty: true,
    problems,
    advance: (instant) => instant,
    retreat: (instant) => instant,
    between: () => 0,
    isWorking: () => false,
    nextWorking: (instant) => instant,
    previousWorking: (instant) => instant,
    stretches: () => ({ starts: [], ends: [] })
  }
}
