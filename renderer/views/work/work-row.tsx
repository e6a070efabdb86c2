import type { KeyboardEvent, ReactNode } from 'react'

import type { StateName } from '../../ui/state-badge.tsx'
import { stateLooks } from '../../ui/state-badge.tsx'

/** One thing of mine: where it stands, what it is, what is to be known of it, and what can be done to it here. */
export function WorkRow({
  id,
  state,
  title,
  facts,
  action,
  onOpen,
  onKey
}: {
  readonly id: string
  readonly state: StateName
  readonly title: string
  readonly facts: readonly (string | null)[]
  readonly action?: ReactNode
  readonly onOpen: () => void
  readonly onKey: (event: KeyboardEvent) => void
}) {
  const { icon: Icon, ink, word } = stateLooks[state]
  return (
    <li className="flex items-start gap-3 border-t border-line px-3 py-2 first:border-t-0 focus-within:bg-hover">
      <Icon role="img" aria-label={word} size={15} className={`mt-[3px] shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          data-work-row={id}
          onClick={onOpen}
          onKeyDown={onKey}
          className="block w-full cursor-default rounded text-left break-words"
        >
          {title}
        </button>
        <p className="tabular m-0 mt-0.5 text-xs break-words text-soft">
          {facts.filter((fact) => fact !== null).join(' · ')}
        </p>
      </div>
      {action === undefined ? null : <div className="shrink-0">{action}</div>}
    </li>
  )
}
