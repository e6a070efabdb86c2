import * as Y from 'yjs'

import { commitIntent } from '../../../shared/document/commit-intent.ts'
import { openGraphIndex } from '../../../shared/document/graph-index.ts'
import type { GraphIndex } from '../../../shared/document/graph-index.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { Inverse } from '../../../shared/intents/inverse.ts'
import { taskOfIntent } from '../../../shared/intents/task-of-intent.ts'
import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { WindowToHub } from '../../../shared/ipc/window-to-hub.ts'
import type { IntentId, PersonId } from '../../../shared/model/ids.ts'
import type { Reverted } from '../../../shared/model/slip-record.ts'

import type { Viewer } from './board-viewers.ts'
import type { LiveBoard } from './live-board.ts'

type Commit = Extract<WindowToHub, { type: 'commit' }>

/** A window as the renderer is one: a document of its own, commits with parts, messages kept. */
export type TestWindow = {
  readonly heard: readonly HubToWindow[]
  readonly viewer: Viewer
  readonly index: GraphIndex
  /** Writes and sends; `reverts` beside a `revert` says what it takes back or brings again. */
  readonly commit: (intent: Intent, reverts?: Reverted) => { readonly sent: Commit; readonly inverse: Inverse }
  /** Resolves once such a message was heard. */
  readonly until: (fits: (message: HubToWindow) => boolean) => Promise<void>
  /** Resolves once the window's facts are such. */
  readonly untilGraph: (fits: (graph: ReturnType<GraphIndex['graph']>) => boolean) => Promise<void>
}

/** Opens a board in a window; resolves when its document is there. Commits are made at `at` (Unix milliseconds). */
export async function openWindow(
  board: LiveBoard,
  { focused, at = Date.UTC(2026, 10, 16, 10), by = null }: { focused: boolean; at?: number; by?: PersonId | null }
): Promise<TestWindow> {
  const doc = new Y.Doc()
  const heard: HubToWindow[] = []
  const waiting: (() => void)[] = []
  let n = 0
  const viewer: Viewer = {
    focused: () => focused,
    disconnect: () => undefined,
    send: (message) => {
      heard.push(message)
      if (message.type === 'opened') Y.applyUpdate(doc, message.update)
      if (message.type === 'updates') for (const update of message.updates) Y.applyUpdate(doc, update)
      for (const look of waiting) look()
    }
  }
  board.view(viewer, { stateVector: Y.encodeStateVector(doc), lease: null, outbox: 0, outboxSpans: [] })
  const until: TestWindow['until'] = (fits) => untilTrue(() => heard.some(fits))
  await until(({ type }) => type === 'opened')
  const index = openGraphIndex(doc, board.id)
  return {
    heard,
    viewer,
    index,
    commit: (intent, reverts) => {
      const parts: Uint8Array[] = []
      const gather = (update: Uint8Array): void => void parts.push(update)
      doc.on('update', gather)
      n += 1
      const id = `intent-${doc.clientID}-${n}` as IntentId
      const outcome = commitIntent(doc, index.graph(), intent, { id, by, at })
      doc.off('update', gather)
      if (!outcome.ok) throw new Error(outcome.failure.message)
      const facts = {
        id,
        type: intent.type,
        label: 'a test',
        task: taskOfIntent(intent),
        by,
        ...(reverts && { reverts })
      }
      const sent: Commit = { type: 'commit', n, clientID: doc.clientID, at, intent: facts, parts }
      board.commit(viewer, sent)
      return { sent, inverse: outcome.value.inverse }
    },
    until,
    untilGraph: (fits) => untilTrue(() => fits(index.graph()))
  }

  function untilTrue(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (holds()) resolve()
      }
      waiting.push(look)
      look()
    })
  }
}
