import { compareText } from '../lib/compare.ts'
import type { DeviceId } from '../model/ids.ts'

import type { FeedChain, SideFrame } from './feed-chain.ts'
import type { FrameHash } from './frame.ts'
import type { LogIndex } from './log-index.ts'
import type { Standing } from './membership/frame-standing.ts'
import { forkKey } from './verdicts.ts'

/** [E6] A frame of this device's that was framed, and does not count. */
export type RefusedFrame = {
  readonly hash: FrameHash
  /** Its place in the log, counted from 0. */
  readonly position: number
  readonly why: RefusedFrameCause
}

export type RefusedFrameCause =
  /** [M7] Its device might not write there; `by` is the membership frame that took it away, null where it never might. */
  | { readonly kind: 'role'; readonly by: FrameHash | null }
  /** [E2] Another frame follows the same one, and counts. */
  | { readonly kind: 'fork' }
  /** What it follows, or what it had seen, does not count; or its clientID is another feed's [E3]; or the gate refused it. */
  | { readonly kind: 'rests' }

/** [E6] What of a device's updates is held and does not count, in the order of the log: a function of the held frames. */
export function refusedFrames(index: LogIndex, standing: Standing, device: DeviceId): readonly RefusedFrame[] {
  return [...index.chains.values()]
    .filter((chain) => chain.device === device && chain.kind === 'update')
    .flatMap((chain) =>
      Array.from(chain.sides.values(), (side) => {
        const { hash, position } = side
        return { hash, position, why: causeOf(chain, side) }
      })
    )
    .toSorted((a, b) => a.position - b.position || compareText(a.hash, b.hash))

  function causeOf(chain: FeedChain, side: SideFrame): RefusedFrameCause {
    const by = standing.takenBy(device, { feed: chain.feed, seq: side.seq, hash: side.hash }, side.notes.knows)
    if (by !== 'mayWrite') return { kind: 'role', by }
    const leads = index.forks.has(forkKey(chain.feed, side.prev))
    const follows = side.prev === null || chain.counts(side.seq - 1, side.prev)
    return leads && follows ? { kind: 'fork' } : { kind: 'rests' }
  }
}
