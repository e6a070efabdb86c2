import type { DeviceId } from '../../model/ids.ts'
import type { FeedId, FrameHash } from '../frame.ts'

import type { MembershipOp } from './membership-op.ts'

/** What is kept of a held membership frame: all that the order and the standing of operations depend on. */
export type MembershipFact = {
  readonly hash: FrameHash
  readonly device: DeviceId
  readonly feed: FeedId
  readonly seq: number
  /** [M14] Unix milliseconds. */
  readonly effectiveTime: number
  readonly op: MembershipOp
  /** The membership frames that its author had seen, without those behind them: ascending, each once. */
  readonly tips: KnownTips
}

/** [M7] What a frame's past holds of membership: the newest membership frames in it, ascending; everything behind them counts. */
export type KnownTips = readonly FrameHash[]

/** Nothing is known of membership. */
export const noTips: KnownTips = []
