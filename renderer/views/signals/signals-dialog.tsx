import { useMemo } from 'react'

import { useGraphPart } from '../../state/board-context.ts'
import { latestSignals } from '../../state/latest-signals.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'
import { countOf } from '../../ui/text/count-of.ts'

import { CalendarSettings } from './calendar-settings.tsx'
import { DoorSettings } from './door-settings.tsx'
import { FolderSettings } from './folder-settings.tsx'
import { SignalRow } from './signal-row.tsx'

/** The latest are the ones that anybody asks about. */
const mostShown = 200

/** What came in from git, CI and the command line: from where, what became of it, and the way back. */
export function SignalsDialog({
  onClose,
  onImport
}: {
  readonly onClose: () => void
  /** The person looks at a file of the watched folder. */
  readonly onImport: (file: File) => void
}) {
  const signals = useGraphPart('signals')
  const shown = useMemo(() => latestSignals(signals, mostShown), [signals])
  return (
    <Dialog title="Signals" isOpen onClose={onClose} width="large">
      {shown.length === 0 ? (
        <EmptyNote title="No signals yet">
          Run “slipstream install-hook” in a repository, and a commit that says “Finishes SLIP-12” finishes it here.
        </EmptyNote>
      ) : (
        <ul aria-label="Signals, the latest first" className="m-0 flex list-none flex-col p-0">
          {shown.map((signal) => (
            <SignalRow key={signal.id} signal={signal} />
          ))}
        </ul>
      )}
      {signals.size === shown.length ? null : (
        <p className="m-0 mt-3 text-xs text-faint">and {countOf(signals.size - shown.length, 'older one')}</p>
      )}
      <DoorSettings />
      <CalendarSettings />
      <FolderSettings onImport={onImport} />
    </Dialog>
  )
}
