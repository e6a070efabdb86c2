import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'

import { Kbd } from './kbd.tsx'

export type MenuEntry =
  | {
      readonly kind: 'action'
      readonly id: string
      readonly label: string
      readonly icon?: ReactNode
      readonly keys?: string | null
      readonly detail?: string
      readonly danger?: boolean
      readonly checked?: boolean
      readonly run: () => void
    }
  | { readonly kind: 'line'; readonly id: string }

/** A button (the child) with a menu of actions under it. */
export function Menu({
  label,
  entries,
  children
}: {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  readonly children: ReactNode
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover
        placement="bottom start"
        offset={4}
        className="enter-fade max-h-[70vh] min-w-52 overflow-auto rounded-lg bg-raised p-1 shadow-pop"
      >
        <AriaMenu aria-label={label} className="outline-none">
          {entries.map((entry) =>
            entry.kind === 'line' ? (
              <Separator key={entry.id} className="my-1 border-t border-line" />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                onAction={entry.run}
                className={`flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 py-1 outline-none data-[focused]:bg-hover ${entry.danger === true ? 'text-danger' : ''}`}
              >
                {entry.icon}
                <span className="min-w-0 flex-1 truncate">
                  {entry.label}
                  {entry.checked === true ? <span className="text-faint"> (chosen)</span> : null}
                </span>
                {entry.detail === undefined ? null : <span className="tabular text-xs text-faint">{entry.detail}</span>}
                {typeof entry.keys === 'string' ? <Kbd keys={entry.keys} /> : null}
              </MenuItem>
            )
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
