import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'

import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { taskKeys } from '../../../shared/model/task-keys.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import { listColumns, listFacts } from '../../state/list-columns.ts'
import type { ListColumn } from '../../state/list-columns.ts'
import type { ListGrouping, ListRow, ListSort } from '../../state/list-rows.ts'
import { EmptyNote } from '../../ui/empty-note.tsx'

import { CellEditor } from './cell-editor.tsx'
import { cellText } from './cell-text.ts'
import type { CellFrame } from './cell-text.ts'
import { columnLooks, listRowHeight } from './column-looks.ts'
import { GroupLine } from './group-line.tsx'
import { gridStep } from './grid-step.ts'
import { choose, noChoice } from '../../state/marked-tasks.ts'
import type { MarkedTasks, Reach } from '../../state/marked-tasks.ts'
import { ListHeader } from './list-header.tsx'
import { ListLine } from './list-line.tsx'
import { useClipboard } from './use-clipboard.ts'

export type ListGridProps = {
  readonly graph: WorkGraph
  readonly schedule: Schedule | null
  readonly rows: readonly ListRow[]
  /** The tasks of the rows, in their order. */
  readonly tasks: readonly TaskId[]
  readonly frame: CellFrame
  readonly sort: ListSort
  readonly onSort: (sort: ListSort) => void
  readonly grouping: ListGrouping
  readonly isFiltered: boolean
  readonly choice: MarkedTasks
  readonly onChoice: (choice: MarkedTasks) => void
  /** The task in the panel. */
  readonly opened: TaskId | null
  readonly onOpen: (task: TaskId) => void
  readonly mayEdit: boolean
  readonly onWrite: (task: TaskId, column: ListColumn, text: string) => Result<void, string>
  readonly onDelete: (task: TaskId) => void
  /** What goes to the clipboard; null is nothing. */
  readonly onCopy: (active: TaskId | null) => string | null
  readonly onPaste: (text: string) => void
}

type Cell = { readonly task: TaskId; readonly column: ListColumn }

