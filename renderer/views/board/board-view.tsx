import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

import { cardCommands } from '../../../shared/commands/card-commands.ts'
import type { CardCommandId } from '../../../shared/commands/card-commands.ts'
import type { ColumnName } from '../../../shared/model/board-look.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { WorkState } from '../../../shared/schedule/schedule.ts'
import type { CardColumn, CardLane } from '../../state/arrange-cards.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useGraph, useSchedule, useSelection, useMayEdit } from '../../state/board-context.ts'
import { moveCard } from '../../state/card-moves.ts'
import type { CardMove, CardSpot } from '../../state/card-moves.ts'
import { stateOf } from '../../state/columns.ts'
import { choose, noChoice } from '../../state/marked-tasks.ts'
import type { Reach } from '../../state/marked-tasks.ts'
import { rankAt } from '../../state/rank-at.ts'
import { canSplit } from '../../state/split-task.ts'
import { moveTask } from '../../state/task-moves.ts'
import type { TaskMove } from '../../state/task-moves.ts'
import { useBulkDeed } from '../../state/use-bulk-deed.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useLanes } from '../../state/use-lanes.ts'
import { useWanted } from '../../state/use-wanted.ts'
import { useSlice, useStore } from '../../state/use-store.ts'
import { DeleteMarkedDialog } from '../marked/delete-marked-dialog.tsx'
import { LogTimeDialog } from '../records/log-time-dialog.tsx'
import { SplitDialog } from '../records/split-dialog.tsx'

import { BoardBar } from './board-bar.tsx'
import { BoardCard } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import type { DropLook } from './board-column.tsx'
import { BoardLanes } from './board-lanes.tsx'
import { cardMeasures } from './card-measures.ts'
import { firstPlace, mayDrop, nextPlace } from './held-place.ts'
import type { HeldKey, Spot } from './held-place.ts'
import { nextCard } from './next-card.ts'
import { placeName } from './place-looks.tsx'
import { useCardDrag } from './use-card-drag.ts'
import type { CardDrag } from './use-card-drag.ts'
import { WaitDialog } from './wait-dialog.tsx'

/** Until the first frame of a drag puts it under the pointer. */
const offScreen = 'translate(-9999px, 0)'

/** So many columns are drawn wherever they are: more than there are states, and than fit into most windows. */
const alwaysDrawn = 8

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

/** [CM1] */
function cardCommand(key: string): CardCommandId | null {
  return cardCommands.find(({ keys }) => keys.some((each) => each === key))?.id ?? null
}

