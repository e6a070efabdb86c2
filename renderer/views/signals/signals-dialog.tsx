import { useMemo, useState } from 'react'

import { fail, succeed } from '../../../shared/lib/result.ts'
import { useApp } from '../../state/app-context.ts'
import { useGraphPart } from '../../state/board-context.ts'
import { latestSignals } from '../../state/signal-state.ts'
import { useStore } from '../../state/use-store.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DraftField } from '../../ui/draft-field.tsx'
import { EmptyNote } from '../../ui/empty-note.tsx'
import { countOf } from '../../ui/text/count-of.ts'

import { SignalRow } from './signal-row.tsx'

/** The latest are the ones that anybody asks about. */
const mostShown = 200

/** What came in from git, CI and the command line: from where, what became of it, and the way back. */
export function SignalsDialog({ onClose }: { readonly onClose: () => void }) {
  const signals = useGraphPart('signals')
  const shown = useMemo(() => latestSignals(signals, mostShown), [signals])
  const [refused, setRefused] = useState<string | null>(null)
  return (
    <Dialog title="Signals" isOpen onClose={onClose} width="large">
      {shown.length === 0 ? (
        <EmptyNote title="No signals yet">
          Run “slipstream install-hook” in a repository, and a commit that says “Finishes SLIP-12” finishes it here.
        </EmptyNote>
      ) : (
        <ul aria-label="Signals, the latest first" className="m-0 flex list-none flex-col p-0">
          {shown.map((signal) => (
            <SignalRow key={signal.id} signal={signal} onRefused={setRefused} />
          ))}
        </ul>
      )}
      {signals.size === shown.length ? null : (
        <p className="m-0 mt-3 text-xs text-faint">and {countOf(signals.size - shown.length, 'older one')}</p>
      )}
      {refused === null ? null : (
        <p role="alert" className="m-0 mt-3 text-danger">
          {refused}
        </p>
      )}
      <DoorSettings />
    </Dialog>
  )
}

/** Whether programs of this machine may send signals, and where. */
function DoorSettings() {
  const app = useApp()
  const { on, port } = useStore(app.settings).signals
  return (
    <div className="mt-4 flex items-end gap-6 border-t border-line pt-4">
      <Checkbox
        label="Programs on this machine may send signals"
        isSelected={on}
        onChange={(selected) => app.setSignals({ on: selected, port })}
      />
      {on ? (
        <DraftField
          label="Port"
          value={port === 0 ? 'any' : String(port)}
          onDraft={(text) => {
            const wanted = text.trim() === 'any' || text.trim() === '' ? 0 : Number(text)
            const fits = wanted === 0 || (Number.isInteger(wanted) && wanted >= 1024 && wanted <= 65_535)
            if (!fits) return fail('A number from 1024 to 65535, or “any”.')
            app.setSignals({ on, port: wanted })
            return succeed(undefined)
          }}
        />
      ) : null}
    </div>
  )
}
