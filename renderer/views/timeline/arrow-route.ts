import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { DependencyType } from '../../../shared/model/dependency.ts'

import { barHeight, rowHeight } from './layout.ts'

/** Where a bar stands: its ends and its middle line, in pixels. */
export type BarPlace = { readonly left: number; readonly right: number; readonly y: number }

/** SVG path data: the line, and the triangle at its end. */
export type ArrowRoute = { readonly line: string; readonly head: string }

type Point = readonly [x: number, y: number]

/** Room between a bar's end and the first turn. */
const stub = 7
const head = { length: 5, half: 3.5 }

/**
 * An orthogonal way from the end of one bar to the end of another that the dependency type names. Forward it turns once
 * between the two; onto work that begins where this ends it drops from above or below; where it would have to go back
 * through a bar it runs between the rows.
 */
export function arrowRoute(type: DependencyType, from: BarPlace, to: BarPlace): ArrowRoute {
  const { leavesRight, entersLeft } = endsOf(type)
  const x1 = leavesRight ? from.right : from.left
  const x2 = entersLeft ? to.left : to.right
  const out = x1 + (leavesRight ? stub : -stub)
  const into = x2 + (entersLeft ? -stub : stub)
  if (type === 'finishToStart' && Math.abs(x2 - x1) < 2 * stub && to.y !== from.y) return drop(from, to)

  const base = x2 + (entersLeft ? -head.length : head.length)
  const line = pathOf(turns())
  return {
    line,
    head: `${pathOf([
      [x2, to.y],
      [base, to.y - head.half],
      [base, to.y + head.half]
    ])}Z`
  }

  function turns(): readonly Point[] {
    const isSameSide = leavesRight !== entersLeft
    const isForward = isSameSide || (leavesRight ? into >= out : into <= out)
    if (!isForward) {
      const between = from.y + (to.y >= from.y ? rowHeight / 2 : -rowHeight / 2)
      return [
        [x1, from.y],
        [out, from.y],
        [out, between],
        [into, between],
        [into, to.y],
        [base, to.y]
      ]
    }
    // Both ends on one side: the turn lies beyond the further of them.
    const turn = !isSameSide ? out : leavesRight ? Math.max(out, into) : Math.min(out, into)
    return [
      [x1, from.y],
      [turn, from.y],
      [turn, to.y],
      [base, to.y]
    ]
  }
}

/** Straight onto the beginning of a bar that starts where the other ends. */
function drop(from: BarPlace, to: BarPlace): ArrowRoute {
  const x = Math.max(from.right + 2, Math.min(Math.max(from.right, to.left) + 6, (to.left + to.right) / 2))
  const down = to.y > from.y ? 1 : -1
  const tip = to.y - (down * barHeight) / 2 - down
  const base = tip - down * head.length
  return {
    line: pathOf([
      [from.right, from.y],
      [x, from.y],
      [x, base]
    ]),
    head: `${pathOf([
      [x, tip],
      [x - head.half, base],
      [x + head.half, base]
    ])}Z`
  }
}

function endsOf(type: DependencyType): { readonly leavesRight: boolean; readonly entersLeft: boolean } {
  switch (type) {
    case 'finishToStart':
      return { leavesRight: true, entersLeft: true }
    case 'startToStart':
      return { leavesRight: false, entersLeft: true }
    case 'finishToFinish':
      return { leavesRight: true, entersLeft: false }
    case 'startToFinish':
      return { leavesRight: false, entersLeft: false }
    default:
      return assertNever(type)
  }
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
}

function round(value: number): number {
  return Math.round(value * 2) / 2
}
