// [ST21] Opening a board of 10,000 tasks: from its checkpoint, and with all that a crash may leave behind one to be read again.
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { LiveBoard } from '../../main/hub/board/live-board.ts'
import { systemClock } from '../../main/hub/clock.ts'
import { newUuid } from '../../main/hub/new-uuid.ts'
import { boardFolder, boardPaths } from '../../main/hub/store/board-paths.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import { decodeCloudEvents } from '../../shared/signals/decode-cloud-events.ts'
import { judgeEvent } from '../../shared/signals/judge-event.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'
import type { BoardId, IntentId } from '../../shared/model/ids.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime } from './board-intents.ts'
import type { Figure } from './figure.ts'
import { interleave } from './interleave.ts'
import { fillBoard, openBench } from './prepare-board.ts'

const tasks = 10_000
/** A board that is never quiet has a checkpoint after 8,000 frames: a crash just before that is the worst. */
const edits = 7_900
const bursts = 500
const inBurst = 64
const runs = 5
/** Edits between two waits for the disk. */
const atOnce = 100

const setting = benchSetting()
const clock = systemClock()
const live = join(setting.folder, 'live')
const places = {
  level: join(setting.folder, 'level'),
  edited: join(setting.folder, 'edited'),
  told: join(setting.folder, 'told')
}

const id = await fill()
await leave(places.edited, async (board) => {
  for (let edit = 0; edit < edits; edit += 1) {
    act(board, changeOf(board, edit))
    if (edit % atOnce === 0) await board.settled()
  }
})
await leave(places.told, async (board) => {
  for (let burst = 0; burst < bursts; burst += 1) {
    act(board, signalsOf(board, burst))
    await board.settled()
  }
})

const took = await interleave(runs, {
  level: () => opening(places.level),
  edited: () => opening(places.edited),
  told: () => opening(places.told)
})
const floor = { what: 'from a checkpoint of all of it', value: took.level }
const figure = (what: string, value: number, of: Figure['floor']): Figure => ({
  id: 'ST21',
  what: `opening ${tasks.toLocaleString('en')} tasks ${what}`,
  unit: 'ms',
  figure: value,
  floor: of,
  goal: null,
  runs
})
reportFigures(setting, [
  figure('from their checkpoint', took.level, null),
  figure(`after a crash, with ${edits.toLocaleString('en')} edits behind it`, took.edited, floor),
  figure(`after a crash, with ${bursts} frames of ${inBurst} signals behind it`, took.told, floor)
])

async function fill(): Promise<BoardId> {
  const boards = await openBench(places.level)
  const board = await fillBoard(boards, tasks)
  await boards.save()
  await board.close()
  return board.id
}

/** What a process that is killed after this work leaves in the folder. */
async function leave(place: string, work: (board: LiveBoard) => Promise<void>): Promise<void> {
  await cp(places.level, live, { recursive: true })
  const boards = await openBench(live)
  const board = boards.find(id)
  if (board === null) throw new Error('The board did not open.')
  await work(board)
  if (!(await board.settled())) throw new Error('The disk refused.')
  await cp(live, place, { recursive: true })
  await board.close()
  await rm(live, { recursive: true })
  // It was this process's, which lives on.
  await rm(boardPaths(boardFolder(place, id)).lock, { recursive: true })
}

/** Each time from the same bytes: closing writes a checkpoint. */
async function opening(place: string): Promise<number> {
  await cp(place, live, { recursive: true })
  const begun = performance.now()
  const boards = await openBench(live)
  const ended = performance.now()
  await boards.find(id)?.close()
  await rm(live, { recursive: true })
  return ended - begun
}

function act(board: LiveBoard, intent: Intent): void {
  const context = { id: newUuid<IntentId>(clock), by: null, at: clock.milliseconds() }
  const outcome = board.act(intent, 'A bench', context, true)
  if (!outcome.ok) throw new Error(outcome.failure.message)
}

function changeOf(board: LiveBoard, edit: number): Intent {
  const all = [...board.graph().tasks.keys()]
  const task = all[(edit * 7) % all.length]
  if (task === undefined) throw new Error('The board is empty.')
  return { type: 'editTask', task, change: { estimate: toWorkingMinutes(60 + (edit % 400)) } }
}

function signalsOf(board: LiveBoard, burst: number): Intent {
  const { keyPrefix } = board.graph().board
  const told = Array.from({ length: inBurst }, (_, place) => ({
    specversion: '1.0',
    id: `e${burst}-${place}`,
    source: '/bench',
    type: 'task.progress',
    subject: `${keyPrefix}-${1 + ((burst * inBurst + place) % tasks)}`,
    time: new Date(benchTime - 1000).toISOString(),
    data: { fraction: (place % 100) / 100 }
  }))
  const read = decodeCloudEvents(
    new Map([['content-type', 'application/cloudevents-batch+json']]),
    JSON.stringify(told)
  )
  if (!read.ok) throw new Error('The signals cannot be read.')
  const intents = read.value.map((event) => {
    const decision = event.ok ? judgeEvent(board.graph(), event.value, benchTime) : null
    if (decision?.kind !== 'apply') throw new Error('A signal is not applied.')
    return decision.intent
  })
  return { type: 'together', label: 'A bench', intents }
}
