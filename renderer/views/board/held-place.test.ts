import { describe, expect, it } from 'vitest'

import { columnNames } from '../../../shared/model/board-look.ts'
import type { CardLane } from '../../state/arrange-cards.ts'

import { firstPlace, nextPlace } from './held-place.ts'
import type { HeldKey, Spot } from './held-place.ts'

const lane = (id: string): CardLane => ({
  id,
  place: null,
  columns: columnNames.map((state) => ({
    id: `${id} ${state}`,
    place: { kind: 'state', state },
    tasks: [],
    ordered: 0
  }))
})
const lanes = [lane('one'), lane('two')]

const spot = (id: string): Spot => {
  for (const each of lanes) {
    const column = each.columns.find((one) => one.id === id)
    if (column !== undefined) return { lane: each, column }
  }
  throw new Error(`no column ${id}`)
}

describe('[BV6] a card that is held', () => {
  const next = (from: string, over: string, key: HeldKey) => nextPlace(lanes, spot(from), spot(over), key).column.id

  it('goes around its lane, only over what is set by hand', () => {
    expect(firstPlace(lanes, spot('one clear'))?.column.id).toBe('one inProgress')
    expect(next('one clear', 'one inProgress', 'ArrowRight')).toBe('one waiting')
    expect(next('one clear', 'one inProgress', 'ArrowLeft')).toBe('one done')
    expect(next('one waiting', 'one inProgress', 'ArrowRight')).toBe('one done')
  })

  it('goes to another lane at the same column, and may keep its own column there', () => {
    expect(next('one clear', 'one done', 'ArrowDown')).toBe('two done')
    expect(next('one clear', 'two done', 'ArrowRight')).toBe('two clear')
    expect(next('one clear', 'two clear', 'ArrowUp')).toBe('one inProgress')
    expect(next('one clear', 'two done', 'ArrowDown')).toBe('two done')
  })
})
