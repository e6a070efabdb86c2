import { taskFields } from '../../../shared/intents/task-fields.ts'
import type { EditableTask } from '../../../shared/intents/task-fields.ts'
import type { Json } from '../../../shared/intents/json.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type { WorkingMinutes } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { formatMoment, formatPlainDay } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'

import { constraintWords } from './constraint-words.ts'

/** What values are put into words with. */
export type ValueFrame = {
  readonly graph: Pick<WorkGraph, 'people' | 'tasks' | 'calendars'>
  readonly perDay: WorkingMinutes
  readonly dates: DateFrame
}

type Field = keyof EditableTask

/** Whether a history's field is one that a task can be given a value of. */
export function isTaskField(field: string): field is Field {
  return Object.hasOwn(taskFields, field)
}

/** A field's value as the document holds it, in words; one that cannot be read is said to be so. */
export function valueWords(field: Field, value: Json, frame: ValueFrame): string {
  if (value === null) return field === 'owner' ? 'nobody' : 'nothing'
  return readableWords(field, value, frame) ?? 'something that this version cannot read'
}

function readableWords(field: Field, value: Json, { graph, perDay, dates }: ValueFrame): string | null {
  switch (field) {
    case 'title':
    case 'rank':
    case 'sourceId':
      return typeof value === 'string' ? `“${value}”` : null
    case 'parent':
      return found(taskFields.parent(value), (id) => `“${graph.tasks.get(id)?.title ?? 'a deleted task'}”`)
    case 'owner':
      return found(taskFields.owner(value), (id) => graph.people.get(id)?.name ?? 'somebody who is gone')
    case 'calendar':
      return found(taskFields.calendar(value), (id) => graph.calendars.get(id)?.name ?? 'a calendar that is gone')
    case 'estimate':
      return found(taskFields.estimate(value), (minutes) => formatDuration(minutes, perDay))
    case 'estimateRange':
      return found(
        taskFields.estimateRange(value),
        ({ optimistic, pessimistic }) =>
          `${formatDuration(optimistic, perDay)} to ${formatDuration(pessimistic, perDay)}`
      )
    case 'remaining':
      return found(taskFields.remaining(value), ({ minutes }) => formatDuration(minutes, perDay))
    case 'progress':
      return found(taskFields.progress(value), ({ fraction }) => `${Math.round(fraction * 100)} %`)
    case 'actualStart':
    case 'actualFinish':
    case 'pausedAt':
    case 'cancelledAt':
      return found(taskFields[field](value), (moment) => formatMoment(moment, dates))
    case 'constraint':
      return found(taskFields.constraint(value), ({ type, date }) =>
        [constraintWords[type].toLowerCase(), date === null ? '' : formatPlainDay(date, dates)].join(' ').trim()
      )
    case 'promise':
      return found(taskFields.promise(value), ({ date, to }) =>
        [formatPlainDay(date, dates), to === '' ? '' : `to ${to}`].join(' ').trim()
      )
    case 'waiting':
      return found(taskFields.waiting(value), ({ until, reason }) =>
        [`until ${formatPlainDay(until, dates)}`, reason].filter((words) => words !== '').join(': ')
      )
    case 'drag':
      return found(
        taskFields.drag(value),
        ({ hoursPerWeek, people }) => `${hoursPerWeek} h a week for ${people === 1 ? 'one person' : `${people} people`}`
      )
    case 'writtenOff':
      return found(taskFields.writtenOff(value), ({ reason }) => `“${reason}”`)
    case 'segments':
      return found(taskFields.segments(value), (segments) => `${segments.length} stretches`)
    case 'manual':
    case 'inactive':
      return value === true ? 'yes' : 'no'
    default:
      return assertNever(field)
  }
}

function found<Value>(read: Value | null | undefined, words: (value: Value) => string): string | null {
  return read === null || read === undefined ? null : words(read)
}
