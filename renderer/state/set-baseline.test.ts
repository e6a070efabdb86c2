import { describe, expect, it } from 'vitest'

import type { BaselineId } from '../../shared/model/ids.ts'
import { parseIntent } from '../../shared/intents/parse-intent.ts'

import { forecastOf, graphOf, idOf, scheduleOf, taskOf, testNow } from './graph.testing.ts'
import { setBaseline } from './set-baseline.ts'

const graph = graphOf([taskOf('a'), taskOf('b')])
const schedule = scheduleOf([forecastOf('a'), forecastOf('b', { state: 'cancelled' })])
const dates = [{ task: 'a', start: testNow, finish: testNow, work: 480 }]

describe('setting a baseline', () => {
  it('keeps what takes part and is compared with at once', () => {
    const wish = { id: idOf<BaselineId>('plan'), name: 'Plan', at: testNow, replaces: null }
    const intent = setBaseline(graph, schedule, wish)
    expect(intent).toEqual({
      type: 'together',
      label: 'Set “Plan”',
      intents: [
        { type: 'setBaseline', baseline: { id: 'plan', name: 'Plan', dates }, at: testNow },
        { type: 'activateBaseline', baseline: 'plan' }
      ]
    })
    expect(parseIntent(intent)).toEqual({ ok: true, value: intent })
  })

  it('set again, the old one goes in the same step', () => {
    const wish = { id: idOf<BaselineId>('new'), name: 'Plan', at: testNow, replaces: idOf<BaselineId>('old') }
    const intent = setBaseline(graph, schedule, wish)
    expect(intent).toMatchObject({
      intents: [{ type: 'clearBaseline', baseline: 'old' }, { type: 'setBaseline' }, { type: 'activateBaseline' }]
    })
  })
})
