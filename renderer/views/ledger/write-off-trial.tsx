import { useCallback } from 'react'

import type { DependencyId, TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { describeSlip } from '../../../shared/schedule/describe-slip.ts'
import type { Slip, SlipShift } from '../../../shared/schedule/slip.ts'
import { planWriteOff } from '../../../shared/write-off/plan-write-off.ts'
import type { Dependents } from '../../../shared/write-off/plan-write-off.ts'
import { writeOffIntent } from '../../../shared/write-off/write-off-intent.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { useReading } from '../../state/use-reading.ts'
import { BrokenPromises } from '../slips/broken-promises.tsx'
import { MovedDates } from '../slips/moved-dates.tsx'

/** Tasks that are shown one by one before the rest is counted. */
const mostShown = 6

/** [LV6] [WO7] Which dates a write-off would move, and which promises it would break, as the engine says of the same intent. */
export function WriteOffTrial({ task, dependents }: { readonly task: TaskId; readonly dependents: Dependents }) {
  const session = useBoard()
  const graph = useGraph()
  const reading = useReading(
    useCallback(() => {
      const [board, at] = [session.graph.get(), session.clock()]
      const how = { label: 'A trial', reason: 'A trial', at, newId: () => session.newId<DependencyId>() }
      return session.tryIntent(writeOffIntent(board, planWriteOff(board, task, dependents, at), how), task)
    }, [session, task, dependents])
  )
  return (
    <section aria-label="What moves" className="flex flex-col gap-2 rounded-md bg-sunken px-3 py-2">
      <p role="status" className="tabular m-0 text-xs leading-relaxed">
        {reading.kind === 'reading'
          ? 'Looking at what moves…'
          : reading.kind === 'failed'
            ? `What would move is not known: ${reading.message}`
            : `${describeSlip(graph, reading.value)}.`}
      </p>
      {reading.kind === 'read' ? <Moves slip={reading.value} /> : null}
    </section>
  )
}

function Moves({ slip }: { readonly slip: Slip }) {
  const graph = useGraph()
  const moved = slip.shifts.filter(({ shift }) => shift !== 0).toSorted(byDistance)
  return (
    <>
      <BrokenPromises slip={slip} />
      {moved.length === 0 ? null : (
        <ul aria-label="Dates that move" className="m-0 flex list-none flex-col gap-1.5 p-0">
          {moved.slice(0, mostShown).map((move) => (
            <li key={move.task} className="flex flex-col text-xs">
              <span className="break-words">{titleIn(graph, move.task)}</span>
              <MovedDates move={move} />
            </li>
          ))}
          {moved.length > mostShown ? (
            <li className="text-xs text-soft">{`and ${moved.length - mostShown} more`}</li>
          ) : null}
        </ul>
      )}
    </>
  )
}

/** The farthest first. */
function byDistance(a: SlipShift, b: SlipShift): number {
  return Math.abs(b.shift) - Math.abs(a.shift)
}

function titleIn({ tasks }: WorkGraph, task: TaskId): string {
  return tasks.get(task)?.title ?? 'a task that is gone'
}
