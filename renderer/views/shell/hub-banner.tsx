import { LoaderCircle, TriangleAlert } from 'lucide-react'

import { useApp } from '../../state/app-context.ts'
import { useStore } from '../../state/use-store.ts'

/** Says when the background process is away, and that nothing is lost. */
export function HubBanner() {
  const hub = useStore(useApp().hub)
  if (hub.kind === 'running' || hub.kind === 'starting') return null
  const gaveUp = hub.kind === 'gaveUp'
  return (
    <div
      role="alert"
      aria-label="Background process"
      className={`flex shrink-0 items-center gap-2 border-b border-line px-4 py-2 text-xs ${gaveUp ? 'bg-danger-wash text-danger' : 'bg-blocked-wash text-blocked'}`}
    >
      {gaveUp ? (
        <TriangleAlert aria-hidden size={15} />
      ) : (
        <LoaderCircle aria-hidden size={15} className="animate-spin" />
      )}
      <span>
        {gaveUp
          ? `The background process keeps stopping: ${hub.reason} Your edits are kept in this window. Quit Slipstream and start it again.`
          : 'The background process stopped and is starting again. Go on working: edits are kept in this window until they are saved, and forecasts follow.'}
      </span>
    </div>
  )
}
