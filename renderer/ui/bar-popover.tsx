import type { ReactNode } from 'react'
import { Button as AriaButton, DialogTrigger, Popover } from 'react-aria-components'

/** A button of the bar with a list that hangs from it. The content is made when it opens. */
export function BarPopover({
  label,
  title,
  icon,
  children
}: {
  /** What the button is called. */
  readonly label: string
  /** What stands over the list. */
  readonly title: string
  readonly icon: ReactNode
  readonly children: ReactNode
}) {
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={label}
        className="relative inline-flex size-8 shrink-0 cursor-default items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
      >
        {icon}
      </AriaButton>
      {/* The popover itself is the dialog: within another one its buttons for leaving would stand in no landmark. */}
      <Popover
        aria-label={title}
        placement="bottom end"
        offset={4}
        className="enter-fade flex max-h-[70vh] w-[440px] flex-col overflow-hidden rounded-lg bg-raised shadow-pop outline-none"
      >
        <h2 className="m-0 border-b border-line px-4 py-2.5 text-body font-semibold">{title}</h2>
        {children}
      </Popover>
    </DialogTrigger>
  )
}
