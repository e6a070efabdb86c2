import { useDeferredValue, useMemo } from 'react'
import { ToggleButton } from 'react-aria-components'

import { baselineStanding } from '../../../shared/schedule/baseline-variance.ts'
import { describeStanding } from '../../../shared/schedule/describe-baseline.ts'
import { useHeat } from '../../state/debt-on-cards.tsx'
import { Button } from '../../ui/button.tsx'
import { Segmented } from '../../ui/segmented.tsx'

import { BaselineMenu } from './baseline-menu.tsx'
import type { BaselineMenuProps } from './baseline-menu.tsx'
import { TimelineLegend } from './timeline-legend.tsx'
import type { ZoomName } from './zoom.ts'

const options = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' }
] as const

/** How the board stands against what was agreed, how sure the ends are, how closely to look, and the way back to now. */
export function TimelineToolbar({
  zoom,
  onZoom,
  onToday,
  isRangeShown,
  onShowRange,
  ...baseline
}: BaselineMenuProps & {
  readonly zoom: ZoomName
  readonly onZoom: (zoom: ZoomName) => void
  readonly onToday: () => void
  readonly isRangeShown: boolean
  readonly onShowRange: (isShown: boolean) => void
}) {
  const isHeated = useHeat().size > 0
  // It looks at every task: the edit is drawn first, the sentence follows.
  const [graph, schedule] = [useDeferredValue(baseline.graph), useDeferredValue(baseline.schedule)]
  const standing = useMemo(() => (schedule === null ? null : baselineStanding(graph, schedule)), [graph, schedule])
  return (
    <div className="@container flex shrink-0 items-center justify-between gap-4 px-3 pb-2">
      <TimelineLegend
        isCompared={standing !== null && baseline.isShown}
        isRangeShown={isRangeShown}
        isHeated={isHeated}
      />
      {standing === null ? null : (
        <p aria-label="Against the baseline" role="note" className="tabular m-0 min-w-0 truncate text-xs text-soft">
          {describeStanding(standing, graph.board.minutesPerDay)}
        </p>
      )}
      <div className="ml-auto flex shrink-0 items-center gap-2">
        <BaselineMenu {...baseline} />
        <ToggleButton
          isSelected={isRangeShown}
          onChange={onShowRange}
          className="flex h-8 shrink-0 cursor-default items-center gap-1.5 rounded-md px-3 font-medium whitespace-nowrap text-soft transition-colors data-[hovered]:bg-hover data-[hovered]:text-ink data-[selected]:bg-accent-wash data-[selected]:text-accent-strong"
        >
          Likely range
        </ToggleButton>
        <Button size="medium" look="quiet" onPress={onToday}>
          Today
        </Button>
        <Segmented label="Zoom" value={zoom} options={options} onChoose={onZoom} />
      </div>
    </div>
  )
}
