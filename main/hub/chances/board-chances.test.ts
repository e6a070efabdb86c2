import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import type { ChancesState } from '../../../shared/chances/chances-state.ts'
import { simulate } from '../../../shared/chances/simulate.ts'
import { defaultTask } from '../../../shared/model/default-task.ts'
import { emptyGraph } from '../../../shared/model/empty-graph.ts'
import { graphDifference, noDifference } from '../../../shared/model/graph-difference.ts'
import type { BoardId, SlipId, TaskId } from '../../../shared/model/ids.ts'
import { toInstant, toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { builtWorker } from '../built-worker.testing.ts'

import { createBoardChances } from './board-chances.ts'
import type { BoardChances } from './board-chances.ts'

const worker = builtWorker(new URL('./chances-worker.ts', import.meta.url))
const start = toInstant(29_460_060)
const pause = 300
const limit = 5_000

beforeAll(worker.build)
const open: BoardChances[] = []
afterEach(() => {
  for (const chances of open.splice(0)) chances.rest()
})
afterAll(worker.remove)

/** A board of tasks of so many days each, one promised. */
function boardOf(...days: readonly number[]): WorkGraph {
  const tasks = days.map((length, index) =>
    defaultTask({
      id: `t${index}` as TaskId,
      title: `T${index}`,
      estimate: toWorkingMinutes(480 * length),
      promise: { date: toInstant(start + 2000 * length), to: '', clientFacing: false, costOfDelay: null }
    })
  )
  const board = emptyGraph('board' as BoardId)
  return { ...board, board: { ...board.board, start }, tasks: new Map(tasks.map((task) => [task.id, task])) }
}

function reasonOf(state: ChancesState): string {
  return state.kind === 'failed' ? state.reason : `${state.kind} is no failure`
}

/** A board's chances under a clock that rings when the test says so. */
function follow(path: string) {
  const told: ChancesState[] = []
  const waiting: (() => void)[] = []
  const timers = new Set<{ readonly milliseconds: number; readonly listener: () => void }>()
  let now = start
  const chances = createBoardChances({
    workerPath: path,
    timeLimit: limit,
    memoryLimit: 64,
    clock: {
      now: () => now,
      after: (milliseconds, listener) => {
        const timer = { milliseconds, listener }
        timers.add(timer)
        for (const look of waiting) look()
        return () => timers.delete(timer)
      }
    },
    onState: (state) => {
      told.push(state)
      for (const look of waiting) look()
    }
  })
  open.push(chances)
  const until = (fits: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (fits()) resolve()
      }
      waiting.push(look)
      look()
    })
  const isSet = (milliseconds: number): boolean => [...timers].some((timer) => timer.milliseconds === milliseconds)
  return {
    chances,
    told,
    isSet,
    until,
    /** Lets the one timer of that length ring. */
    ring: (milliseconds: number) => {
      for (const timer of timers) {
        if (timer.milliseconds !== milliseconds) continue
        timers.delete(timer)
        return timer.listener()
      }
      throw new Error(`no timer of ${milliseconds} ms`)
    },
    settled: () => until(() => chances.state().kind !== 'calculating'),
    later: (minutes: number) => {
      now = toInstant(now + minutes)
    }
  }
}

test('[MC1] the worker says what the engine says, and follows an edit', async () => {
  const { chances, told, ring, settled } = follow(worker.path)
  const [first, next] = [boardOf(1, 2), boardOf(3)]
  chances.wake(first)
  ring(pause)
  await settled()
  expect(chances.state()).toEqual({ kind: 'known', chances: simulate(first, start, { runs: 1000, seed: 1 }) })

  chances.change(next, graphDifference(first, next))
  expect(chances.state()).toEqual({ kind: 'calculating' })
  ring(pause)
  await settled()
  expect(chances.state()).toEqual({ kind: 'known', chances: simulate(next, start, { runs: 1000, seed: 1 }) })
  expect(told.map(({ kind }) => kind)).toEqual(['known', 'calculating', 'known'])
})

