import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compareText } from '../../shared/lib/compare.ts'
import { rankBetween } from '../../shared/model/rank.ts'

import { graphOf, taskOf } from './graph.testing.ts'
import { rankAt } from './rank-at.ts'

/** Tasks t0, t1 … with ranks in order. */
function column(count: number) {
  let last: string | null = null
  const tasks = Array.from({ length: count }, (_, index) => {
    last = rankBetween(last, null, 'x')
    return taskOf(`t${index}`, { rank: last })
  })
  return { ids: tasks.map(({ id }) => id), graph: graphOf(tasks) }
}

describe('the rank of a dropped card', () => {
  it('puts any card where it was dropped, and nobody else anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), fc.nat(12), (count, from, to) => {
        const { ids, graph } = column(count)
        const task = ids[from % count]
        if (task === undefined) return
        const insertAt = to % (count + 1)
        const rank = rankAt(ids, task, insertAt, graph.tasks)
        const expected = ids.filter((id) => id !== task)
        expected.splice(insertAt > ids.indexOf(task) ? insertAt - 1 : insertAt, 0, task)
        if (rank === null) {
          expect(expected).toEqual(ids)
          return
        }
        const rankOf = (id: (typeof ids)[number]) => (id === task ? rank : (graph.tasks.get(id)?.rank ?? ''))
        expect(ids.toSorted((a, b) => compareText(rankOf(a), rankOf(b)))).toEqual(expected)
      })
    )
  })

  it('has no rank for where the card stands already', () => {
    const { ids, graph } = column(3)
    const [, second] = ids
    if (second === undefined) throw new Error('three cards have a second')
    expect([rankAt(ids, second, 1, graph.tasks), rankAt(ids, second, 2, graph.tasks)]).toEqual([null, null])
  })
})
