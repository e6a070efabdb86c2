import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseIntent } from './parse-intent.ts'

test('anything at all is either an intent or refused in words, never a throw', () => {
  const types = ['createTask', 'editTask', 'together', 'revert', 'addCalendar', 'editBoard', 'nothing']
  const value = fc.record(
    {
      type: fc.constantFrom(...types),
      task: fc.anything(),
      change: fc.anything(),
      intents: fc.array(fc.anything(), { maxLength: 3 }),
      label: fc.anything(),
      inverse: fc.anything(),
      calendar: fc.anything()
    },
    { requiredKeys: ['type'] }
  )
  fc.assert(
    fc.property(fc.oneof(value, fc.anything()), (unknown) => {
      const parsed = parseIntent(unknown)
      if (!parsed.ok) expect(parsed.failure.length).toBeLessThanOrEqual(300)
    }),
    { numRuns: 1000 }
  )
})

test('more than was asked, less than is needed, and what cannot be are refused', () => {
  const refused: readonly unknown[] = [
    null,
    'createTask',
    {},
    { type: 'startTask', task: 't' },
    { type: 'startTask', task: 't', at: 1, extra: 1 },
    { type: 'startTask', task: '__proto__', at: 1 },
    { type: 'startTask', task: 't', at: 1.5 },
    { type: 'startTask', task: 't', at: Infinity },
    { type: 'createTask', task: { id: 't', title: '' } },
    { type: 'createTask', task: { id: 't', title: 'x'.repeat(2001) } },
    { type: 'createTask', task: { id: 't', title: 'lone \ud800' } },
    { type: 'createTask', task: { id: 't', title: 'T', createdAt: 1 } },
    { type: 'editTask', task: 't', change: { kind: 'summary' } },
    { type: 'editTask', task: 't', change: { estimate: -1 } },
    JSON.parse('{"type":"editTask","task":"t","change":{"__proto__":{"title":"x"}}}'),
    { type: 'saveView', view: { id: 'v', name: 'V', look: { grouping: 'mood' }, filters: {} } },
    { type: 'editView', view: 'v', change: { name: ' ' } },
    { type: 'editView', view: 'v', change: { filters: { states: ['gone'] } } },
    { type: 'editDependency', dependency: 'd', change: { lag: { minutes: 1, unit: 'days' } } },
    {
      type: 'revert',
      label: 'x',
      inverse: { restores: [{ target: 't', field: 'title', wrote: null, before: { v: undefined, at: 1, by: null } }] }
    },
    { type: 'revert', label: 'x', inverse: { restores: [{ target: 't', field: '', wrote: null, before: null }] } }
  ]
  expect(refused.filter((value) => parseIntent(value).ok)).toEqual([])
})

test('several at once nest four deep, no deeper', () => {
  const nested = (depth: number): unknown => ({
    type: 'together',
    label: 'x',
    intents: depth === 0 ? [] : [nested(depth - 1)]
  })
  expect(parseIntent(nested(3)).ok).toBe(true)
  expect(parseIntent(nested(5)).ok).toBe(false)
  let deep: unknown = { type: 'reopenTask', task: 't' }
  for (let count = 0; count < 20_000; count += 1) deep = { type: 'together', label: 'x', intents: [deep] }
  expect(parseIntent(deep).ok).toBe(false)
})

test('a field that is there but undefined is as if it were not', () => {
  expect(parseIntent({ type: 'editTask', task: 't', change: { title: 'T', owner: undefined } })).toEqual({
    ok: true,
    value: { type: 'editTask', task: 't', change: { title: 'T' } }
  })
})
