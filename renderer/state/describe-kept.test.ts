import { describe, expect, it } from 'vitest'

import type { TaskId } from '../../shared/model/ids.ts'

import { describeKept } from './describe-kept.ts'
import { graphOf, idOf, taskOf } from './graph.testing.ts'

describe('what an undo had to leave', () => {
  it('is one sentence a thing, naming its fields', () => {
    const graph = graphOf([taskOf('a', { title: 'Build API' })])
    const restore = (target: TaskId | 'meta', field: string) => ({ target, field, wrote: null, before: null })
    expect(
      describeKept([restore(idOf('a'), 'estimate'), restore(idOf('a'), 'owner'), restore('meta', 'title')], graph)
    ).toEqual(['“Build API”: the estimate, the owner changed since', 'The board: the title changed since'])
  })

  it('counts what would be too much to read', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      target: idOf<TaskId>(`t${index}`),
      field: 'title',
      wrote: null,
      before: null
    }))
    expect(describeKept(many, graphOf([])).at(-1)).toBe('and 4 more')
  })
})
