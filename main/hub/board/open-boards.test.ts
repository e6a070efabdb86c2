import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { ChancesState } from '../../../shared/chances/chances-state.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import { noChances } from '../chances/no-chances.ts'
import { fixedClock } from '../clock.ts'

import type { LiveBoard, OpenChances } from './live-board.ts'
import { openBoards } from './open-boards.ts'
import type { OpenBoards } from './open-boards.ts'
import { openWindow } from './window.testing.ts'

/** Monday 2026-11-16, 10:00 UTC. */
const time = Date.UTC(2026, 10, 16, 10)

let folder = ''
let alerts: AlertMessage[] = []
let problems: string[] = []
let me: Record<string, PersonId> = {}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipstream-boards-'))
  alerts = []
  problems = []
  me = {}
})

afterEach(() => rm(folder, { recursive: true }))

function open(openChances: OpenChances = () => noChances): Promise<OpenBoards> {
  return openBoards({
    folder,
    deviceKey: new Uint8Array(32).fill(7),
    timeZone: 'Europe/Berlin',
    clock: fixedClock(time),
    openChances,
    meOn: (board) => me[board] ?? null,
    onAlerts: (told) => alerts.push(...told),
    onStep: () => undefined,
    onProblem: (message) => problems.push(message)
  })
}

async function closeAll(boards: OpenBoards): Promise<void> {
  await boards.save()
  for (const board of boards.all()) await board.close()
}

function task(board: LiveBoard, title: string): TaskId {
  for (const each of board.graph().tasks.values()) if (each.title === title) return each.id
  throw new Error(`no task ${title}`)
}

test('the sample tells its story: a broken promise, a handoff nobody caught, an approval that waits, work clear for me', async () => {
  const boards = await open()
  const { board, me: ben } = await boards.create('Sample', true)
  const { forecasts } = board.schedule()
  const state = (title: string) => forecasts.get(task(board, title))?.state
  expect({
    receipts: state('Receipts by e-mail'),
    checkIn: state('Build the check-in screens'),
    blockedBy: forecasts.get(task(board, 'Build the check-in screens'))?.blockers.map(({ kind }) => kind),
    review: state('Legal review of the texts'),
    press: state('Press kit'),
    drawings: state('Illustrations for the empty screens'),
    pilot: forecasts.get(task(board, 'Pilot at Harbour Café'))?.promiseBroken,
    goLive: forecasts.get(task(board, 'Go live'))?.promiseBroken,
    me: board.graph().people.get(ben as PersonId)?.name
  }).toEqual({
    receipts: 'clear',
    checkIn: 'blocked',
    blockedBy: ['handoff'],
    review: 'waiting',
    press: 'waiting',
    drawings: 'waiting',
    pilot: true,
    goLive: false,
    me: 'Ben Okafor'
  })
  expect([alerts, problems]).toEqual([[], []])
  await closeAll(boards)
})

test('what a window commits is acknowledged when it is on disk, moves the schedule at once, and is there after a restart', async () => {
  const boards = await open()
  const { board } = await boards.create('Sample', true)
  const window = await openWindow(board, { focused: true })
  const sandbox = task(board, 'Payment provider integration')
  window.commit({ type: 'finishTask', task: sandbox, at: instantFromMilliseconds(time) })
  expect(window.heard.some(({ type }) => type === 'slip')).toBe(true)
  expect(board.schedule().forecasts.get(sandbox)?.state).toBe('done')
  await window.until(({ type }) => type === 'acknowledged')
  await closeAll(boards)

  const again = await open()
  const [reopened] = again.all()
  expect(reopened?.schedule().forecasts.get(sandbox)?.state).toBe('done')
  expect(reopened?.graph()).toEqual(window.index.graph())
  await closeAll(again)
  expect(problems).toEqual([])
})

test('a commit sent twice (its acknowledgement was lost) is framed once and acknowledged again', async () => {
  const boards = await open()
  const { board } = await boards.create('Plan', false)
  const window = await openWindow(board, { focused: true })
  const { sent: commit } = window.commit({ type: 'createTask', task: { id: 'a' as TaskId, title: 'A' } })
  await window.until((message) => message.type === 'acknowledged' && message.n === 1)
  board.commit(window.viewer, { ...commit, n: 2 })
  await window.until((message) => message.type === 'acknowledged' && message.n === 2)
  expect([...board.graph().tasks.keys()]).toEqual(['a'])
  await closeAll(boards)
})

