import type { BoardChances } from './board-chances.ts'

/** For a board that no window will ever look at: nothing is worked out. */
export const noChances: BoardChances = {
  state: () => ({ kind: 'calculating' }),
  wake: () => undefined,
  change: () => undefined,
  tick: () => undefined,
  rest: () => undefined
}