/** The lines of the list near what is seen, and the keys between their cells. */
export function ListGrid(props: ListGridProps) {
  const { graph, schedule, rows, tasks, frame, choice, mayEdit } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<Cell | null>(null)
  const [editing, setEditing] = useState<(Cell & { readonly first: string }) | null>(null)
  const focusWanted = useRef(false)
  const keys = taskKeys(graph)
  const lineOf = useMemo(() => {
    const lines = new Map<TaskId, number>()
    for (const [line, row] of rows.entries()) if (row.kind === 'task') lines.set(row.task, line)
    return lines
  }, [rows])
  const first = tasks[0]
  const current: Cell | null =
    active !== null && lineOf.has(active.task) ? active : first === undefined ? null : { task: first, column: 'title' }
  const currentLine = current === null ? 0 : (lineOf.get(current.task) ?? 0)

  // oxlint-disable-next-line react/incompatible-library -- this page is not compiled by React Compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => listRowHeight,
    overscan: 8,
    paddingStart: listRowHeight,
    scrollPaddingStart: listRowHeight,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return shown.includes(currentLine) || rows.length === 0
        ? shown
        : [...shown, currentLine].toSorted((a, b) => a - b)
    }
  })

  // A cell that was only just drawn can take the focus now.
  useLayoutEffect(() => {
    if (!focusWanted.current || current === null || editing !== null) return
    const element = document.getElementById(`cell-${current.task}-${current.column}`)
    if (element === null) return
    focusWanted.current = false
    element.focus({ preventScroll: true })
  })

  useClipboard(
    scroller,
    () => props.onCopy(current?.task ?? null),
    (text) => (mayEdit ? props.onPaste(text) : undefined)
  )

  const goTo = useCallback(
    (cell: Cell) => {
      focusWanted.current = true
      setActive(cell)
      const line = lineOf.get(cell.task)
      if (line !== undefined) virtual.scrollToIndex(line, { align: 'auto' })
    },
    [lineOf, virtual]
  )
  const onReach = (task: TaskId, column: ListColumn, event: MouseEvent) => {
    const reach: Reach = event.shiftKey ? 'between' : event.ctrlKey || event.metaKey ? 'turn' : 'alone'
    goTo({ task, column })
    props.onChoice(choose(choice, task, reach, tasks))
    if (reach === 'alone' && props.opened !== null) props.onOpen(task)
  }
  const write = (cell: Cell, begun?: string) => {
    const task = graph.tasks.get(cell.task)
    if (!mayEdit || task === undefined || !columnLooks[cell.column].canWrite) return false
    setActive(cell)
    setEditing({ ...cell, first: begun ?? cellText(cell.column, listFacts(task, graph, schedule, keys), frame) })
    return true
  }
  const leave = () => {
    focusWanted.current = true
    setEditing(null)
  }
  const keep = (text: string, step: 'stay' | 'down' | 'right' | 'left'): Result<void, string> => {
    if (editing === null) return succeed(undefined)
    const outcome = props.onWrite(editing.task, editing.column, text)
    if (!outcome.ok) return outcome
    leave()
    const key = { stay: null, down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft' }[step]
    const next = key === null ? null : gridStep({ key, ctrlKey: false }, editing, tasks, pageLength())
    if (next !== null) goTo(next)
    return outcome
  }
  const pageLength = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / listRowHeight) - 2)

  const onKeyDown = (event: KeyboardEvent) => {
    if (current === null || !(event.target instanceof HTMLElement) || event.target.dataset['cell'] === undefined) return
    const take = () => event.preventDefault()
    const ctrlKey = event.ctrlKey || event.metaKey
    const next = gridStep({ key: event.key, ctrlKey }, current, tasks, pageLength())
    if (next !== null) {
      take()
      goTo(next)
      if (next.task !== current.task)
        props.onChoice(choose(choice, next.task, event.shiftKey ? 'between' : 'alone', tasks))
      return
    }
    if (ctrlKey && event.key.toLowerCase() === 'a') {
      take()
      return props.onChoice({ marked: new Set(tasks), anchor: current.task })
    }
    if (ctrlKey || event.altKey) return
    if (event.key === 'Enter') {
      take()
      return props.onOpen(current.task)
    }
    if (event.key === ' ') {
      take()
      return props.onChoice(choose({ ...choice, anchor: null }, current.task, 'turn', tasks))
    }
    if (event.key === 'Escape' && choice.marked.size > 0) {
      take()
      event.stopPropagation()
      return props.onChoice(noChoice)
    }
    if (event.key === 'Delete' && mayEdit) {
      take()
      return props.onDelete(current.task)
    }
    if (event.key === 'F2') {
      take()
      write(current)
    } else if ([...event.key].length === 1 && write(current, event.key)) {
      take()
      event.stopPropagation()
    }
  }
  if (rows.length === 0) {
    return (
      <EmptyNote title={props.isFiltered ? 'Nothing matches' : 'Nothing here yet'}>
        {props.isFiltered ? undefined : 'Write a line above, or paste a table out of a spreadsheet.'}
      </EmptyNote>
    )
  }
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label="Tasks"
      aria-multiselectable
      aria-rowcount={rows.length + 1}
      aria-colcount={listColumns.length}
      className="min-h-0 flex-1 overflow-auto border-t border-line bg-surface"
      onKeyDown={onKeyDown}
    >
      <div className="relative w-max min-w-full" style={{ height: virtual.getTotalSize() }}>
        <ListHeader sort={props.sort} onSort={props.onSort} />
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          if (row.kind === 'group')
            return <GroupLine key={`group-${row.id}`} row={row} grouping={props.grouping} index={index} top={start} />
          const task = graph.tasks.get(row.task)
          if (task === undefined) return null
          const isEdited = editing?.task === row.task
          return (
            <ListLine
              key={row.task}
              facts={listFacts(task, graph, schedule, keys)}
              owner={task.owner === null ? null : (graph.people.get(task.owner) ?? null)}
              frame={frame}
              level={row.level}
              index={index}
              top={start}
              isMarked={choice.marked.has(row.task)}
              isOpen={props.opened === row.task}
              active={current?.task === row.task ? current.column : null}
              editor={
                isEdited
                  ? {
                      column: editing.column,
                      element: (
                        <CellEditor
                          label={`${columnLooks[editing.column].header} of ${task.title}`}
                          first={editing.first}
                          align={columnLooks[editing.column].align}
                          onKeep={keep}
                          onLeave={leave}
                        />
                      )
                    }
                  : null
              }
              onReach={onReach}
              onOpen={props.onOpen}
              onWrite={(id, column) => void write({ task: id, column })}
            />
          )
        })}
      </div>
    </div>
  )
}
