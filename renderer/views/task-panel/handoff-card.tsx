import { useState } from 'react'

import type { HandoffFields } from '../../../shared/intents/intent.ts'
import type { Dependency } from '../../../shared/model/dependency.ts'
import type { Handoff } from '../../../shared/model/handoff.ts'
import { useBoard, useGraph } from '../../state/board-context.ts'
import { fieldOutcome } from '../../state/field-outcome.ts'
import { handoffCompleteness } from '../../../shared/model/handoff-completeness.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { usePersonWords } from '../../state/use-person-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { DraftField } from '../../ui/draft-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { formatDay } from '../../ui/text/format-day.ts'

import { WaitedBadge } from './waited-badge.tsx'

const fields: readonly {
  readonly field: Exclude<keyof HandoffFields, 'readBack'>
  readonly label: string
  readonly placeholder: string
}[] = [
  { field: 'why', label: 'Why this started', placeholder: 'What it is for' },
  { field: 'definitionOfDone', label: 'What done looks like', placeholder: 'How one will know' },
  { field: 'stillOwed', label: 'What is still owed', placeholder: 'Open ends, or “nothing”' },
  { field: 'artifacts', label: 'Where things are', placeholder: 'Files, links' }
]

/** One handoff: four fields from the giver, the receiver's read-back as the fifth, and the catch. */
export function HandoffCard({ handoff, link }: { readonly handoff: Handoff; readonly link: Dependency }) {
  const session = useBoard()
  const graph = useGraph()
  const onIntent = useIntents()
  const frame = useDateFrame()
  const [readBack, setReadBack] = useState(handoff.readBack)
  const [error, setError] = useState<string | null>(null)
  const { me, nameOf, inTheNameOf } = usePersonWords()
  const title = graph.tasks.get(link.predecessor)?.title ?? 'a task'
  const complete = handoffCompleteness(handoff)
  const catchIt = () => {
    if (readBack.trim() === '') return setError('Say in your own words what you take over.')
    const outcome = onIntent(
      { type: 'catchHandoff', handoff: handoff.id, readBack: readBack.trim(), at: session.clock() },
      `Catch “${title}”`
    )
    setError(outcome.ok ? null : outcome.failure.message)
  }
  return (
    <section aria-label={`Handoff of ${title}`} className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <header className="flex flex-wrap items-center gap-1.5">
        <p className="m-0 min-w-0 basis-full font-medium">{`${nameOf(handoff.from)} hands “${title}” to ${nameOf(handoff.to)}`}</p>
        <Badge tone={complete === 5 ? 'clear' : 'neutral'}>{`${complete} of 5 said`}</Badge>
        {handoff.caught === null ? (
          handoff.offered === null ? null : (
            <WaitedBadge awaited="handoff" words="Not caught" since={handoff.offered.at} />
          )
        ) : (
          <Badge tone="clear">{`Caught ${formatDay(handoff.caught.at, frame)} by ${nameOf(handoff.caught.by)}`}</Badge>
        )}
      </header>
      {fields.map(({ field, label, placeholder }) => (
        <DraftField
          key={field}
          label={label}
          placeholder={placeholder}
          rows={1}
          value={handoff[field]}
          maxLength={4000}
          onDraft={(text) => {
            const change: Partial<HandoffFields> = { [field]: text.trim() }
            return fieldOutcome(
              onIntent({ type: 'editHandoff', handoff: handoff.id, change }, `Describe the handoff of “${title}”`)
            )
          }}
        />
      ))}
      {handoff.caught === null ? (
        <div
          data-next-step={handoff.offered !== null && handoff.to === me ? 'catch' : undefined}
          className="flex flex-col gap-3"
        >
          <TextField
            label="Read-back: what the receiver takes over"
            value={readBack}
            onChange={(text) => {
              setReadBack(text)
              setError(null)
            }}
            rows={2}
            error={error}
            placeholder="In their own words"
            maxLength={4000}
          />
          <div className="flex flex-wrap justify-between gap-2">
            <Button look="primary" onPress={catchIt}>
              {`Catch this handoff${inTheNameOf(handoff.to)}`}
            </Button>
            <Button
              look="quiet"
              onPress={() =>
                void onIntent({ type: 'withdrawHandoff', handoff: handoff.id }, `Take the handoff of “${title}” back`)
              }
            >
              Take it back
            </Button>
          </div>
        </div>
      ) : (
        <p className="m-0 rounded-md bg-canvas px-3 py-2 text-soft" data-selectable>
          <span className="text-xs text-faint">Read back: </span>
          {handoff.readBack === '' ? 'nothing' : handoff.readBack}
        </p>
      )}
    </section>
  )
}
