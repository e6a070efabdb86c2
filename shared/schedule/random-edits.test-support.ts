import { constraintTypes } from '../model/task.ts'
import type { Task } from '../model/task.ts'
import type { Dependency } from '../model/dependency.ts'
import type { CalendarId, DependencyId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { dependencyOf, idOf, monday, taskOf } from './random-graph.test-support.ts'

/** One edit as people make them, mostly of what a task says, now and then of how the board hangs together. */
export function randomEdit(graph: WorkGraph, random: () => number, step: number): WorkGraph {
  const below = (limit: number): number => Math.floor(random() * limit)
  const some = (): Task['createdAt'] => toInstant(monday + below(40 * 1440))
  const tasks = [...graph.tasks.values()]
  const any = (): Task => tasks[below(tasks.length)] ?? taskOf('t000000')

  switch (below(12)) {
    case 0: {
      const links: readonly Dependency[] = [...graph.dependencies.values()]
      const next = new Map(graph.dependencies)
      const link = links[below(links.length)]
      const what = below(4)
      if (link !== undefined && what < 2) next.delete(link.id)
      else if (link !== undefined && what === 2) {
        next.set(link.id, {
          ...link,
          type: random() < 0.5 ? 'finishToStart' : 'startToStart',
          lag: { minutes: below(5) * 120, unit: 'working' }
        })
      } else {
        const id = idOf<DependencyId>(`e${String(step).padStart(6, '0')}`)
        next.set(id, dependencyOf(any().id, any().id, { id, createdAt: some() }))
      }
      return { ...graph, dependencies: next }
    }
    case 1: {
      const next = new Map(graph.tasks)
      if (random() < 0.4) next.delete(any().id)
      else {
        const id = idOf<TaskId>(`u${String(step).padStart(6, '0')}`)
        next.set(
          id,
          taskOf(id, { estimate: toWorkingMinutes(below(10) * 120), parent: random() < 0.3 ? any().id : null })
        )
      }
      return { ...graph, tasks: next }
    }
    case 2: {
      const subject = any()
      const calendar = [...graph.calendars.keys(), null][below(graph.calendars.size + 1)] ?? null
      const owner = [...graph.people.keys(), null][below(graph.people.size + 1)] ?? null
      const change: Partial<Task> =
        random() < 0.4 ? { owner } : random() < 0.5 ? { calendar } : { parent: random() < 0.5 ? null : any().id }
      return withTask(graph, { ...subject, ...change })
    }
    case 3: {
      const calendars = new Map(graph.calendars)
      const calendar = calendars.get(idOf<CalendarId>('berlin'))
      if (calendar === undefined || random() < 0.7) return withTask(graph, { ...any(), title: `Renamed ${step}` })
      calendars.set(calendar.id, {
        ...calendar,
        exceptions: [{ name: 'Off', from: '2026-01-12', to: '2026-01-13', intervals: [] }]
      })
      return { ...graph, calendars }
    }
    default: {
      let next = graph
      for (let count = 1 + below(3); count > 0; count -= 1) next = withTask(next, { ...any(), ...newFacts(random) })
      return next
    }
  }
}

/** What a person may say about one task: estimates, progress, dates, pins, promises, pauses. */
export function newFacts(random: () => number): Partial<Task> {
  const below = (limit: number): number => Math.floor(random() * limit)
  const some = (): Task['createdAt'] => toInstant(monday + below(40 * 1440))
  switch (below(9)) {
    case 0:
    case 1:
      return { estimate: toWorkingMinutes(below(20) * 120) }
    case 2:
      return { actualStart: random() < 0.7 ? some() : null, actualFinish: null }
    case 3:
      return { actualFinish: random() < 0.7 ? some() : null }
    case 4: {
      // As late as possible makes the whole board fall back; it is left to few boards.
      const type = constraintTypes[below(constraintTypes.length)] ?? 'mustStartOn'
      const dateless = type === 'asSoonAsPossible' || (type === 'asLateAsPossible' && random() < 0.95)
      return { constraint: dateless ? null : { type, date: type === 'asLateAsPossible' ? null : some() } }
    }
    case 5:
      return { promise: random() < 0.3 ? null : { date: some(), to: 'Client', clientFacing: false, costOfDelay: null } }
    case 6:
      return random() < 0.5
        ? { cancelledAt: random() < 0.5 ? null : monday }
        : { pausedAt: random() < 0.5 ? null : monday }
    case 7:
      return random() < 0.5
        ? { progress: { fraction: below(11) / 10, at: some() } }
        : { remaining: random() < 0.3 ? null : { minutes: toWorkingMinutes(below(2000)), at: some() } }
    default:
      return random() < 0.5
        ? { waiting: { until: some(), reason: 'later' } }
        : { manual: random() < 0.5, estimate: toWorkingMinutes(-1) }
  }
}

/** A graph in which one task says something else. */
function withTask(graph: WorkGraph, task: Task): WorkGraph {
  return { ...graph, tasks: new Map(graph.tasks).set(task.id, task) }
}
