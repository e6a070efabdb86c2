import * as Y from 'yjs'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { DeviceId, IntentId } from '../model/ids.ts'

import { decodeCheckpoint, encodeCheckpoint } from './checkpoint-codec.ts'
import { encodeDocument } from './encode-document.ts'
import type { CommitFacts } from './commit-facts.ts'
import { decodeFrame } from './decode-frame.ts'
import { newFeedId } from './feed-id.ts'
import type { FeedId, Frame, FrameHash, FrameKind, Head } from './frame.ts'
import { frameLimits } from './frame-limits.ts'
import { takeIn } from './frame-intake.ts'
import { hexBytes } from './hex-bytes.ts'
import { createLeases } from './leases.ts'
import type { Leases } from './leases.ts'
import { allHeads, clientOwner, missingFor } from './log-index.ts'
import type { Missing } from './log-index.ts'
import type { HeldSecret } from './membership/key-ring.ts'
import type { Members } from './membership/members.ts'
import type { MembershipOp } from './membership/membership-op.ts'
import { openSecrets } from './membership/open-secrets.ts'
import { mayWrite } from './membership/role.ts'
import { frameIntent, isWholeFeed, ownFeed } from './own-frames.ts'
import { settleMembership } from './membership-intake.ts'
import { cutoffsOf, frameMembership } from './own-membership.ts'
import { refusedFrames } from './refused-frames.ts'
import type { RefusedFrame } from './refused-frames.ts'
import { applyTogether, createReplicaCore, everything } from './replica-core.ts'
import type { Admitted } from './replica-core.ts'
import type {
  LeaseRequest,
  Loaded,
  Received,
  Refusal,
  ReplicaCheckpoint,
  ReplicaOptions,
  ReplicaOrigin,
  WindowCommit
} from './replica-options.ts'
import type { Verdicts } from './verdicts.ts'
import { verifyFrame } from './verify-frame.ts'

/**
 * The hub's replica of one board: a document that is a view of a log of frames. Synchronous, without disk or network:
 * frames that it returns go to the store in the order returned, and nothing of them leaves the hub (to windows, peers
 * or as an acknowledgement) before they are on disk. Not to be called from inside a transaction of `doc`. PROTOCOL.md.
 */
export type Replica = {
  readonly doc: Y.Doc
  /** First of all, if at all: the state after the log's first `frames` frames. A failure leaves the replica unusable. */
  readonly loadCheckpoint: (state: Uint8Array) => Result<{ readonly frames: number }, string>
  /** Frames of one's own log, in its order. `from` is the place of the first one, counted from 0 (where the last load ended). */
  readonly load: (frames: readonly Frame[], from?: number) => Loaded
  /** [W1] Frames what a window did. No frames means that it is framed already: acknowledge once all earlier appends are done. */
  readonly commit: (commit: WindowCommit) => Result<readonly Frame[], Refusal>
  /** [W6] Runs an edit of the hub's own on `doc` and frames its transactions, one frame each, as one intent. */
  readonly transact: (run: (doc: Y.Doc) => void, intent: CommitFacts) => Result<readonly Frame[], Refusal>
  /** [C1] Bytes from a peer. */
  readonly receive: (bytes: Uint8Array) => Received
  /** The same for many, in their order: what membership among them means is worked out once for all that comes together. */
  readonly receiveAll: (frames: readonly Uint8Array[]) => readonly Received[]
  /** [E4] What this replica holds; of the log's first `before` frames only, where it is said: those on disk are told to peers. [W0] */
  readonly heads: (before?: number) => readonly Head[]
  /** [E4][M1] What a peer that told these heads lacks: all of it, or the frames of one kind. */
  readonly missingFor: (heads: readonly Head[], kind?: FrameKind) => Missing
  /** [M6] Who belongs, by the membership frames that are held. */
  readonly members: () => Members
  /** [M11] Keys that came beside the log: by an invite. A replay is due where bodies waited for them. */
  readonly learn: (secrets: readonly HeldSecret[]) => void
  /** [M2] Frames an operation of this device's. A replay may be due afterwards. */
  readonly writeMembership: (op: MembershipOp, intent: IntentId) => Result<readonly Frame[], Refusal>
  /** [M2] The cut-offs of a removal: how far these devices' feeds count here. */
  readonly cutoffsOf: (devices: ReadonlySet<DeviceId>) => readonly Head[]
  /** [K1] Null while frames of the log wait, a replay is due, or it is not of exactly `frames` frames, where that is said. To be written once all frames returned so far are on disk. */
  readonly checkpoint: (frames?: number) => ReplicaCheckpoint | null
  /** [K1] The same, in steps between which the replica may go on; null as soon as it has. */
  readonly checkpointInSteps: (frames: number) => Generator<void, ReplicaCheckpoint | null>
  /** [W3] The clientID that a window may go on with; null means a fresh random one. */
  readonly leaseClientID: (request: LeaseRequest) => number | null
  /** [W3] A window that used this clientID is gone. */
  readonly releaseLease: (clientID: number) => void
  /** [W4] Whether a window's cache holds what neither log nor outbox knows: it must be thrown away. */
  readonly isCacheAhead: (request: LeaseRequest) => boolean
  /** [E6] What of this device's own updates does not count, and why. */
  readonly refused: () => readonly RefusedFrame[]
  /** [D3] Why the log has to be replayed into a new replica made with `verdicts()`; null when all is well. */
  readonly needsReplay: () => string | null
  readonly verdicts: () => Verdicts
}

