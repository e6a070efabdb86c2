import { collectGarbage } from './collect-garbage.ts'

/** Bytes that what `make` gives keeps alive. */
export function heapOf(make: () => unknown): number {
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const held = make()
  collectGarbage()
  const after = process.memoryUsage().heapUsed
  // Used after measuring, so that it lived until then.
  if (held === null) throw new Error('Nothing was made.')
  return after - before
}
