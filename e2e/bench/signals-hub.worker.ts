// The hub of the signals bench: a process of its own with all that the app's hub has (tray, inbox, alerts, proposals,
// chances, the door on a port), and a window in a thread of its own in which somebody edits.
import { PerformanceObserver, monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { fileURLToPath } from 'node:url'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'

import { systemClock } from '../../main/hub/clock.ts'
import { createHub } from '../../main/hub/hub.ts'
import type { Port } from '../../main/hub/port.ts'
import type { HubToMain } from '../../shared/ipc/main-and-hub.ts'

import { fillBoard, openBench } from './prepare-board.ts'
import { quantile } from './quantile.ts'
import type { HubOrder, HubWord } from './signals-hub-words.ts'
import type { EditorOrder, EditorWord } from './signals-editor-words.ts'

const [folder = '', tasks = '1000'] = process.argv.slice(2)
const say = (word: HubWord): void => void process.send?.(word)
const built = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const plan = await prepare()
const hub = await createHub({
  folder: join(folder, 'boards'),
  deviceKey: new Uint8Array(0),
  timeZone: 'UTC',
  me: { [plan.board]: plan.me },
  network: 'off',
  listenAt: null,
  signals: { on: true, port: 0, webhookSecret: null },
  signalsFolder: join(folder, 'signals'),
  clock: systemClock(),
  tell: hear,
  workers: { imports: '', chances: built('chances.worker.mjs'), trend: '' }
})
const editor = new Worker(built('signals-editor.worker.mjs'))
const channel = new MessageChannel()
hub.handle({ type: 'attach', window: 1, focused: true }, portOver(channel.port1))
await tellEditor({ type: 'open', board: plan.board, port: channel.port2 })

let begunAt = process.cpuUsage()
let collecting = 0
const loop = monitorEventLoopDelay({ resolution: 1 })
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) collecting = Math.max(collecting, duration)
}).observe({ entryTypes: ['gc'] })
process.on('message', (order: HubOrder) => void obey(order))
say({ type: 'open', keyPrefix: plan.keyPrefix, tasks: plan.tasks })

async function obey(order: HubOrder): Promise<void> {
  switch (order.type) {
    case 'watch':
      await tellEditor({ type: 'begin' })
      begunAt = process.cpuUsage()
      collecting = 0
      loop.reset()
      loop.enable()
      return
    case 'report': {
      const { edits } = await tellEditor({ type: 'end' })
      loop.disable()
      const [p50, p99] = [quantile(edits, 0.5), quantile(edits, 0.99)]
      const { user, system } = process.cpuUsage(begunAt)
      const processor = (user + system) / 1000
      return say({
        type: 'measured',
        edits: edits.length,
        p50,
        p99,
        longestPause: loop.max / 1e6,
        longestCollection: collecting,
        processor
      })
    }
    case 'close':
      hub.handle({ type: 'setSignals', signals: { on: false, port: 0, webhookSecret: null } }, null)
      await editor.terminate()
      hub.handle({ type: 'save' }, null)
  }
}

/** What the hub tells main costs what it costs to write it down. */
function hear(message: HubToMain): void {
  serialize(message)
  if (message.type === 'problem') throw new Error(message.message)
  if (message.type === 'saved') process.exit(0)
}

async function tellEditor(order: EditorOrder): Promise<EditorWord> {
  const answered = new Promise<EditorWord>((resolve) => void editor.once('message', resolve))
  editor.postMessage(order, order.type === 'open' ? [order.port] : [])
  return answered
}

/** A new board with the layered plan on it, on which the owner of its first task is this device's person. */
async function prepare() {
  const boards = await openBench(join(folder, 'boards'))
  const board = await fillBoard(boards, Number(tasks))
  const { keyPrefix } = board.graph().board
  const [me] = board.graph().people.keys()
  if (me === undefined) throw new Error('Nobody is on the board.')
  const count = board.graph().tasks.size
  await boards.save()
  await board.close()
  return { board: board.id, keyPrefix, me, tasks: count }
}

function portOver(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', listener)
      return () => void port.off('message', listener)
    },
    onClose: (listener) => {
      port.on('close', listener)
      return () => void port.off('close', listener)
    },
    start: () => port.start(),
    close: () => port.close()
  }
}