/** An empty replica; load the log into it before anything else. */
export function createReplica(options: ReplicaOptions): Replica {
  const core = createReplicaCore(options)
  const { doc } = core.guarded
  const leases: Leases = createLeases(core)
  const spoiled = new Set<FeedId>()
  let feed: FeedId | null = options.feed
  // Where the store cannot vouch for one's own past, membership goes on in a fresh feed as well. [E5]
  let membershipFeed: FeedId | null =
    options.feed === null ? null : newFeedId(options.device, options.crypto, options.randomBytes, 'membership')

  function feedToWrite(): FeedId {
    if (feed === null || spoiled.has(feed) || !isWholeFeed(core, feed)) feed = ownFeed(core, 'update', spoiled)
    return feed
  }

  function membershipFeedToWrite(): FeedId {
    const own = membershipFeed
    const isFit = own !== null && !spoiled.has(own) && isWholeFeed(core, own)
    membershipFeed = isFit ? own : ownFeed(core, 'membership', spoiled)
    return membershipFeed
  }

  /** [M7][M11] Why this device's edits would not count; null where they would. */
  function whyNot(): Refusal | null {
    if (core.replayReason !== null) return { rule: 'D3', message: core.replayReason }
    const members = core.index.ledger.members()
    if (options.joined === true && !members.founded) return { rule: 'M4', message: 'the board is not here yet' }
    const role = members.devices.get(options.device)?.role ?? null
    if (members.founded && !mayWrite(role)) return { rule: 'M7', message: 'this device may only read' }
    if (options.ring.leading() === null) return { rule: 'M11', message: 'the key to the newest secret is not here yet' }
    return null
  }

  /** [W6] A number that follows from the feed, so that it needs no record; the next one where it is taken. */
  function hubClientID(own: FeedId): number {
    for (let salt = 0; ; salt += 1) {
      const bytes = options.crypto.hash(hexBytes(`${own}${salt.toString(16).padStart(4, '0')}`) ?? new Uint8Array(0))
      const number = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
      const owner = clientOwner(core.index, number)
      if (number > 0 && (owner === null || owner === own)) return number
    }
  }

  function load(frames: readonly Frame[], from = core.logLength): Loaded {
    core.logLength = Math.max(core.logLength, from + frames.length)
    let counted = 0
    let setAside = 0
    // Membership rests on membership alone [M1]: known as a whole, it is worked out once.
    for (const kind of ['membership', 'update'] as const) {
      for (const [place, frame] of frames.entries()) {
        if (frame.header.kind !== kind) continue
        const intake = takeIn(core, { frame, position: from + place }, 'log')
        counted += intake.counted
        setAside += intake.setAside.length
      }
    }
    settleMembership(core)
    const missing: readonly FrameHash[] = core.waiting.missing()
    return { counted, setAside, waiting: core.waiting.size(), missing }
  }

  function commit(asked: WindowCommit): Result<readonly Frame[], Refusal> {
    const not = whyNot()
    if (not !== null) return fail(not)
    if (core.index.framed.has(asked.intent.id)) return succeed([])
    const own = feedToWrite()
    const owner = clientOwner(core.index, asked.clientID)
    if (asked.clientID < 1 || asked.clientID > 0xffff_ffff || asked.clientID === hubClientID(own)) {
      return refuse('W2', 'a clientID that no window may use')
    }
    if (owner !== null && owner !== own) return refuse('W2', 'this clientID belongs to another feed')
    const admitted = admit(asked.clientID, asked.parts)
    if (!admitted.ok) return admitted
    if (!applyTogether(core, asked.clientID, admitted.value, 'window', asked.intent.id)) {
      core.replayReason ??= 'an update failed inside Yjs'
      return refuse('D3', core.replayReason)
    }
    leases.use(asked.clientID)
    return succeed(frameIntent(core, own, { ...asked, parts: admitted.value }))
  }

  function admit(clientID: number, parts: readonly Uint8Array[]): Result<readonly Admitted[], Refusal> {
    if (parts.length === 0 || parts.length > frameLimits.parts) return refuse('P1', `${parts.length} parts`)
    const passage = core.gate.open(clientID, everything(doc))
    const admitted: Admitted[] = []
    for (const update of parts) {
      const span = passage.check(update)
      if (!span.ok) return span
      admitted.push({ update, span: span.value })
    }
    return succeed(admitted)
  }

  function transact(run: (doc: Y.Doc) => void, intent: CommitFacts): Result<readonly Frame[], Refusal> {
    const not = whyNot()
    if (not !== null) return fail(not)
    const own = feedToWrite()
    const clientID = hubClientID(own)
    const past = { ...everything(doc), nextClock: startingAt(doc, clientID) }
    const updates: Uint8Array[] = []
    const gather = (update: Uint8Array): void => {
      updates.push(update)
    }
    doc.clientID = clientID
    doc.on('update', gather)
    try {
      run(doc)
    } catch (error) {
      if (updates.length > 0) core.replayReason ??= 'an edit of the hub’s own broke off half-way'
      throw error
    } finally {
      doc.off('update', gather)
    }
    if (updates.length === 0) return succeed([])
    const passage = core.gate.open(clientID, past)
    const admitted: Admitted[] = []
    for (const update of updates.slice(0, frameLimits.parts)) {
      const span = passage.check(update)
      if (!span.ok) return undo(span.failure)
      admitted.push({ update, span: span.value })
    }
    if (updates.length > frameLimits.parts || !core.guarded.isSound())
      return undo({ rule: 'P1', message: 'too many parts' })
    return succeed(frameIntent(core, own, { clientID, at: options.clock(), intent, parts: admitted }))
  }

  /** The document holds what no frame will: it must be replayed. */
  function undo(refusal: Refusal): Result<readonly Frame[], Refusal> {
    core.replayReason ??= `an edit of the hub’s own was refused: ${refusal.message}`
    return fail(refusal)
  }

  function receiveAll(frames: readonly Uint8Array[]): readonly Received[] {
    const received = frames.map(receiveOne)
    settleMembership(core)
    return received
  }

  function receive(bytes: Uint8Array): Received {
    const received = receiveOne(bytes)
    settleMembership(core)
    return received
  }

  function receiveOne(bytes: Uint8Array): Received {
    const decoded = decodeFrame(bytes, options.crypto)
    if (!decoded.ok) return { kind: 'refused', problem: decoded.failure }
    const frame = decoded.value
    if (frame.header.board !== options.board)
      return { kind: 'refused', problem: { rule: 'F6', message: 'another board’s frame' } }
    if (!verifyFrame(frame, options.crypto))
      return { kind: 'refused', problem: { rule: 'F4', message: 'the signature does not fit' } }
    const intake = takeIn(core, { frame: detached(frame), position: null }, 'peer')
    if (intake.first.kind !== 'duplicate' && frame.header.device === options.device) spoiled.add(frame.header.feed)
    if (intake.fresh.length > 0) return { kind: 'applied', frames: intake.fresh, setAside: intake.setAside }
    switch (intake.first.kind) {
      case 'held':
      case 'duplicate':
        return { kind: 'duplicate' }
      case 'waiting':
        return { kind: 'waiting' }
      case 'refused':
        return intake.first
    }
  }

  function loadCheckpoint(state: Uint8Array): Result<{ readonly frames: number }, string> {
    const decoded = decodeCheckpoint(state, core.index)
    if (!decoded.ok) return decoded
    const origin: ReplicaOrigin = { kind: 'replica', source: 'log', intent: null }
    try {
      Y.applyUpdate(doc, decoded.value.document, origin)
    } catch (error) {
      return fail(error instanceof Error ? error.message : 'not a state')
    }
    core.logLength = decoded.value.frames
    openSecrets(core.index.ledger.facts(), options)
    const members = core.index.ledger.members()
    if (members.founded) options.ring.lead(members.secret)
    return core.guarded.isSound() ? succeed({ frames: core.logLength }) : fail('the state has gaps')
  }

  function checkpoint(frames = core.logLength): ReplicaCheckpoint | null {
    const steps = checkpointInSteps(frames)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    return step.value
  }

  function* checkpointInSteps(frames: number): Generator<void, ReplicaCheckpoint | null> {
    // Asked before anything is encoded, and again after each step: what has moved on is of other frames.
    const isOf = (): boolean =>
      frames === core.logLength &&
      core.replayReason === null &&
      !core.waiting.holdsLogged() &&
      !core.parts.holdsLogged()
    if (!isOf()) return null
    const document = yield* untilDone(encodeDocument(doc), isOf)
    if (document === null) return null
    const state = yield* untilDone(encodeCheckpoint(core.index, frames, document), isOf)
    return state === null ? null : { frames, state }
  }

  return {
    doc,
    loadCheckpoint,
    load,
    commit,
    transact,
    receive,
    receiveAll,
    checkpoint,
    checkpointInSteps,
    heads: (before = Number.POSITIVE_INFINITY) => allHeads(core.index, before),
    missingFor: (heads, kind) => missingFor(core.index, heads, kind),
    learn(secrets) {
      const fresh = secrets.filter((secret) => options.ring.add(secret))
      if (fresh.some(({ name }) => core.index.sealedEpochs.has(name.epoch))) core.turnMembership('a key came')
    },
    members: () => core.index.ledger.members(),
    writeMembership: (op, intent) =>
      core.replayReason === null
        ? frameMembership(core, membershipFeedToWrite(), op, intent)
        : refuse('D3', core.replayReason),
    cutoffsOf: (devices) => cutoffsOf(core, devices),
    refused: () => refusedFrames(core.index, core.standing, options.device),
    leaseClientID: (request) => leases.lease(request, feedToWrite()),
    releaseLease: (clientID) => leases.release(clientID),
    isCacheAhead: (request) => leases.isCacheAhead(request),
    needsReplay: () => core.replayReason,
    verdicts: () => core.index
  }
}

function refuse(rule: string, message: string): { readonly ok: false; readonly failure: Refusal } {
  return { ok: false, failure: { rule, message } }
}

/** The clocks before an edit, for the one clientID that it moves. */
function startingAt(doc: Y.Doc, clientID: number): (asked: number) => number {
  const start = Y.getState(doc.store, clientID)
  return (asked) => (asked === clientID ? start : Y.getState(doc.store, asked))
}

/** A frame that owns its bytes: what came from the network may be a view of a larger buffer that is used again. */
function detached(frame: Frame): Frame {
  const bytes = Uint8Array.from(frame.bytes)
  const start = bytes.length - 64 - frame.body.length
  return { ...frame, bytes, body: bytes.subarray(start, start + frame.body.length) }
}

/** Takes steps for as long as what they are of stays the same; null once it does not. */
function* untilDone(steps: Generator<void, Uint8Array>, isSame: () => boolean): Generator<void, Uint8Array | null> {
  let step = steps.next()
  while (step.done !== true) {
    yield
    if (!isSame()) return null
    step = steps.next()
  }
  return step.value
}
