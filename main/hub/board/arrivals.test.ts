import { describe, expect, it } from 'vitest'

import { createArrivals } from './arrivals.ts'

/** A clock in the test's hand, one timer at a time; each step takes as long as the test says. */
function setUp(takes: () => number) {
  const steps: { readonly at: number; readonly isOwn: boolean }[] = []
  let now = 0
  let timer: { readonly at: number; readonly fire: () => void } | null = null
  const clock = {
    milliseconds: () => now,
    after: (delay: number, fire: () => void) => {
      timer = { at: now + delay, fire }
      return () => (timer = null)
    }
  }
  const arrivals = createArrivals(clock, (isOwn) => {
    steps.push({ at: now, isOwn })
    now += takes()
  })
  const pass = (milliseconds: number): void => {
    now += milliseconds
    if (timer === null || timer.at > now) return
    const { fire } = timer
    timer = null
    fire()
  }
  return { arrivals, steps, pass }
}

describe('what peers sent', () => {
  it('[W0] is shown when it is on disk, once', () => {
    const { arrivals, steps } = setUp(() => 0)
    arrivals.came(true)
    expect(steps).toEqual([])
    arrivals.onDisk()
    arrivals.onDisk()
    arrivals.came(true)
    arrivals.came(false)
    arrivals.onDisk()
    expect(steps).toEqual([
      { at: 0, isOwn: true },
      { at: 0, isOwn: false }
    ])
  })

  it('[CS3] from others is a step of its own before what one did oneself, however soon that comes', () => {
    const { arrivals, steps } = setUp(() => 100)
    arrivals.came(false)
    arrivals.onDisk()
    arrivals.came(false)
    arrivals.onDisk()
    arrivals.coming(false)
    arrivals.coming(true)
    arrivals.came(true)
    arrivals.onDisk()
    arrivals.show()
    expect(steps).toEqual([
      { at: 0, isOwn: false },
      { at: 100, isOwn: false },
      { at: 200, isOwn: true }
    ])
  })

  it('[W0] while much is coming is shown in steps that take a fifth of the time', () => {
    const { arrivals, steps, pass } = setUp(() => 100)
    for (let batch = 0; batch < 100; batch += 1) {
      arrivals.came(false)
      arrivals.onDisk()
      pass(10)
    }
    expect(steps.map(({ at }) => at)).toEqual([0, 500, 1000])
    pass(1000)
    expect(steps).toHaveLength(4)
  })

  it('[W6] is shown before an edit of this device, and not again', () => {
    const { arrivals, steps, pass } = setUp(() => 100)
    arrivals.came(false)
    arrivals.onDisk()
    arrivals.came(false)
    arrivals.onDisk()
    arrivals.show()
    pass(1000)
    expect(steps.map(({ at }) => at)).toEqual([0, 100])
    arrivals.came(false)
    arrivals.onDisk()
    arrivals.came(false)
    arrivals.stop()
    pass(1000)
    expect(steps).toHaveLength(3)
  })
})
