import { Eye } from 'lucide-react'

import { useBoard } from '../../state/board-context.ts'
import { readOnlyInWords } from '../../state/read-only.ts'
import { useStore } from '../../state/use-store.ts'

/** Says that the board can only be read here, and why; joining has a page of its own. */
export function ReadOnlyNote() {
  const reason = useStore(useBoard().readOnly)
  if (reason === null || reason === 'joining') return null
  return (
    <section aria-label="What may be done here" className="shrink-0 border-b border-line bg-sunken text-xs text-soft">
      <div role="note" aria-label="Read only" className="flex items-center gap-2 px-4 py-2">
        <Eye aria-hidden size={15} className="shrink-0" />
        <span>{readOnlyInWords(reason)}</span>
      </div>
    </section>
  )
}
