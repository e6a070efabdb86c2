import type { ImportReport, Moment, ScheduleReport } from './import-report.ts'
import { textTable, titleCell } from './text-table.ts'

/** What `slipstream import` says without --json: a few lines on the file, its warnings, and a row for each task. */
export function importTable(report: ImportReport): string {
  const { title, format, counts, problems, moreProblems, timeZone } = report
  const lines = [
    `${title} (${format})`,
    `${counts.tasks} tasks, of them ${counts.summaries} summaries and ${counts.milestones} milestones; ${counts.dependencies} dependencies, ${counts.people} people`,
    ...problems.map(({ where, message }) => `warning: ${where}: ${message}`),
    ...(moreProblems > 0 ? [`warning: and ${moreProblems} more`] : []),
    ...(report.tasks === undefined ? [] : ['', ...scheduleLines(report, timeZone)])
  ]
  return `${lines.join('\n')}\n`
}

function scheduleLines(schedule: ScheduleReport, timeZone: string): readonly string[] {
  const { now, start, finish, makespan, tasks, issues, deadlocks } = schedule
  const header = [
    'id',
    'title',
    'early start',
    'early finish',
    'late start',
    'late finish',
    'total',
    'free',
    'critical'
  ]
  const rows = tasks.map((task) => [
    task.sourceId ?? '',
    titleCell(task.title),
    short(task.earlyStart),
    short(task.earlyFinish),
    short(task.lateStart),
    short(task.lateFinish),
    `${task.totalFloat ?? ''}`,
    `${task.freeFloat ?? ''}`,
    task.critical ? 'critical' : ''
  ])
  return [
    makespan === null
      ? `From ${short(start)} to ${short(finish)} as of ${short(now)}, in UTC (the file’s times are taken in ${timeZone}); floats in working minutes.`
      : `Makespan ${makespan}; everything in periods.`,
    ...issues.map(({ kind, message }) => `issue: ${kind}: ${message}`),
    ...deadlocks.map((path) => `issue: deadlock: ${path.join(' → ')}`),
    '',
    ...textTable(header, rows)
  ]
}

function short(moment: Moment): string {
  return typeof moment === 'number' ? `${moment}` : moment.slice(0, 16).replace('T', ' ')
}
