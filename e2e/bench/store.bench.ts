// Y8, in plain Node: what the log alone takes and gives, and what the whole hub does with a stream of edits.
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

import type { LiveBoard } from '../../main/hub/board/live-board.ts'
import { systemClock } from '../../main/hub/clock.ts'
import { newUuid } from '../../main/hub/new-uuid.ts'
import type { IntentId } from '../../shared/model/ids.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'
import type { Frame } from '../../shared/sync/frame.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime } from './board-intents.ts'
import { interleave } from './interleave.ts'
import { openRig } from './open-rig.ts'
import { fillBoard, openBench } from './prepare-board.ts'
import { quantile } from './quantile.ts'

/** Edits on their way at once, as in the design's floor. */
const inFlight = 64
const burst = 4_096
const runs = 5
const single = 300
const hubEdits = 100

const setting = benchSetting()
const clock = systemClock()
const rig = await openRig(join(setting.folder, 'store'))
const store = await rig.openStore()
const replica = rig.newReplica()
let number = 0
const plain = await open(join(setting.folder, 'plain'), 'a')

/** As large as a frame is; the store itself takes each frame once only, and in order. */
let sample: Uint8Array = new Uint8Array(0)
const one: number[] = []
const oneBare: number[] = []
for (let edit = 0; edit < single; edit += 1) {
  const frame = newFrame()
  one.push(await clocked(() => store.append([frame])))
  oneBare.push(await clocked(() => durably(plain, frame.bytes)))
  sample = frame.bytes
}

const stream = await interleave(runs, {
  store: async () => {
    const frames = Array.from({ length: burst }, newFrame)
    return perSecond(burst, () => atOnce(frames, (frame) => store.append([frame])))
  },
  framed: () => perSecond(burst, () => atOnce(Array.from({ length: burst }), () => store.append([newFrame()]))),
  bare: () =>
    perSecond(burst, async () => {
      for (let from = 0; from < burst; from += inFlight) {
        await durably(plain, Buffer.concat(Array.from({ length: inFlight }, () => sample)))
      }
    })
})

const boards = await openBench(join(setting.folder, 'boards'))
const board = await fillBoard(boards, 1_000)
const hub = await interleave(runs, { edits: () => perSecond(hubEdits, () => editAll(board)) })
await board.close()
await store.close()
await plain.close()

const sustained = { of: 'figure', bound: 'atLeast', limit: 5_000 } as const
const bareStream = { what: 'the same bytes in groups of 64, each group fdatasync’ed', value: stream.bare }
reportFigures(setting, [
  {
    id: 'Y8',
    what: 'log alone, one edit after another: appended → durable, p50',
    unit: 'ms',
    figure: quantile(one, 0.5),
    floor: { what: 'the same bytes written and fdatasync’ed', value: quantile(oneBare, 0.5) },
    goal: { of: 'figure', bound: 'atMost', limit: 10 },
    runs: single
  },
  {
    id: 'Y8',
    what: 'the same, p99',
    unit: 'ms',
    figure: quantile(one, 0.99),
    floor: { what: 'the same bytes written and fdatasync’ed, p99', value: quantile(oneBare, 0.99) },
    goal: { of: 'figure', bound: 'atMost', limit: 50 },
    runs: single
  },
  {
    id: 'Y8',
    what: `log alone, ${inFlight} edits in flight, each acknowledged when durable`,
    unit: 'edits/s',
    figure: stream.store,
    floor: bareStream,
    goal: sustained,
    runs,
    why: 'the disk’s sync sets the pace'
  },
  {
    id: 'Y8',
    what: 'the same, with each edit’s transaction sealed and signed on the way',
    unit: 'edits/s',
    figure: stream.framed,
    floor: bareStream,
    goal: sustained,
    runs,
    why: 'framing (Yjs, the gate, BLAKE2b, XChaCha20, Ed25519) runs on the one thread'
  },
  {
    id: 'Y8',
    what: 'the whole hub at 1,000 tasks: document, frame, log, schedule, alerts',
    unit: 'edits/s',
    figure: hub.edits,
    floor: bareStream,
    goal: sustained,
    runs,
    why: 'each edit is planned into the document, gated, framed, signed, followed by graph and schedule, and looked over for alerts, on one thread'
  }
])

function newFrame(): Frame {
  number += 1
  const value = [480 + (number % 1000), benchTime + number, null]
  const framed = replica.transact((doc) => void doc.getMap('edits').set(`task-${number % 1000}/estimate`, value), {
    id: newUuid<IntentId>(clock),
    type: 'editTask',
    label: 'Change the estimate',
    task: `task-${number % 1000}`,
    by: null
  })
  const frame = framed.ok ? framed.value[0] : undefined
  if (frame === undefined) throw new Error('An edit makes one frame.')
  return frame
}

/** Estimates of successive tasks, and then the wait for the disk. */
async function editAll(live: LiveBoard): Promise<void> {
  const tasks = [...live.graph().tasks.keys()].slice(0, hubEdits)
  for (const task of tasks) {
    const minutes = (live.graph().tasks.get(task)?.estimate ?? 0) + 60
    const context = { id: newUuid<IntentId>(clock), by: null, at: clock.milliseconds() }
    const change = { estimate: toWorkingMinutes(minutes) }
    const outcome = live.act({ type: 'editTask', task, change }, 'Change the estimate', context, false)
    if (!outcome.ok) throw new Error(outcome.failure.message)
  }
  if (!(await live.settled())) throw new Error('The disk refused.')
}

async function durably(file: FileHandle, bytes: Uint8Array): Promise<void> {
  await file.write(bytes)
  await file.datasync()
}

/** Works through the items in order, so many at once; each is waited for. */
async function atOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const item of queue) await work(item)
    })
  )
}

async function clocked(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

async function perSecond(count: number, run: () => Promise<unknown>): Promise<number> {
  return count / ((await clocked(run)) / 1000)
}
