import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

import { cardCommands } from '../../../shared/commands/card-commands.ts'
import type { CardCommandId } from '../../../shared/commands/card-commands.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useBoard, useGraph, useSchedule, useSelection, useMayEdit } from '../../state/board-context.ts'
import { columnNames, stateOf } from '../../state/columns.ts'
import type { ColumnName } from '../../state/columns.ts'
import { rankAt } from '../../state/rank-at.ts'
import { canSplit } from '../../state/split-task.ts'
import { moveTask } from '../../state/task-moves.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useStore } from '../../state/use-store.ts'
import { stateLooks } from '../../ui/state-badge.tsx'

import { LogTimeDialog } from '../records/log-time-dialog.tsx'
import { SplitDialog } from '../records/split-dialog.tsx'

import { BoardCard } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import type { DropLook } from './board-column.tsx'
import { nextCard } from './next-card.ts'
import { useCardDrag } from './use-card-drag.ts'
import type { CardDrag } from './use-card-drag.ts'
import { WaitDialog } from './wait-dialog.tsx'

/** Until the first frame of a drag puts it under the pointer. */
const offScreen = 'translate(-9999px, 0)'

const stayPut = () => undefined

/** What moves between cards and opens them. */
const readingKeys: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'Enter'
])

const droppable: readonly ColumnName[] = ['inProgress', 'waiting', 'done']

/** [CM1] */
function cardCommand(key: string): CardCommandId | null {
  return cardCommands.find(({ keys }) => keys.some((each) => each === key))?.id ?? null
}

