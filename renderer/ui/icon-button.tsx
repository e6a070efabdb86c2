import type { ReactNode } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import type { ButtonProps } from 'react-aria-components'

import { Kbd } from './kbd.tsx'

export type IconButtonProps = Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string
  readonly keys?: string | null
  readonly small?: boolean
  readonly children: ReactNode
}

/** A button with an icon on it; says in a tooltip what it does and by which keys. */
export function IconButton({ label, keys = null, small = false, children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Button
        {...rest}
        aria-label={label}
        className={`inline-flex shrink-0 cursor-default items-center justify-center rounded-md text-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-35 disabled:hover:bg-transparent ${small ? 'size-6' : 'size-8'}`}
      >
        {children}
      </Button>
      <Tooltip
        offset={6}
        className="enter-fade flex items-center gap-2 rounded-md bg-raised px-2 py-1 text-xs text-ink shadow-pop"
      >
        {label}
        {keys === null ? null : <Kbd keys={keys} />}
      </Tooltip>
    </TooltipTrigger>
  )
}
