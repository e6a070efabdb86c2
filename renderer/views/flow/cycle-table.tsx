import type { FlowReport } from '../../../shared/flow/flow-report.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import { formatDuration } from '../../ui/text/format-duration.ts'
import { TaskLink } from '../task-panel/task-link.tsx'

/** The latest that a table shows; what lies further back is in the picture. */
const mostShown = 50

/** [FW10] The dots as a table, the latest first; each opens its task. */
export function CycleTable({ report }: { readonly report: FlowReport }) {
  const tasks = useGraphPart('tasks')
  const frame = useDateFrame()
  const { cycleTimes, minutesPerDay } = report
  const shown = cycleTimes.slice(-mostShown).toReversed()
  return (
    <details className="mt-2 text-xs text-soft">
      <summary className="cursor-default">As a table of tasks</summary>
      <table className="mt-1 tabular-nums">
        <thead>
          <tr>
            {['Finished', 'Task', 'Took'].map((name) => (
              <th key={name} scope="col" className="pr-4 text-left font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ task, finish, minutes }) => (
            <tr key={task}>
              <td className="pr-4 whitespace-nowrap">{formatPlainDay(finish, frame)}</td>
              <th scope="row" className="max-w-96 truncate pr-4 text-left font-normal">
                <TaskLink task={task} title={tasks.get(task)?.title ?? 'a task that is gone'} />
              </th>
              <td className="whitespace-nowrap">{formatDuration(minutes, minutesPerDay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {cycleTimes.length > mostShown ? (
        <p className="m-0 mt-1">{`${cycleTimes.length - mostShown} that were finished earlier are not in the table.`}</p>
      ) : null}
    </details>
  )
}
