import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'

import { TimelineLegend } from './timeline-legend.tsx'
import type { ZoomName } from './zoom.ts'

const options = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' }
] as const

/** How closely to look, and the way back to now. */
export function TimelineToolbar({
  zoom,
  onZoom,
  onToday
}: {
  readonly zoom: ZoomName
  readonly onZoom: (zoom: ZoomName) => void
  readonly onToday: () => void
}) {
  return (
    <div className="flex shrink-0 items-center justify-between gap-4 px-3 pb-2">
      <TimelineLegend />
      <div className="ml-auto flex items-center gap-2">
        <Button size="medium" look="quiet" onPress={onToday}>
          Today
        </Button>
        <Segmented label="Zoom" value={zoom} options={options} onChoose={onZoom} />
      </div>
    </div>
  )
}
