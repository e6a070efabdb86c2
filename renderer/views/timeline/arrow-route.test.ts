import { describe, expect, it } from 'vitest'

import { arrowRoute } from './arrow-route.ts'

const bar = (left: number, right: number, row: number) => ({ left, right, y: row * 36 + 18 })

describe('the way of an arrow', () => {
  it('turns once between two bars that lie apart', () => {
    expect(arrowRoute('finishToStart', bar(0, 100, 0), bar(200, 300, 2))).toEqual({
      line: 'M100 18L107 18L107 90L195 90',
      head: 'M200 90L195 86.5L195 93.5Z'
    })
  })

  it('drops onto work that begins where this ends', () => {
    expect(arrowRoute('finishToStart', bar(0, 100, 0), bar(100, 300, 1)).line).toBe('M100 18L106 18L106 39')
    expect(arrowRoute('finishToStart', bar(0, 100, 1), bar(100, 300, 0)).line).toBe('M100 54L106 54L106 33')
  })

  it('runs back between the rows, never through a bar', () => {
    expect(arrowRoute('finishToStart', bar(0, 100, 0), bar(20, 60, 1)).line).toBe(
      'M100 18L107 18L107 36L13 36L13 54L15 54'
    )
  })

  it('leaves and enters the ends that the type names', () => {
    expect(arrowRoute('startToStart', bar(50, 100, 0), bar(80, 300, 1)).line).toBe('M50 18L43 18L43 54L75 54')
    expect(arrowRoute('finishToFinish', bar(0, 100, 0), bar(20, 160, 1)).line).toBe('M100 18L167 18L167 54L165 54')
    expect(arrowRoute('startToFinish', bar(200, 300, 0), bar(20, 100, 1)).line).toBe('M200 18L193 18L193 54L105 54')
  })
})
