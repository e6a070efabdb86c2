// Somebody who edits in a window of the signals bench's hub, in a thread of their own.
import { parentPort } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import * as Y from 'yjs'

import { systemClock } from '../../main/hub/clock.ts'
import { newUuid } from '../../main/hub/new-uuid.ts'
import { editKey } from '../../shared/document/layout.ts'
import type { PackedHubToWindow } from '../../shared/ipc/hub-to-window.ts'
import { unpackForecasts } from '../../shared/ipc/unpack-forecasts.ts'
import type { WindowToHub } from '../../shared/ipc/window-to-hub.ts'
import type { IntentId, TaskId } from '../../shared/model/ids.ts'

import type { EditorOrder, EditorWord } from './signals-editor-words.ts'

/** Somebody changes an estimate this often, in milliseconds. */
const editEvery = 100

const clock = systemClock()
/** The window's own document holds its edits alone: what it costs to read the others is the window's affair. */
const pen = new Y.Doc()
const acknowledged = new Map<number, () => void>()
let targets: readonly TaskId[] = []
let commits = 0
let edits: number[] = []
let stop = (): void => undefined
let hub: MessagePort | null = null
const send = (message: WindowToHub): void => hub?.postMessage(message)
const answer = (word: EditorWord): void => parentPort?.postMessage(word)

parentPort?.on('message', (order: EditorOrder) => {
  switch (order.type) {
    case 'open':
      hub = order.port
      hub.on('message', hear)
      send({
        type: 'open',
        board: order.board,
        replica: { stateVector: new Uint8Array([0]), lease: null, outbox: 0, outboxSpans: [] }
      })
      return
    case 'begin':
      edits = []
      stop = edit()
      return answer({ edits })
    case 'end':
      stop()
      return answer({ edits })
  }
})

function hear(message: PackedHubToWindow): void {
  if (message.type === 'refused') throw new Error(message.reason)
  if (message.type === 'acknowledged') acknowledged.get(message.n)?.()
  if (message.type !== 'schedule' || !message.delta.full) return
  const read = unpackForecasts(message.delta.changed)
  if (!read.ok) throw new Error(read.failure)
  targets = read.value.map(({ task }) => task)
  answer({ edits })
}

/** Changes one estimate after another, each at its moment. */
function edit(): () => void {
  const begun = performance.now()
  let count = 0
  let isStopped = false
  const next = (): void => {
    const due = begun + count * editEvery
    setTimeout(
      () => {
        const task = targets[count % targets.length]
        if (isStopped || task === undefined) return
        count += 1
        commits += 1
        const n = commits
        acknowledged.set(n, () => {
          acknowledged.delete(n)
          edits.push(performance.now() - due)
        })
        send(commitOf(n, task))
        next()
      },
      Math.max(0, due - performance.now())
    )
  }
  next()
  return () => {
    isStopped = true
  }
}

function commitOf(n: number, task: TaskId): WindowToHub {
  const at = clock.milliseconds()
  const parts: Uint8Array[] = []
  const gather = (update: Uint8Array): void => void parts.push(update)
  pen.on('update', gather)
  pen.getMap('edits').set(editKey(task, 'estimate'), [60 + (n % 400), at, null])
  pen.off('update', gather)
  const intent = { id: newUuid<IntentId>(clock), type: 'editTask', label: 'Estimate', task, by: null }
  return { type: 'commit', n, clientID: pen.clientID, at, intent, parts }
}
