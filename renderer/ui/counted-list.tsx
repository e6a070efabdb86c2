import type { ReactNode } from 'react'

/** A titled list that says how much is in it; `children` are its `<li>`s, or what is said where there are none. */
export function CountedList({
  title,
  count,
  children
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h2 className="m-0 mb-2 flex items-baseline gap-2 text-body font-semibold">
        {title}
        <span className="tabular text-xs font-normal text-faint">{count}</span>
      </h2>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {count === 0 ? children : <ul className="m-0 list-none p-0">{children}</ul>}
      </div>
    </section>
  )
}
