import { headerHeight } from './layout.ts'
import type { HeaderTicks, Tick } from './header-ticks.ts'

/** The header over the rows: months, and below them weeks or days. Stays while rows scroll. */
export function TimeHeader({
  ticks,
  titles,
  width,
  nowX
}: {
  readonly ticks: HeaderTicks
  /** Width of the column of titles. */
  readonly titles: number
  readonly width: number
  readonly nowX: number
}) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-30 flex bg-canvas"
      style={{ height: headerHeight, width: titles + width }}
    >
      <div
        role="columnheader"
        className="sticky left-0 z-10 flex shrink-0 items-end border-r border-b border-line bg-canvas px-3 pb-1.5 text-xs font-medium text-faint"
        style={{ width: titles }}
      >
        Task
      </div>
      <div role="columnheader" className="relative border-b border-line" style={{ width }}>
        <span className="sr-only">Forecast</span>
        {ticks.months.map((tick) => (
          <div
            key={tick.key}
            aria-hidden
            className="absolute top-0 h-6 border-l border-line"
            style={{ left: tick.x, width: tick.width }}
          >
            <span
              className="sticky inline-block px-2 pt-1.5 text-xs font-semibold whitespace-nowrap text-ink"
              style={{ left: titles }}
            >
              {tick.width > 44 ? tick.text : ''}
            </span>
          </div>
        ))}
        {ticks.parts.map((tick) => (
          <Part key={tick.key} tick={tick} />
        ))}
        <svg aria-hidden width={10} height={6} className="absolute bottom-0 fill-accent" style={{ left: nowX - 5 }}>
          <path d="M0 0H10L5 6Z" />
        </svg>
      </div>
    </div>
  )
}

function Part({ tick: { x, width, text, look } }: { readonly tick: Tick }) {
  const wide = width >= 48
  return (
    <span
      aria-hidden
      className={`tabular absolute top-[27px] flex h-5 items-center text-badge leading-none whitespace-nowrap ${wide ? 'px-2' : 'justify-center'} ${look === 'off' ? 'text-faint' : 'text-soft'}`}
      style={{ left: x, width: wide ? undefined : width }}
    >
      {look === 'today' ? (
        <span className="rounded bg-accent px-1 py-[3px] font-semibold text-accent-ink">{text}</span>
      ) : (
        text
      )}
    </span>
  )
}
