import { parsersWithoutEval } from './bridge/parsers-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import type { BoardId, IntentId } from '../shared/model/ids.ts'

import { openPreloadBridge } from './bridge/preload-bridge.ts'
import type { BoardReplica } from './replica/board-replica.ts'
import type { BoardSnapshot } from './replica/board-snapshot.ts'
import { readSnapshot, writeSnapshot } from './replica/board-snapshot.ts'
import { openCachedDocument } from './replica/cached-document.ts'
import { dropBoardCache, outboxName } from './replica/drop-board-cache.ts'
import { openIndexeddbOutboxStorage } from './replica/indexeddb-outbox-storage.ts'
import { openBoardReplica } from './replica/open-board-replica.ts'
import { AppContext } from './state/app-context.ts'
import { createAppSession } from './state/app-session.ts'
import { emptyGraph } from '../shared/model/empty-graph.ts'
import { createIdMaker } from './state/new-id.ts'
import { startBoardSession } from './state/start-board-session.ts'
import { startTimer } from './state/start-timer.ts'
import './styles/app.css'
import { AppView } from './views/app/app-view.tsx'

/** Names the page's code: the built script is called after its content. */
const build = import.meta.url

/** The page's composition root: the only place that knows the clock, randomness and the window. */
async function startPage(): Promise<void> {
  if (!parsersWithoutEval) throw new Error('Parsers must be told before they are made.')
  const bridge = openPreloadBridge(window)
  const { snapshot: keptAtStart, ...start } = await bridge.start()
  const { fixedNow } = start
  const clock = fixedNow === null ? () => Date.now() : () => fixedNow
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const newId = createIdMaker(clock, randomBytes)
  let replica: BoardReplica | null = null
  let kept = keptAtStart

  /** For the first board alone: whoever comes back to it later would see it as it was at the start. */
  function takeSnapshot(board: BoardId): BoardSnapshot | null {
    const text = kept
    kept = null
    return text === null ? null : readSnapshot(text, board, build)
  }

  const app = createAppSession({
    bridge,
    start,
    clock,
    newSecret: () => Array.from(randomBytes(32), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    dropCache: (board) => dropBoardCache(indexedDB, board),
    hubRuns: () => replica?.hurry(),
    openSession: (board, me, look) =>
      startBoardSession({
        board,
        emptyGraph: emptyGraph(board),
        me,
        look,
        newId,
        clock,
        timeZone: start.timeZone,
        startTimer,
        snapshot: takeSnapshot(board),
        // A cache: where it cannot be written the next start is slower, and nothing else.
        keepSnapshot: (snapshot) =>
          void bridge.keepSnapshot(board, writeSnapshot(snapshot, build)).catch(() => undefined),
        openReplica: (onEvent) => {
          replica = openBoardReplica({
            board,
            link: { bridge, startTimer },
            openDocument: openCachedDocument,
            outboxStorage: openIndexeddbOutboxStorage(indexedDB, outboxName(board)),
            windowId: newId(),
            me: me.get,
            clock,
            newIntentId: () => newId<IntentId>(),
            randomClientID: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
            onEvent
          })
          return replica
        }
      })
  })

  // Before the first picture, so that the doors do not flash up on the way to a board.
  const last = start.settings.lastBoard
  if (start.openSample) app.openBoard(await app.createBoard('Sample board', true))
  // Until the hub has said which boards there are, the last one is taken to be there: its cache shows it at once.
  else if (last !== null && app.mayExist(last)) app.openBoard(last)

  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no root.')
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <AppView />
      </AppContext>
    </StrictMode>
  )
}

document.documentElement.dataset['theme'] = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
startPage().catch((error: unknown) => {
  const words = error instanceof Error ? error.message : 'Slipstream could not start.'
  document.body.textContent = words
})
