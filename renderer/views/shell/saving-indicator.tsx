import { CircleAlert, CloudCheck, LoaderCircle } from 'lucide-react'

import type { ReactNode } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import { useBoard } from '../../state/board-context.ts'
import type { SavingState } from '../../state/saving-state.ts'
import { useStore } from '../../state/use-store.ts'

/** "Saved" once the disk has acknowledged every edit of this window; never before. */
export function SavingIndicator() {
  const saving = useStore(useBoard().saving)
  const [words, icon, ink] = looksOf(saving)
  return (
    <p
      role="status"
      aria-label="Saving"
      title={words}
      className={`m-0 flex h-8 min-w-8 shrink items-center gap-1.5 px-1.5 text-xs ${ink}`}
    >
      {icon}
      <span className={`max-w-64 truncate ${saving.kind === 'notSaved' ? '' : 'max-[1000px]:sr-only'}`}>{words}</span>
    </p>
  )
}

function looksOf(saving: SavingState): readonly [words: string, icon: ReactNode, ink: string] {
  switch (saving.kind) {
    case 'saved':
      return ['Saved', <CloudCheck key="icon" aria-hidden size={15} />, 'text-faint']
    case 'opening':
    case 'saving':
      return [
        saving.kind === 'opening' ? 'Opening…' : 'Saving…',
        <LoaderCircle key="icon" aria-hidden size={15} className="animate-spin" />,
        'text-faint'
      ]
    case 'notSaved':
      return [`Not saved: ${saving.reason}`, <CircleAlert key="icon" aria-hidden size={15} />, 'text-danger']
    default:
      return assertNever(saving)
  }
}
