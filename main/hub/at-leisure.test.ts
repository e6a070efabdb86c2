import { expect, it } from 'vitest'

import { atLeisure } from './at-leisure.ts'

/** A clock in the test's hand, one timer at a time; each run takes as long as the test says. */
function setUp(takes: number) {
  const runs: number[] = []
  let now = 0
  let timer: { readonly at: number; readonly fire: () => void } | null = null
  const ask = atLeisure(
    {
      elapsed: () => now,
      after: (delay, fire) => {
        timer = { at: now + delay, fire }
        return () => (timer = null)
      }
    },
    25,
    () => {
      runs.push(now)
      now += takes
    }
  )
  const pass = (milliseconds: number): void => {
    now += milliseconds
    if (timer === null || timer.at > now) return
    const { fire } = timer
    timer = null
    fire()
  }
  return { ask, runs, pass }
}

it('what is asked for again and again runs once, a moment after the first time', () => {
  const { ask, runs, pass } = setUp(0)
  ask()
  pass(20)
  ask()
  expect(runs).toEqual([])
  pass(5)
  pass(100)
  expect(runs).toEqual([25])
})

it('what takes long runs a fifth of the time at most, and once more for what was asked last', () => {
  const { ask, runs, pass } = setUp(100)
  for (let turn = 0; turn < 90; turn += 1) {
    ask()
    pass(10)
  }
  expect(runs).toEqual([30, 530, 1030])
  pass(1000)
  expect(runs).toHaveLength(4)
  pass(1000)
  expect(runs).toHaveLength(4)
})
