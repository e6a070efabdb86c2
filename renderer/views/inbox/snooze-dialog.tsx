import type { InboxEntry } from '../../../shared/inbox/inbox-item.ts'
import { succeed } from '../../../shared/lib/result.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { UntilForm } from '../wait/until-form.tsx'
import type { UntilWords } from '../wait/until-form.tsx'

/** [IB5] As long as the reason of a mark may be. */
const longestReason = 500

const words: UntilWords = {
  noDay: 'Say until when.',
  noReason: 'Say why, so that you know when it comes back.',
  placeholder: 'What it waits for',
  keep: 'Snooze'
}

/** Asks until when an item is to be out of sight, and why. */
export function SnoozeDialog({
  entry,
  onSnooze,
  onClose
}: {
  readonly entry: InboxEntry
  readonly onSnooze: (until: Instant, reason: string) => void
  readonly onClose: () => void
}) {
  return (
    <Dialog title="Snooze" isOpen onClose={onClose} width="small">
      <div className="flex flex-col gap-4">
        <p className="m-0 break-words text-soft">{entry.title}</p>
        <UntilForm
          words={words}
          longestReason={longestReason}
          onKeep={({ until, reason }) => succeed(onSnooze(until, reason))}
          onClose={onClose}
        />
      </div>
    </Dialog>
  )
}
