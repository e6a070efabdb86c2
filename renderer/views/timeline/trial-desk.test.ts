import { describe, expect, it } from 'vitest'

import type { Intent } from '../../../shared/intents/intent.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import { toWorkingMinutes } from '../../../shared/model/instant.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import { monday, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'

import { createPreviewQueue } from './preview-queue.ts'
import { supposalOf } from './supposal.ts'
import { createTrialDesk } from './trial-desk.ts'
import type { Attempt } from './trial-desk.ts'

const task = taskOf('build')

function slipOf(parts: Partial<Slip> = {}): Slip {
  return {
    cause: { kind: 'preview', task: task.id },
    shifts: [],
    absorbed: [],
    brokenPromises: [],
    keptPromises: [],
    ...parts
  }
}

const shift = {
  task: task.id,
  startBefore: monday,
  startAfter: monday,
  finishBefore: monday,
  finishAfter: monday,
  shift: toWorkingMinutes(480),
  driver: { kind: 'duration' }
} as const

function attemptOf(minutes: number): Attempt {
  const change = { kind: 'estimate', minutes: toWorkingMinutes(minutes) } as const
  return {
    task: task.id,
    grip: 'end',
    by: 'pointer',
    change,
    supposal: supposalOf(task, change, monday, 480, { timeZone: 'UTC', now: monday })
  }
}

/** An engine that answers when the test says so, and a log of what was written. */
function scene() {
  const asked: {
    readonly hypothesis: Hypothesis
    readonly answer: (slip: Slip) => void
    readonly refuse: () => void
  }[] = []
  const written: Intent[] = []
  const desk = createTrialDesk({
    preview: (hypothesis) =>
      new Promise((resolve, reject) => {
        asked.push({ hypothesis, answer: resolve, refuse: () => reject(new Error('the hub is away')) })
      }),
    onIntent: (intent) => {
      written.push(intent)
      return succeed(null)
    },
    schedule: null
  })
  return { desk, asked, written, phase: () => desk.trial.get()?.phase.kind ?? 'none' }
}

/** Lets every answer that was given be heard. */
const heard = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('previews', () => {
  it('are asked one at a time, and of those that wait only the latest', async () => {
    const asked: number[] = []
    const answers: (() => void)[] = []
    const told: number[] = []
    const queue = createPreviewQueue<number, number>(
      (question) => {
        asked.push(question)
        return new Promise((resolve) => answers.push(() => resolve(question * 10)))
      },
      (_, outcome) => void told.push(outcome.ok ? outcome.value : -1)
    )
    for (const question of [1, 2, 3, 4]) queue.ask(question)
    expect(asked).toEqual([1])
    answers[0]?.()
    await heard()
    expect(asked).toEqual([1, 4])
    answers[1]?.()
    await heard()
    expect(told).toEqual([10, 40])
    queue.ask(5)
    queue.clear()
    answers[2]?.()
    await heard()
    expect(told).toEqual([10, 40])
  })
})

describe('a trial', () => {
  it('[SL4] writes nothing while the hand is on it', async () => {
    const { desk, asked, written, phase } = scene()
    desk.attempt(attemptOf(960))
    asked[0]?.answer(slipOf({ shifts: [shift] }))
    await heard()
    expect(phase()).toBe('trying')
    expect(desk.trial.get()?.answer?.outcome).toEqual(succeed(slipOf({ shifts: [shift] })))
    desk.letGo()
    expect([written, phase()]).toEqual([[], 'none'])
  })

  it('is written once let go, if every promise holds, and shows until the schedule follows', async () => {
    const { desk, asked, written, phase } = scene()
    desk.attempt(attemptOf(960))
    asked[0]?.answer(slipOf({ shifts: [shift] }))
    await heard()
    desk.release()
    expect(written).toEqual([{ type: 'editTask', task: task.id, change: { estimate: 960 } }])
    expect(phase()).toBe('settling')
  })

  it('waits for the answer to what was last asked before it decides', async () => {
    const { desk, asked, written, phase } = scene()
    desk.attempt(attemptOf(960))
    desk.attempt(attemptOf(1440))
    desk.release()
    expect(phase()).toBe('deciding')
    asked[0]?.answer(slipOf())
    await heard()
    expect([phase(), written]).toEqual(['deciding', []])
    asked[1]?.answer(slipOf())
    await heard()
    expect(written).toEqual([{ type: 'editTask', task: task.id, change: { estimate: 1440 } }])
    expect(phase()).toBe('none')
  })

  it('[SL2] asks before it breaks a promise', async () => {
    const { desk, asked, written, phase } = scene()
    desk.attempt(attemptOf(960))
    desk.release()
    asked[0]?.answer(slipOf({ brokenPromises: [task.id] }))
    await heard()
    expect([phase(), written]).toEqual(['asking', []])
    desk.apply()
    expect(written).toHaveLength(1)
  })

  it('asks when nobody can tell what would move', async () => {
    const { desk, asked, written, phase } = scene()
    desk.attempt(attemptOf(960))
    desk.release()
    asked[0]?.refuse()
    await heard()
    expect([phase(), written]).toEqual(['asking', []])
    expect(desk.trial.get()?.answer?.outcome).toEqual(fail('the hub is away'))
  })

  it('is nothing where it says what holds already', () => {
    const { desk, asked, written, phase } = scene()
    desk.attempt(attemptOf(480))
    desk.release()
    expect([asked, written, phase()]).toEqual([[], [], 'none'])
  })
})
