import type { Intent } from '../intents/intent.ts'
import type { CalendarId, DependencyId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import { rankBetween } from '../model/rank.ts'

import { aroundTheClock } from './around-the-clock.ts'
import type { ImportContext, NewId } from './import-context.ts'
import type { ImportReading } from './import-reading.ts'
import { importedGraph } from './imported-graph.ts'
import { createProblemList } from './problem-list.ts'
import type { ProblemList } from './problem-list.ts'
import { readPsplibJobs } from './psplib-jobs.ts'
import type { PsplibJob } from './psplib-jobs.ts'

/** [PSP2] Period 0 of every instance: 1970-01-01T00:00Z, so that an instant is the number of its period. */
const epoch = toInstant(0)

/** [PSP1]–[PSP3] Reads a scheduling instance of PSPLIB (SPEC.md). Never throws; `title` is what to call the import. */
export function readPsplib(text: string, title: string, context: ImportContext, newId: NewId): ImportReading {
  const problems = createProblemList()
  const jobs = readPsplibJobs(text, problems)
  const intents = problems.hasErrors() ? [] : intentsOf(jobs, title, context, newId, problems)
  const together: Intent = { type: 'together', label: `Import ${title}`, intents }
  if (intents.length > 0) {
    const graph = importedGraph(together)
    if (!graph.ok) problems.error('PRECEDENCE RELATIONS', graph.failure)
  }
  const kept = problems.hasErrors() ? [] : intents
  return {
    format: 'psplib',
    title,
    tasks: kept.filter(({ type }) => type === 'createTask').length,
    summaries: 0,
    milestones: kept.filter((intent) => intent.type === 'createTask' && intent.task.kind === 'milestone').length,
    dependencies: kept.filter(({ type }) => type === 'addDependency').length,
    people: 0,
    calendars: kept.filter(({ type }) => type === 'addCalendar').length,
    ...problems.result(),
    asOf: epoch,
    intent: kept.length === 0 ? null : together
  }
}

function intentsOf(
  jobs: readonly PsplibJob[],
  title: string,
  { boardIsEmpty, lastRank }: ImportContext,
  newId: NewId,
  problems: ProblemList
): readonly Intent[] {
  const calendar = newId() as CalendarId
  const ids = new Map(jobs.map(({ number }) => [number, newId() as TaskId]))
  let rank = lastRank
  const tasks = jobs.flatMap(({ number, duration }): readonly Intent[] => {
    const id = ids.get(number)
    if (id === undefined) return []
    rank = rankBetween(rank, null, 'i')
    return [
      {
        type: 'createTask',
        task: {
          id,
          title: `Job ${number}`,
          rank,
          kind: duration === 0 ? 'milestone' : 'task',
          estimate: toWorkingMinutes(duration),
          calendar: boardIsEmpty ? null : calendar,
          sourceId: `${number}`
        }
      }
    ]
  })
  const dependencies = jobs.flatMap(({ number, successors, where }) =>
    successors.flatMap((each): readonly Intent[] => {
      const [predecessor, successor] = [ids.get(number), ids.get(each)]
      if (predecessor !== undefined && successor !== undefined)
        return [{ type: 'addDependency', dependency: { id: newId() as DependencyId, predecessor, successor } }]
      problems.error(where, `The successor ${each} is no job of the file.`)
      return []
    })
  )
  const settings: readonly Intent[] = boardIsEmpty
    ? [{ type: 'editBoard', change: { title, start: epoch, calendar } }]
    : []
  return [
    { type: 'addCalendar', calendar: { id: calendar, ...aroundTheClock } },
    ...settings,
    ...tasks,
    ...dependencies
  ]
}
