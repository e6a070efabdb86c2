/** How closely time is looked at. */
export const zoomNames = ['day', 'week', 'month'] as const

export type ZoomName = (typeof zoomNames)[number]

/** How one zoom draws a day and what a drag snaps to. */
export type Zoom = {
  readonly pixelsPerDay: number
  /**
   * `elapsed`: each hour is as wide as any other. `worked`: a day's working time fills its whole column, so that a task
   * of one day looks like one.
   */
  readonly within: 'elapsed' | 'worked'
  /** Share of a working day that a drag moves in; null is one hour. */
  readonly snapDays: number | null
}

export const zooms: Readonly<Record<ZoomName, Zoom>> = {
  day: { pixelsPerDay: 288, within: 'elapsed', snapDays: null },
  week: { pixelsPerDay: 36, within: 'worked', snapDays: 0.5 },
  month: { pixelsPerDay: 8, within: 'worked', snapDays: 1 }
}

/** The next closer (1) or wider (-1) zoom, or the same at the ends. */
export function zoomBy(zoom: ZoomName, direction: 1 | -1): ZoomName {
  return zoomNames[zoomNames.indexOf(zoom) - direction] ?? zoom
}

/** Working minutes that a drag moves in. */
export function snapMinutes(zoom: ZoomName, minutesPerDay: number): number {
  const { snapDays } = zooms[zoom]
  return snapDays === null ? 60 : Math.max(1, Math.round(minutesPerDay * snapDays))
}
