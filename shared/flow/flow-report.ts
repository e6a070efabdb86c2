import type { TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'

/** [FW3] Cycle times that 50, 70, 85 and 95 of a hundred do not exceed, in working minutes. */
export type Percentiles = { readonly p50: number; readonly p70: number; readonly p85: number; readonly p95: number }

/** [FW2] One piece of finished work and the working minutes that it took. */
export type CycleTime = { readonly task: TaskId; readonly finish: Instant; readonly minutes: number }

/** [FW4] Begun work: its age in working minutes, and the highest percentile that it has passed; null where too little was finished to say. */
export type AgeingWork = {
  readonly task: TaskId
  readonly start: Instant
  readonly age: number
  readonly percentiles: Percentiles | null
  readonly passed: 0 | 50 | 70 | 85 | 95 | null
}

/** [FW6] What work waits for. */
export type WaitKind = 'handoff' | 'approval' | 'question' | 'upstream' | 'pause'

/** [FW7] Working hours of the waits of a kind within the past, and how many they are. */
export type WaitCause = { readonly kind: WaitKind; readonly waits: number; readonly hours: number }

/** [FW9] Pieces of work at a moment. */
export type DayCounts = {
  readonly at: Instant
  readonly todo: number
  readonly begun: number
  readonly finished: number
}

/** How work passes through a board, at a moment. */
export type FlowReport = {
  readonly now: Instant
  readonly since: Instant
  /** Working minutes of a day of the board. */
  readonly minutesPerDay: number
  /** All that was ever measured. */
  readonly measured: number
  /** [FW2] Finished, and nobody told when it began. */
  readonly unmeasured: number
  readonly percentiles: Percentiles | null
  /** By size band, of which there are four. */
  readonly bands: readonly { readonly measured: number; readonly percentiles: Percentiles | null }[]
  /** Of the past, in the order of their finish. */
  readonly cycleTimes: readonly CycleTime[]
  readonly ageing: readonly AgeingWork[]
  /** [FW5] Finished in each week of the past, the last one ending now. */
  readonly throughput: readonly number[]
  /** The longest first. */
  readonly causes: readonly WaitCause[]
  /** [FW8] A share, 0 to 1. */
  readonly efficiency: number | null
  readonly days: readonly DayCounts[]
}
