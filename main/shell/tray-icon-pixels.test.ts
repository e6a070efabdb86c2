import { describe, expect, it } from 'vitest'

import { trayIconPixels } from './tray-icon-pixels.ts'

/** The picture in characters: `#` covered, `.` free, `+` between. */
function draw(size: number): readonly string[] {
  const pixels = trayIconPixels(size, [255, 255, 255])
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => {
      const alpha = pixels[(y * size + x) * 4 + 3] ?? 0
      return alpha === 255 ? '#' : alpha === 0 ? '.' : '+'
    }).join('')
  )
}

describe('the tray’s picture', () => {
  it('shows three sources, their streams and the leader', () => {
    expect(draw(16)).toMatchInlineSnapshot(`
      [
        ".++.............",
        "+##+............",
        "+###....+.......",
        "+###+...++......",
        ".+++#++.+#++....",
        "....++#++###+...",
        "++++.++#+####++.",
        "+##++++++#####++",
        "+##++++++#####++",
        "++++.++#+####++.",
        "....++#++###+...",
        ".+++#++.+#++....",
        "+###+...++......",
        "+###....+.......",
        "+##+............",
        ".++.............",
      ]
    `)
  })

  it('is the same upside down, and clear at its corners on the right', () => {
    const rows = draw(22)
    expect(rows.toReversed()).toEqual(rows)
    expect(rows[0]?.at(-1)).toBe('.')
  })

  it('has premultiplied pixels in the colour that was asked for, blue first', () => {
    const pixels = trayIconPixels(22, [10, 20, 200])
    const centre = (11 * 22 + 16) * 4
    expect(Array.from(pixels.slice(centre, centre + 4))).toEqual([200, 20, 10, 255])
    expect(Array.from(pixels.slice(0, 4)).every((part, index, all) => part <= (all[3] ?? 0) || index === 3)).toBe(true)
  })
})
