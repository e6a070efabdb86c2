import { memo } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { taskKeys } from '../../../shared/model/task-keys.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { useIsContradicted, useOnlookers, useTaskChances } from '../../state/board-context.ts'
import { useTaskDebt } from '../../state/debt-on-cards.tsx'
import { cardFacts } from '../../state/card-facts.ts'
import { graphLinks } from '../../state/graph-links.ts'
import type { Reach } from '../../state/marked-tasks.ts'
import { chanceToHold } from '../../state/shown-chances.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { TaskCard } from './task-card.tsx'

export type BoardCardProps = {
  readonly task: Task
  readonly forecast: TaskForecast | null
  readonly graph: WorkGraph
  readonly frame: DateFrame
  readonly isSelected: boolean
  readonly isMarked: boolean
  readonly isActive: boolean
  readonly isDragged: boolean
  /** Where the columns do not say where work stands. */
  readonly showsState: boolean
  readonly isCompact: boolean
  readonly onOpen?: (task: TaskId, reach: Reach) => void
  readonly onFocus?: (task: TaskId) => void
}

/** A task's card with its facts read from the graph. Drawn again only when something that it shows may have changed. */
export const BoardCard = memo(Card, showsTheSame)

function Card({ task, forecast, graph, frame, onOpen, onFocus, ...looks }: BoardCardProps) {
  const facts = cardFacts(task, forecast, graph, graphLinks(graph), frame.now)
  const onlookers = useOnlookers(task.id)
  const chance = chanceToHold(useTaskChances(task.id), task.promise)
  const isContradicted = useIsContradicted(task.id)
  const debt = useTaskDebt(task.id)
  const words = usePersonWords()
  return (
    <TaskCard
      {...looks}
      task={task}
      facts={facts}
      chance={chance}
      onlookers={onlookers}
      isContradicted={isContradicted}
      debt={debt}
      words={words}
      frame={frame}
      minutesPerDay={graph.board.minutesPerDay}
      {...(onOpen === undefined ? {} : { onOpen: (reach: Reach) => onOpen(task.id, reach) })}
      {...(onFocus === undefined ? {} : { onFocus: () => onFocus(task.id) })}
    />
  )
}

/** Each edit makes a new graph, which shares what did not change: of it a card reads these parts, and of its tasks only its own. */
function showsTheSame(a: BoardCardProps, b: BoardCardProps): boolean {
  return (
    a.task === b.task &&
    a.forecast === b.forecast &&
    a.frame === b.frame &&
    a.isSelected === b.isSelected &&
    a.isMarked === b.isMarked &&
    a.isActive === b.isActive &&
    a.isDragged === b.isDragged &&
    a.showsState === b.showsState &&
    a.isCompact === b.isCompact &&
    a.onOpen === b.onOpen &&
    a.onFocus === b.onFocus &&
    (a.graph === b.graph || (cardParts.every((part) => a.graph[part] === b.graph[part]) && hasTheSameKey(a, b)))
  )
}

/** [KEY3] A task that came by a merge may have taken the plain key. */
function hasTheSameKey(a: BoardCardProps, b: BoardCardProps): boolean {
  return taskKeys(a.graph).keyOf(a.task) === taskKeys(b.graph).keyOf(b.task)
}

const cardParts = ['board', 'people', 'dependencies', 'handoffs', 'approvals', 'comments'] as const
