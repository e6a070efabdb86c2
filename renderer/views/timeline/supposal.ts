import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

import type { DragChange } from './drag-change.ts'

/** A change nobody has written yet: what to ask the engine, what to write if it is wanted, and both in words. */
export type Supposal = {
  readonly task: Task['id']
  readonly change: DragChange
  readonly hypothesis: Hypothesis
  readonly intent: Intent
  /** Names the step in undo. */
  readonly label: string
  /** "4 days of work", "2 days left", "not before Mon 18 May". */
  readonly words: string
}

/** The supposal of a change, or null where it says what holds already. */
export function supposalOf(
  task: Task,
  change: DragChange,
  now: Instant,
  minutesPerDay: number,
  frame: DateFrame
): Supposal | null {
  const title = task.title.trim() === '' ? 'an untitled task' : task.title
  const common = { task: task.id, change }
  switch (change.kind) {
    case 'estimate': {
      if (change.minutes === task.estimate) return null
      const facts = { estimate: change.minutes }
      const time = sayDuration(change.minutes, minutesPerDay)
      return {
        ...common,
        hypothesis: { task: task.id, facts },
        intent: { type: 'editTask', task: task.id, change: facts },
        label: `Estimate “${title}” at ${time}`,
        words: `${time} of work`
      }
    }
    case 'remaining': {
      if (task.remaining !== null && task.remaining.at === now && task.remaining.minutes === change.minutes) return null
      const time = change.minutes === 0 ? 'nothing' : sayDuration(change.minutes, minutesPerDay)
      return {
        ...common,
        hypothesis: { task: task.id, facts: { remaining: { minutes: change.minutes, at: now } } },
        intent: { type: 'recordRemaining', task: task.id, minutes: change.minutes, at: now },
        label: `Record ${time} left of “${title}”`,
        words: `${time} left from now`
      }
    }
    case 'notBefore': {
      const { constraint } = task
      if (constraint?.type === 'startNoEarlierThan' && constraint.date === change.date) return null
      const facts = { constraint: { type: 'startNoEarlierThan', date: change.date } } as const
      const day = formatPlainDay(change.date, frame)
      return {
        ...common,
        hypothesis: { task: task.id, facts },
        intent: { type: 'editTask', task: task.id, change: facts },
        label: `Start “${title}” no earlier than ${day}`,
        words: `not before ${day}`
      }
    }
    default:
      return assertNever(change)
  }
}
