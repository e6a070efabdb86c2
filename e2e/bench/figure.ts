/** What a figure is counted in. */
export type Unit = 'ms' | 'bytes' | 'KB' | 'MB' | 'edits/s' | 'signals'

/**
 * How a goal is judged: by the ratio of figure to floor, or by the figure itself. `null` where the design sets none
 * (said for its own sake).
 */
export type Goal = {
  readonly of: 'ratio' | 'figure'
  readonly bound: 'atMost' | 'atLeast'
  readonly limit: number
} | null

/** One measurement beside the least that the same work could cost, both medians of the same run. */
export type Figure = {
  /** The goal's id in the design, such as `Y1`. */
  readonly id: string
  readonly what: string
  readonly unit: Unit
  /** Null for what is not built. */
  readonly figure: number | null
  /** In the figure's unit; null where a goal is absolute and nothing is a fair floor. */
  readonly floor: { readonly what: string; readonly value: number } | null
  readonly goal: Goal
  /** How many times each side was measured. */
  readonly runs: number
  /** Why it is as it is, where that is known: printed with what is missed, and with what is not built. */
  readonly why?: string
}
