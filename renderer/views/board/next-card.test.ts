import { describe, expect, it } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Columns } from '../../state/columns.ts'
import { idOf } from '../../state/graph.testing.ts'

import { nextCard } from './next-card.ts'

const id = idOf<TaskId>
const columns: Columns = {
  blocked: [id('a'), id('b'), id('c')],
  clear: [],
  inProgress: [id('d')],
  waiting: [],
  done: [id('e'), id('f')]
}

describe('moving between cards by keys', () => {
  it('goes up and down within a column, and stops at its ends', () => {
    expect([nextCard(columns, id('b'), 'ArrowUp'), nextCard(columns, id('b'), 'ArrowDown')]).toEqual(['a', 'c'])
    expect([nextCard(columns, id('a'), 'ArrowUp'), nextCard(columns, id('c'), 'ArrowDown')]).toEqual([null, null])
    expect([nextCard(columns, id('b'), 'Home'), nextCard(columns, id('b'), 'End')]).toEqual(['a', 'c'])
  })

  it('goes sideways past empty columns, at the same height where there is one', () => {
    expect(nextCard(columns, id('c'), 'ArrowRight')).toBe('d')
    expect(nextCard(columns, id('d'), 'ArrowRight')).toBe('e')
    expect(nextCard(columns, id('f'), 'ArrowLeft')).toBe('d')
    expect([nextCard(columns, id('a'), 'ArrowLeft'), nextCard(columns, id('f'), 'ArrowRight')]).toEqual([null, null])
  })
})
