import { describe, expect, test } from 'vitest'

import { createStore } from './store.ts'
import { tellTogether } from './tell-together.ts'

function desk() {
  const timers = new Map<number, { readonly run: () => void; readonly milliseconds: number }>()
  let made = 0
  const together = tellTogether((run, milliseconds) => {
    const id = (made += 1)
    timers.set(id, { run, milliseconds })
    return () => void timers.delete(id)
  }, 24)
  const ring = () => {
    for (const [id, { run }] of timers) {
      timers.delete(id)
      run()
    }
  }
  return { together, timers, ring }
}

describe('tellTogether', () => {
  test('values change at once, listeners hear once with the flush', () => {
    const { together, timers } = desk()
    const facts = createStore(0, together.later)
    const forecast = createStore('old', together.later)
    const heard: unknown[] = []
    facts.subscribe(() => heard.push(['facts', facts.get(), forecast.get()]))
    forecast.subscribe(() => heard.push(['forecast', facts.get(), forecast.get()]))
    facts.set(1)
    facts.set(2)
    expect(facts.get()).toBe(2)
    forecast.set('new')
    expect(heard).toEqual([])
    together.flush()
    expect(heard).toEqual([
      ['facts', 2, 'new'],
      ['forecast', 2, 'new']
    ])
    expect(timers.size).toBe(0)
    together.flush()
    expect(heard).toHaveLength(2)
  })

  test('without a flush they hear after the limit', () => {
    const { together, timers, ring } = desk()
    const facts = createStore(0, together.later)
    const heard: number[] = []
    facts.subscribe(() => heard.push(facts.get()))
    facts.set(1)
    facts.set(2)
    expect(timers.size).toBe(1)
    ring()
    facts.set(3)
    ring()
    expect(heard).toEqual([2, 3])
  })

  test('the wait is cut short when only little is still to come', () => {
    const { together, timers } = desk()
    const facts = createStore(0, together.later)
    const heard: number[] = []
    facts.subscribe(() => heard.push(facts.get()))
    facts.set(1)
    together.within(8)
    together.within(8)
    expect([...timers.values()].map(({ milliseconds }) => milliseconds)).toEqual([24, 8])
    ;[...timers.values()].find(({ milliseconds }) => milliseconds === 8)?.run()
    expect(heard).toEqual([1])
    expect(timers.size).toBe(0)
  })

  test('what a listener changes is told in the same flush', () => {
    const { together } = desk()
    const facts = createStore(0, together.later)
    const derived = createStore(0, together.later)
    const heard: number[] = []
    facts.subscribe(() => derived.set(facts.get() * 10))
    derived.subscribe(() => heard.push(derived.get()))
    facts.set(4)
    together.flush()
    expect(heard).toEqual([40])
  })
})
