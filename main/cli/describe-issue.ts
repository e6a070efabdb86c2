import { assertNever } from '../../shared/lib/assert-never.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { Driver, ScheduleIssue } from '../../shared/schedule/schedule.ts'

import type { IssueReport, Moment } from './import-report.ts'

/** An issue of the engine in words that name tasks as the file does. */
export function describeIssue(
  issue: ScheduleIssue,
  graph: WorkGraph,
  momentOf: (instant: Instant) => Moment
): IssueReport {
  const nameOf = (id: TaskId): string => {
    const task = graph.tasks.get(id)
    return task === undefined ? id : `${task.sourceId ?? ''} “${task.title.slice(0, 80)}”`.trim()
  }
  const linkOf = (id: DependencyId): string => {
    const dependency = graph.dependencies.get(id)
    return dependency === undefined ? id : `${nameOf(dependency.predecessor)} → ${nameOf(dependency.successor)}`
  }
  const about = (id: TaskId, message: string): IssueReport => ({
    kind: issue.kind,
    task: graph.tasks.get(id)?.sourceId ?? null,
    message
  })
  switch (issue.kind) {
    case 'constraintConflict':
      return about(
        issue.task,
        `${nameOf(issue.task)}: ${issue.constraint} asks for ${momentOf(issue.wanted)}; ${causeOf(issue.driver)} makes ${momentOf(issue.possible)} of it.`
      )
    case 'outOfOrder':
      return about(issue.task, `${nameOf(issue.task)} began before ${linkOf(issue.dependency)} let it.`)
    case 'emptyCalendar':
      return about(issue.task, `${nameOf(issue.task)} counts in a calendar without working time.`)
    case 'brokenCalendar': {
      const calendar = [...graph.calendars.values()].find(({ id }) => id === issue.calendar)
      const message = `The ${issue.problem} of the calendar “${calendar?.name ?? issue.calendar}” cannot be used.`
      return { kind: issue.kind, task: null, message }
    }
    case 'missingTask':
      return { kind: issue.kind, task: null, message: `A dependency names a task that is not there: ${issue.missing}.` }
    case 'parentCycle':
      return about(issue.task, `Its parents go in a circle: ${issue.path.map(nameOf).join(' → ')}.`)
    case 'ownDescendant':
      return {
        kind: issue.kind,
        task: null,
        message: `${linkOf(issue.dependency)} ties a summary to a task of its own; it is set aside.`
      }
    case 'absurdNumber':
      return about(issue.task, `${nameOf(issue.task)}: ${issue.field} is out of range, and counts as not said.`)
    default:
      return assertNever(issue)
  }

  function causeOf(driver: Driver): string {
    switch (driver.kind) {
      case 'dependency':
      case 'handoff':
        return linkOf(driver.dependency)
      case 'constraint':
        return `${driver.constraint} of ${nameOf(driver.of)}`
      case 'child':
        return nameOf(driver.child)
      case 'boardStart':
        return 'the start of the project'
      case 'now':
        return 'the present'
      case 'actual':
        return 'what has happened'
      case 'duration':
        return 'its duration'
      case 'manual':
        return 'its own date'
      default:
        return assertNever(driver)
    }
  }
}
