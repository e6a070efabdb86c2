import { expect, test } from 'vitest'

import { nearestDot } from './nearest-dot.ts'

const dots = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 0 }
]

test('[FW10] the nearest dot is found in pixels, however the picture is stretched; of two in one place the later', () => {
  expect(nearestDot(dots, { x: 4, y: 0 }, { x: 1, y: 1 }, 14)).toBe(0)
  expect(nearestDot(dots, { x: 6, y: 0 }, { x: 1, y: 1 }, 14)).toBe(2)
  expect(nearestDot(dots, { x: 4, y: 0 }, { x: 5, y: 1 }, 14)).toBe(null)
  expect(nearestDot([], { x: 4, y: 0 }, { x: 1, y: 1 }, 14)).toBe(null)
})
