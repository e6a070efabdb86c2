import type { TaskId } from '../../../shared/model/ids.ts'
import type { TaskPromise } from '../../../shared/model/task.ts'
import { useChances } from '../../state/board-context.ts'
import { chanceToHold } from '../../state/shown-chances.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { formatChance } from '../../ui/text/format-chance.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import { basisWords } from './basis-words.ts'

/** How likely the promise holds, when the task is likely to be finished, and what says so. Nothing for what is over. */
export function LikelyFinish({ task, promise }: { readonly task: TaskId; readonly promise: TaskPromise | null }) {
  const { status, source, of } = useChances()
  const frame = useDateFrame()
  if (status.kind === 'failed') return <p className="m-0 text-xs text-faint">{status.reason}</p>
  const chances = of.get(task) ?? null
  const isCalculating = status.kind === 'calculating'
  if (chances === null || source === null)
    return isCalculating ? <p className="m-0 text-xs text-faint">Chances: calculating…</p> : null
  const chance = chanceToHold(chances, promise)
  const day = (instant: typeof chances.p50) => formatPlainDay(instant, frame)
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line px-3 py-2.5">
      <p className="m-0 flex items-baseline justify-between gap-2">
        <span className="min-w-0">
          {promise === null ? (
            'Likely finish'
          ) : chance === null ? (
            `Chance for ${day(promise.date)}`
          ) : (
            <>
              <span className={`tabular text-base font-semibold ${chance < 0.5 ? 'text-danger' : 'text-ink'}`}>
                {formatChance(chance)}
              </span>{' '}
              by {day(promise.date)}
            </>
          )}
        </span>
        {isCalculating ? <span className="shrink-0 text-xs text-faint">calculating…</span> : null}
      </p>
      <dl className={`tabular m-0 grid grid-cols-3 gap-2 ${isCalculating ? 'opacity-60' : ''}`}>
        <Quantile share="50" day={day(chances.p50)} />
        <Quantile share="80" day={day(chances.p80)} />
        <Quantile share="95" day={day(chances.p95)} />
      </dl>
      <p className="m-0 text-xs text-faint">{basisWords(source.basis, source.runs)}</p>
    </div>
  )
}

function Quantile({ share, day }: { readonly share: string; readonly day: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-faint">{`${share}\u00A0% by`}</dt>
      <dd className="m-0 font-medium whitespace-nowrap">{day}</dd>
    </div>
  )
}
