import { describe, expect, it } from 'vitest'

import { columnNames } from '../../../shared/model/board-look.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { CardLane } from '../../state/arrange-cards.ts'
import { idOf } from '../../state/graph.testing.ts'

import { nextCard } from './next-card.ts'

const id = idOf<TaskId>

/** A lane with these cards in its five columns. */
const lane = (name: string, ...columns: readonly (readonly string[])[]): CardLane => ({
  id: name,
  place: null,
  columns: columnNames.map((state, at) => {
    const tasks = (columns[at] ?? []).map(id)
    return { id: `${name} ${state}`, place: { kind: 'state', state }, tasks, ordered: tasks.length }
  })
})

describe('[BV6] moving between cards by keys', () => {
  const lanes = [lane('one', ['a', 'b', 'c'], [], ['d'], [], ['e', 'f'])]
  const next = (from: string, key: Parameters<typeof nextCard>[2]) => nextCard(lanes, id(from), key)

  it('goes up and down within a column, and stops at its ends', () => {
    expect([next('b', 'ArrowUp'), next('b', 'ArrowDown')]).toEqual(['a', 'c'])
    expect([next('a', 'ArrowUp'), next('c', 'ArrowDown')]).toEqual([null, null])
    expect([next('b', 'Home'), next('b', 'End')]).toEqual(['a', 'c'])
  })

  it('goes sideways past empty columns, at the same height where there is one', () => {
    expect(next('c', 'ArrowRight')).toBe('d')
    expect(next('d', 'ArrowRight')).toBe('e')
    expect(next('f', 'ArrowLeft')).toBe('d')
    expect([next('a', 'ArrowLeft'), next('f', 'ArrowRight')]).toEqual([null, null])
  })

  it('goes on in the next lane that has a card in the column', () => {
    const three = [lane('one', ['a', 'b']), lane('two', [], ['c']), lane('three', ['d', 'e'])]
    expect(nextCard(three, id('b'), 'ArrowDown')).toBe('d')
    expect(nextCard(three, id('d'), 'ArrowUp')).toBe('b')
    expect(nextCard(three, id('c'), 'ArrowDown')).toBe(null)
  })
})