test('a burst of edits is one reckoning, and what an edit overtakes is never shown', async () => {
  const { chances, told, ring, settled } = follow(worker.path)
  const boards = [boardOf(1), boardOf(2), boardOf(2, 4)] as const
  chances.wake(boards[0])
  ring(pause)
  chances.change(boards[1], graphDifference(boards[0], boards[1]))
  chances.change(boards[2], graphDifference(boards[1], boards[2]))
  ring(pause)
  await settled()
  expect(told).toEqual([{ kind: 'known', chances: simulate(boards[2], start, { runs: 1000, seed: 1 }) }])
})

test('what moves no date is worth no reckoning', async () => {
  const { chances, told, ring, settled, isSet } = follow(worker.path)
  const board = boardOf(1)
  chances.wake(board)
  ring(pause)
  await settled()
  chances.change(board, { ...noDifference, slips: new Set(['slip' as SlipId]) })
  expect([isSet(pause), told.length]).toEqual([false, 1])
})

test('a large board is played less often, and that is said', async () => {
  const { chances, ring, settled } = follow(worker.path)
  chances.wake(boardOf(...Array.from({ length: 8_000 }, () => 1)))
  ring(pause)
  await settled()
  expect(chances.state()).toMatchObject({ kind: 'known', chances: { runs: 500 } })
})

test('time alone is worth a reckoning every ten minutes, and none while one goes on', async () => {
  const { chances, ring, settled, later, isSet } = follow(worker.path)
  chances.wake(boardOf(1))
  ring(pause)
  await settled()
  later(9)
  chances.tick()
  expect(isSet(pause)).toBe(false)
  later(1)
  chances.tick()
  ring(pause)
  later(20)
  chances.tick()
  await settled()
  expect(chances.state()).toMatchObject({ kind: 'known', chances: { now: start + 10 } })
})

test('nothing runs while nobody looks, and nothing is missed', async () => {
  const { chances, told, ring, settled, isSet } = follow(worker.path)
  const [first, next] = [boardOf(1), boardOf(2)]
  chances.change(first, graphDifference(emptyGraph(first.id), first))
  expect(isSet(pause)).toBe(false)
  chances.wake(first)
  ring(pause)
  chances.rest()
  expect([isSet(pause), isSet(limit)]).toEqual([false, false])
  chances.change(next, graphDifference(first, next))
  expect(told).toEqual([])
  chances.wake(next)
  ring(pause)
  await settled()
  expect(chances.state()).toEqual({ kind: 'known', chances: simulate(next, start, { runs: 1000, seed: 1 }) })
})

test('a worker that dies is started again, and given up after the third time with the reason; an edit tries again', async () => {
  const path = worker.of(
    'crash',
    "require('node:worker_threads').parentPort.on('message', () => { throw new Error('broken') })"
  )
  const { chances, ring, settled, until, isSet } = follow(path)
  const [first, next] = [boardOf(1), boardOf(2)]
  chances.wake(first)
  for (let life = 0; life < 3; life += 1) {
    await until(() => isSet(pause))
    ring(pause)
  }
  await settled()
  expect(chances.state()).toEqual({ kind: 'failed', reason: 'The chances could not be worked out: broken' })
  chances.change(next, graphDifference(first, next))
  expect([chances.state().kind, isSet(pause)]).toEqual(['calculating', true])
})

test('a worker that never ends or takes all memory is stopped, and it is said which', async () => {
  const endless = follow(worker.of('endless', 'for (;;);'))
  endless.chances.wake(boardOf(1))
  endless.ring(pause)
  endless.ring(limit)
  expect(reasonOf(endless.chances.state())).toMatch(/longer than 5 seconds/)

  const greedy = follow(
    worker.of('greedy', 'const all = []; for (;;) all.push(Array.from({ length: 1000 }, () => ({ a: {} })))')
  )
  greedy.chances.wake(boardOf(1))
  for (let life = 0; life < 3; life += 1) {
    await greedy.until(() => greedy.isSet(pause))
    greedy.ring(pause)
  }
  await greedy.settled()
  expect(reasonOf(greedy.chances.state())).toMatch(/more memory/)
})
