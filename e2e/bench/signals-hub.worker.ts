// The hub of the signals bench: a process of its own with a board, the door on a port, and somebody who edits meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { serialize } from 'node:v8'
import { join } from 'node:path'

import * as Y from 'yjs'

import type { Viewer } from '../../main/hub/board/board-viewers.ts'
import type { LiveBoard } from '../../main/hub/board/live-board.ts'
import { openBoards } from '../../main/hub/board/open-boards.ts'
import { noChances } from '../../main/hub/chances/no-chances.ts'
import { systemClock } from '../../main/hub/clock.ts'
import { newUuid } from '../../main/hub/new-uuid.ts'
import { createSignalDoor } from '../../main/hub/signals/signal-door.ts'
import { createSignalIntake } from '../../main/hub/signals/signal-intake.ts'
import { nodeFileSystem } from '../../main/hub/store/node-file-system.ts'
import { editKey } from '../../shared/document/layout.ts'
import type { IntentId, TaskId } from '../../shared/model/ids.ts'

import { boardIntents } from './board-intents.ts'
import { quantile } from './quantile.ts'
import type { HubOrder, HubWord } from './signals-hub-words.ts'

/** Somebody changes an estimate this often, in milliseconds. */
const editEvery = 100

const [folder = '', tasks = '1000'] = process.argv.slice(2)
const clock = systemClock()
const say = (word: HubWord): void => void process.send?.(word)

const pen = new Y.Doc()
let commits = 0
const boards = await openBoards({
  folder: join(folder, 'boards'),
  deviceKey: new Uint8Array(0),
  timeZone: 'UTC',
  clock,
  openChances: () => noChances,
  meOn: () => null,
  onAlerts: () => undefined,
  onStep: () => undefined,
  onProblem: fault
})
const board = await fill()
const acknowledged = new Map<number, () => void>()
const viewer: Viewer = {
  send: (message) => {
    // A message to a window costs what it costs to write it down.
    serialize(message)
    if (message.type === 'refused') fault(message.reason)
    if (message.type === 'acknowledged') acknowledged.get(message.n)?.()
  },
  focused: () => false,
  disconnect: () => undefined
}
board.view(viewer, { stateVector: new Uint8Array([0]), lease: null, outbox: 0, outboxSpans: [] })
const door = createSignalDoor(
  {
    folder: join(folder, 'signals'),
    fileSystem: nodeFileSystem,
    intake: createSignalIntake(boards.all, clock),
    boards: () => Promise.resolve([]),
    elapsed: () => performance.now(),
    newToken: () => 'bench',
    onProblem: fault
  },
  { on: true, port: 0, webhookSecret: null }
)
await door.settled()

let begunAt = process.cpuUsage()
let watching: { readonly edits: number[]; readonly stop: () => void } | null = null
const loop = monitorEventLoopDelay({ resolution: 1 })
process.on('message', (order: HubOrder) => void obey(order))
say({ type: 'open', keyPrefix: board.graph().board.keyPrefix, tasks: board.graph().tasks.size })

async function obey(order: HubOrder): Promise<void> {
  switch (order.type) {
    case 'watch':
      begunAt = process.cpuUsage()
      loop.reset()
      loop.enable()
      watching = edit()
      return
    case 'report': {
      watching?.stop()
      loop.disable()
      const edits = watching?.edits ?? []
      const [p50, p99] = [quantile(edits, 0.5), quantile(edits, 0.99)]
      const { user, system } = process.cpuUsage(begunAt)
      const processor = (user + system) / 1000
      say({ type: 'measured', edits: edits.length, p50, p99, longestPause: loop.max / 1e6, processor })
      return
    }
    case 'close':
      door.set({ on: false, port: 0, webhookSecret: null })
      await door.settled()
      await boards.save()
      await board.close()
      process.disconnect()
  }
}

/** Changes one estimate after another, each at its moment, as a window does; how long after that moment the window was told that it is on disk. */
function edit(): { readonly edits: number[]; readonly stop: () => void } {
  const edits: number[] = []
  const targets = [...board.graph().tasks.values()].filter(({ kind }) => kind === 'task')
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
        board.commit(viewer, commitOf(n, task.id))
        next()
      },
      Math.max(0, due - performance.now())
    )
  }
  next()
  return {
    edits,
    stop: () => {
      isStopped = true
    }
  }
}

/** The window's own document holds its edits alone: what it costs to read the others is the window's affair. */
function commitOf(n: number, task: TaskId): Parameters<LiveBoard['commit']>[1] {
  const at = clock.milliseconds()
  const parts: Uint8Array[] = []
  const gather = (update: Uint8Array): void => void parts.push(update)
  pen.on('update', gather)
  pen.getMap('edits').set(editKey(task, 'estimate'), [60 + (n % 400), at, null])
  pen.off('update', gather)
  const intent = { id: newUuid<IntentId>(clock), type: 'editTask', label: 'Estimate', task, by: null }
  return { type: 'commit', n, clientID: pen.clientID, at, intent, parts }
}

async function fill(): Promise<LiveBoard> {
  const made = (await boards.create('Signals', false)).board
  const context = { id: newUuid<IntentId>(clock), by: null, at: clock.milliseconds() }
  const outcome = made.act(boardIntents(Number(tasks), 'few'), 'A plan to measure', context, true)
  if (!outcome.ok) throw new Error(outcome.failure.message)
  await made.settled()
  return made
}

function fault(message: string): never {
  throw new Error(message)
}
