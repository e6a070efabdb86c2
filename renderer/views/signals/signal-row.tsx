import { useState } from 'react'

import type { TaskId } from '../../../shared/model/ids.ts'
import { parseId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { Signal, SignalVerdict } from '../../../shared/model/signal.ts'
import { settleSignal } from '../../../shared/signals/settle-signal.ts'
import { useBoard, useGraph, useMayEdit } from '../../state/board-context.ts'
import { signalState } from '../../state/signal-state.ts'
import { taskChoices } from '../../state/task-choices.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'
import { TaskChooser } from '../../ui/task-chooser.tsx'
import { formatMoment } from '../../ui/text/format-day.ts'

import { changeInWords, factInWords, stateWords } from './signal-words.ts'

/** One signal: what came in, from where, what became of it, and what a person may decide about it. */
export function SignalRow({
  signal,
  onRefused
}: {
  readonly signal: Signal
  readonly onRefused: (why: string) => void
}) {
  const session = useBoard()
  const graph = useGraph()
  const mayEdit = useMayEdit()
  const frame = useDateFrame()
  const onIntent = useIntents()
  const [isChoosing, setChoosing] = useState(false)
  const title = signal.task === null ? null : (graph.tasks.get(signal.task)?.title ?? null)
  const state = signalState(signal)
  const words = factInWords(signal, frame, graph.board.minutesPerDay)
  const name = title === null ? signal.subject : `“${title}”`
  const decide = (verdict: SignalVerdict | null, label: string, task = session.newId<TaskId>()) => {
    const settled = settleSignal(graph, signal, verdict, task)
    if (settled.ok) onIntent(settled.value, `${label}: ${name} ${words}`)
    else onRefused(settled.failure)
  }
  const decline: Deed = ['Decline', () => decide('declined', 'Decline')]
  const deeds: Readonly<Partial<Record<typeof state, readonly Deed[]>>> = {
    counts: [['Take back', () => decide('takenBack', 'Take back')]],
    waits:
      signal.task === null
        ? [['Which task…', () => setChoosing(!isChoosing)], ['New task', () => decide('accepted', 'New task')], decline]
        : [['Accept', () => decide('accepted', 'Accept')], decline]
  }
  return (
    <li className="flex flex-col gap-2 border-b border-line py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-48 flex-1">
          <p className="m-0 truncate" title={`${name} ${words}`}>
            <span className="font-medium">{name}</span> {words}
          </p>
          <p className="tabular m-0 truncate text-xs text-faint" title={signal.source}>
            {formatMoment(instantFromMilliseconds(signal.at), frame)} · {signal.source.slice(0, 24)} ·{' '}
            {stateWords[state]}
          </p>
          {state === 'counts'
            ? session.changesOf(signal).map((change) => (
                <p key={change.field} className="m-0 text-xs break-words text-soft">
                  {changeInWords(change, { graph, perDay: graph.board.minutesPerDay, dates: frame })}
                </p>
              ))
            : null}
        </div>
        {mayEdit
          ? (deeds[state] ?? []).map(([label, run]) => (
              <Button key={label} size="small" aria-label={`${label}: ${name} ${words}`} onPress={run}>
                {label}
              </Button>
            ))
          : null}
      </div>
      {isChoosing ? (
        <TaskChooser
          label={`The task that ${name} is about`}
          placeholder="Find a task"
          find={(text) => taskChoices(session, text)}
          onChoose={(chosen) => {
            const task = parseId<TaskId>(chosen)
            if (task.ok) decide('accepted', 'Accept', task.value)
          }}
        />
      ) : null}
    </li>
  )
}

type Deed = readonly [label: string, run: () => void]
