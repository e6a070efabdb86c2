import type { FeedChain, FrameNotes } from '../feed-chain.ts'
import { notesOf } from '../log-index.ts'
import type { LogIndex } from '../log-index.ts'
import type { Frame, FrameHash, Head } from '../frame.ts'
import { vouchKey } from '../verdicts.ts'

import type { KnownTips } from './membership-fact.ts'
import type { Member, RoleEvent } from './members.ts'
import { roleAt } from './role-at.ts'
import { mayWrite } from './role.ts'

/** What deciding about updates needs to know of the board beside its log. */
export type Standing = {
  /** [M7] Whether the author of an update might write there, as far as the held frames say; all of an intent or nothing. */
  readonly mayWrite: (intent: readonly Frame[]) => boolean
  /** [M8] Notes what a held update vouches for; true where something that is held stands only now. */
  readonly vouch: (frame: Frame) => boolean
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

  function mayWriteOne(frame: Frame, knows: KnownTips): boolean {
    const members = index.ledger.members()
    if (!members.founded) return !joined
    const member = members.devices.get(frame.header.device)
    if (member === undefined) return false
    const { feed, seq } = frame.header
    const chain = index.chains.get(feed)
    const role = roleAt(member.events, {
      feed,
      seq,
      hash: frame.hash,
      knows: (hash) => index.ledger.knows(knows, hash),
      isVouchedFor: (hash) => index.vouches.has(vouchKey(hash, frame.hash)),
      isWithin: (cutoff) => isWithin(frame, cutoff, chain)
    })
    return mayWrite(role)
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

  return { mayWrite: mayWriteAll, vouch }
}

/** [M7][M9] At or behind the frame of a cut-off. Which branch counts is settled before, so the place in the feed says it. */
function isWithin(frame: Frame, cutoff: Head, chain: FeedChain | undefined): boolean {
  const { seq } = frame.header
  if (seq === cutoff.seq) return frame.hash === cutoff.hash
  if (seq > cutoff.seq) return false
  const named = chain?.hashAt(cutoff.seq)
  return named === null || named === undefined || named === cutoff.hash
}
