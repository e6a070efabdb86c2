import { assertNever } from '../lib/assert-never.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { latestApproval } from '../model/latest-approval.ts'
import { openQuestions } from '../model/open-questions.ts'
import type { Blocker } from '../schedule/schedule.ts'

import type { BoardView } from './board-view.ts'
import type { TurnKind } from './turn-kinds.ts'

/** Something that has to happen first, and whose turn it is. */
export type Turn = {
  readonly kind: TurnKind
  /** The task that it is about. */
  readonly task: TaskId
  readonly title: string
  /** Null where nobody is named, and for a date. */
  readonly whose: { readonly person: PersonId; readonly name: string } | null
  /** Set for a date only. */
  readonly until: Instant | null
}

/**
 * [RP8] For one board, what a task waits for in the end: up its blockers to those that are not blocked themselves, each once,
 * nearest first. Each walk meets only what it passes.
 */
export function turnsFor({
  graph,
  schedule
}: Pick<BoardView, 'graph' | 'schedule'>): (task: TaskId) => readonly Turn[] {
  const questions = openQuestions(graph)
  return (task) => {
    const turns: Turn[] = [...onItself(task)]
    const seen = new Set<TaskId>([task])
    // A set that grows while it is walked is walked to its end.
    for (const at of seen) {
      for (const blocker of schedule.forecasts.get(at)?.blockers ?? []) {
        const above = passedOn(blocker)
        if (above !== null) seen.add(above)
        else turns.push(turnOf(blocker, at))
      }
    }
    const known = new Set<string>()
    return turns.filter(({ kind, task: of, until }) => {
      const name = `${kind} ${of} ${until ?? ''}`
      return !known.has(name) && known.add(name)
    })
  }

  /** The task that has blockers of its own, in whose place they stand. */
  function passedOn(blocker: Blocker): TaskId | null {
    if (blocker.kind !== 'task' && blocker.kind !== 'approval') return null
    return schedule.forecasts.get(blocker.task)?.state === 'blocked' ? blocker.task : null
  }

  function turnOf(blocker: Blocker, waits: TaskId): Turn {
    switch (blocker.kind) {
      case 'task':
        return about('task', blocker.task, graph.tasks.get(blocker.task)?.owner ?? null)
      case 'approval': {
        const request = latestApproval(graph, blocker.task)
        if (request === null) return about('request', blocker.task, ownerOf(waits))
        const { decision, requested, delegate, approver } = request
        return decision === null
          ? about('approval', blocker.task, delegate ?? approver)
          : about('request', blocker.task, requested.by ?? ownerOf(waits))
      }
      case 'handoff':
        return about('handoff', blocker.task, graph.handoffs.get(blocker.handoff)?.to ?? ownerOf(waits))
      case 'notBefore':
        return { ...about('date', blocker.of, null), until: blocker.date }
      default:
        return assertNever(blocker)
    }
  }

  /** A question that nobody has answered, or a day that is waited for on purpose. */
  function onItself(task: TaskId): readonly Turn[] {
    const waiting = graph.tasks.get(task)?.waiting ?? null
    const onPurpose = waiting !== null && waiting.until > schedule.now
    return [
      ...(onPurpose ? [{ ...about('date', task, null), until: waiting.until }] : []),
      ...questions.filter((one) => one.task === task).map(({ asks }) => about('question', task, asks))
    ]
  }

  function about(kind: Turn['kind'], task: TaskId, person: PersonId | null): Turn {
    const name = person === null ? undefined : graph.people.get(person)?.name
    const title = graph.tasks.get(task)?.title ?? ''
    return { kind, task, title, whose: person === null || name === undefined ? null : { person, name }, until: null }
  }

  function ownerOf(task: TaskId): PersonId | null {
    return graph.tasks.get(task)?.owner ?? null
  }
}
