import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'small' | 'medium' | 'large'
  readonly wide?: boolean
  readonly children: ReactNode
}

const looks: Readonly<Record<NonNullable<ButtonProps['look']>, string>> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  plain: 'bg-surface text-ink border border-edge shadow-card hover:bg-hover',
  quiet: 'text-soft hover:bg-hover hover:text-ink',
  danger: 'bg-surface text-danger border border-edge hover:border-danger hover:bg-danger-wash'
}

const sizes: Readonly<Record<NonNullable<ButtonProps['size']>, string>> = {
  small: 'h-6 px-2 gap-1 text-xs rounded-md',
  medium: 'h-8 px-3 gap-1.5 rounded-md',
  large: 'h-10 px-4 gap-2 text-sm rounded-lg'
}

/** A button with words on it. */
export function Button({ look = 'plain', size = 'medium', wide = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={`inline-flex shrink-0 cursor-default items-center justify-center font-medium whitespace-nowrap transition-colors disabled:opacity-45 ${looks[look]} ${sizes[size]} ${wide ? 'w-full' : ''}`}
    >
      {children}
    </AriaButton>
  )
}
