import type { TaskId } from '../../../shared/model/ids.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { Signal, SignalVerdict } from '../../../shared/model/signal.ts'
import { settleSignal } from '../../../shared/signals/settle-signal.ts'
import { useBoard, useGraph, useMayEdit } from '../../state/board-context.ts'
import { signalState } from '../../state/signal-state.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { Button } from '../../ui/button.tsx'
import { formatMoment } from '../../ui/text/format-day.ts'

import { factInWords, stateWords } from './signal-words.ts'

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
  const title = signal.task === null ? null : (graph.tasks.get(signal.task)?.title ?? null)
  const state = signalState(signal)
  const words = factInWords(signal, frame, graph.board.minutesPerDay)
  const name = title === null ? signal.subject : `“${title}”`
  const decide = (verdict: SignalVerdict | null, label: string) => {
    const settled = settleSignal(graph, signal, verdict, session.newId<TaskId>())
    if (settled.ok) onIntent(settled.value, `${label}: ${name} ${words}`)
    else onRefused(settled.failure)
  }
  const decisions: readonly (readonly [label: string, verdict: SignalVerdict | null])[] =
    state === 'counts'
      ? [['Take back', 'takenBack']]
      : state === 'waits'
        ? [
            ['Accept', 'accepted'],
            ['Decline', 'declined']
          ]
        : []
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="m-0 truncate" title={`${name} ${words}`}>
          <span className="font-medium">{name}</span> {words}
        </p>
        <p className="tabular m-0 truncate text-xs text-faint" title={signal.source}>
          {formatMoment(instantFromMilliseconds(signal.at), frame)} · {signal.source.slice(0, 24)} · {stateWords[state]}
        </p>
      </div>
      {mayEdit
        ? decisions.map(([label, verdict]) => (
            <Button
              key={label}
              size="small"
              aria-label={`${label}: ${name} ${words}`}
              onPress={() => decide(verdict, label)}
            >
              {label}
            </Button>
          ))
        : null}
    </li>
  )
}
