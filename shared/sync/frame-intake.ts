import * as Y from 'yjs'

import { compareText } from '../lib/compare.ts'

import { holds } from './feed-chain.ts'
import type { FeedChain } from './feed-chain.ts'
import { isFeedOf } from './feed-id.ts'
import { decodeFrameBody } from './frame-body.ts'
import { encodeHeader } from './encode-frame.ts'
import type { FeedId, Frame, FrameHash, FrameHeader, Head } from './frame.ts'
import type { FrameProblem } from './frame-problem.ts'
import type { GatePast } from './gate.ts'
import { chainOf, clientOwner, notesOf, standingOf } from './log-index.ts'
import { pinCutoffs } from './membership/pin-cutoffs.ts'
import { comesTooFast, refuseStranger, settleMembership, takeMembership } from './membership-intake.ts'
import { applyTogether } from './replica-core.ts'
import type { Admitted, ReplicaCore } from './replica-core.ts'
import type { ReplicaOrigin } from './replica-options.ts'
import { forkKey, withClaim } from './verdicts.ts'
import type { Arrival } from './waiting-room.ts'

/** What one frame's coming did, the frames that it let in included. */
export type Intake = {
  /** What became of the frame itself. */
  readonly first: FirstOutcome
  /** Frames that are held now and have no place in the log yet: to be appended in this order. */
  readonly fresh: Frame[]
  readonly setAside: FrameHash[]
  counted: number
}

export type FirstOutcome =
  | { readonly kind: 'held' | 'waiting' | 'duplicate' }
  | { readonly kind: 'refused'; readonly problem: FrameProblem }

/**
 * [C1]–[C4][E1]–[E3][P1]–[P3] Takes in one frame whose bytes and signature were checked, and all that waited for it. The
 * caller settles the membership that came.
 */
export function takeIn(core: ReplicaCore, arrival: Arrival, source: ReplicaOrigin['source']): Intake {
  const fresh: Frame[] = []
  const setAside: FrameHash[] = []
  let counted = 0
  let first: FirstOutcome | null = null
  const queue: Arrival[] = [arrival]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next.frame.header.kind === 'update') settleMembership(core)
    const outcome = step(core, next)
    first ??= outcome.kind === 'run' ? { kind: 'held' } : outcome
    if (outcome.kind === 'waiting' && core.parts.has(next.frame.hash))
      queue.push(...core.waiting.release(next.frame.hash))
    if (outcome.kind !== 'run') continue
    const counts = settle(core, outcome.run, fresh, source)
    for (const { frame } of outcome.run) {
      if (counts) counted += 1
      else setAside.push(frame.hash)
      queue.push(...core.waiting.release(frame.hash))
    }
  }
  return { first: first ?? { kind: 'waiting' }, fresh, setAside, counted }
}

type Step = FirstOutcome | { readonly kind: 'run'; readonly run: readonly Arrival[] }

/** Whether a frame, or the intent that it completes, has its whole past here. */
function step(core: ReplicaCore, arrival: Arrival): Step {
  const { frame } = arrival
  const { header } = frame
  const chain = core.index.chains.get(header.feed)
  if (holds(chain, header.seq, frame.hash) || core.waiting.has(frame.hash) || core.parts.has(frame.hash)) {
    return { kind: 'duplicate' }
  }
  const isOwners =
    chain === undefined
      ? isFeedOf(header.feed, header.device, header.kind, core.options.crypto)
      : chain.device === header.device && chain.kind === header.kind
  if (!isOwners) return refused('C1', 'a feed of another device, or of the other kind')
  if ((header.kind === 'update') !== header.clientID > 0) return refused('C1', 'a clientID where none belongs')
  const before = header.part === 0 ? [] : core.parts.endingWith(header.prev)
  if (before === null) {
    if (holds(chain, header.seq - 1, header.prev ?? frame.hash))
      return refused('P2', 'a part that does not follow its intent')
    return wait(core, arrival, header.prev ?? frame.hash)
  }
  const last = before.at(-1)
  if (last !== undefined && !isNextPart(last.frame.header, header))
    return refused('P2', 'a part that does not follow its intent')
  if (header.part === 0 && header.prev !== null) {
    if (core.parts.has(header.prev)) return refused('P2', 'an intent that follows an unfinished one')
    if (!holds(chain, header.seq - 1, header.prev)) return wait(core, arrival, header.prev)
  }
  for (const head of header.heads) {
    if (standingOf(core.index, head) === 'missing') return wait(core, arrival, head.hash)
  }
  const stranger = header.part === 0 ? refuseStranger(core, frame) : null
  if (stranger !== null) return stranger
  if (header.kind === 'membership' && arrival.position === null && comesTooFast(core, frame))
    return refused('M16', 'membership faster than it is taken in')
  if (header.of === 1) return { kind: 'run', run: [arrival] }
  const taken = core.parts.take(before, arrival)
  if (taken.kind === 'complete') return { kind: 'run', run: taken.run }
  return taken.kind === 'more' ? { kind: 'waiting' } : refused('P3', 'too much of unfinished intents')
}

