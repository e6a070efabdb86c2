import { AlarmClock, Check, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'

import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import type { BoardId } from '../../../shared/model/ids.ts'
import type { InboxDeeds } from '../../state/inbox-deeds.ts'
import { useDateFrame } from '../../state/use-date-frame.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { formatDay, formatMoment } from '../../ui/text/format-day.ts'

import { stepWords } from './step-words.ts'

/** One item: what it is, why, since when, and the next step. */
export function InboxRow({
  entry,
  here,
  mayEdit,
  deeds,
  onFinish,
  onSnooze,
  onKey
}: {
  readonly entry: InboxEntry
  /** The open board; null where none is. */
  readonly here: BoardId | null
  readonly mayEdit: boolean
  readonly deeds: InboxDeeds
  readonly onFinish: (entry: InboxEntry) => void
  readonly onSnooze: (entry: InboxEntry) => void
  readonly onKey: (entry: InboxEntry, event: KeyboardEvent) => void
}) {
  const frame = useDateFrame()
  const [isOpen, setOpen] = useState(false)
  const details = useId()
  const { key, title, body, since, board, boardTitle, mark } = entry
  const step = stepWords(entry, here, mayEdit)
  const isUnread = mark === null
  const facts = [
    board === here ? null : boardTitle,
    body === '' ? null : body,
    since === null ? null : formatMoment(since, frame),
    mark?.state === 'snoozed' ? `until ${formatDay(mark.until, frame)}: ${mark.reason}` : null
  ].filter((fact) => fact !== null)
  const unfold = (open: boolean) => {
    setOpen(open)
    deeds.see(entry)
  }
  /** Whether it was one of the keys that do. */
  const unfoldByKey = ({ key: pressed }: KeyboardEvent): boolean => {
    if (entry.details.length === 0 || (pressed !== 'ArrowRight' && pressed !== 'ArrowLeft')) return false
    unfold(pressed === 'ArrowRight')
    return true
  }
  return (
    <li className="flex items-start gap-2 border-t border-line px-3 py-2 first:border-t-0 focus-within:bg-hover">
      <span
        aria-hidden
        className={`mt-[7px] size-2 shrink-0 rounded-full ${isUnread ? 'bg-accent' : 'bg-transparent'}`}
      />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          data-inbox-row={key}
          onClick={() => deeds.open(entry)}
          onKeyDown={(event) => (unfoldByKey(event) ? event.preventDefault() : onKey(entry, event))}
          className="block w-full cursor-default rounded text-left"
        >
          <span className={`block break-words ${isUnread ? 'font-semibold' : ''}`}>{title}</span>
          {isUnread ? <span className="sr-only">, unread</span> : null}
        </button>
        <p className="tabular m-0 mt-0.5 text-xs break-words text-soft">{facts.join(' · ')}</p>
        {entry.details.length === 0 ? null : (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={details}
            onClick={() => unfold(!isOpen)}
            className="mt-1 flex cursor-default items-center gap-1 rounded text-xs text-soft hover:text-ink"
          >
            <ChevronRight aria-hidden size={13} className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
            What moved
          </button>
        )}
        {isOpen ? (
          <ul id={details} className="tabular m-0 mt-1 list-none p-0 pl-4 text-xs text-soft">
            {entry.details.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center gap-0.5">
        {step === null ? null : (
          <Button size="small" onPress={() => deeds.act(entry)}>
            {step}
          </Button>
        )}
        <IconButton label={`Snooze: ${title}`} keys="S" small onPress={() => onSnooze(entry)}>
          <AlarmClock aria-hidden size={14} />
        </IconButton>
        <IconButton label={`Done: ${title}`} keys="E" small onPress={() => onFinish(entry)}>
          <Check aria-hidden size={14} />
        </IconButton>
      </div>
    </li>
  )
}
