import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { placeWindow, smallestWindow } from './window-bounds.ts'

const left = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }

describe('placing the window', () => {
  it('centres a window of the usual size at first', () => {
    expect(placeWindow(null, [left, right])).toEqual({ x: 320, y: 110, width: 1280, height: 820 })
  })

  it('puts it back where it was left', () => {
    const saved = { x: 2000, y: 100, width: 900, height: 700 }
    expect(placeWindow(saved, [left, right])).toEqual(saved)
  })

  it('centres it when its display is gone', () => {
    expect(placeWindow({ x: 2000, y: 100, width: 900, height: 700 }, [left])).toEqual({
      x: 510,
      y: 170,
      width: 900,
      height: 700
    })
  })

  it('shrinks it to a display that has become smaller, and shifts it in', () => {
    expect(
      placeWindow({ x: 300, y: 200, width: 1900, height: 1000 }, [{ x: 0, y: 0, width: 1366, height: 728 }])
    ).toEqual({
      x: 0,
      y: 0,
      width: 1366,
      height: 728
    })
  })

  it('does without displays', () => {
    expect(placeWindow(null, [])).toEqual({ x: 0, y: 0, width: 1280, height: 820 })
  })

  it('always gives a window that can be taken hold of, no smaller than the page can be', () => {
    const coordinate = fc.integer({ min: -10_000, max: 10_000 })
    const size = fc.integer({ min: 1, max: 10_000 })
    const rectangle = fc.record({ x: coordinate, y: coordinate, width: size, height: size })
    const area = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.integer({ min: 800, max: 6_000 }),
      height: fc.integer({ min: 600, max: 4_000 })
    })
    fc.assert(
      fc.property(fc.option(rectangle), fc.array(area, { minLength: 1, maxLength: 3 }), (saved, areas) => {
        const placed = placeWindow(saved, areas)
        expect(placed.width).toBeGreaterThanOrEqual(smallestWindow.width)
        expect(placed.height).toBeGreaterThanOrEqual(smallestWindow.height)
        const within = areas.some(
          ({ x, y, width, height }) =>
            placed.x >= x &&
            placed.y >= y &&
            placed.x + placed.width <= x + width &&
            placed.y + placed.height <= y + height
        )
        expect(within).toBe(true)
      })
    )
  })
})
