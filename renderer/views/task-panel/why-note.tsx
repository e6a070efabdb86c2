import { useState } from 'react'
import { Button } from 'react-aria-components'

import type { ChainStep, TaskEnd } from '../../../shared/schedule/explain-chain.ts'
import type { Explanation } from '../../../shared/schedule/explain-date.ts'
import { useGraph } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useExplanation } from '../../state/use-explanation.ts'
import { formatPlainDay } from '../../ui/text/format-day.ts'

import { TaskLink } from './task-link.tsx'

/** Steps of a longer chain that are shown before anybody asks for all of them. */
const firstSteps = 3

/** Why a date is what it is, in a sentence, and behind it every task that led there, back to the root cause. */
export function WhyNote({ task, end }: TaskEnd) {
  const frame = useDateFrame()
  const [showsAll, setShowsAll] = useState(false)
  const [date, ...behind] = useExplanation({ task, end }, (instant) => formatPlainDay(instant, frame))
  if (date === undefined) return null
  const root = behind.at(-1)
  const hidden = showsAll ? 0 : Math.max(0, behind.length - 1 - firstSteps)
  return (
    <div
      role="note"
      aria-label={`Why it ${end}s then`}
      data-selectable
      className="enter-fade my-1 rounded-md bg-canvas px-3 py-2 leading-relaxed text-soft"
    >
      <p className="m-0">
        <Sentence explanation={date.explanation} />
      </p>
      {root === undefined ? null : (
        <ol
          aria-label="Back to the root cause"
          className="m-0 mt-1.5 list-none border-l-2 border-line p-0 pl-3 text-xs"
        >
          {behind.slice(0, behind.length - 1 - hidden).map((step) => (
            <Step key={`${step.end} ${step.task}`} step={step} asked={task} />
          ))}
          {hidden === 0 ? null : (
            <li className="py-0.5">
              <Button
                onPress={() => setShowsAll(true)}
                className="cursor-default rounded-sm font-medium text-accent-strong hover:underline"
              >
                {hidden === 1 ? 'Show one more step' : `Show ${hidden} more steps`}
              </Button>
            </li>
          )}
          <li className="mt-0.5 font-semibold text-ink">Root cause</li>
          <Step step={root} asked={task} />
        </ol>
      )}
    </div>
  )
}

/** One step: of another task the title comes first. */
function Step({ step, asked }: { readonly step: ChainStep; readonly asked: ChainStep['task'] }) {
  const title = useGraph().tasks.get(step.task)?.title ?? ''
  return (
    <li className="py-0.5">
      {step.task === asked ? null : (
        <>
          <TaskLink task={step.task} title={title} />{' '}
        </>
      )}
      <Sentence explanation={step.explanation} capital={step.task === asked} />
    </li>
  )
}

function Sentence({ explanation, capital = true }: { readonly explanation: Explanation; readonly capital?: boolean }) {
  return (
    <>
      {explanation.parts.map((part, index) =>
        part.kind === 'task' ? (
          <TaskLink key={`${part.task} ${part.text}`} task={part.task} title={part.text} />
        ) : index === 0 && capital ? (
          capitalise(part.text)
        ) : (
          part.text
        )
      )}
      .
    </>
  )
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
