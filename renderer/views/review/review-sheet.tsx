import { createPortal } from 'react-dom'

import type { ReviewGroup, ReviewStep } from './review-steps.ts'
import { splitRows } from './split-rows.ts'

/** [RV12] All steps for paper, and in no window: beside the page, which is not printed while it stands there. */
export function ReviewSheet({ heading, steps }: { readonly heading: string; readonly steps: readonly ReviewStep[] }) {
  return createPortal(
    <article data-print-pages>
      <h1>{heading}</h1>
      {steps.map(({ id, title, sentence, groups }) => (
        <section key={id}>
          <h2>{title}</h2>
          <p>{sentence}</p>
          {groups.map((group) => (
            <SheetGroup key={group.label} group={group} alone={groups.length === 1} />
          ))}
        </section>
      ))}
    </article>,
    document.body
  )
}

function SheetGroup({ group, alone }: { readonly group: ReviewGroup; readonly alone: boolean }) {
  const { shown, more } = splitRows(group.rows)
  return (
    <>
      {alone ? null : <h3>{group.label}</h3>}
      {shown.length === 0 ? (
        <p>{group.empty}</p>
      ) : (
        <ul>
          {shown.map(({ key, title, words }) => (
            <li key={key}>
              <strong>{title}</strong>
              <br />
              {words}
            </li>
          ))}
          {more === 0 ? null : <li>{`${more} more.`}</li>}
        </ul>
      )}
    </>
  )
}
