import type { ReactNode } from 'react'

/** What to say where there is nothing to show: what would stand here, and how it gets there. */
export function EmptyNote({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-6 text-center">
      <p className="m-0 font-medium text-soft">{title}</p>
      {children === undefined ? null : <p className="m-0 max-w-64 text-xs leading-relaxed text-faint">{children}</p>}
    </div>
  )
}
