import { toWorkingMinutes } from '../model/instant.ts'
import type { Instant, WorkingMinutes } from '../model/instant.ts'
import type { TaskKind } from '../model/task.ts'

import type { CsvColumns, CsvField } from './csv-columns.ts'
import { dateOrderOf, readCsvDate } from './csv-date.ts'
import type { DateOrder } from './csv-date.ts'
import { isPoints, readEstimate } from './csv-estimate.ts'
import { progressOf } from './csv-status.ts'
import type { CsvProgress } from './csv-status.ts'
import type { CsvRow, CsvTable } from './csv-table.ts'
import type { ImportContext } from './import-context.ts'
import type { ProblemList } from './problem-list.ts'

/** One row in our words; names of other rows are still texts. */
export type CsvTask = {
  readonly row: number
  readonly id: string
  readonly title: string
  readonly kind: TaskKind
  readonly owner: string
  readonly team: string
  readonly progress: CsvProgress
  readonly start: Instant | null
  readonly due: Instant | null
  readonly started: Instant | null
  readonly finished: Instant | null
  readonly estimate: WorkingMinutes | null
  readonly remaining: WorkingMinutes | null
  readonly parent: string
  readonly section: string
  readonly blockedBy: readonly string[]
  readonly blocks: readonly string[]
}

const longestTitle = 500
const dateFields = ['start', 'due', 'created', 'started', 'finished', 'cancelled'] as const
type DateField = (typeof dateFields)[number]

/** [CSV3]–[CSV6] Each row as a task. */
export function readCsvTasks(
  table: CsvTable,
  columns: CsvColumns,
  context: ImportContext,
  problems: ProblemList
): readonly CsvTask[] {
  const orders = readOrders(table, columns, problems)
  const unknownWords = new Set<string>()
  let points = 0
  const tasks = table.rows.flatMap((row) => readTask(row) ?? [])
  if (unknownWords.size > 0)
    problems.warn('status', `Unknown, taken as work that has not begun: ${[...unknownWords].slice(0, 20).join(', ')}.`)
  if (points > 0) problems.warn('estimate', `${points} estimates are points; each point is taken as a day.`)
  return tasks

  function readTask(row: CsvRow): CsvTask | null {
    const where = `row ${row.number}`
    const cell = (field: CsvField): string =>
      columns.at[field].map((at) => row.cells[at] ?? '').find((text) => text !== '') ?? ''
    const all = (field: CsvField): readonly string[] =>
      columns.at[field].map((at) => row.cells[at] ?? '').filter((text) => text !== '')
    const title = cell('title')
    if (title === '') {
      problems.error(where, 'It has no title.')
      return null
    }
    if (title.length > longestTitle)
      problems.warn(where, `The title has ${title.length} characters; it is cut at ${longestTitle}.`)
    const dates = Object.fromEntries(dateFields.map((field) => [field, readDate(field, cell(field), where)])) as Record<
      DateField,
      Instant | null
    >
    const progress = readProgress(cell('status'), cell('statusCategory'), dates)
    return {
      row: row.number,
      id: cell('id'),
      title: title.slice(0, longestTitle),
      kind: /milestone/i.test(cell('type')) ? 'milestone' : 'task',
      owner: cell('assignee'),
      team: cell('team'),
      progress,
      start: dates.start,
      due: dates.due,
      started: dates.started,
      finished: progress === 'cancelled' ? (dates.cancelled ?? dates.finished) : dates.finished,
      estimate: readMinutes('estimate', cell('estimate'), where),
      remaining: readMinutes('remaining', cell('remaining'), where),
      parent: cell('parent'),
      section: progressOf(cell('section')).known ? '' : cell('section'),
      blockedBy: all('blockedBy'),
      blocks: all('blocks')
    }
  }

  function readProgress(status: string, category: string, dates: Record<DateField, Instant | null>): CsvProgress {
    if (dates.cancelled !== null) return 'cancelled'
    const word = progressOf(status)
    if (word.known && word.progress !== 'open') return word.progress
    const byCategory = progressOf(category)
    if (category !== '' && byCategory.known) return byCategory.progress
    if (!word.known) unknownWords.add(status)
    if (dates.finished !== null) return 'finished'
    return dates.started === null ? 'open' : 'started'
  }

  function readDate(field: DateField, text: string, where: string): Instant | null {
    if (text === '') return null
    const date = readCsvDate(
      text,
      orders[field],
      context.timeZone,
      field === 'due' || field === 'finished' ? '17:00' : '09:00'
    )
    if (date === null && !/^(yes|no|true|false)$/i.test(text))
      problems.warn(where, `“${text.slice(0, 40)}” is no date that can be read (${field}); it is left out.`)
    return date
  }

  function readMinutes(field: 'estimate' | 'remaining', text: string, where: string): WorkingMinutes | null {
    if (text === '') return null
    const header = columns.headers[columns.at[field][0] ?? -1] ?? ''
    const minutes = readEstimate(text, header, columns.shape)
    if (minutes === null)
      problems.warn(where, `“${text.slice(0, 40)}” is no ${field} that can be read; it is left out.`)
    else if (isPoints(header, columns.shape)) points += 1
    return minutes === null ? null : toWorkingMinutes(minutes)
  }
}

function readOrders(
  table: CsvTable,
  columns: CsvColumns,
  problems: ProblemList
): Readonly<Record<DateField, DateOrder>> {
  const orders = {} as Record<DateField, DateOrder>
  for (const field of dateFields) {
    const values = columns.at[field].flatMap((at) => table.rows.map(({ cells }) => cells[at] ?? ''))
    const order = dateOrderOf(values)
    if (order === null)
      problems.warn(field, 'Dates such as 05/06/2026 could be read both ways; the month is taken to come first.')
    orders[field] = order ?? 'monthFirst'
  }
  return orders
}
