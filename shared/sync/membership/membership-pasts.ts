import type { FrameHash } from '../frame.ts'

import type { KnownTips, MembershipFact } from './membership-fact.ts'

/** What lies behind each held membership frame. Asking is a look at one bit. */
export type Pasts = {
  readonly has: (hash: FrameHash) => boolean
  readonly isBehind: (behind: FrameHash, of: FrameHash) => boolean
  /** How many frames lie behind one: whatever lies behind another has fewer. */
  readonly sizeOf: (of: FrameHash) => number
}

/** Grows by one frame after the other; whatever a frame knows was added before it. */
export type MembershipPasts = Pasts & {
  readonly add: (fact: Pick<MembershipFact, 'hash' | 'tips'>) => void
  /** [M7] Of some frames those that lie behind no other of them, each once. */
  readonly newestOf: (hashes: KnownTips) => KnownTips
}

type Entry = {
  /** Its number in the order of coming. */
  readonly number: number
  readonly size: number
  /** A bit for each frame that came before it. */
  readonly behind: Uint32Array
}

/** Nothing yet. Each frame takes one bit for every frame that came before: 3 KB for the five-thousandth on average. */
export function createMembershipPasts(): MembershipPasts {
  const entries = new Map<FrameHash, Entry>()

  function gather(into: Uint32Array, { number, behind }: Entry): void {
    for (let place = 0; place < behind.length; place += 1) into[place] = (into[place] ?? 0) | (behind[place] ?? 0)
    const own = number >>> 5
    into[own] = (into[own] ?? 0) | (1 << (number & 31))
  }

  function isSet(bits: Uint32Array, number: number): boolean {
    return (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1
  }

  /** Whatever is newer came later: from the last to the first, each either lies behind one of those or is new. */
  function newest(hashes: KnownTips): { readonly found: FrameHash[]; readonly behind: Uint32Array } {
    const known = hashes.flatMap((hash) => {
      const entry = entries.get(hash)
      return entry === undefined ? [] : [{ hash, entry }]
    })
    const behind = new Uint32Array((entries.size + 31) >>> 5)
    const found: FrameHash[] = []
    for (const { hash, entry } of known.toSorted((a, b) => b.entry.number - a.entry.number)) {
      if (isSet(behind, entry.number)) continue
      found.push(hash)
      gather(behind, entry)
    }
    return { found, behind }
  }

  return {
    add({ hash, tips }) {
      if (entries.has(hash)) return
      const { behind } = newest(tips)
      entries.set(hash, { number: entries.size, size: countBits(behind), behind })
    },
    newestOf: (hashes) => newest(hashes).found,
    has: (hash) => entries.has(hash),
    isBehind(behind, of) {
      const [earlier, later] = [entries.get(behind), entries.get(of)]
      return earlier !== undefined && later !== undefined && isSet(later.behind, earlier.number)
    },
    sizeOf: (of) => entries.get(of)?.size ?? 0
  }
}

/** The same with one frame more on top, which nothing held knows: to try an operation out. */
export function pastsWith(pasts: Pasts, { hash, tips }: Pick<MembershipFact, 'hash' | 'tips'>): Pasts {
  return {
    has: (asked) => asked === hash || pasts.has(asked),
    isBehind: (behind, of) =>
      of === hash ? tips.some((tip) => tip === behind || pasts.isBehind(behind, tip)) : pasts.isBehind(behind, of),
    sizeOf: (of) => (of === hash ? Number.POSITIVE_INFINITY : pasts.sizeOf(of))
  }
}

function countBits(words: Uint32Array): number {
  let count = 0
  for (const word of words) {
    const pairs = word - ((word >>> 1) & 0x5555_5555)
    const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
    count += Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
  }
  return count
}
