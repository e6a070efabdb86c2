import { ArrowLeft, ArrowRight, Copy, Printer } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'

import { computeFlow } from '../../../shared/flow/compute-flow.ts'
import type { WeekOfLedgers } from '../../../shared/ipc/hub-to-window.ts'
import type { NudgeId } from '../../../shared/model/ids.ts'
import { reviewWeek } from '../../../shared/review/review-week.ts'
import type { WeeklyReview } from '../../../shared/review/weekly-review.ts'
import { useApp } from '../../state/app-context.ts'
import { useBoard, useChances, useGraph, useSchedule } from '../../state/board-context.ts'
import { chanceToHold } from '../../state/shown-chances.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { useReading } from '../../state/use-reading.ts'
import { Button } from '../../ui/button.tsx'
import { formatPlainDay } from '../../ui/text/format-day.ts'
import { lineWays } from '../ledger/line-ways.ts'

import { copyText } from '../../ui/copy-text.ts'
import { ReviewPath } from './review-path.tsx'
import { reviewMarkdown } from './review-markdown.ts'
import { reviewSteps } from './review-steps.ts'
import { ReviewSheet } from './review-sheet.tsx'
import { ReviewStepView } from './review-step-view.tsx'
import { useStepKeys } from './use-step-keys.ts'

/** [RV9] The week of the open board, one step at a time. */
export function ReviewView() {
  const reading = useReading(useBoard().weekOfLedgers)
  switch (reading.kind) {
    case 'reading':
      return (
        <p role="status" className="m-0 p-4 text-soft">
          Comparing this week with the last …
        </p>
      )
    case 'failed':
      return (
        <p role="alert" className="m-0 p-4 text-danger">
          {reading.message}
        </p>
      )
    case 'read':
      return <ReviewPage week={reading.value} />
  }
}

function ReviewPage({ week }: { readonly week: WeekOfLedgers }) {
  const review = useWeeklyReview(week)
  const graph = useGraph()
  const session = useBoard()
  const frame = useDateFrame()
  const { nameOf } = usePersonWords()
  const [place, setPlace] = useState(0)
  const [said, setSaid] = useState('')
  const [onPaper, setOnPaper] = useState(false)
  const app = useApp()
  const steps = reviewSteps(review, {
    taskOf: (task) => graph.tasks.get(task),
    nameOf,
    day: (instant) => formatPlainDay(instant, frame),
    waysOf: (line) =>
      lineWays(line, graph, session.clock(), () => session.newId<NudgeId>()).map(({ words }) =>
        words.replace(/ …$/, '')
      )
  })
  const last = steps.length - 1
  const go = (by: number): void => setPlace((at) => Math.min(last, Math.max(0, at + by)))
  const area = useStepKeys(go)
  const step = steps[Math.min(place, last)]
  if (step === undefined) return null
  const title = `Weekly review of ${graph.board.title}, ${formatPlainDay(review.now, frame)}`
  const print = async (): Promise<void> => {
    // Main prints what stands there by then.
    flushSync(() => setOnPaper(true))
    try {
      const name = await app.printPage(title)
      setSaid(name === null ? '' : `Printed to ${name}.`)
    } catch (error) {
      setSaid(error instanceof Error ? error.message : 'It could not be printed.')
    }
    setOnPaper(false)
  }
  return (
    <section ref={area} aria-label="Weekly review" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      <ReviewPath steps={steps} place={place} onChoose={setPlace} />
      <div key={step.id} className="min-h-0 flex-1 overflow-y-auto">
        <ReviewStepView step={step} payments={step.id === 'payments' ? review.payments : null} />
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-4 py-2.5">
        <Button isDisabled={place === 0} onPress={() => go(-1)}>
          <ArrowLeft aria-hidden size={14} />
          Back
        </Button>
        {place === last ? (
          <Button look="primary" onPress={() => session.showView('board')}>
            Done
          </Button>
        ) : (
          <Button look="primary" onPress={() => go(1)}>
            Next
            <ArrowRight aria-hidden size={14} />
          </Button>
        )}
        <p role="status" className="m-0 min-w-0 flex-1 truncate text-xs text-soft">
          {said}
        </p>
        <Button
          look="quiet"
          onPress={() => {
            const copied = copyText(reviewMarkdown(title, steps))
            setSaid(copied ? 'The review is on the clipboard.' : 'The clipboard did not take it.')
          }}
        >
          <Copy aria-hidden size={14} />
          Copy as Markdown
        </Button>
        <Button look="quiet" isDisabled={onPaper} onPress={() => void print()}>
          <Printer aria-hidden size={14} />
          Print to PDF…
        </Button>
      </footer>
      {onPaper ? <ReviewSheet heading={title} steps={steps} /> : null}
    </section>
  )
}

/** [RV1] From what the hub says of two moments, and what the page holds. */
function useWeeklyReview({ ledger, before }: WeekOfLedgers): WeeklyReview {
  const graph = useDeferredValue(useGraph())
  const forecasts = useSchedule()?.forecasts
  const chances = useChances()
  const flow = useMemo(() => computeFlow(graph, ledger.now), [graph, ledger.now])
  return useMemo(
    () =>
      reviewWeek({
        graph,
        forecasts: forecasts ?? new Map(),
        ledger,
        before,
        flow,
        chanceOf: ({ id, promise }) => chanceToHold(chances.of.get(id) ?? null, promise)
      }),
    [graph, forecasts, ledger, before, flow, chances]
  )
}
