/** The time that a session is given; the hub's clock fits. */
export type SessionClock = {
  /** Unix milliseconds. */
  readonly milliseconds: () => number
  /** Calls back once after so many milliseconds; the returned function cancels it. */
  readonly after: (milliseconds: number, listener: () => void) => () => void
}
