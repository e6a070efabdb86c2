import { Flag, FlagTriangleRight, Plus } from 'lucide-react'
import { memo, useState } from 'react'

import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Task, TaskPromise } from '../../../shared/model/task.ts'
import type { TaskForecast } from '../../../shared/schedule/schedule.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { readAmount } from '../../state/read-amount.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useDateReader } from '../../state/use-date-reader.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { DraftField } from '../../ui/draft-field.tsx'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import { LikelyFinish } from './likely-finish.tsx'
import { PanelSection } from './panel-section.tsx'

type Promised = { readonly task: Task; readonly forecast: TaskForecast | null }

/** The date given to somebody. It never moves by itself: broken, it stays and says so. */
export const PromiseSection = memo(function PromiseSection({ task, forecast }: Promised) {
  const onIntent = useIntents()
  const frame = useDateFrame()
  const read = useDateReader('end')
  const [isAdding, setAdding] = useState(false)
  const { promise } = task
  const set = (next: TaskPromise | null, label: string) =>
    onIntent({ type: 'editTask', task: task.id, change: { promise: next } }, label)
  if (promise === null && !isAdding) {
    return (
      <PanelSection
        title="Promise"
        aside={
          <Button size="small" look="quiet" onPress={() => setAdding(true)}>
            <Plus aria-hidden size={13} />
            Promise a date
          </Button>
        }
      >
        <p className="m-0 text-xs text-faint">Nobody was promised a date for this.</p>
        <LikelyFinish task={task.id} promise={null} />
      </PanelSection>
    )
  }
  const broken = forecast?.promiseBroken === true && promise !== null
  return (
    <PanelSection title="Promise">
      {promise === null ? null : (
        <p
          className={`m-0 flex items-start gap-2 rounded-md px-3 py-2 ${broken ? 'bg-danger-wash text-danger' : 'bg-clear-wash text-clear'}`}
        >
          {broken ? (
            <FlagTriangleRight aria-hidden size={15} className="mt-px shrink-0" />
          ) : (
            <Flag aria-hidden size={15} className="mt-px shrink-0" />
          )}
          <span>
            {broken && forecast !== null
              ? `Broken: promised for ${formatPlainDay(promise.date, frame)}, forecast ${formatPlainDay(forecast.earlyFinish, frame)}. Move it with whom it was given to, or remove a cause.`
              : `Held: the forecast keeps ${formatPlainDay(promise.date, frame)}.`}
          </span>
        </p>
      )}
      <LikelyFinish task={task.id} promise={promise} />
      <div data-next-step="choose" className="grid grid-cols-2 gap-3">
        <DateField
          label="Promised for"
          value={promise?.date ?? null}
          frame={frame}
          read={read}
          onDate={(date) => {
            if (date === null) {
              setAdding(false)
              return promise === null
                ? succeed(undefined)
                : fieldOutcome(set(null, `Take back the promise of “${task.title}”`))
            }
            const before = promise ?? { to: '', clientFacing: false, costOfDelay: null }
            return fieldOutcome(set({ ...before, date }, `Promise “${task.title}”`))
          }}
        />
        {promise === null ? null : (
          <DraftField
            label="To whom"
            value={promise.to}
            placeholder="a client, a colleague"
            maxLength={200}
            onDraft={(text) =>
              fieldOutcome(set({ ...promise, to: text.trim() }, `Change whom “${task.title}” is promised to`))
            }
          />
        )}
      </div>
      {promise === null ? null : (
        <>
          <DraftField
            label="What a working day late costs"
            value={promise.costOfDelay === null ? '' : String(promise.costOfDelay)}
            placeholder="not said"
            hint="In money. The ledger counts it beside what is tied up."
            onDraft={(text) => {
              const costOfDelay = text.trim() === '' ? null : readAmount(text)
              if (costOfDelay === null && text.trim() !== '') return fail('Write an amount like 500.')
              return fieldOutcome(set({ ...promise, costOfDelay }, `Change what a delay of “${task.title}” costs`))
            }}
          />
          <Checkbox
            label="Client-facing"
            isSelected={promise.clientFacing}
            onChange={(clientFacing) => void set({ ...promise, clientFacing }, `Change the promise of “${task.title}”`)}
          />
        </>
      )}
    </PanelSection>
  )
}, isSamePromise)

function isSamePromise({ task, forecast }: Promised, next: Promised): boolean {
  const [before, after] = [task.promise, next.task.promise]
  return (
    task.id === next.task.id &&
    task.title === next.task.title &&
    before?.date === after?.date &&
    before?.to === after?.to &&
    before?.clientFacing === after?.clientFacing &&
    before?.costOfDelay === after?.costOfDelay &&
    forecast?.promiseBroken === next.forecast?.promiseBroken &&
    (before === null || forecast?.earlyFinish === next.forecast?.earlyFinish)
  )
}