/** The board: five columns of cards, by pointer or by keys alone. */
export function BoardView({
  onProblem,
  onDelete
}: {
  readonly onProblem: (message: string) => void
  readonly onDelete: (task: TaskId) => void
}) {
  const session = useBoard()
  const graph = useGraph()
  const schedule = useSchedule()
  const columns = useStore(session.columns)
  const searchText = useStore(session.searchText)
  const { selected, select } = useSelection()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const frame = useDateFrame()
  const [active, setActive] = useState<TaskId | null>(null)
  const [logTime, setLogTime] = useState<TaskId | null>(null)
  const [splits, setSplits] = useState<TaskId | null>(null)
  const [waitFor, setWaitFor] = useState<TaskId | null>(null)
  const [held, setHeld] = useState<{ readonly task: TaskId; readonly over: ColumnName } | null>(null)
  const [said, setSaid] = useState('')
  const focusWanted = useRef(false)
  const cardHadFocus = useRef(false)

  const columnOfTask = useMemo(() => {
    const found = new Map<TaskId, ColumnName>()
    for (const name of columnNames) for (const task of columns[name]) found.set(task, name)
    return found
  }, [columns])
  const first = columnNames.map((name) => columns[name][0]).find((task) => task !== undefined) ?? null
  const current =
    active !== null && columnOfTask.has(active)
      ? active
      : selected !== null && columnOfTask.has(selected)
        ? selected
        : first

  useEffect(() => {
    const follow = (event: FocusEvent) => {
      cardHadFocus.current = event.target instanceof HTMLElement && event.target.dataset['card'] !== undefined
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [])

  // A card that moved to another column is drawn anew there, and keeps the focus that it had.
  useLayoutEffect(() => {
    const lost = cardHadFocus.current && document.activeElement === document.body
    if ((!focusWanted.current && !lost) || current === null) return
    const element = document.getElementById(`card-${current}`)
    if (element === null) return
    focusWanted.current = false
    element.focus({ preventScroll: true })
  })

  const move = useCallback(
    (task: TaskId, to: ColumnName) => {
      const facts = graph.tasks.get(task)
      if (facts === undefined) return
      const state = stateOf(facts, schedule?.forecasts.get(task) ?? null, schedule?.now ?? null)
      const outcome = moveTask(facts, state, to, session.clock())
      focusWanted.current = true
      if (outcome.kind === 'refused') onProblem(outcome.reason)
      if (outcome.kind === 'ask') setWaitFor(task)
      if (outcome.kind === 'write') onIntent(outcome.intent, outcome.label)
    },
    [graph, schedule, session, onIntent, onProblem]
  )

  const reorder = useCallback(
    (task: TaskId, within: ColumnName, insertAt: number) => {
      const rank = rankAt(columns[within], task, insertAt, graph.tasks)
      const title = graph.tasks.get(task)?.title ?? ''
      if (rank !== null) onIntent({ type: 'editTask', task, change: { rank } }, `Move “${title}”`)
    },
    [columns, graph, onIntent]
  )

  const onDrop = useCallback(
    ({ task, over, insertAt }: CardDrag) => {
      if (over === null) return
      const from = columnOfTask.get(task)
      if (from !== over) return move(task, over)
      if (insertAt !== null && over !== 'done') reorder(task, over, insertAt)
    },
    [columnOfTask, move, reorder]
  )
  const { drag, begin, overlay, wasDragged } = useCardDrag(onDrop)

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    const card = parseId<TaskId>(event.target.dataset['card'])
    const from = card.ok ? columnOfTask.get(card.value) : undefined
    if (!card.ok || from === undefined) return
    const focused = card.value
    const title = graph.tasks.get(focused)?.title ?? ''
    // What follows after the arrows changes the board.
    if (!mayEdit && !readingKeys.has(event.key)) return
    const take = () => {
      event.preventDefault()
      focusWanted.current = true
    }
    if (held !== null) {
      take()
      const places = droppable.filter((name) => name !== from)
      const at = places.indexOf(held.over)
      if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        const over = places[(at + (event.key === 'ArrowRight' ? 1 : places.length - 1)) % places.length] ?? held.over
        setHeld({ ...held, over })
        setSaid(`Over ${stateLooks[over].word}.`)
      } else if (event.key === 'Enter' || event.key === ' ') {
        setHeld(null)
        setSaid(`Dropped “${title}” on ${stateLooks[held.over].word}.`)
        move(held.task, held.over)
      } else if (event.key === 'Escape' || event.key === 'Tab') {
        setHeld(null)
        setSaid(`“${title}” stays where it was.`)
      }
      return
    }
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End': {
        take()
        if (mayEdit && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && from !== 'done') {
          const at = columns[from].indexOf(focused)
          return reorder(focused, from, event.key === 'ArrowUp' ? at - 1 : at + 2)
        }
        const next = nextCard(columns, focused, event.key)
        if (next !== null) setActive(next)
        return
      }
      case ' ': {
        take()
        const over = droppable.find((name) => name !== from) ?? 'inProgress'
        setHeld({ task: focused, over })
        setSaid(
          `Picked up “${title}”, over ${stateLooks[over].word}. Left and right choose, Enter drops, Escape cancels.`
        )
        return
      }
      case 'Enter':
        take()
        focusWanted.current = false
        return select(focused)
    }
    const command = cardCommand(event.key)
    if (command === null) return
    take()
    switch (command) {
      case 'start':
        return move(focused, 'inProgress')
      case 'finish':
        return move(focused, 'done')
      case 'waitFor':
        return move(focused, 'waiting')
      case 'logTime':
        focusWanted.current = false
        if (graph.tasks.get(focused)?.kind === 'task') setLogTime(focused)
        return
      case 'split': {
        const subject = graph.tasks.get(focused)
        focusWanted.current = false
        if (subject !== undefined && canSplit(subject, graph)) setSplits(focused)
        return
      }
      case 'delete':
        setActive(nextCard(columns, focused, 'ArrowDown') ?? nextCard(columns, focused, 'ArrowUp'))
        return onDelete(focused)
    }
  }

  const moving = drag?.task ?? held?.task ?? null
  const over = drag?.over ?? held?.over ?? null
  const lookOf = (name: ColumnName): DropLook => {
    if (moving === null) return 'none'
    const from = columnOfTask.get(moving)
    if (from === name) return 'none'
    if (!droppable.includes(name)) return 'refused'
    return over === name ? 'target' : 'possible'
  }

  const open = useCallback(
    (id: TaskId) => {
      if (wasDragged()) return
      setActive(id)
      select(id)
    },
    [select, wasDragged]
  )
  const renderCard = (id: TaskId) => {
    const task = graph.tasks.get(id)
    if (task === undefined) return null
    return (
      <BoardCard
        task={task}
        forecast={schedule?.forecasts.get(id) ?? null}
        graph={graph}
        frame={frame}
        isSelected={selected === id}
        isActive={current === id}
        isDragged={moving === id}
        onOpen={open}
        onFocus={setActive}
      />
    )
  }

  const draggedTask = drag === null ? undefined : graph.tasks.get(drag.task)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the cards, which are buttons
    <section
      aria-label="Board"
      onKeyDown={keys}
      className="flex min-h-0 flex-1 gap-1 overflow-x-auto px-3 pb-2"
      data-dragging={drag === null ? undefined : true}
    >
      <p id="board-keys" hidden>
        Arrow keys move between cards, Enter opens, S starts, F finishes, Space picks up, Alt with up and down reorders.
      </p>
      {columnNames.map((name) => (
        <BoardColumn
          key={name}
          name={name}
          tasks={columns[name]}
          active={current !== null && columnOfTask.get(current) === name ? current : null}
          insertAt={
            drag !== null && drag.over === name && columnOfTask.get(drag.task) === name && name !== 'done'
              ? drag.insertAt
              : null
          }
          drop={lookOf(name)}
          isFiltered={searchText.trim() !== ''}
          renderCard={renderCard}
          onPointerDown={mayEdit ? begin : stayPut}
        />
      ))}
      {drag === null || draggedTask === undefined ? null : (
        <div
          ref={overlay}
          aria-hidden
          className="pointer-events-none fixed top-0 left-0 z-40 rounded-lg shadow-lift"
          style={{ width: drag.width, transform: offScreen }}
        >
          <BoardCard
            task={draggedTask}
            forecast={schedule?.forecasts.get(draggedTask.id) ?? null}
            graph={graph}
            frame={frame}
            isSelected={false}
            isActive={false}
            isDragged={false}
          />
        </div>
      )}
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
      {waitFor === null ? null : <WaitDialog task={waitFor} onClose={() => setWaitFor(null)} />}
      {logTime === null ? null : <LogTimeDialog task={logTime} onClose={() => setLogTime(null)} />}
      {splits === null ? null : <SplitDialog task={splits} onClose={() => setSplits(null)} />}
    </section>
  )
}
