import * as Y from 'yjs'

import type { HistoryEntry } from '../../../shared/ipc/history-entry.ts'
import type { IntentId, TaskId } from '../../../shared/model/ids.ts'
import { encodeHeader } from '../../../shared/sync/encode-frame.ts'
import { decodeFrameBody } from '../../../shared/sync/frame-body.ts'
import type { FrameBody } from '../../../shared/sync/frame-body.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { ReplicaOptions } from '../../../shared/sync/replica-options.ts'
import { createReplica } from '../../../shared/sync/replica.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { Verdicts } from '../../../shared/sync/verdicts.ts'
import type { Clock } from '../clock.ts'
import type { FrameStore } from '../store/frame-store.ts'

import { taskHistory } from './task-history.ts'
import type { WriteFacts } from './task-history.ts'

/** What a board's log knows beyond its document: every value that was ever written, and by which deed. */
export type BoardHistory = {
  /** [HI2] The latest first. Reads the log on demand, off and on, so that windows are served in between. */
  readonly ofTask: (task: TaskId) => Promise<readonly HistoryEntry[]>
  readonly close: () => void
}

export type BoardHistoryParts = {
  readonly log: Pick<FrameStore, 'read'>
  /** What a fresh replica of the board is given; it never writes. */
  readonly replica: () => ReplicaOptions
  readonly timers: Pick<Clock, 'after'>
}

/** How long a replayed log is kept for the next question, in milliseconds: it takes as much memory as the board and more. */
const keptFor = 60_000

/** Frames between two breaths, some 15 ms of work: an edit made meanwhile is not to wait longer for its forecast. */
const framesAtOnce = 32

/** A replay of the log that forgets nothing. */
type Replay = {
  readonly replica: Replica
  readonly crypto: FrameCrypto
  /** Frames of the log that are in it. */
  length: number
  readonly deeds: Map<IntentId, WriteFacts>
  /** Which intent wrote each clientID's clocks, by where its writing ends, ascending. */
  readonly spans: Map<number, { readonly until: number; readonly intent: IntentId }[]>
}

export function createBoardHistory(parts: BoardHistoryParts): BoardHistory {
  let replay: Replay | null = null
  let cancel: (() => void) | null = null
  let last: Promise<unknown> = Promise.resolve()

  return {
    ofTask: (task) => {
      const answer = last.then(() => ofTask(task))
      last = answer.catch(() => undefined)
      return answer
    },
    close: forget
  }

  async function ofTask(task: TaskId): Promise<readonly HistoryEntry[]> {
    cancel?.()
    const level = await bringLevel()
    cancel = parts.timers.after(keptFor, forget)
    return taskHistory(level.replica.doc, task, (place) => factsOf(level, place))
  }

  function forget(): void {
    cancel?.()
    cancel = null
    replay = null
  }

  /** [D3] Frames that came since may turn what was read; then all is read again with what was found out. */
  async function bringLevel(): Promise<Replay> {
    let level = replay ?? begin(null)
    await readOn(level)
    for (let pass = 0; level.replica.needsReplay() !== null && pass <= level.length; pass += 1) {
      level = begin(level.replica.verdicts())
      await readOn(level)
    }
    replay = level
    return level
  }

  function begin(verdicts: Verdicts | null): Replay {
    const options = { ...parts.replica(), gc: false, verdicts }
    const replica = createReplica(options)
    return { replica, crypto: options.crypto, length: 0, deeds: new Map(), spans: new Map() }
  }

  async function readOn(level: Replay): Promise<void> {
    for await (const frames of parts.log.read(level.length)) {
      for (const frame of frames) {
        take(level, frame)
        if (level.length % framesAtOnce === 0) await new Promise<void>((resolve) => parts.timers.after(0, resolve))
      }
    }
  }

  function take(level: Replay, frame: Frame): void {
    const { clientID, intent, time, part } = frame.header
    const { doc } = level.replica
    const before = Y.getState(doc.store, clientID)
    level.replica.load([frame], level.length)
    level.length += 1
    if (part === 0) {
      const facts = factsIn(frame, level.crypto)
      if (facts !== null) level.deeds.set(intent, { type: facts.type, by: facts.by, at: time, place: level.length })
    }
    const until = Y.getState(doc.store, clientID)
    if (until === before) return
    const spans = level.spans.get(clientID)
    if (spans === undefined) level.spans.set(clientID, [{ until, intent }])
    else spans.push({ until, intent })
  }
}

/** What a frame says of its intent, where this device has the key. */
function factsIn({ header, body }: Frame, crypto: FrameCrypto): FrameBody['facts'] {
  const plain = crypto.open(body, encodeHeader(header), header.secretEpoch)
  const decoded = plain === null ? null : decodeFrameBody(plain)
  return decoded?.ok === true ? decoded.value.facts : null
}

function factsOf(
  { spans, deeds }: Replay,
  { client, clock }: { readonly client: number; readonly clock: number }
): WriteFacts | null {
  const span = spans.get(client)?.find(({ until }) => clock < until)
  return span === undefined ? null : (deeds.get(span.intent) ?? null)
}
