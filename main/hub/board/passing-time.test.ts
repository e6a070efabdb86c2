import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds, toInstant, toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import { describeSlip } from '../../../shared/schedule/describe-slip.ts'
import { noChances } from '../chances/no-chances.ts'
import { fakeClock } from '../fake-clock.testing.ts'
import type { FakeClock } from '../fake-clock.testing.ts'

import type { LiveBoard } from './live-board.ts'
import { openBoards } from './open-boards.ts'
import { openWindow } from './window.testing.ts'

/** Friday 2026-11-20, 16:30 UTC: half an hour of the week is left. */
const friday = Date.UTC(2026, 10, 20, 16, 30)
const minute = 60_000
const hour = 60 * minute
const ben = 'ben' as PersonId
const a = 'a' as TaskId
const b = 'b' as TaskId

let folder = ''
let told: (readonly AlertMessage[])[] = []
let clock: FakeClock = fakeClock(friday)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipstream-time-'))
  told = []
  clock = fakeClock(friday)
})

afterEach(() => rm(folder, { recursive: true }))

/**
 * Ben's board: A is due on Friday at five and B after it, promised for Monday evening; C and D may start on Monday. All is
 * his, so a storm would be his as well.
 */
async function openPlan(): Promise<LiveBoard> {
  const boards = await openBoards({
    folder,
    deviceKey: new Uint8Array(32),
    timeZone: 'UTC',
    clock,
    openChances: () => noChances,
    meOn: () => null,
    onAlerts: (alerts) => told.push(alerts),
    onStep: () => undefined,
    onProblem: (message) => {
      throw new Error(message)
    }
  })
  const { board } = await boards.create('Plan', false)
  const at = instantFromMilliseconds(friday)
  const monday = toInstant(at + 3 * 1440)
  const promise = { date: toInstant(monday + 30), to: 'Client', clientFacing: false, costOfDelay: null }
  const task = (id: TaskId, more: object): Intent => ({
    type: 'createTask',
    task: { id, title: id, owner: ben, ...more }
  })
  const later = { constraint: { type: 'startNoEarlierThan', date: toInstant(monday - 450) } }
  const intents: readonly Intent[] = [
    { type: 'addPerson', person: { id: ben, name: 'Ben', hue: 0, calendar: null } },
    task(a, { estimate: toWorkingMinutes(30), actualStart: at }),
    task(b, { estimate: toWorkingMinutes(480), promise }),
    task('c' as TaskId, later),
    task('d' as TaskId, later),
    { type: 'addDependency', dependency: { id: 'ab' as never, predecessor: a, successor: b } }
  ]
  board.act({ type: 'together', label: 'plan', intents }, 'plan', { id: 'p' as IntentId, by: ben, at: friday }, true)
  board.setMe(ben)
  await board.settled()
  return board
}

function slipsOf(heard: readonly HubToWindow[]): readonly Slip[] {
  return heard.flatMap((message) => (message.type === 'slip' ? [message.slip] : []))
}

test('[SL1] a laptop that sleeps over the weekend wakes to one slip and one notification, and nothing is written', async () => {
  const board = await openPlan()
  const window = await openWindow(board, { focused: true, at: friday })
  clock.run(2 * minute)
  const before = board.graph()
  clock.sleep(66 * hour)
  // Monday, 10:32: main hears that the machine is awake.
  board.tick()
  clock.run(14 * minute)

  const slips = slipsOf(window.heard)
  expect(slips.map(({ cause }) => cause)).toEqual([{ kind: 'clock' }])
  expect(slips.map((slip) => describeSlip(board.graph(), slip))).toEqual(['4 tasks move 1.5 hours, 1 promise breaks'])
  expect(told.map((alerts) => alerts.map(({ kind, task }) => [kind, task]))).toEqual([
    [
      ['clearToStart', 'c'],
      ['clearToStart', 'd'],
      ['promiseBroken', 'b']
    ]
  ])
  expect(board.graph()).toBe(before)
  await board.close()
})

test('[CL1] the hub looks by itself when work becomes overdue, and says nothing of it to whoever was there', async () => {
  const board = await openPlan()
  const window = await openWindow(board, { focused: true, at: friday })
  clock.run(29 * minute)
  const finish = () => board.schedule().forecasts.get(a)?.earlyFinish
  const five = instantFromMilliseconds(friday + 30 * minute)
  expect([board.schedule().now, finish()]).toEqual([five - 30, five])
  clock.run(2 * minute)
  expect([board.schedule().now, finish()]).toEqual([five + 1, five + 1])
  expect(slipsOf(window.heard)).toEqual([])
  await board.close()
})

test('[SL1] an edit made after time has passed is told without what the time has moved', async () => {
  const board = await openPlan()
  clock.run(2 * minute)
  const window = await openWindow(board, { focused: true, at: friday })
  // Time that no timer has seen yet.
  clock.sleep(20 * minute)
  window.commit({ type: 'editTask', task: 'c' as TaskId, change: { estimate: toWorkingMinutes(960) } })
  expect(slipsOf(window.heard).map(({ cause, shifts }) => [cause.kind, shifts.map(({ task }) => task)])).toEqual([
    ['intent', ['c']]
  ])
  await board.close()
})