/** The board: columns of cards, by pointer or by keys alone. */
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
  const wanted = useWanted()
  const lanes = useLanes(wanted)
  const look = useStore(session.look)
  const density = useSlice(useApp().settings, (settings) => settings.density)
  const measures = cardMeasures[density]
  const { selected, select } = useSelection()
  const onIntent = useIntents()
  const mayEdit = useMayEdit()
  const frame = useDateFrame()
  const [active, setActive] = useState<TaskId | null>(null)
  const [logTime, setLogTime] = useState<TaskId | null>(null)
  const [splits, setSplits] = useState<TaskId | null>(null)
  const [waitFor, setWaitFor] = useState<TaskId | null>(null)
  const [held, setHeld] = useState<{ readonly task: TaskId; readonly over: Spot } | null>(null)
  const [said, setSaid] = useState('')
  const [choice, setChoice] = useState(noChoice)
  const [isDeleting, setDeleting] = useState(false)
  const act = useBulkDeed()
  const focusWanted = useRef(false)
  const cardHadFocus = useRef(false)

  const spots = useMemo(() => spotsOf(lanes), [lanes])
  const cardOrder = useMemo(() => lanes.flatMap(({ columns }) => columns.flatMap(({ tasks }) => tasks)), [lanes])
  // Cards are given one function for as long as the board is shown, so that a move draws no other card anew.
  const latestOrder = useRef(cardOrder)
  useEffect(() => {
    latestOrder.current = cardOrder
  }, [cardOrder])
  // What search, filters or a teammate took away is marked no more.
  const marked = useMemo(
    () => [...choice.marked].filter((task) => spots.has(task)).flatMap((task) => graph.tasks.get(task) ?? []),
    [choice, spots, graph]
  )
  const first = lanes.flatMap(({ columns }) => columns).find(({ tasks }) => tasks.length > 0)?.tasks[0] ?? null
  const current =
    active !== null && spots.has(active) ? active : selected !== null && spots.has(selected) ? selected : first

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
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  /** What a move of a task comes to, given where it stands and now. */
  const move = useCallback(
    (task: TaskId, outcomeOf: (facts: Task, state: WorkState, at: Instant) => CardMove | TaskMove) => {
      const facts = graph.tasks.get(task)
      if (facts === undefined) return
      const state = stateOf(facts, schedule?.forecasts.get(task) ?? null, schedule?.now ?? null)
      const outcome = outcomeOf(facts, state, session.clock())
      focusWanted.current = true
      if (outcome.kind === 'refused') onProblem(outcome.reason)
      if (outcome.kind === 'write') onIntent(outcome.intent, outcome.label)
      if (outcome.kind === 'ask') {
        if ('first' in outcome && outcome.first !== null) onIntent(outcome.first.intent, outcome.first.label)
        setWaitFor(task)
      }
    },
    [graph, schedule, session, onIntent, onProblem]
  )
  const moveToState = (task: TaskId, to: ColumnName) => move(task, (facts, state, at) => moveTask(facts, state, to, at))
  const moveToSpot = useCallback(
    (task: TaskId, from: Spot, to: Spot) =>
      move(task, (facts, state, at) => moveCard(facts, state, cardSpot(from), cardSpot(to), graph, at)),
    [move, graph]
  )

  const reorder = useCallback(
    (task: TaskId, { tasks, ordered }: CardColumn, insertAt: number) => {
      const inOrder = tasks.slice(0, ordered)
      if (!inOrder.includes(task)) return
      const rank = rankAt(inOrder, task, Math.min(insertAt, ordered), graph.tasks)
      const title = graph.tasks.get(task)?.title ?? ''
      if (rank !== null) onIntent({ type: 'editTask', task, change: { rank } }, `Move “${title}”`)
    },
    [graph, onIntent]
  )

  const onDrop = useCallback(
    ({ task, over, insertAt }: CardDrag) => {
      const from = spots.get(task)
      const to = over === null ? null : spotWith(lanes, over)
      if (from === undefined || to === null) return
      if (from.column.id !== to.column.id) return moveToSpot(task, from, to)
      if (insertAt !== null) reorder(task, to.column, insertAt)
    },
    [lanes, spots, moveToSpot, reorder]
  )
  const { drag, begin, overlay, wasDragged } = useCardDrag(onDrop)

  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return
    const card = parseId<TaskId>(event.target.dataset['card'])
    const from = card.ok ? spots.get(card.value) : undefined
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
      if (isHeldKey(event.key)) {
        const over = nextPlace(lanes, from, held.over, event.key)
        setHeld({ ...held, over })
        setSaid(`Over ${spotName(over, graph)}.`)
      } else if (event.key === 'Enter' || event.key === ' ') {
        setHeld(null)
        setSaid(`Dropped “${title}” on ${spotName(held.over, graph)}.`)
        moveToSpot(held.task, from, held.over)
      } else if (event.key === 'Escape' || event.key === 'Tab') {
        setHeld(null)
        setSaid(`“${title}” stays where it was.`)
      }
      return
    }
    const several = marked.length > 1 && choice.marked.has(focused) ? marked : null
    switch (event.key) {
      case 'x':
        take()
        return setChoice(choose({ ...choice, anchor: null }, focused, 'turn', cardOrder))
      case 'Escape':
        if (choice.marked.size === 0) return
        take()
        return setChoice(noChoice)
      case 'ArrowUp':
      case 'ArrowDown':
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End': {
        take()
        if (mayEdit && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
          const at = from.column.tasks.indexOf(focused)
          return reorder(focused, from.column, event.key === 'ArrowUp' ? at - 1 : at + 2)
        }
        const next = nextCard(lanes, focused, event.key)
        if (next === null) return
        setActive(next)
        if (event.shiftKey)
          setChoice(
            choose(choice.marked.size === 0 ? { ...choice, anchor: focused } : choice, next, 'between', cardOrder)
          )
        return
      }
      case ' ': {
        take()
        const over = firstPlace(lanes, from)
        if (over === null) return
        setHeld({ task: focused, over })
        const ways = lanes.length > 1 ? 'Arrows choose' : 'Left and right choose'
        setSaid(`Picked up “${title}”, over ${spotName(over, graph)}. ${ways}, Enter drops, Escape cancels.`)
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
        if (several !== null) return act({ kind: 'start' }, several)
        return moveToState(focused, 'inProgress')
      case 'finish':
        if (several !== null) return act({ kind: 'finish' }, several)
        return moveToState(focused, 'done')
      case 'waitFor':
        return moveToState(focused, 'waiting')
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
        if (several !== null) {
          focusWanted.current = false
          return setDeleting(true)
        }
        setActive(nextCard(lanes, focused, 'ArrowDown') ?? nextCard(lanes, focused, 'ArrowUp'))
        return onDelete(focused)
    }
  }

  const moving = drag?.task ?? held?.task ?? null
  const movingFrom = moving === null ? undefined : spots.get(moving)
  const over = drag?.over ?? held?.over.column.id ?? null
  const dropLook = (column: CardColumn): DropLook => {
    if (movingFrom === undefined || movingFrom.column.id === column.id) return 'none'
    if (!mayDrop(movingFrom.column, column)) return 'refused'
    return over === column.id ? 'target' : 'possible'
  }
  // A card that is held by keys is seen where it would go.
  const heldOver = held?.over.column.id ?? null
  useEffect(() => {
    if (heldOver === null) return
    document.querySelector(`[data-cell="${heldOver}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [heldOver])
  const insertAt = (column: CardColumn): number | null => {
    if (drag === null || drag.insertAt === null || drag.over !== column.id || movingFrom?.column.id !== column.id)
      return null
    return column.tasks.indexOf(drag.task) < column.ordered ? Math.min(drag.insertAt, column.ordered) : null
  }

  const open = useCallback(
    (id: TaskId, reach: Reach) => {
      if (wasDragged()) return
      setActive(id)
      setChoice((before) => choose(before, id, reach, latestOrder.current))
      if (reach === 'alone') select(id)
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
        isMarked={choice.marked.has(id)}
        isActive={current === id}
        isDragged={moving === id}
        showsState={look.grouping !== 'state'}
        isCompact={density === 'compact'}
        onOpen={open}
        onFocus={setActive}
      />
    )
  }

  const single = lanes.length === 1 && lanes[0]?.place === null ? lanes[0] : null
  const renderColumn = (column: CardColumn, lane: string | null) => (
    <BoardColumn
      // Cards of another density are measured anew, also those that are not in the page.
      key={`${density} ${column.id}`}
      column={column}
      lane={lane}
      graph={graph}
      measures={measures}
      isOneOfMany={lane === null && single !== null && single.columns.length > alwaysDrawn}
      active={current !== null && spots.get(current)?.column.id === column.id ? current : null}
      insertAt={insertAt(column)}
      drop={dropLook(column)}
      isFiltered={wanted !== null}
      renderCard={renderCard}
      onPointerDown={mayEdit ? begin : stayPut}
    />
  )

  const draggedTask = drag === null ? undefined : graph.tasks.get(drag.task)
  return (
    <>
      <BoardBar marked={marked} onDelete={() => setDeleting(true)} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys bubble up from the cards, which are buttons */}
      <section
        aria-label="Board"
        onKeyDown={keys}
        className="flex min-h-0 flex-1 gap-1 overflow-x-auto px-3 pb-2"
        data-near-view
        data-dragging={drag === null ? undefined : true}
      >
        <p id="board-keys" hidden>
          Arrow keys move between cards, Enter opens, S starts, F finishes, Space picks up, X marks, Alt with up and
          down reorders.
        </p>
        {single === null ? (
          <BoardLanes
            lanes={lanes}
            graph={graph}
            measures={measures}
            kept={held?.over.lane.id ?? null}
            active={current}
            renderCell={renderColumn}
          />
        ) : (
          single.columns.map((column) => renderColumn(column, null))
        )}
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
              isMarked={false}
              isActive={false}
              isDragged={false}
              showsState={look.grouping !== 'state'}
              isCompact={density === 'compact'}
            />
          </div>
        )}
        <p role="status" aria-live="assertive" className="sr-only">
          {said}
        </p>
        {isDeleting ? <DeleteMarkedDialog marked={marked} onClose={() => setDeleting(false)} /> : null}
        {waitFor === null ? null : <WaitDialog task={waitFor} onClose={() => setWaitFor(null)} />}
        {logTime === null ? null : <LogTimeDialog task={logTime} onClose={() => setLogTime(null)} />}
        {splits === null ? null : <SplitDialog task={splits} onClose={() => setSplits(null)} />}
      </section>
    </>
  )
}

function spotsOf(lanes: readonly CardLane[]): ReadonlyMap<TaskId, Spot> {
  const spots = new Map<TaskId, Spot>()
  for (const lane of lanes)
    for (const column of lane.columns) {
      const spot = { lane, column }
      for (const task of column.tasks) spots.set(task, spot)
    }
  return spots
}

function spotWith(lanes: readonly CardLane[], id: string): Spot | null {
  for (const lane of lanes) {
    const column = lane.columns.find((each) => each.id === id)
    if (column !== undefined) return { lane, column }
  }
  return null
}

function cardSpot({ lane, column }: Spot): CardSpot {
  return { lane: lane.place, column: column.place }
}

/** "In progress", with lanes "In progress, Ana Duarte". */
function spotName({ lane, column }: Spot, graph: WorkGraph): string {
  const name = placeName(column.place, graph)
  return lane.place === null ? name : `${name}, ${placeName(lane.place, graph)}`
}

function isHeldKey(key: string): key is HeldKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}
