import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'

import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useSelection } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { formatChance } from '../../ui/text/format-chance.ts'
import { formatDay } from '../../ui/text/format-day.ts'

import { codeWords, wordsWithoutTask } from './line-words.ts'

/** More than these are counted. */
const mostShown = 50

/** [LV13] [D5] What waits in health, and what may come late by chance: apart from the debt, and in none of its sums. */
export function HealthyWaits({
  healthy,
  contingent,
  titleOf
}: Pick<Ledger, 'healthy' | 'contingent'> & { readonly titleOf: (task: TaskId) => string }) {
  const frame = useDateFrame()
  const { select } = useSelection()
  const [isOpen, setOpen] = useState(false)
  const rows = useId()
  if (healthy.length === 0 && contingent.length === 0) return null
  const risky = contingent.toSorted((a, b) => a.chance - b.chance)
  const lines = [
    ...healthy.map(({ code, cause, task, graceEnd }) => ({
      key: `${code}-${cause}`,
      task,
      title: task === null ? wordsWithoutTask(code) : titleOf(task),
      words: `${codeWords[code]}; debt from ${formatDay(graceEnd, frame)} on`
    })),
    ...risky.map(({ task, inputs, chance }) => ({
      key: `chance-${task}`,
      task,
      title: titleOf(task),
      words: `${formatChance(chance)} that ${inputs === 1 ? 'what it waits for comes' : `all ${inputs} that it waits for come`} in time`
    }))
  ]
  return (
    <section aria-label="In health" className="px-4 pt-5">
      <h3 className="m-0 text-sm font-semibold">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={rows}
          onClick={() => setOpen(!isOpen)}
          className="-ml-1 flex cursor-default items-center gap-1 rounded px-1"
        >
          <ChevronRight aria-hidden size={14} className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
          {`${countOf(healthy.length, 'wait')} in health, ${countOf(contingent.length, 'task')} that may come late`}
        </button>
      </h3>
      <p className="m-0 mt-1 text-xs text-soft">
        Nothing of this is debt: no grace is over, and no planned start has passed.
      </p>
      {isOpen ? (
        <ul id={rows} aria-label="What waits in health" className="m-0 mt-1 list-none p-0">
          {lines.slice(0, mostShown).map(({ key, task, title, words }) => (
            <li key={key} className="flex flex-wrap items-baseline gap-x-4 border-b border-edge py-2">
              {task === null ? (
                <span className="min-w-56 flex-1">{title}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => select(task)}
                  className="min-w-56 flex-1 cursor-default rounded text-left break-words hover:underline"
                >
                  {title}
                </button>
              )}
              <span className="tabular text-xs text-soft">{words}</span>
            </li>
          ))}
          {lines.length > mostShown ? (
            <li className="py-2 text-xs text-soft">{`and ${lines.length - mostShown} more`}</li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}
