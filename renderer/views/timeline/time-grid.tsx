import type { HeaderTicks } from './header-ticks.ts'
import { headerHeight } from './layout.ts'

/** What lies behind the rows: shaded days off, lines of days or weeks, and the line of now. One drawing as big as what is seen and a little more. */
export function TimeGrid({
  shade,
  ticks,
  titles,
  from,
  width,
  height,
  nowX
}: {
  /** Path data of the time nobody works. */
  readonly shade: string
  readonly ticks: HeaderTicks
  readonly titles: number
  /** Left edge and width of what is drawn. */
  readonly from: number
  readonly width: number
  readonly height: number
  readonly nowX: number
}) {
  const lines = (at: readonly number[]) => at.map((x) => `M${Math.round(x) + 0.5} 0V${height}`).join('')
  return (
    <div aria-hidden className="pointer-events-none sticky z-0 h-0" style={{ top: headerHeight }}>
      <svg
        className="absolute top-0"
        width={width}
        height={height}
        viewBox={`${from} 0 ${width} ${height}`}
        style={{ left: titles + from }}
        shapeRendering="crispEdges"
      >
        <path d={shade} className="fill-canvas" />
        <path d={lines(ticks.lines)} className="fill-none stroke-line opacity-60" />
        <path d={lines(ticks.monthLines)} className="fill-none stroke-edge opacity-70" />
        <path d={`M${Math.round(nowX)} 0V${height}`} className="fill-none stroke-accent opacity-80" strokeWidth={1.5} />
      </svg>
    </div>
  )
}
