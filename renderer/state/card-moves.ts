import type { Intent } from '../../shared/intents/intent.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import type { Instant } from '../../shared/model/instant.ts'
import type { Task } from '../../shared/model/task.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import type { WorkState } from '../../shared/schedule/schedule.ts'

import { placeKey } from './card-place.ts'
import type { CardPlace } from './card-place.ts'
import { moveTask } from './task-moves.ts'
import type { TaskMove } from './task-moves.ts'

/** Where a card stands on the board, in both directions; `lane` is null where there are no lanes. */
export type CardSpot = { readonly lane: CardPlace | null; readonly column: CardPlace }

type Step = { readonly intent: Intent; readonly label: string }

/** What moving a card comes to. */
export type CardMove =
  | Exclude<TaskMove, { readonly kind: 'ask' }>
  /** Somebody has to say what it waits for; `first` changes the lane meanwhile. */
  | { readonly kind: 'ask'; readonly first: Step | null }

/** [BV3] What it means to move a task from one spot to another. */
export function moveCard(
  task: Task,
  state: WorkState,
  from: CardSpot,
  to: CardSpot,
  graph: WorkGraph,
  at: Instant
): CardMove {
  const move = (before: CardPlace | null, place: CardPlace | null): TaskMove =>
    place === null || (before !== null && placeKey(before) === placeKey(place))
      ? { kind: 'nothing' }
      : moveTo(task, state, place, graph, at)
  const moves = [move(from.lane, to.lane), move(from.column, to.column)]
  const refused = moves.find(({ kind }) => kind === 'refused')
  if (refused?.kind === 'refused') return refused
  const steps = moves.flatMap((each): readonly Step[] => (each.kind === 'write' ? [each] : []))
  const [first, second] = steps
  if (moves.some(({ kind }) => kind === 'ask')) return { kind: 'ask', first: first ?? null }
  if (first === undefined) return { kind: 'nothing' }
  if (second === undefined) return { kind: 'write', ...first }
  const label = `Move “${task.title}”`
  return { kind: 'write', label, intent: { type: 'together', label, intents: [first.intent, second.intent] } }
}

function moveTo(task: Task, state: WorkState, place: CardPlace, graph: WorkGraph, at: Instant): TaskMove {
  switch (place.kind) {
    case 'state':
      return moveTask(task, state, place.state, at)
    case 'owner': {
      const { owner } = place
      const name = owner === null ? null : (graph.people.get(owner)?.name ?? 'somebody')
      return {
        kind: 'write',
        intent: { type: 'editTask', task: task.id, change: { owner } },
        label: name === null ? `Let nobody own “${task.title}”` : `Give “${task.title}” to ${name}`
      }
    }
    case 'initiative': {
      const { initiative } = place
      if (initiative === task.id) return { kind: 'refused', reason: 'Nothing can stand under itself.' }
      const title = initiative === null ? null : (graph.tasks.get(initiative)?.title ?? 'an initiative')
      return {
        kind: 'write',
        intent: { type: 'editTask', task: task.id, change: { parent: initiative } },
        label: title === null ? `Move “${task.title}” out of its initiative` : `Move “${task.title}” to “${title}”`
      }
    }
    default:
      return assertNever(place)
  }
}
