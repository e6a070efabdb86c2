import { assertNever } from '../lib/assert-never.ts'

import type { PeerDoor } from './peer-door.ts'
import type { Channel } from './channel.ts'
import { decodePeerMessage } from './decode-peer-message.ts'
import { encodePeerMessage } from './encode-peer-message.ts'
import type { FrameCrypto } from './frame-crypto.ts'
import { createHeadsTeller } from './heads-teller.ts'
import { createIncomingFrames } from './incoming-frames.ts'
import { createOutgoingFrames } from './outgoing-frames.ts'
import { peerLimits, peerTimes } from './peer-limits.ts'
import type { PeerMessage } from './peer-message.ts'
import type { Farewell, PeerHolds, PeerState } from './peer-state.ts'
import { createPeerTips } from './peer-tips.ts'
import type { SessionBoard } from './session-board.ts'
import type { SessionClock } from './session-clock.ts'
import { createSessionTimers } from './session-timers.ts'

/** The versions of the session's protocol that this code speaks. */
const peerVersions = { oldest: 1, newest: 1 } as const

export type PeerSessionParts = {
  readonly channel: Channel
  readonly board: SessionBoard
  readonly door: PeerDoor
  readonly crypto: Pick<FrameCrypto, 'hash'>
  readonly clock: SessionClock
  /** [S8] What this device's person is doing; null says nothing. */
  readonly presence: Uint8Array | null
  /** State, what the peer holds, or its presence changed. */
  readonly onChange: () => void
  /** [S9] A sentence's end, for the person and for whoever limits this peer: “… sent frames that are not sound”. */
  readonly onMisbehaved: (why: string) => void
  /** [S7] Equal heads, and another document: it has to be replayed. */
  readonly onDifferent: () => void
  /** The last call. */
  readonly onEnded: () => void
}

/** The exchange with one peer about one board. PROTOCOL.md, section S; pure but for the channel, board and clock given. */
export type PeerSession = {
  /** Call once: says hello, and ends at once where the peer's device is not known. */
  readonly begin: () => void
  readonly state: () => PeerState
  /** Null until it has told what it has. */
  readonly holds: () => PeerHolds | null
  /** [S8] What the peer's person is doing; null when nothing was heard of late. */
  readonly presence: () => Uint8Array | null
  readonly setPresence: (presence: Uint8Array | null) => void
  /** The log on disk has grown, whoever wrote. */
  readonly logGrew: () => void
  /** Ends it with a sentence: the peer does not belong any more. */
  readonly turnAway: (why: string) => void
  /** Says goodbye and ends the channel. */
  readonly leave: () => void
}

