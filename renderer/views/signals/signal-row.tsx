import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { Signal } from '../../../shared/model/signal.ts'
import { stateOfSignal } from '../../../shared/signals/state-of-signal.ts'
import type { SignalState } from '../../../shared/signals/state-of-signal.ts'
import { takeBack } from '../../../shared/signals/take-back.ts'
import { useBoard, useGraph, useMayEdit } from '../../state/board-context.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useWaitingSignals } from '../../state/use-waiting-signals.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import type { PersonWords } from '../../state/use-person-words.ts'
import { Button } from '../../ui/button.tsx'
import { formatDay, formatMoment } from '../../ui/text/format-day.ts'
import type { DateFrame } from '../../ui/text/format-day.ts'

import { sourceWords } from './source-words.ts'
import { changeInWords, factInWords, stateWords } from './signal-words.ts'

/** One signal: what came in, from where, what became of it, and the way back. */
export function SignalRow({ signal }: { readonly signal: Signal }) {
  const session = useBoard()
  const graph = useGraph()
  const mayEdit = useMayEdit()
  const frame = useDateFrame()
  const onIntent = useIntents()
  const title = signal.task === null ? null : (graph.tasks.get(signal.task)?.title ?? null)
  const state = stateOfSignal(signal)
  const words = factInWords(signal, frame, graph.board.minutesPerDay)
  const name = title === null ? signal.subject : `“${title}”`
  const { nameOf } = usePersonWords()
  const isAsked = useWaitingSignals().has(signal.id)
  const goBack = (): void => {
    onIntent(takeBack(graph, signal), `Take back: ${name} ${words}`)
  }
  return (
    <li className="flex flex-col gap-2 border-b border-line py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-48 flex-1">
          <p className="m-0 truncate" title={`${name} ${words}`}>
            <span className="font-medium">{name}</span> {words}
          </p>
          <p className="tabular m-0 truncate text-xs text-faint" title={signal.source}>
            {formatMoment(instantFromMilliseconds(signal.at), frame)} · {sourceWords(signal.source, graph)} ·{' '}
            {becameOf(signal, state, { isAsked, nameOf, frame })}
          </p>
          {state === 'counts'
            ? session.changesOf(signal).map((change) => (
                <p key={change.field} className="m-0 text-xs break-words text-soft">
                  {changeInWords(change, { graph, perDay: graph.board.minutesPerDay, dates: frame })}
                </p>
              ))
            : null}
        </div>
        {mayEdit && state === 'counts' ? (
          <Button size="small" aria-label={`Take back: ${name} ${words}`} onPress={goBack}>
            Take back
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/**
 * [SG10] "declined by Mia Lindqvist today: not agreed with the client". What waits stands among the proposals while there is
 * something to decide. [PR11]
 */
function becameOf(
  { judged, reason }: Signal,
  state: SignalState,
  { isAsked, nameOf, frame }: Pick<PersonWords, 'nameOf'> & { readonly isAsked: boolean; readonly frame: DateFrame }
): string {
  if (state === 'waits') return isAsked ? 'waits for a yes, among the proposals' : 'nothing of it is left to decide'
  const whose = judged === null || state === 'counts' ? '' : ` by ${nameOf(judged.by)} ${formatDay(judged.at, frame)}`
  return `${stateWords[state]}${whose}${reason === '' ? '' : `: ${reason}`}`
}
