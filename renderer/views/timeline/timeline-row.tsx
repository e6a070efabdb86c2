import { ChevronRight } from 'lucide-react'
import { memo } from 'react'

import type { BaselineDates } from '../../../shared/model/baseline.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast, WorkState } from '../../../shared/schedule/schedule.ts'
import type { TaskChances } from '../../state/shown-chances.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { AvatarPerson } from '../../ui/avatar.tsx'
import { stateLooks } from '../../ui/state-badge.tsx'

import { Bar } from './bar.tsx'
import type { BarHandlers } from './bar.tsx'
import { forecastSpan, isPoint, spanOf } from './bar-place.ts'
import { titleOf } from './bar-words.ts'
import { barHeight, rowHeight } from './layout.ts'
import type { OutlineRow } from '../../state/outline-rows.ts'
import { PlannedMark } from './planned-mark.tsx'
import { PromiseMark } from './promise-mark.tsx'
import { RangeStripe } from './range-stripe.tsx'
import type { TimeScale } from './time-scale.ts'

export type Dates = { readonly start: Instant; readonly finish: Instant }

export type TimelineRowProps = {
  readonly row: OutlineRow
  /** Place among all rows, from 0. */
  readonly index: number
  readonly top: number
  readonly titles: number
  readonly scale: TimeScale
  readonly task: Task
  readonly state: WorkState
  readonly owner: AvatarPerson | null
  readonly forecast: TaskForecast | null
  readonly progress: number | null
  /** Beside the promise: how late, and how likely it holds. */
  readonly late: string | null
  readonly odds: string | null
  /** How sure the end is, drawn as a stripe; null to draw none. */
  readonly range: TaskChances | null
  /** The row in words. */
  readonly words: string
  readonly canStretch: boolean
  readonly canMove: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
  /** What was agreed on; null where nothing is compared. */
  readonly planned: BaselineDates | null
  /** What the hand asks of this bar. */
  readonly wish: Dates | null
  /** Where it would move. */
  readonly ghost: Dates | null
  readonly wouldBreak: boolean
  readonly handlers: BarHandlers
  readonly onChoose: (task: TaskId) => void
  readonly onToggle: (task: TaskId) => void
  readonly onFocusRow: (task: TaskId) => void
}

