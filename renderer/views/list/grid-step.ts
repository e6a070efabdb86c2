import type { TaskId } from '../../../shared/model/ids.ts'
import { listColumns } from '../../state/list-columns.ts'
import type { ListColumn } from '../../state/list-columns.ts'

type Cell = { readonly task: TaskId; readonly column: ListColumn }

/** Where a key leads from a cell, as in a spreadsheet; null where it leads nowhere else. `page` is how many lines are seen at once. */
export function gridStep(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  from: Cell,
  tasks: readonly TaskId[],
  page: number
): Cell | null {
  const [line, place] = [tasks.indexOf(from.task), listColumns.indexOf(from.column)]
  const [lastLine, lastPlace] = [tasks.length - 1, listColumns.length - 1]
  const to = (nextLine: number, nextPlace: number): Cell | null => {
    const task = tasks[Math.max(0, Math.min(lastLine, nextLine))]
    const column = listColumns[Math.max(0, Math.min(lastPlace, nextPlace))]
    return task === undefined || column === undefined ? null : { task, column }
  }
  switch (key) {
    case 'ArrowUp':
      return to(ctrlKey ? 0 : line - 1, place)
    case 'ArrowDown':
      return to(ctrlKey ? lastLine : line + 1, place)
    case 'ArrowLeft':
      return to(line, ctrlKey ? 0 : place - 1)
    case 'ArrowRight':
      return to(line, ctrlKey ? lastPlace : place + 1)
    case 'PageUp':
      return to(line - page, place)
    case 'PageDown':
      return to(line + page, place)
    case 'Home':
      return to(ctrlKey ? 0 : line, 0)
    case 'End':
      return to(ctrlKey ? lastLine : line, lastPlace)
    default:
      return null
  }
}
