import type { DeviceId } from '../../model/ids.ts'
import type { FeedChain, FrameNotes } from '../feed-chain.ts'
import { notesOf } from '../log-index.ts'
import type { LogIndex } from '../log-index.ts'
import type { Frame, FrameHash, Head } from '../frame.ts'
import { vouchKey } from '../verdicts.ts'

import type { KnownTips } from './membership-fact.ts'
import type { Member, RoleEvent } from './members.ts'
import { lastEventAt } from './role-at.ts'
import { mayWrite } from './role.ts'

/** What deciding about updates needs to know of the board beside its log. */
export type Standing = {
  /** [M7] Whether the author of an update might write there, as far as the held frames say; all of an intent or nothing. */
  readonly mayWrite: (intent: readonly Frame[]) => boolean
  /** [M8] Notes what a held update vouches for; true where something that is held stands only now. */
  readonly vouch: (frame: Frame) => boolean
  /** [E6] The membership frame by which a device might not write at a frame of its own; null where nothing ever let it. */
  readonly takenBy: (device: DeviceId, at: Head, knows: KnownTips) => FrameHash | null | 'mayWrite'
}

/** [M4] `joined` boards have a founding, whether it is held yet or not. */
export function createStanding(index: LogIndex, joined: boolean): Standing {
  function mayWriteAll(intent: readonly Frame[]): boolean {
    let before: FrameNotes | null = null
    for (const frame of intent) {
      before = notesOf(index, frame.header, before)
      if (!mayWriteOne(frame, before.knows)) return false
    }
    return true
  }

  function mayWriteOne({ header, hash }: Frame, knows: KnownTips): boolean {
    return takenBy(header.device, { feed: header.feed, seq: header.seq, hash }, knows) === 'mayWrite'
  }

  function takenBy(device: DeviceId, at: Head, knows: KnownTips): ReturnType<Standing['takenBy']> {
    const members = index.ledger.members()
    if (!members.founded) return joined ? null : 'mayWrite'
    const member = members.devices.get(device)
    if (member === undefined) return null
    const chain = index.chains.get(at.feed)
    const last = lastEventAt(member.events, {
      ...at,
      knows: (hash) => index.ledger.knows(knows, hash),
      isVouchedFor: (hash) => index.vouches.has(vouchKey(hash, at.hash)),
      isWithin: (cutoff) => isWithin(at, cutoff, chain)
    })
    return mayWrite(last.role) ? 'mayWrite' : last.by
  }

  function vouch(frame: Frame): boolean {
    const { members } = index.ledger
    if (!members().founded || frame.header.heads.length === 0) return false
    const { knows } = notesOf(index, frame.header)
    if (!mayWriteOne(frame, knows)) return false
    const own = members().devices.get(frame.header.device)
    let turned = false
    for (const head of frame.header.heads) {
      const chain = index.chains.get(head.feed)
      const member = chain === undefined ? undefined : members().devices.get(chain.device)
      if (chain === undefined || member === undefined || member === own) continue
      for (const event of member.events) {
        if (mayVouchAgainst(event, own, knows)) turned = vouchBack(chain, head, event) || turned
      }
    }
    return turned
  }

  /** [M8] Only somebody who did not know of the removal, and whom it did not remove. */
  function mayVouchAgainst(event: RoleEvent, own: Member | undefined, knows: KnownTips): boolean {
    if (!event.lowers || own === undefined || own.events.some(({ by }) => by === event.by)) return false
    return !index.ledger.knows(knows, event.by)
  }

  /** From the frame that is named back to the cut-off, or to what is vouched for already. */
  function vouchBack(chain: FeedChain, head: Head, event: RoleEvent): boolean {
    const cutoff = event.cutoffs.find(({ feed }) => feed === head.feed)
    let at: { readonly seq: number; readonly hash: FrameHash } | null = head
    let turned = false
    while (at !== null && at.hash !== cutoff?.hash) {
      const key = vouchKey(event.by, at.hash)
      if (index.vouches.has(key)) return turned
      index.vouches.add(key)
      turned ||= !chain.counts(at.seq, at.hash)
      const side = chain.sides.get(at.hash)
      const prev: FrameHash | null = side === undefined ? chain.hashAt(at.seq - 1) : side.prev
      at = prev === null ? null : { seq: at.seq - 1, hash: prev }
    }
    return turned
  }

  return { mayWrite: mayWriteAll, vouch, takenBy }
}

/** [M7][M9] At or behind the frame of a cut-off. Which branch counts is settled before, so the place in the feed says it. */
function isWithin({ seq, hash }: Head, cutoff: Head, chain: FeedChain | undefined): boolean {
  if (seq === cutoff.seq) return hash === cutoff.hash
  if (seq > cutoff.seq) return false
  const named = chain?.hashAt(cutoff.seq)
  return named === null || named === undefined || named === cutoff.hash
}