function isNextPart(last: FrameHeader, next: FrameHeader): boolean {
  return (
    next.intent === last.intent &&
    next.part === last.part + 1 &&
    next.of === last.of &&
    next.seq === last.seq + 1 &&
    next.kind === last.kind &&
    next.clientID === last.clientID
  )
}

function wait(core: ReplicaCore, arrival: Arrival, missing: FrameHash): FirstOutcome {
  return core.waiting.add(arrival, missing) ? { kind: 'waiting' } : refused('C3', 'too many frames wait already')
}

function refused(
  rule: FrameProblem['rule'],
  message: string
): { readonly kind: 'refused'; readonly problem: FrameProblem } {
  return { kind: 'refused', problem: { rule, message } }
}

/** Gives an intent its place in log and index, and applies it where it counts. */
function settle(core: ReplicaCore, run: readonly Arrival[], fresh: Frame[], source: ReplicaOrigin['source']): boolean {
  const opening = run[0]
  if (opening === undefined) return false
  const { header } = opening.frame
  const chain = chainOf(core.index, header.feed, header.device, header.kind)
  const placed = run.map(({ frame, position }) => {
    if (position !== null) return { frame, position }
    fresh.push(frame)
    core.logLength += 1
    return { frame, position: core.logLength - 1 }
  })
  const counts = decide(core, chain, run) && (header.kind === 'membership' || enter(core, chain, run, source))
  for (const { frame, position } of placed) {
    const { seq, prev, heads, device, intent } = frame.header
    const notes = notesOf(core.index, frame.header)
    if (counts) {
      chain.push(frame.hash, position, notes)
      for (const head of heads) chain.past.set(head.feed, head.seq)
      if (device === core.options.device) core.index.framed.add(intent)
    } else {
      chain.sides.set(frame.hash, { seq, prev, hash: frame.hash, position, notes })
    }
    if (header.kind === 'membership') takeMembership(core, frame, notes)
    else if (core.standing.vouch(frame)) core.replayReason ??= 'somebody who remains had built on what was set aside'
  }
  if (!counts && pinCutoffs(core.index, chain)) core.replayReason ??= 'a cut-off names another branch'
  return counts
}

/** [E2][E3] Whether an intent counts: a function of the held frames alone. Asks for a replay where it turns an earlier answer. */
function decide(core: ReplicaCore, chain: FeedChain, run: readonly Arrival[]): boolean {
  const first = run[0]?.frame
  if (first === undefined) return false
  const leads = leadsFork(core, chain, first)
  const isUpdate = first.header.kind === 'update'
  const may = !isUpdate || core.standing.mayWrite(run.map(({ frame }) => frame))
  const owns = !isUpdate || (may && ownsClient(core, first))
  if (!leads || !owns || core.replayReason !== null) return false
  if (first.header.prev !== null && !chain.counts(first.header.seq - 1, first.header.prev)) return false
  return run.every(
    ({ frame }) => !core.index.poison.has(frame.hash) && frame.header.heads.every((head) => isBuiltOn(core, head))
  )
}

