import { CircleAlert, CloudCheck, LoaderCircle } from 'lucide-react'

import { useBoard } from '../../state/board-context.ts'
import { useStore } from '../../state/use-store.ts'

/** "Saved" once the disk has acknowledged every edit of this window; never before. */
export function SavingIndicator() {
  const saving = useStore(useBoard().saving)
  const [words, icon, ink] =
    saving.kind === 'saved'
      ? ['Saved', <CloudCheck key="icon" aria-hidden size={15} />, 'text-faint']
      : saving.kind === 'saving'
        ? ['Saving…', <LoaderCircle key="icon" aria-hidden size={15} className="animate-spin" />, 'text-faint']
        : [`Not saved: ${saving.reason}`, <CircleAlert key="icon" aria-hidden size={15} />, 'text-danger']
  return (
    <p
      role="status"
      aria-label="Saving"
      title={words}
      className={`m-0 flex h-8 min-w-[76px] shrink items-center gap-1.5 px-1.5 text-xs ${ink}`}
    >
      {icon}
      <span className="max-w-64 truncate">{words}</span>
    </p>
  )
}
