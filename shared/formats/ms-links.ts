import { closedLoop } from '../intents/closed-loop.ts'
import type { NewDependency } from '../intents/intent.ts'
import { defaultBoard } from '../model/default-board.ts'
import { defaultTask } from '../model/default-task.ts'
import type { Dependency, DependencyType, Lag } from '../model/dependency.ts'
import type { BoardId, DependencyId, TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { NewId } from './import-context.ts'
import type { MsElement } from './ms-element.ts'
import type { MsTask } from './ms-outline.ts'
import { msUnitOf } from './ms-units.ts'
import type { MsValues } from './ms-values.ts'
import type { ProblemList } from './problem-list.ts'

const types: readonly DependencyType[] = ['finishToFinish', 'finishToStart', 'startToFinish', 'startToStart']
const nothing = toInstant(0)
/** Loops that are opened one by one; a file with more is broken as a whole. */
const mostLoops = 50
/** Ten years of minutes. */
const longestLag = 10 * 366 * 24 * 60

type Link = { readonly dependency: Dependency; readonly where: string }

/** [MSP6] The predecessor links between tasks; one that cannot be followed or closes a loop is told and left out. */
export function readMsLinks(
  tasks: ReadonlyMap<number, MsTask>,
  ids: ReadonlyMap<number, TaskId>,
  values: MsValues,
  newId: NewId,
  problems: ProblemList
): readonly NewDependency[] {
  const links = new Map<string, Link>()
  for (const task of tasks.values()) {
    for (const [index, element] of task.element.children('PredecessorLink').entries()) {
      const where = `${task.where}, PredecessorLink ${index + 1}`
      const dependency = readLink(task, element, where)
      if (dependency === null) continue
      const ends = `${dependency.predecessor}/${dependency.successor}/${dependency.type}`
      if (links.has(ends)) problems.warn(where, 'The same link stands there twice; the first one counts.')
      else links.set(ends, { dependency, where })
    }
  }
  return openLoops([...links.values()], tasks, ids, problems).map(
    ({ dependency: { id, predecessor, successor, type, lag } }) => ({ id, predecessor, successor, type, lag })
  )

  function readLink(task: MsTask, element: MsElement, where: string): Dependency | null {
    const uid = values.number(element, 'PredecessorUID', where)
    const before = uid === null ? undefined : tasks.get(uid)
    const predecessor = uid === null ? undefined : ids.get(uid)
    const successor = ids.get(task.uid)
    if (values.flag(element, 'CrossProject')) {
      problems.warn(where, 'CrossProject: it comes from another file; it is left out.')
      return null
    }
    if (uid === 0 && predecessor === undefined) {
      problems.warn(where, 'It comes from the project as a whole, which is no task here; it is left out.')
      return null
    }
    if (before === undefined || predecessor === undefined || successor === undefined) {
      problems.warn(where, `PredecessorUID: the file has no task ${uid ?? '(no number)'}; the link is left out.`)
      return null
    }
    if (predecessor === successor) {
      problems.warn(where, 'The task depends on itself; the link is left out.')
      return null
    }
    const code = values.number(element, 'Type', where) ?? 1
    if (types[code] === undefined)
      problems.warn(where, `Type: ${code} is none that is known; it is taken as finish to start.`)
    return {
      id: newId() as DependencyId,
      predecessor,
      successor,
      type: types[code] ?? 'finishToStart',
      lag: readLag(element, before, where),
      lagCalendar: null,
      createdAt: nothing,
      createdBy: null
    }
  }

  function readLag(element: MsElement, before: MsTask, where: string): Lag {
    const amount = values.number(element, 'LinkLag', where) ?? 0
    const unit = msUnitOf(values.number(element, 'LagFormat', where))
    const isPercent = unit === 'percent' || unit === 'elapsedPercent'
    const duration = isPercent && amount !== 0 ? (values.duration(before.element, 'Duration', before.where) ?? 0) : 0
    // Tenths of minutes, or hundredths of the predecessor's duration.
    const minutes = Math.round(isPercent ? (duration * amount) / 100 : amount / 10)
    const lag: Lag = { minutes, unit: unit === 'working' || unit === 'percent' ? 'working' : 'elapsed' }
    if (Math.abs(minutes) > longestLag) {
      problems.warn(where, `LinkLag: ${amount} is more than ten years; it is left out.`)
      return { minutes: 0, unit: lag.unit }
    }
    if (isPercent && amount !== 0) {
      const hours = Math.round((minutes / 60) * 100) / 100
      problems.warn(
        where,
        `LinkLag: ${amount}% of “${before.title.slice(0, 80)}” becomes ${hours} hours, and does not follow its duration.`
      )
    }
    return lag
  }
}

/** Leaves out, one after the other, the links that close a loop. Summaries stand for all below them. */
function openLoops(
  links: readonly Link[],
  tasks: ReadonlyMap<number, MsTask>,
  ids: ReadonlyMap<number, TaskId>,
  problems: ProblemList
): readonly Link[] {
  const kept = new Map(links.map((link) => [link.dependency.id, link]))
  const graph = graphOf(tasks, ids)
  for (let round = 0; round <= mostLoops; round += 1) {
    const dependencies = new Map([...kept].map(([id, { dependency }]) => [id, dependency]))
    const loop = closedLoop(
      { ...graph, dependencies },
      [...kept.values()].map(({ dependency }) => ({ kind: 'dependency', dependency }))
    )
    if (loop === null || loop.link.kind !== 'dependency') return [...kept.values()]
    const link = kept.get(loop.link.dependency.id)
    if (link === undefined) return [...kept.values()]
    const titles = [...loop.path, ...loop.path.slice(0, 1)].map((id) => `“${graph.tasks.get(id)?.title ?? ''}”`)
    const way = titles.length > 8 ? [...titles.slice(0, 4), '…', ...titles.slice(-3)] : titles
    problems.warn(link.where, `The link is part of a loop (${way.join(' → ')}); it is left out.`)
    kept.delete(link.dependency.id)
  }
  problems.error('Tasks', `The links go in more than ${mostLoops} loops.`)
  return []
}

function graphOf(tasks: ReadonlyMap<number, MsTask>, ids: ReadonlyMap<number, TaskId>): WorkGraph {
  const graphTasks = new Map(
    [...tasks.values()].flatMap(({ uid, title, parent, isSummary }) => {
      const id = ids.get(uid)
      if (id === undefined) return []
      const kind = isSummary ? ('summary' as const) : ('task' as const)
      return [
        [id, defaultTask({ id, title, kind, parent: parent === null ? null : (ids.get(parent) ?? null) })] as const
      ]
    })
  )
  const none = new Map<never, never>()
  return {
    id: 'import' as BoardId,
    board: defaultBoard,
    tasks: graphTasks,
    dependencies: none,
    handoffs: none,
    approvals: none,
    comments: none,
    people: none,
    calendars: none,
    slips: none,
    signals: none,
    verdicts: none,
    baselines: none,
    baselineParts: none,
    worklog: none,
    nudges: none,
    decisions: none,
    views: none
  }
}
