import type { ReactNode } from 'react'

/** A chapter of the gallery: what these parts are for, in one sentence, and the parts. */
export function Specimens({
  title,
  purpose,
  children
}: {
  readonly title: string
  readonly purpose: string
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <div>
        <h2 className="m-0 text-heading font-semibold">{title}</h2>
        <p className="m-0 text-soft">{purpose}</p>
      </div>
      <div className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5">{children}</div>
    </section>
  )
}

/** A row of one part in several states, under its name. */
export function Specimen({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-4">
      <p className="m-0 w-36 shrink-0 text-xs text-faint">{name}</p>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">{children}</div>
    </div>
  )
}