/** A session that waits for `begin`. */
export function createPeerSession(parts: PeerSessionParts): PeerSession {
  const { channel, board, door, clock } = parts
  const timers = createSessionTimers<'hello' | 'heads' | 'comparison' | 'say' | 'forget' | 'budget'>(clock)
  const tips = createPeerTips()
  const heads = createHeadsTeller(send)
  let phase: 'greeting' | 'admitting' | 'open' | 'over' = 'greeting'
  let state: PeerState = { kind: 'connected' }
  let holds: PeerHolds | null = null
  let knowsHeads = false
  let mine = parts.presence
  let theirs: Uint8Array | null = null
  let messages = 0
  /** What came while the proof was looked at. */
  let early: PeerMessage[] = []

  const outgoing = createOutgoingFrames({
    board,
    tips,
    send: (bytes) => channel.send(encodePeerMessage({ type: 'frames', bytes })),
    onTrouble: leave
  })
  const incoming = createIncomingFrames({
    board,
    device: channel.device,
    crypto: parts.crypto,
    tips,
    onDealtWith: (bytes) => {
      send({ type: 'received', bytes })
      look()
    },
    onMisbehaved: misbehaved,
    onTrouble: leave
  })

  return {
    begin: () => {
      channel.listen({ message: hear, drained: outgoing.drained, closed: finish })
      if (phase !== 'greeting') return
      if (door.isKnown(channel.device)) greet()
      else refuse('notAdmitted', 'this device is not known here', 'This device is not a member of the board.')
    },
    state: () => state,
    holds: () => holds,
    presence: () => theirs,
    setPresence: (presence) => {
      mine = presence
      if (phase === 'open') sayPresence()
    },
    logGrew: () => {
      if (phase !== 'open') return
      outgoing.go()
      if (!timers.isSet('heads')) timers.set('heads', peerTimes.heads, tellChanged)
    },
    turnAway: (why) => {
      if (phase !== 'over') refuse('notAdmitted', why, why)
    },
    leave
  }

  function greet(): void {
    const proof = door.prove(boundTo(channel, channel.isFirst))
    send({ type: 'hello', ...peerVersions, proof })
    timers.set('hello', peerTimes.hello, () => misbehaved('it did not introduce itself in time'))
  }

  function hear(bytes: Uint8Array): void {
    if (phase === 'over') return
    const decoded = decodePeerMessage(bytes)
    if (!decoded.ok) return misbehaved(`it sent what cannot be read (${decoded.failure})`)
    const message = decoded.value
    if (message.type !== 'frames' && isTooMuch()) return misbehaved('it sent too many messages')
    switch (phase) {
      case 'greeting':
        if (message.type === 'hello') return meet(message)
        if (message.type === 'bye') return bye(message)
        return misbehaved(`it began with a message of the kind ${message.type}`)
      case 'admitting':
        if (message.type === 'bye') return bye(message)
        early.push(message)
        if (early.length > mostEarly) misbehaved('it went on before it was admitted')
        return
      case 'open':
        return handle(message)
      default:
        return assertNever(phase)
    }
  }

  function isTooMuch(): boolean {
    messages += 1
    if (!timers.isSet('budget')) {
      timers.set('budget', 10_000, () => {
        messages = 0
      })
    }
    return messages > peerLimits.messagesInTenSeconds
  }

  function meet({ oldest, newest, proof }: Extract<PeerMessage, { type: 'hello' }>): void {
    if (newest < peerVersions.oldest || oldest > peerVersions.newest) {
      const whose = oldest > peerVersions.newest ? 'ours' : 'theirs'
      return end('version', 'our versions do not meet', { kind: 'waitingForNewerVersion', whose })
    }
    phase = 'admitting'
    const own = Uint8Array.from(proof)
    door.admit(channel.device, own, boundTo(channel, !channel.isFirst)).then(
      (admitted) => {
        if (phase !== 'admitting') return
        if (!admitted.ok) return refuse('notAdmitted', admitted.failure, admitted.failure)
        open()
      },
      () => leave()
    )
  }

  function open(): void {
    phase = 'open'
    timers.clear('hello')
    heads.tellAll(board.heads())
    sayPresence()
    timers.set('comparison', peerTimes.comparison, compareAll)
    const before = early
    early = []
    for (const message of before) if (isOpen()) handle(message)
    parts.onChange()
  }

  function handle(message: PeerMessage): void {
    switch (message.type) {
      case 'hello':
        return misbehaved('it introduced itself twice')
      case 'heads':
        if (!tips.tell(message.heads, message.fresh)) return misbehaved('it told of more feeds than there can be')
        if (message.fresh) knowsHeads = false
        if (message.more) return
        if (!knowsHeads) {
          knowsHeads = true
          outgoing.lookAgain()
        }
        return look()
      case 'frames':
        return incoming.push(message.bytes)
      case 'received':
        if (!outgoing.received(message.bytes)) return misbehaved('it acknowledged what it was never sent')
        return look()
      case 'presence':
        return hearPresence(message.bytes)
      case 'digest':
        if (board.compare({ at: message.at, value: message.value }) === 'different') parts.onDifferent()
        return
      case 'bye':
        return bye(message)
      default:
        assertNever(message)
    }
  }

  /** [S11] What the last messages mean. */
  function look(): void {
    if (phase !== 'open' || !knowsHeads) return
    const asOf = clock.milliseconds()
    const left = tips.aheadOf(board.heads())
    state = left > 0 ? { kind: 'catchingUp', left } : { kind: 'upToDate', asOf }
    const lacks = board.missingFor(tips.all()).count
    holds = { left: lacks, completeAt: lacks === 0 ? asOf : (holds?.completeAt ?? null) }
    parts.onChange()
  }

  function tellChanged(): void {
    heads.tellChanged(board.heads())
    look()
  }

  /** [S7] Every minute: what was missed or dropped since shows, and is sent again. */
  function compareAll(): void {
    heads.tellAll(board.heads())
    const digest = board.digest()
    if (digest !== null) send({ type: 'digest', ...digest })
    timers.set('comparison', peerTimes.comparison, compareAll)
  }

  function sayPresence(): void {
    if (mine === null && !timers.isSet('say')) return
    send({ type: 'presence', bytes: mine ?? new Uint8Array(0) })
    if (mine === null) timers.clear('say')
    else timers.set('say', peerTimes.presence, sayPresence)
  }

  function hearPresence(bytes: Uint8Array): void {
    theirs = bytes.length === 0 ? null : Uint8Array.from(bytes)
    timers.set('forget', peerTimes.presenceLasts, () => {
      theirs = null
      parts.onChange()
    })
    parts.onChange()
  }

  function bye({ farewell, words }: Extract<PeerMessage, { type: 'bye' }>): void {
    const why = plainWords(words)
    switch (farewell) {
      case 'leaving':
        break
      case 'version':
        if (state.kind !== 'waitingForNewerVersion') state = { kind: 'waitingForNewerVersion', whose: 'ours' }
        break
      case 'notAdmitted':
      case 'misbehaved':
        state = { kind: 'refused', why }
        break
      default:
        assertNever(farewell)
    }
    finish()
  }

  function misbehaved(why: string): void {
    if (phase === 'over') return
    parts.onMisbehaved(why)
    refuse('misbehaved', why, `This device was cut off: ${why}.`)
  }

  function refuse(farewell: Farewell, words: string, why: string): void {
    end(farewell, words, { kind: 'refused', why })
  }

  function leave(): void {
    if (phase !== 'over') end('leaving', '', state)
  }

  function end(farewell: Farewell, words: string, last: PeerState): void {
    state = last
    send({ type: 'bye', farewell, words: words.slice(0, mostWords) })
    finish()
  }

  function finish(): void {
    if (phase === 'over') return
    phase = 'over'
    timers.clearAll()
    outgoing.stop()
    incoming.stop()
    channel.close()
    parts.onEnded()
  }

  function isOpen(): boolean {
    return phase === 'open'
  }

  function send(message: PeerMessage): void {
    if (phase !== 'over') channel.send(encodePeerMessage(message))
  }
}

/** All heads that there may be, and a presence: an honest peer sends no more before it has our heads. */
const mostEarly = peerLimits.heads / peerLimits.headsInMessage + 4
/** Of four bytes each at most. */
const mostWords = peerLimits.reasonBytes / 4

/** [S3] A proof of the first end serves at no second one. */
function boundTo(channel: Channel, first: boolean): Uint8Array {
  const bytes = new Uint8Array(channel.binding.length + 1)
  bytes.set(channel.binding)
  bytes[channel.binding.length] = first ? 1 : 2
  return bytes
}

/** A peer's words are shown to a person: no control characters, no marks that turn the direction of writing. */
function plainWords(words: string): string {
  return words.replaceAll(/\p{C}/gu, ' ').trim()
}
