import { importedGraph } from '../../shared/formats/imported-graph.ts'
import type { ImportReading } from '../../shared/formats/import-reading.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { TaskId } from '../../shared/model/ids.ts'
import { millisecondsOf, toInstant } from '../../shared/model/instant.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import type { Schedule } from '../../shared/schedule/schedule.ts'

import { describeIssue } from './describe-issue.ts'
import type { ImportArguments } from './import-arguments.ts'
import type { ImportReport, Moment, ScheduleReport, TaskReport } from './import-report.ts'

/** 2200: everything that a file says has happened, whenever it was. [F3] */
const endOfTime = toInstant(120_968_640)

/** What `slipstream import` says of a reading; the failure is one sentence on why nothing can be imported. */
export function reportImport(
  reading: ImportReading,
  asked: Pick<ImportArguments, 'schedule' | 'timeZone' | 'now'>,
  clock: Instant
): Result<ImportReport, string> {
  if (reading.intent === null) return fail('It holds nothing that can be imported.')
  const graph = importedGraph(reading.intent)
  if (!graph.ok) return graph
  const { format, title, tasks, summaries, milestones, dependencies, people, calendars, problems, moreProblems } =
    reading
  const now = asked.now ?? reading.asOf ?? clock
  const report = {
    format,
    title: format === 'csv' ? title : graph.value.board.title,
    timeZone: asked.timeZone,
    counts: { tasks, summaries, milestones, dependencies, people, calendars },
    problems,
    moreProblems
  }
  if (!asked.schedule) return succeed(report)
  return succeed({ ...report, ...reportSchedule(graph.value, now, format === 'psplib') })
}

function reportSchedule(graph: WorkGraph, now: Instant, isInPeriods: boolean): ScheduleReport {
  const schedule = computeSchedule(graph, now, endOfTime)
  const momentOf = (instant: Instant): Moment =>
    isInPeriods ? instant : `${new Date(millisecondsOf(instant)).toISOString().slice(0, 19)}Z`
  const sourceOf = (id: TaskId): string | null => graph.tasks.get(id)?.sourceId ?? null
  const finish = schedule.finish ?? now
  const start = startOf(graph, schedule) ?? now
  return {
    now: momentOf(now),
    start: momentOf(start),
    finish: momentOf(finish),
    makespan: isInPeriods ? finish - start : null,
    tasks: taskReports(graph, schedule, momentOf),
    issues: schedule.issues.map((issue) => describeIssue(issue, graph, momentOf)),
    deadlocks: schedule.deadlocks.map(({ path }) => path.map((id) => sourceOf(id) ?? id))
  }
}

/** The first early start of what takes part. */
function startOf({ tasks }: WorkGraph, { forecasts }: Schedule): Instant | null {
  let first: Instant | null = null
  for (const { task, earlyStart, state } of forecasts.values()) {
    if (state === 'cancelled' || tasks.get(task)?.kind === 'summary') continue
    if (first === null || earlyStart < first) first = earlyStart
  }
  return first
}

function taskReports(
  graph: WorkGraph,
  { forecasts }: Schedule,
  momentOf: (instant: Instant) => Moment
): readonly TaskReport[] {
  return [...graph.tasks.values()].flatMap(({ id, sourceId, title, kind, parent }) => {
    const forecast = forecasts.get(id)
    if (forecast === undefined) return []
    const { state, earlyStart, earlyFinish, lateStart, lateFinish, totalFloat, freeFloat, critical } = forecast
    return [
      {
        sourceId,
        title,
        kind,
        parent: parent === null ? null : (graph.tasks.get(parent)?.sourceId ?? null),
        state,
        earlyStart: momentOf(earlyStart),
        earlyFinish: momentOf(earlyFinish),
        lateStart: momentOf(lateStart),
        lateFinish: momentOf(lateFinish),
        totalFloat: state === 'done' ? 0 : totalFloat,
        freeFloat: state === 'done' ? 0 : freeFloat,
        critical
      }
    ]
  })
}
