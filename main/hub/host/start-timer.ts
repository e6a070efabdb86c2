/** Calls back once after a delay in milliseconds; the returned function cancels it. */
export type StartTimer = (milliseconds: number, ring: () => void) => () => void
