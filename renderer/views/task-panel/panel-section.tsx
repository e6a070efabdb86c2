import type { ReactNode } from 'react'

/** A titled stretch of the panel. */
export function PanelSection({
  title,
  aside,
  children
}: {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-2.5 border-t border-line px-5 py-4">
      <header className="flex min-h-6 items-center justify-between gap-2">
        <h2 className="m-0 text-xs font-semibold text-soft">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