/** One line of the timeline: the title, and its bar on the time. Plain data in, so that it is drawn again only when that changes. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, index, top, titles, scale, task, forecast, isActive, isSelected, words } = props
  return (
    <div
      role="row"
      id={`card-${task.id}`}
      data-row={task.id}
      tabIndex={isActive ? 0 : -1}
      aria-label={words}
      aria-level={row.level + 1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      {...(row.hasChildren ? { 'aria-expanded': row.isOpen } : {})}
      {...(isActive ? { 'aria-describedby': 'timeline-why timeline-keys' } : {})}
      onFocus={() => props.onFocusRow(task.id)}
      className={`group absolute left-0 flex focus-visible:bg-accent-wash/40 focus-visible:outline-none ${isSelected ? 'bg-accent-wash/50' : ''}`}
      style={{ top, height: rowHeight, width: titles + scale.width }}
    >
      <TitleCell {...props} />
      <div role="gridcell" className="relative border-b border-line/40" style={{ width: scale.width }}>
        {forecast === null ? null : <Marks {...props} forecast={forecast} />}
      </div>
    </div>
  )
})

function TitleCell({ row, task, state, owner, titles, isSelected, onChoose, onToggle }: TimelineRowProps) {
  const { icon: Icon, ink, word } = stateLooks[state]
  const finished = state === 'done' || state === 'cancelled'
  const title = titleOf(task)
  return (
    <div
      role="gridcell"
      className={`sticky left-0 z-10 flex shrink-0 items-center gap-1.5 border-r border-b border-r-line border-b-line/40 pr-3 -outline-offset-2 outline-accent group-focus-visible:outline-2 ${isSelected ? 'bg-accent-wash' : 'bg-surface group-hover:bg-hover'}`}
      style={{ width: titles, paddingLeft: 8 + Math.min(row.level, 8) * 14 }}
    >
      {row.hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${row.isOpen ? 'Fold' : 'Unfold'} ${title}`}
          onClick={(event) => {
            event.stopPropagation()
            onToggle(task.id)
          }}
          className="flex size-5 shrink-0 items-center justify-center rounded text-faint hover:bg-hover hover:text-ink"
        >
          <ChevronRight aria-hidden size={14} className={`transition-transform ${row.isOpen ? 'rotate-90' : ''}`} />
        </button>
      ) : (
        <span className="size-5 shrink-0" />
      )}
      {task.kind === 'summary' ? null : (
        <span className={`shrink-0 ${ink}`} title={word}>
          <Icon aria-hidden size={14} strokeWidth={2.25} />
        </span>
      )}
      <button
        type="button"
        tabIndex={-1}
        title={title}
        onClick={() => onChoose(task.id)}
        className={`h-full min-w-0 flex-1 cursor-default truncate text-left ${task.kind === 'summary' ? 'font-semibold' : ''} ${finished ? 'text-faint' : 'text-ink'} ${state === 'cancelled' ? 'line-through' : ''}`}
      >
        {title}
      </button>
      {task.kind === 'summary' && owner === null ? null : <Avatar person={owner} size={20} />}
    </div>
  )
}

function Marks(props: TimelineRowProps & { readonly forecast: TaskForecast }) {
  const { task, forecast, scale, planned, wish, ghost, wouldBreak, late, odds, range } = props
  const span = forecastSpan(task, forecast, scale)
  const isMoving = wish !== null || ghost !== null
  const { promise } = task
  const isBroken = forecast.promiseBroken || wouldBreak
  const finishX = scale.toX(ghost?.finish ?? forecast.earlyFinish)
  return (
    <>
      {range === null || isMoving ? null : (
        <span className="absolute inset-x-0" style={{ top: (rowHeight - barHeight) / 2 + 3, height: barHeight - 6 }}>
          <RangeStripe left={scale.toX(range.p50)} tick={scale.toX(range.p80)} right={scale.toX(range.p95)} />
        </span>
      )}
      {task.kind === 'summary' ? null : <FloatTail forecast={forecast} scale={scale} right={span.right} />}
      <div className={`transition-opacity ${isMoving ? 'opacity-45' : ''}`}>
        <Bar {...props} span={span} />
      </div>
      {planned === null ? null : <PlannedMark task={task} dates={planned} scale={scale} />}
      {ghost === null ? null : <Ghost task={task} dates={ghost} scale={scale} look="moves" />}
      {wish === null ? null : <Ghost task={task} dates={wish} scale={scale} look="wish" />}
      {promise === null || forecast.state === 'cancelled' ? null : (
        <PromiseMark
          x={scale.toX(promise.date)}
          finishX={Math.max(finishX, isPoint(task) ? span.right : 0)}
          isBroken={isBroken}
          late={late}
          odds={isMoving ? null : odds}
        />
      )}
    </>
  )
}

/** How far work may move before the end does. */
function FloatTail({
  forecast,
  scale,
  right
}: {
  readonly forecast: TaskForecast
  readonly scale: TimeScale
  readonly right: number
}) {
  if (forecast.totalFloat === null || forecast.totalFloat <= 0 || forecast.state === 'cancelled') return null
  const end = scale.toX(forecast.lateFinish)
  if (end - right < 3) return null
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute top-1/2 h-2 -translate-y-1/2 border-r border-edge"
      style={{ left: right + 1, width: end - right - 1 }}
    >
      <span className="absolute inset-x-0 top-1/2 border-t border-edge" />
    </span>
  )
}

/** Where a bar would stand: solid where it would move, dashed what the hand asks for. */
function Ghost({
  task,
  dates,
  scale,
  look
}: {
  readonly task: Task
  readonly dates: Dates
  readonly scale: TimeScale
  readonly look: 'moves' | 'wish'
}) {
  const { left, right } = spanOf(task, dates.start, dates.finish, scale)
  const looks = { moves: 'border-accent bg-accent/25', wish: 'border-dashed border-accent bg-transparent' }
  const shape = isPoint(task) ? 'rotate-45 scale-75 rounded-[2px]' : 'rounded-[5px]'
  return (
    <span
      aria-hidden
      data-ghost={look}
      className={`pointer-events-none absolute border-[1.5px] ${shape} ${looks[look]}`}
      style={{ left, width: right - left, top: (rowHeight - barHeight) / 2 - 1, height: barHeight + 2 }}
    />
  )
}
