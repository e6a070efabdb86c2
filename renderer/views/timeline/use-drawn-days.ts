import { useMemo } from 'react'

import type { Instant } from '../../../shared/model/instant.ts'

import { headerTicks } from './header-ticks.ts'
import type { HeaderTicks } from './header-ticks.ts'
import { shadePath } from './shade-path.ts'
import type { TimeScale } from './time-scale.ts'
import { chunkWidth } from './use-viewport.ts'
import type { Viewport } from './use-viewport.ts'

/** What is drawn of the days: those that are seen, and a little on both sides. `from` and `width` are pixels. */
export type DrawnDays = {
  readonly from: number
  readonly width: number
  readonly ticks: HeaderTicks
  /** Path data of the time nobody works. */
  readonly shade: string
}

/** The header and the shades for the present place; made again only when that changes by a chunk. */
export function useDrawnDays(scale: TimeScale, viewport: Viewport, height: number, now: Instant): DrawnDays {
  const { firstDay, lastDay } = scale
  const perDay = scale.zoom.pixelsPerDay
  const from = Math.max(firstDay, firstDay + Math.floor(((viewport.chunk - 1) * chunkWidth) / perDay))
  const to = Math.min(lastDay, firstDay + Math.ceil(((viewport.chunk + 2) * chunkWidth + viewport.width) / perDay))
  const today = scale.axis.dayAt(now)
  const ticks = useMemo(() => headerTicks(scale, from, to, today), [scale, from, to, today])
  const shade = useMemo(() => shadePath(scale, from, to, height), [scale, from, to, height])
  return { from: scale.dayX(from), width: scale.dayX(to) - scale.dayX(from), ticks, shade }
}
