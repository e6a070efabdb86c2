import { useCallback, useEffect, useRef } from 'react'

import type { Line } from '../../../shared/debt/ledger.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { useGraphPart, useSelection } from '../../state/board-context.ts'
import { Button } from '../../ui/button.tsx'
import { LedgerLine } from '../ledger/ledger-line.tsx'

import type { ReviewGroup, ReviewStep } from './review-steps.ts'
import { splitRows } from './split-rows.ts'

/** [RV9] [RV10] One step, made anew for each: its heading, a sentence, and its rows; payments are the lines themselves, with their ways out. */
export function ReviewStepView({
  step,
  payments
}: {
  readonly step: ReviewStep
  readonly payments: readonly Line[] | null
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  // It takes the focus, so that a screen reader tells the step, and the arrows go on from there.
  useEffect(() => heading.current?.focus(), [])
  const tasks = useGraphPart('tasks')
  const titleOf = useCallback((task: TaskId) => tasks.get(task)?.title ?? 'a task that is gone', [tasks])
  return (
    <div className="mx-auto max-w-4xl px-4 py-6">
      <h2 ref={heading} tabIndex={-1} className="m-0 text-xl font-semibold outline-none">
        {step.title}
      </h2>
      <p className="m-0 mt-1 max-w-2xl text-soft">{step.sentence}</p>
      {payments !== null && payments.length > 0 ? (
        <ol aria-label="The best payments" className="m-0 mt-4 list-none border-t border-edge p-0">
          {payments.map((line) => (
            <LedgerLine key={`${line.code}-${line.cause}`} line={line} titleOf={titleOf} />
          ))}
        </ol>
      ) : (
        step.groups.map((group) => <Group key={group.label} group={group} alone={step.groups.length === 1} />)
      )}
    </div>
  )
}

function Group({ group, alone }: { readonly group: ReviewGroup; readonly alone: boolean }) {
  const { select } = useSelection()
  const { shown, more } = splitRows(group.rows)
  return (
    <section aria-label={group.label} className="mt-5">
      {alone ? null : <h3 className="m-0 mb-1 text-xs font-semibold text-soft">{group.label}</h3>}
      {shown.length === 0 ? (
        <p className="m-0 border-t border-edge pt-2 text-faint">{group.empty}</p>
      ) : (
        <ul aria-label={group.label} className="m-0 list-none border-t border-edge p-0">
          {shown.map(({ key, task, title, words, isGrave }) => (
            <li key={key} className="flex items-start gap-3 border-b border-line py-2">
              <div className="min-w-0 flex-1">
                <p className="m-0 font-medium break-words">{title}</p>
                <p className={`m-0 mt-0.5 text-xs break-words ${isGrave ? 'text-danger' : 'text-soft'}`}>{words}</p>
              </div>
              {task === null ? null : (
                <Button size="small" look="quiet" aria-label={`Open ${title}`} onPress={() => select(task)}>
                  Open
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {more === 0 ? null : <p className="m-0 mt-2 text-xs text-faint">{`${more} more.`}</p>}
    </section>
  )
}
