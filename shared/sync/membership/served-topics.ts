import type { BoardId } from '../../model/ids.ts'
import type { FrameCrypto } from '../frame-crypto.ts'

import { topicKeyOf, topicOf } from './board-topic.ts'
import type { KeyRing } from './key-ring.ts'
import { isSameSecret } from './leading-secret.ts'
import type { Members } from './members.ts'

/** One topic that this device is found by. */
export type ServedTopic = {
  /** 32 bytes each. */
  readonly topic: Uint8Array
  readonly topicKey: Uint8Array
  readonly epoch: number
  /** An older epoch's: whoever was away finds the rotation there, and nothing else. */
  readonly serves: 'everything' | 'membership'
}

/** Epochs before the leading one that are still announced, and for how long, in milliseconds. [M12] */
const olderEpochs = 2
const olderLifetime = 30 * 86_400_000

/** [M12] Where to be found: the leading topic, and for 30 days after the rotation those of the two epochs before it. */
export function servedTopics(
  board: BoardId,
  members: Members,
  ring: KeyRing,
  now: number,
  crypto: Pick<FrameCrypto, 'keyedHash'>
): readonly ServedTopic[] {
  const isFresh = now - members.secretSince <= olderLifetime
  return ring.all().flatMap(({ name, kind, key }) => {
    const { epoch } = name
    const leads = isSameSecret(name, members.secret)
    // Where two rotations made one epoch, the other's topic has to be served too: some may have seen only that.
    if (!leads && !(isFresh && epoch >= members.secret.epoch - olderEpochs)) return []
    const topicKey = kind === 'topic' ? key : topicKeyOf(crypto, key, epoch)
    return [
      { topic: topicOf(crypto, topicKey, board, epoch), topicKey, epoch, serves: leads ? 'everything' : 'membership' }
    ]
  })
}
