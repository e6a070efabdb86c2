import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { Intent } from '../../../shared/intents/intent.ts'
import type { IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds, toInstant, toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { SlipRecord } from '../../../shared/model/slip-record.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import { slipIdOf } from '../../../shared/schedule/slip-record-of.ts'
import { noChances } from '../chances/no-chances.ts'
import { fixedClock } from '../clock.ts'

import type { LiveBoard } from './live-board.ts'
import { openBoards } from './open-boards.ts'
import type { OpenBoards } from './open-boards.ts'
import { openWindow } from './window.testing.ts'

/** Monday 2026-11-16, 9:00 UTC. */
const time = Date.UTC(2026, 10, 16, 9)
const at = instantFromMilliseconds(time)
const ana = 'ana' as PersonId
const a = 'a' as TaskId

let folder = ''
let alerts = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipstream-slips-'))
  alerts = 0
})

afterEach(() => rm(folder, { recursive: true }))

function open(): Promise<OpenBoards> {
  return openBoards({
    folder,
    deviceKey: new Uint8Array(32),
    timeZone: 'UTC',
    clock: fixedClock(time),
    openChances: () => noChances,
    meOn: () => ana,
    onAlerts: (told) => {
      alerts += told.length
    },
    onStep: () => undefined,
    onProblem: (message) => {
      throw new Error(message)
    }
  })
}

/** a → b → c, each a day long, and c promised for Wednesday evening. */
async function openPlan(boards: OpenBoards): Promise<LiveBoard> {
  const { board } = await boards.create('Plan', false)
  const promise = { date: toInstant(at + 2 * 1440 + 480), to: 'Client', clientFacing: false, costOfDelay: null }
  const intents: readonly Intent[] = [
    { type: 'addPerson', person: { id: ana, name: 'Ana', hue: 0, calendar: null } },
    ...['a', 'b', 'c'].map((id): Intent => {
      const task = { id: id as TaskId, title: id, owner: ana, estimate: toWorkingMinutes(480) }
      return { type: 'createTask', task: id === 'c' ? { ...task, promise } : task }
    }),
    ...['ab', 'bc'].map((id): Intent => {
      const [predecessor, successor] = [...id] as [TaskId, TaskId]
      return { type: 'addDependency', dependency: { id: id as never, predecessor, successor } }
    })
  ]
  board.act({ type: 'together', label: 'plan', intents }, 'plan', { id: 'p' as IntentId, by: ana, at: time }, true)
  await board.settled()
  return board
}

async function closeAll(boards: OpenBoards): Promise<void> {
  await boards.save()
  for (const board of boards.all()) await board.close()
}

/** The schedule as one value to compare. */
function asValue({ forecasts, ...rest }: Schedule) {
  return { ...rest, forecasts: [...forecasts] }
}

function slipsOf(board: LiveBoard): readonly SlipRecord[] {
  return [...board.graph().slips.values()]
}

const longer: Intent = { type: 'editTask', task: a, change: { estimate: toWorkingMinutes(3 * 480) } }

test('[SL6] a person’s cause leaves one record of what was shown, behind its own acknowledgement', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true, at: time, by: ana })
  const { sent } = window.commit(longer)
  await window.untilGraph(({ slips }) => slips.size > 0)
  const order = window.heard.map(({ type }) => type)
  expect(order.indexOf('acknowledged')).toBeLessThan(order.indexOf('updates'))
  const evening = (days: number) => at + days * 1440 + 480
  const move = (task: string, from: number) => ({
    task,
    finishBefore: evening(from),
    finishAfter: evening(from + 2),
    shift: 960
  })
  const id = slipIdOf(board.id, sent.intent.id)
  expect(slipsOf(board)).toEqual([
    {
      id,
      cause: sent.intent.id,
      by: ana,
      at,
      source: 'a',
      later: 3,
      earlier: 0,
      moves: [move('a', 0), move('b', 1), move('c', 2)],
      absorbed: 0,
      absorbedBy: [],
      brokenPromises: ['c'],
      keptPromises: [],
      withdrawn: false
    }
  ])
  // Sent again, because its acknowledgement was lost: it is framed once, and recorded once.
  const before = board.graph()
  board.commit(window.viewer, { ...sent, n: 9 })
  await board.settled()
  expect(board.graph()).toBe(before)
  await closeAll(boards)

  const again = await open()
  expect(again.all().flatMap(slipsOf)).toEqual([...before.slips.values()])
  await closeAll(again)
})

