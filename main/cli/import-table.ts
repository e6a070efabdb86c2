import type { ImportReport, Moment, ScheduleReport } from './import-report.ts'

/** Longer titles are cut in the table; the JSON has them whole. */
const widestTitle = 44

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
    task.title.length > widestTitle ? `${task.title.slice(0, widestTitle - 1)}…` : task.title,
    short(task.earlyStart),
    short(task.earlyFinish),
    short(task.lateStart),
    short(task.lateFinish),
    `${task.totalFloat ?? ''}`,
    `${task.freeFloat ?? ''}`,
    task.critical ? 'critical' : ''
  ])
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)))
  const rule = widths.map((width) => '─'.repeat(width))
  return [
    makespan === null
      ? `From ${short(start)} to ${short(finish)} as of ${short(now)}, in UTC (the file’s times are taken in ${timeZone}); floats in working minutes.`
      : `Makespan ${makespan}; everything in periods.`,
    ...issues.map(({ kind, message }) => `issue: ${kind}: ${message}`),
    ...deadlocks.map((path) => `issue: deadlock: ${path.join(' → ')}`),
    '',
    ...[header, rule, ...rows].map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
  ]
}

function short(moment: Moment): string {
  return typeof moment === 'number' ? `${moment}` : moment.slice(0, 16).replace('T', ' ')
}
