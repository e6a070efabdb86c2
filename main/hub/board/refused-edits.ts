import * as Y from 'yjs'

import { readWritten } from '../../../shared/document/read-written.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { proposeAgain } from '../../../shared/intents/propose-again.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { IntentId, TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { encodeHeader } from '../../../shared/sync/encode-frame.ts'
import { decodeFrameBody } from '../../../shared/sync/frame-body.ts'
import type { FrameBody } from '../../../shared/sync/frame-body.ts'
import type { FrameCrypto } from '../../../shared/sync/frame-crypto.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { RefusedFrameCause } from '../../../shared/sync/refused-frames.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { FrameStore } from '../store/frame-store.ts'

/** [TE10] One intent of this device's that does not count. */
export type RefusedIntent = {
  readonly id: IntentId
  /** As it was called when it was done; empty where its key is not here. */
  readonly label: string
  readonly task: TaskId | null
  /** Unix milliseconds, by this device's clock then. */
  readonly at: number
  readonly cause: RefusedFrameCause
}

/** What of this device's edits was refused, read from the log when it is asked for. */
export type RefusedEdits = {
  /** In the order in which they were done. */
  readonly list: () => Promise<readonly RefusedIntent[]>
  /** [IT10] The intent that says one of them again; the failure is a sentence. */
  readonly proposalOf: (id: IntentId) => Promise<Result<{ readonly intent: Intent; readonly label: string }, string>>
}

export type RefusedEditsParts = {
  readonly replica: Pick<Replica, 'refused' | 'doc'>
  readonly graph: () => WorkGraph
  readonly log: Pick<FrameStore, 'read'>
  readonly crypto: Pick<FrameCrypto, 'open'>
}

/** A frame of the log that does not count, opened; null where its key is missing. */
type Opened = { readonly frame: Frame; readonly cause: RefusedFrameCause; readonly body: FrameBody | null }

/** Hubs write these by themselves, about what people did. [IT9] */
const ofHubs: ReadonlySet<string> = new Set(['recordSlip', 'withdrawSlip'])

export function createRefusedEdits({ replica, graph, log, crypto }: RefusedEditsParts): RefusedEdits {
  let known: { readonly of: string; readonly list: readonly RefusedIntent[] } = { of: '', list: [] }

  async function readRefused(): Promise<readonly Opened[]> {
    const places = new Map(replica.refused().map(({ position, why }) => [position, why]))
    const opened: Opened[] = []
    let place = Math.min(...places.keys())
    if (places.size === 0) return opened
    for await (const frames of log.read(place)) {
      for (const frame of frames) {
        const cause = places.get(place)
        if (cause !== undefined) opened.push({ frame, cause, body: open(frame) })
        place += 1
      }
      if (opened.length === places.size) break
    }
    return opened
  }

  function open({ header, body }: Frame): FrameBody | null {
    const plain = crypto.open(body, encodeHeader(header), header.secretEpoch)
    const decoded = plain === null ? null : decodeFrameBody(plain)
    return decoded?.ok === true ? decoded.value : null
  }

  return {
    list: async () => {
      const of = replica
        .refused()
        .map(({ hash }) => hash)
        .join()
      if (known.of !== of) known = { of, list: (await readRefused()).flatMap(toIntent) }
      return known.list
    },
    proposalOf: async (id) => {
      const refused = await readRefused()
      const own = refused.filter(({ frame }) => frame.header.intent === id)
      const facts = own[0]?.body?.facts ?? null
      if (facts === null) return fail('This edit cannot be read any more.')
      const scratch = new Y.Doc({ gc: false })
      Y.applyUpdate(scratch, Y.encodeStateAsUpdate(replica.doc))
      const writes = writesOf(scratch, refused, id)
      if (writes === null) return fail('This can only be done by hand: what it was built on is gone.')
      const intent = proposeAgain(graph(), writes, facts.label)
      return intent.ok ? succeed({ intent: intent.value, label: facts.label }) : intent
    }
  }
}

/** An intent is told once, where its first part stands. */
function toIntent({ frame, cause, body }: Opened): readonly RefusedIntent[] {
  const { intent: id, part, time: at } = frame.header
  const facts = body?.facts ?? null
  if (part > 0 || (facts !== null && ofHubs.has(facts.type))) return []
  const task = facts?.task ?? null
  return [{ id, label: facts?.label ?? '', task: task === null ? null : (task as TaskId), at, cause }]
}

/** What an intent wrote, on top of all that was refused before it; null where the document has something else in its place. */
function writesOf(scratch: Y.Doc, refused: readonly Opened[], id: IntentId): ReturnType<typeof readWritten> {
  const updates: Uint8Array[] = []
  for (const { frame, body } of refused) {
    if (body === null) continue
    const isOwn = frame.header.intent === id
    // The other branch of a fork has taken these clocks: Yjs would pass over what is new here.
    const first = Y.decodeUpdate(body.update).structs[0]
    const isTaken = first !== undefined && Y.getState(scratch.store, first.id.client) > first.id.clock
    if (isTaken && isOwn) return null
    if (!isTaken) Y.applyUpdate(scratch, body.update)
    if (isOwn) updates.push(body.update)
  }
  const written = updates.map((update) => readWritten(scratch, update))
  return written.some((writes) => writes === null) ? null : written.flatMap((writes) => writes ?? [])
}
