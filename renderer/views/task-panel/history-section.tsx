import { ChevronRight, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import type { HistoryEntry } from '../../../shared/ipc/history-entry.ts'
import { listOfField } from '../../../shared/intents/elements.ts'
import { parseIntent } from '../../../shared/intents/parse-intent.ts'
import { readJson } from '../../../shared/intents/read-json.ts'
import { sameJson } from '../../../shared/intents/same-json.ts'
import { instantFromMilliseconds } from '../../../shared/model/instant.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { Task } from '../../../shared/model/task.ts'
import { useGraph, useMinutesPerDay } from '../../state/board-context.ts'
import { nameOfField } from '../../state/name-of-field.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { useIntents } from '../../state/use-intents.ts'
import { useTaskHistory } from '../../state/use-task-history.ts'
import { Button } from '../../ui/button.tsx'
import { countOf } from '../../ui/text/count-of.ts'
import { formatMoment } from '../../ui/text/format-day.ts'

import { PanelSection } from './panel-section.tsx'
import { isTaskField, valueWords } from './value-words.ts'
import type { ValueFrame } from './value-words.ts'

/** Who changed what and when, and a way back to each value. Read from the log, so only when it is asked for. */
export function HistorySection({ task }: { readonly task: Task }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <PanelSection title="History">
      <AriaButton
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
        className="flex h-6 w-fit cursor-default items-center gap-0.5 rounded-md px-1 text-xs font-medium text-accent-strong hover:bg-hover"
      >
        {isOpen ? 'Hide who changed what' : 'Show who changed what'}
        <ChevronRight aria-hidden size={13} className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
      </AriaButton>
      {isOpen ? <Entries task={task} /> : null}
    </PanelSection>
  )
}

function Entries({ task }: { readonly task: Task }) {
  const reading = useTaskHistory(task)
  if (reading.kind === 'reading') return <p className="m-0 text-xs text-faint">Reading the log…</p>
  if (reading.kind === 'failed') {
    return (
      <p role="alert" className="m-0 text-xs text-danger">
        {reading.message}
      </p>
    )
  }
  const { entries, older } = reading.history
  return (
    <>
      <ol aria-label="Changes, the latest first" className="m-0 flex list-none flex-col gap-2 p-0">
        {entries.map((entry, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- entries are values without ids; the list is made anew as a whole
          <Entry key={place} task={task} entry={entry} />
        ))}
      </ol>
      {older === 0 ? null : (
        <Button look="quiet" size="small" onPress={reading.more}>
          Show {countOf(older, 'older change')}
        </Button>
      )}
    </>
  )
}

function Entry({ task, entry }: { readonly task: Task; readonly entry: HistoryEntry }) {
  const graph = useGraph()
  const perDay = useMinutesPerDay()
  const dates = useDateFrame()
  const onIntent = useIntents()
  const frame: ValueFrame = { graph, perDay, dates }
  const { field, after, overwrittenUnseen } = entry
  const who = (by: PersonId | null) => (by === null ? 'Somebody' : (graph.people.get(by)?.name ?? 'Somebody'))
  const when = (at: number) => formatMoment(instantFromMilliseconds(at), dates)
  const restore = () => {
    const intent = parseIntent({ type: 'editTask', task: task.id, change: { [field]: after } })
    if (intent.ok) onIntent(intent.value, `Restore ${nameOfField(field)} of “${task.title}”`)
  }
  const words = isTaskField(field) ? valueWords(field, after, frame) : ''
  return (
    <li className="flex items-start gap-2 text-xs">
      <div className="min-w-0 flex-1" data-selectable>
        <p className="tabular m-0 text-faint">{when(entry.at)}</p>
        <p className="m-0 break-words">
          <span className="font-medium">{who(entry.by)}</span> {deedWords(entry, frame)}
        </p>
        {overwrittenUnseen !== null && isTaskField(field) ? (
          <p className="m-0 text-waiting">
            {`Overwritten by ${who(overwrittenUnseen.by)}’s ${valueWords(field, overwrittenUnseen.value, frame)} (${when(overwrittenUnseen.at)}): both decided without knowing of each other.`}
          </p>
        ) : null}
      </div>
      {isTaskField(field) && !sameJson(readJson(task[field]) ?? null, after) ? (
        <Button look="quiet" size="small" aria-label={`Restore ${nameOfField(field)}: ${words}`} onPress={restore}>
          <RotateCcw aria-hidden size={12} />
          Restore
        </Button>
      ) : null}
    </li>
  )
}

/** What somebody did, behind their name: "changed the estimate: 3d → 5d". */
function deedWords({ kind, field, before, after }: HistoryEntry, frame: ValueFrame): string {
  if (listOfField(field) !== null)
    return typeof after === 'string'
      ? `added the reference ${after}`
      : `took the reference ${typeof before === 'string' ? before : ''} away`
  if (!isTaskField(field)) return after === null ? 'brought it back' : 'deleted it'
  const name = nameOfField(field)
  const [from, to] = [before, after].map((value) => valueWords(field, value, frame))
  switch (kind) {
    case 'created':
      return field === 'title' ? `created it as ${to ?? ''}` : `created it with ${name}: ${to ?? ''}`
    case 'edited':
      return `changed ${name}: ${from ?? ''} → ${to ?? ''}`
    case 'tookBack':
      return `put ${name} back: ${from ?? ''} → ${to ?? ''}`
  }
}
