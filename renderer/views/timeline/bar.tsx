import type { PointerEventHandler } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { stateLooks } from '../../ui/state-badge.tsx'

import { barLooks } from './bar-looks.ts'
import { isPoint } from './bar-place.ts'
import type { BarSpan } from './bar-place.ts'
import { barHeight, rowHeight } from './layout.ts'

export type BarHandlers = {
  readonly onPointerDown: PointerEventHandler<HTMLElement>
  readonly onPointerMove: PointerEventHandler<HTMLElement>
  readonly onPointerUp: PointerEventHandler<HTMLElement>
  readonly onPointerCancel: PointerEventHandler<HTMLElement>
}

export type BarProps = {
  readonly task: Task
  readonly forecast: TaskForecast
  readonly span: BarSpan
  /** Share done, 0 to 1; null where nobody said. */
  readonly progress: number | null
  readonly words: string
  readonly canStretch: boolean
  readonly canMove: boolean
  readonly handlers: BarHandlers
  /** By a screen reader's click; a pointer's comes through the handlers. */
  readonly onChoose: (task: TaskId) => void
}

const top = (rowHeight - barHeight) / 2

/** A task's forecast as a bar, a point or a bracket: one button, named by all that it shows. */
export function Bar(props: BarProps) {
  const { task, span, words, canMove, handlers } = props
  const width = span.right - span.left
  const critical = props.forecast.critical && props.forecast.state !== 'done'
  const shape = isPoint(task) ? 'point' : task.kind === 'summary' ? 'bracket' : 'bar'
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={words}
      data-bar={task.id}
      {...handlers}
      onClick={(event) => {
        if (event.detail === 0) props.onChoose(task.id)
      }}
      className={`absolute touch-none ${canMove ? 'cursor-grab' : 'cursor-default'}`}
      style={{ left: span.left, width, top, height: barHeight }}
    >
      {shape === 'point' ? <Point task={task} critical={critical} state={props.forecast.state} /> : null}
      {shape === 'bracket' ? <Bracket width={width} critical={critical} /> : null}
      {shape === 'bar' ? <Box {...props} width={width} critical={critical} /> : null}
    </button>
  )
}

function Box({
  forecast,
  progress,
  width,
  critical,
  canStretch
}: BarProps & { readonly width: number; readonly critical: boolean }) {
  const { box, pattern } = barLooks[forecast.state]
  const { icon: Icon, ink } = stateLooks[forecast.state]
  return (
    <>
      <span
        className={`absolute inset-0 overflow-hidden rounded-[5px] border ${box} ${critical ? 'outline-[1.5px] outline-offset-[1px] outline-critical' : ''}`}
        style={pattern}
      >
        {progress === null ? null : (
          <span
            className="absolute inset-y-0 left-0 bg-progress/35"
            style={{ width: `${Math.round(progress * 100)}%` }}
          />
        )}
        {width < 26 ? null : (
          <Icon
            aria-hidden
            size={12}
            strokeWidth={2.25}
            className={`absolute top-1/2 left-1 -translate-y-1/2 ${ink}`}
          />
        )}
      </span>
      {canStretch ? (
        <span
          data-grip="end"
          className="group/grip absolute top-[-4px] -right-[5px] bottom-[-4px] w-3 cursor-ew-resize"
        >
          <span className="absolute inset-y-[7px] right-[7px] w-[3px] rounded-full bg-ink/0 transition-colors group-hover:bg-ink/35 group-hover/grip:bg-accent" />
        </span>
      ) : null}
    </>
  )
}

/** A milestone is a filled diamond, an approval a ring with a tick. */
function Point({
  task,
  critical,
  state
}: {
  readonly task: Task
  readonly critical: boolean
  readonly state: TaskForecast['state']
}) {
  const tone = critical ? 'text-critical' : state === 'done' ? 'text-done' : 'text-ink'
  const isReached = state === 'done'
  return (
    <svg aria-hidden viewBox="-9 -9 18 18" className={`absolute inset-0 size-full overflow-visible ${tone}`}>
      {task.kind === 'milestone' ? (
        <>
          <path
            d="M0-8.5L8.5 0L0 8.5L-8.5 0Z"
            className={isReached ? 'fill-surface' : 'fill-current'}
            stroke="currentColor"
            strokeWidth={1.5}
            strokeLinejoin="round"
          />
          {isReached ? (
            <path d="M-3 0L-.8 2.4L3.2-2.2" fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" />
          ) : null}
        </>
      ) : (
        <>
          <circle
            r={7.25}
            className="fill-surface"
            stroke="currentColor"
            strokeWidth={1.75}
            strokeDasharray={isReached ? undefined : '3 2.1'}
          />
          <path
            d="M-3 0L-.8 2.4L3.2-2.2"
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      )}
    </svg>
  )
}

/** A summary spans its parts. */
function Bracket({ width, critical }: { readonly width: number; readonly critical: boolean }) {
  const leg = Math.min(5, width / 2)
  return (
    <svg
      aria-hidden
      width={width}
      height={barHeight}
      className={`absolute inset-0 ${critical ? 'fill-critical' : 'fill-soft'}`}
    >
      <path d={`M0 5H${width}V14L${width - leg} 9H${leg}L0 14Z`} />
    </svg>
  )
}