test('[EP17] a board says when what its windows committed is on disk', async () => {
  const boards = await open()
  const { board } = await boards.create('Plan', false)
  const window = await openWindow(board, { focused: true })
  await board.edited()
  window.commit({ type: 'createTask', task: { id: 'a' as TaskId, title: 'A' } })
  const first = board.edited()
  window.commit({ type: 'createTask', task: { id: 'b' as TaskId, title: 'B' } })
  await first
  expect(window.heard).toContainEqual({ type: 'acknowledged', n: 1 })
  await board.edited()
  expect(window.heard).toContainEqual({ type: 'acknowledged', n: 2 })
  await closeAll(boards)
})

test('another window gets the update once it is on disk, and both show the same', async () => {
  const boards = await open()
  const { board } = await boards.create('Plan', false)
  const [one, other] = [await openWindow(board, { focused: true }), await openWindow(board, { focused: false })]
  one.commit({ type: 'createTask', task: { id: 'a' as TaskId, title: 'A' } })
  await other.until(({ type }) => type === 'updates')
  expect(other.index.graph()).toEqual(one.index.graph())
  await closeAll(boards)
})

test('[CS2] [CS3] finishing from the tray tells the owner of what became clear, once; by hand in the focused window it does not', async () => {
  const boards = await open()
  const { board, me: ben } = await boards.create('Plan', false)
  const at = instantFromMilliseconds(time)
  const plan: readonly Intent[] = [
    { type: 'addPerson', person: { id: 'ben' as PersonId, name: 'Ben', hue: 0, calendar: null } },
    ...['a', 'b', 'c'].map((id): Intent => ({
      type: 'createTask',
      task: { id: id as TaskId, title: id.toUpperCase(), owner: 'ben' as PersonId }
    })),
    { type: 'addDependency', dependency: { id: 'ab' as never, predecessor: 'a' as TaskId, successor: 'b' as TaskId } },
    { type: 'addDependency', dependency: { id: 'bc' as never, predecessor: 'b' as TaskId, successor: 'c' as TaskId } }
  ]
  expect(ben).toBeNull()
  board.act(
    { type: 'together', label: 'plan', intents: plan },
    'plan',
    { id: 'p' as IntentId, by: null, at: time },
    true
  )
  me[board.id] = 'ben' as PersonId
  board.setMe('ben' as PersonId)
  expect(alerts).toEqual([])

  board.act(
    { type: 'finishTask', task: 'a' as TaskId, at },
    'Finish A',
    { id: 'q' as IntentId, by: 'ben' as PersonId, at: time },
    false
  )
  expect(alerts.filter(({ kind }) => kind === 'clearToStart').map(({ title, body }) => [title, body])).toEqual([
    ["You're clear to start: B", 'A finished (Ben)']
  ])

  const window = await openWindow(board, { focused: true })
  window.commit({ type: 'finishTask', task: 'b' as TaskId, at })
  expect(alerts.filter(({ kind }) => kind === 'clearToStart')).toHaveLength(1)
  await closeAll(boards)

  alerts = []
  const again = await open()
  expect(alerts).toEqual([])
  await closeAll(again)
})

test('chances are followed while somebody looks, told behind the schedule that they are about, and rest then', async () => {
  const asked: string[] = []
  let tell: (state: ChancesState) => void = () => undefined
  const boards = await open((onState) => {
    tell = onState
    return {
      state: () => ({ kind: 'calculating' }),
      wake: ({ tasks }) => asked.push(`wake with ${tasks.size}`),
      change: (_graph, { tasks }) => asked.push(`change of ${tasks.size}`),
      tick: () => asked.push('tick'),
      rest: () => asked.push('rest')
    }
  })
  const { board } = await boards.create('Plan', false)
  asked.length = 0
  const window = await openWindow(board, { focused: true })
  window.commit({ type: 'createTask', task: { id: 'a' as TaskId, title: 'A' } })
  tell({ kind: 'failed', reason: 'Too large.' })
  expect(window.heard.flatMap(({ type }) => (type === 'schedule' || type === 'chances' ? [type] : []))).toEqual([
    'schedule',
    'chances',
    'schedule',
    'chances'
  ])
  board.leave(window.viewer)
  tell({ kind: 'calculating' })
  expect(window.heard.at(-1)).toMatchObject({ type: 'chances', state: { kind: 'failed' } })
  expect(asked).toEqual(['wake with 0', 'change of 1', 'rest'])
  await closeAll(boards)
})
