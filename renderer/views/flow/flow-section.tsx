import { useId } from 'react'
import type { ReactNode } from 'react'

/** A part of the flow: what it is, what it comes to in a sentence, and the picture of it. */
export function FlowSection({
  title,
  sentence,
  children
}: {
  readonly title: string
  readonly sentence: string
  readonly children: ReactNode
}) {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="m-0 text-base font-semibold">
        {title}
      </h2>
      <p className="m-0 mt-1 mb-3 max-w-2xl text-soft">{sentence}</p>
      {children}
    </section>
  )
}