test('[SL6] undo takes the slip back: the schedule is as before, the record says withdrawn; redo brings both again', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true, at: time, by: ana })
  const before = asValue(board.schedule())
  const { sent, inverse } = window.commit(longer)
  const after = asValue(board.schedule())
  const cause = sent.intent.id
  const withdrawn = () => slipsOf(board).map((slip) => [slip.cause, slip.withdrawn])

  // At once, before the record is written: it is withdrawn all the same.
  const undone = window.commit({ type: 'revert', label: 'Undo', inverse }, { cause, as: 'undo' })
  expect(asValue(board.schedule())).toEqual(before)
  await board.settled()
  expect(withdrawn()).toEqual([[cause, true]])

  window.commit({ type: 'revert', label: 'Redo', inverse: undone.inverse }, { cause, as: 'redo' })
  await board.settled()
  expect(asValue(board.schedule())).toEqual(after)
  expect(withdrawn()).toEqual([[cause, false]])
  await closeAll(boards)
})

test('[SL6] no record of what moves nobody else, of an import, of a preview, nor of reading the log again', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true, at: time, by: ana })
  board.preview({ task: a, facts: { estimate: toWorkingMinutes(3 * 480) } })
  window.commit({ type: 'editTask', task: a, change: { title: 'A' } })
  window.commit({ type: 'editTask', task: 'c' as TaskId, change: { promise: null, estimate: toWorkingMinutes(960) } })
  board.act(longer, 'import', { id: 'import' as IntentId, by: ana, at: time }, true)
  await board.settled()
  expect(slipsOf(board)).toEqual([])
  await closeAll(boards)
  const again = await open()
  expect(again.all().flatMap(slipsOf)).toEqual([])
  await closeAll(again)
})

test('[SL6] a record is a fact of the past: it moves no date, tells nobody, and is no step', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const window = await openWindow(board, { focused: true, at: time, by: ana })
  window.commit(longer)
  const moved = board.schedule()
  const told = alerts
  const schedules = () => window.heard.filter(({ type }) => type === 'schedule' || type === 'slip').length
  const heard = schedules()
  await window.untilGraph(({ slips }) => slips.size > 0)
  await board.settled()
  expect([board.schedule() === moved, alerts, schedules()]).toEqual([true, told, heard])
  await closeAll(boards)
})

test('[SL5] finishing early from the tray pulls in and is recorded; no promise moves; reopening pushes back out', async () => {
  const boards = await open()
  const board = await openPlan(boards)
  const context = (id: string) => ({ id: id as IntentId, by: ana, at: time })
  const start = asValue(board.schedule()).forecasts
  const promise = board.graph().tasks.get('c' as TaskId)?.promise
  board.act({ type: 'finishTask', task: a, at }, 'Finish a', context('finish'), false)
  board.act({ type: 'reopenTask', task: a }, 'Reopen a', context('reopen'), false)
  await board.settled()
  expect(slipsOf(board).map(({ cause, later, earlier }) => [cause, later, earlier])).toEqual([
    ['finish', 0, 3],
    ['reopen', 3, 0]
  ])
  const finishes = (forecasts: typeof start) => forecasts.map(([id, { earlyFinish }]) => [id, earlyFinish])
  expect(finishes(asValue(board.schedule()).forecasts)).toEqual(finishes(start))
  expect(board.graph().tasks.get('c' as TaskId)?.promise).toBe(promise)
  await closeAll(boards)
})
