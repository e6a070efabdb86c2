import { useMemo, useState } from 'react'

import { succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { readClipboardTable, writeClipboardTable } from '../../../shared/formats/clipboard-table.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { taskKeys } from '../../../shared/model/task-keys.ts'
import { useBoard, useGraph, useMayEdit, useSchedule, useSelection } from '../../state/board-context.ts'
import { listColumns, listFacts } from '../../state/list-columns.ts'
import type { ListColumn } from '../../state/list-columns.ts'
import { listRows } from '../../state/list-rows.ts'
import type { ListGrouping, ListSort } from '../../state/list-rows.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useDateReader } from '../../state/use-date-reader.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useStore } from '../../state/use-store.ts'

import { cellEdit } from './cell-edit.ts'
import { cellForSpreadsheet } from './cell-text.ts'
import type { CellFrame } from './cell-text.ts'
import { columnLooks } from './column-looks.ts'
import { noChoice } from '../../state/marked-tasks.ts'
import { ListGrid } from './list-grid.tsx'
import { ListToolbar } from './list-toolbar.tsx'

/** Everything on the board as a table: ordered, grouped, written in place, copied from and to spreadsheets. */
export function ListView({
  onDelete,
  onPaste
}: {
  readonly onDelete: (task: TaskId) => void
  /** A table from the clipboard, as a file that an import reads. */
  readonly onPaste: (table: string) => void
}) {
  const session = useBoard()
  const graph = useGraph()
  const schedule = useSchedule()
  const searchText = useStore(session.searchText)
  const { selected, select } = useSelection()
  const mayEdit = useMayEdit()
  const onIntent = useIntents()
  const dates = useDateFrame()
  const readDate = useDateReader('end')
  const [sort, setSort] = useState<ListSort>(null)
  const [grouping, setGrouping] = useState<ListGrouping>('none')
  const [choice, setChoice] = useState(noChoice)
  const { minutesPerDay } = graph.board
  const frame = useMemo<CellFrame>(() => ({ dates, minutesPerDay }), [dates, minutesPerDay])
  const rows = useMemo(
    () => listRows(graph, schedule, session.search.matching(graph, searchText), sort, grouping),
    [session, graph, schedule, searchText, sort, grouping]
  )
  const tasks = useMemo(() => rows.flatMap((row) => (row.kind === 'task' ? [row.task] : [])), [rows])
  const marked = tasks.filter((task) => choice.marked.has(task))

  const write = (id: TaskId, column: ListColumn, text: string): Result<void, string> => {
    const task = graph.tasks.get(id)
    if (task === undefined) return succeed(undefined)
    const facts = listFacts(task, graph, schedule, taskKeys(graph))
    const change = cellEdit(column, text, facts, { people: graph.people, minutesPerDay, readDate })
    if (!change.ok) return change
    if (change.value !== null) {
      const label = `Change ${columnLooks[column].header.toLowerCase()} of “${task.title}”`
      onIntent({ type: 'editTask', task: id, change: change.value }, label)
    }
    return succeed(undefined)
  }
  /** The marked lines, or the one that has the focus, under the headers; null where there is none. */
  const copied = (active: TaskId | null): string | null => {
    const wanted = marked.length > 0 ? marked : active === null ? [] : [active]
    const keys = taskKeys(graph)
    const lines = wanted.flatMap((id) => {
      const task = graph.tasks.get(id)
      if (task === undefined) return []
      const facts = listFacts(task, graph, schedule, keys)
      return [listColumns.map((column) => cellForSpreadsheet(column, facts, frame))]
    })
    if (lines.length === 0) return null
    return writeClipboardTable([listColumns.map((column) => columnLooks[column].header), ...lines])
  }
  return (
    <section aria-label="List" className="flex min-h-0 flex-1 flex-col">
      <ListToolbar
        grouping={grouping}
        onGrouping={setGrouping}
        marked={marked.flatMap((id) => graph.tasks.get(id) ?? [])}
      />
      <ListGrid
        graph={graph}
        schedule={schedule}
        rows={rows}
        tasks={tasks}
        frame={frame}
        sort={sort}
        onSort={setSort}
        grouping={grouping}
        isFiltered={searchText.trim() !== ''}
        choice={choice}
        onChoice={setChoice}
        opened={selected}
        onOpen={select}
        mayEdit={mayEdit}
        onWrite={write}
        onDelete={onDelete}
        onCopy={copied}
        onPaste={(text) => onPaste(readClipboardTable(text, ['Title', 'Owner', 'Estimate', 'Promise']))}
      />
    </section>
  )
}
