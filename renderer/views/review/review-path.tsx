import type { ReviewStep } from './review-steps.ts'

/** The steps of the review in a row: which one is looked at, and a way to each. */
export function ReviewPath({
  steps,
  place,
  onChoose
}: {
  readonly steps: readonly Pick<ReviewStep, 'id' | 'title'>[]
  readonly place: number
  readonly onChoose: (place: number) => void
}) {
  return (
    <nav aria-label="Steps of the review" className="shrink-0 border-b border-line px-4 pt-3 pb-2">
      <ol className="m-0 flex list-none flex-wrap gap-x-1 gap-y-1 p-0">
        {steps.map(({ id, title }, at) => (
          <li key={id}>
            <button
              type="button"
              aria-current={at === place ? 'step' : undefined}
              onClick={() => onChoose(at)}
              className="flex h-7 cursor-default items-center gap-1.5 rounded-md px-2 font-medium text-soft hover:bg-hover hover:text-ink aria-[current]:bg-accent-wash aria-[current]:text-accent-strong"
            >
              <span aria-hidden className="text-xs tabular-nums">
                {at + 1}
              </span>
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
