import { useCallback, useEffect, useRef } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'

import { changeAt, changeBy, gripRule, wishedDates } from './drag-change.ts'
import type { DragChange, DragFrame, Grip } from './drag-change.ts'
import { supposalOf } from './supposal.ts'
import { taskCalendar } from '../../state/task-calendar.ts'
import type { TimeScale } from './time-scale.ts'
import type { TimelineProps } from './timeline-props.ts'
import type { Trial, TrialDesk } from './trial-desk.ts'
import { useTrialDesk } from './use-trial-desk.ts'
import { snapMinutes } from './zoom.ts'
import type { ZoomName } from './zoom.ts'

export type Trials = {
  readonly desk: TrialDesk
  readonly trial: Trial | null
  /** Where the tried bar would stand by itself. */
  readonly wish: { readonly start: Instant; readonly finish: Instant } | null
  /** Takes a bar by a grip, so many pixels to the right of where it stands. Bars that may not be taken stay. */
  readonly drag: (task: TaskId, grip: Grip, by: number) => void
  /** A working day more or less; the answer says why not, or null. */
  readonly nudge: (task: TaskId, grip: Grip, direction: 1 | -1) => string | null
}

/** Turns hands and keys into trials: measured in the task's own calendar, asked of the engine, written only by the desk. */
export function useTrials(props: TimelineProps, scale: TimeScale, zoom: ZoomName): Trials {
  const { desk, trial } = useTrialDesk(props)
  const latest = useRef({ props, scale, zoom })
  useEffect(() => {
    latest.current = { props, scale, zoom }
  })

  const attempt = useCallback(
    (
      id: TaskId,
      grip: Grip,
      by: Trial['by'],
      measure: (task: Task, forecast: TaskForecast, frame: DragFrame) => DragChange
    ) => {
      const { props: given } = latest.current
      const task = given.graph.tasks.get(id)
      const forecast = given.schedule?.forecasts.get(id)
      if (task === undefined || forecast === undefined) return 'It has no forecast yet.'
      const rule = gripRule(task, forecast, grip, given.mayEdit)
      if (!rule.allowed) return rule.reason
      const frame = frameOf(latest.current, task)
      const change = measure(task, forecast, frame)
      const supposal = supposalOf(task, change, given.now, frame.minutesPerDay, {
        timeZone: given.timeZone,
        now: given.now
      })
      desk.attempt({ task: id, grip, by, change, supposal })
      return null
    },
    [desk]
  )
  const drag = useCallback(
    (id: TaskId, grip: Grip, by: number) =>
      void attempt(id, grip, 'pointer', (task, forecast, frame) => {
        const from = grip === 'end' ? forecast.earlyFinish : forecast.earlyStart
        const { scale: drawn } = latest.current
        return changeAt(task, forecast, grip, drawn.toInstant(drawn.toX(from) + by), frame)
      }),
    [attempt]
  )
  const nudge = useCallback(
    (id: TaskId, grip: Grip, direction: 1 | -1) => {
      const held = desk.trial.get()
      const before = held !== null && held.task === id && held.grip === grip ? held.change : null
      return attempt(id, grip, 'keys', (task, forecast, frame) =>
        changeBy(task, forecast, grip, before, direction, frame)
      )
    },
    [attempt, desk]
  )

  const task = trial === null ? undefined : props.graph.tasks.get(trial.task)
  const forecast = trial === null ? undefined : props.schedule?.forecasts.get(trial.task)
  const wish =
    trial === null || task === undefined || forecast === undefined
      ? null
      : wishedDates(task, forecast, trial.change, frameOf({ props, scale, zoom }, task))
  return { desk, trial, wish, drag, nudge }
}

function frameOf(
  { props, scale, zoom }: { readonly props: TimelineProps; readonly scale: TimeScale; readonly zoom: ZoomName },
  task: Task
): DragFrame {
  const { minutesPerDay } = props.graph.board
  return {
    calendar: taskCalendar(props.graph, task),
    axis: scale.axis,
    now: props.now,
    step: snapMinutes(zoom, minutesPerDay),
    minutesPerDay
  }
}