/** [E2][M5] What rests on a branch that does not count does not count itself; of membership every branch holds. */
function isBuiltOn(core: ReplicaCore, head: Head): boolean {
  return core.index.chains.get(head.feed)?.kind === 'membership' || standingOf(core.index, head) === 'counts'
}

/** [E2][M9] Of frames that follow the same one the lowest hash leads, but for a branch that a cut-off names. */
function leadsFork(core: ReplicaCore, chain: FeedChain, first: Frame): boolean {
  const { seq, prev, feed } = first.header
  const key = forkKey(feed, prev)
  const counting = chain.hashAt(seq - 1) === prev ? chain.hashAt(seq) : null
  const rivals: FrameHash[] = counting === null ? [] : [counting]
  for (const side of chain.sides.values()) if (side.seq === seq && side.prev === prev) rivals.push(side.hash)
  const known = core.index.forks.get(key)
  if (known !== undefined) rivals.push(known)
  const lowest = rivals.reduce((low, hash) => (compareText(hash, low) < 0 ? hash : low), first.hash)
  if (rivals.some((hash) => hash !== first.hash)) {
    core.index.forks.set(key, lowest)
    pinCutoffs(core.index, chain)
  }
  const leader = core.index.pins.get(key) ?? lowest
  if (leader === first.hash && counting !== null && counting !== first.hash) core.replayReason ??= 'a fork turned'
  return leader === first.hash
}

/** [E3][M10] Whose clientID it is, once this frame has claimed it too. */
function ownsClient(core: ReplicaCore, first: Frame): boolean {
  const { clientID, feed, seq } = first.header
  const known = core.index.claims.get(clientID)
  const before = clientOwner(core.index, clientID)
  core.index.claims.set(clientID, withClaim(known, { feed, seq, hash: first.hash }))
  const after = clientOwner(core.index, clientID)
  const used = core.index.clocks.runs.get(clientID)
  if (before !== after && used !== undefined && used.feed !== after) {
    core.replayReason ??= 'a clientID turned out to be of another feed'
  }
  return after === feed
}

/** [G1]–[G10][D3] Opens, gates and applies an intent. False where it may not touch the document. */
function enter(core: ReplicaCore, chain: FeedChain, run: readonly Arrival[], source: ReplicaOrigin['source']): boolean {
  const opening = run[0]?.frame
  if (opening === undefined) return false
  const { clientID, intent } = opening.header
  const passage = core.gate.open(clientID, pastOf(core, chain, run))
  const admitted: Admitted[] = []
  for (const { frame } of run) {
    const update = openUpdate(core, frame)
    if (update === null) return false
    const span = passage.check(update)
    if (!span.ok) return false
    admitted.push({ update, span: span.value })
  }
  if (!applyTogether(core, clientID, admitted, source, intent)) {
    core.index.poison.add(opening.hash)
    core.replayReason ??= 'an update failed inside Yjs'
    return false
  }
  for (const [place, { span }] of admitted.entries()) {
    core.index.clocks.record(clientID, chain.feed, opening.header.seq + place, span.to)
  }
  return true
}

function openUpdate(core: ReplicaCore, frame: Frame): Uint8Array | null {
  const plain = core.options.crypto.open(frame.body, encodeHeader(frame.header), frame.header.secretEpoch)
  if (plain === null) {
    core.index.sealedEpochs.add(frame.header.secretEpoch)
    return null
  }
  const body = decodeFrameBody(plain)
  return body.ok ? body.value.update : null
}

/** [G6] What the author of an intent had seen: its own feed, and the heads that this and its earlier frames name. */
function pastOf(core: ReplicaCore, chain: FeedChain, run: readonly Arrival[]): GatePast {
  const { doc } = core.guarded
  const named = new Map<FeedId, number>()
  for (const { frame } of run) for (const head of frame.header.heads) named.set(head.feed, head.seq)
  return {
    nextClock: (clientID) => Y.getState(doc.store, clientID),
    hasSeen(clientID, clock) {
      const made = core.index.clocks.frameOf(clientID, clock)
      if (made === null) return false
      const seen = Math.max(chain.past.get(made.feed) ?? 0, named.get(made.feed) ?? 0)
      return made.feed === chain.feed || seen >= made.seq
    }
  }
}
