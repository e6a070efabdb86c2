/** A stream of luck for each task: the same for the same id and seed, whatever else is on the board. [MC1] */
export type Luck = {
  /** The next number of a task's stream, from 0 (inclusive) to 1 (exclusive). */
  readonly next: (task: number) => number
}

/** Opens the streams of these tasks at their beginning (mulberry32, begun at a hash of the id). */
export function openLuck(ids: readonly string[], seed: number): Luck {
  const states = Uint32Array.from(ids, (id) => hashOf(id, seed))
  return {
    next: (task) => {
      const state = ((states[task] ?? 0) + 0x6d2b79f5) >>> 0
      states[task] = state
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    }
  }
}

/** FNV-1a over code units, then murmur3's last mix: ids of one minute differ in few bits, streams must not. */
function hashOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
