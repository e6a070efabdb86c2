import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

import { assertNever } from '../../../shared/lib/assert-never.ts'
import { activeBaseline, baselineDates } from '../../../shared/model/baseline-dates.ts'
import { parseId } from '../../../shared/model/ids.ts'
import type { TaskId } from '../../../shared/model/ids.ts'
import { graphLinks } from '../../state/graph-links.ts'

import { useHeat } from '../../state/debt-on-cards.tsx'
import { ArrowLayer } from './arrow-layer.tsx'
import { arrowPaths } from './arrow-paths.ts'
import { BreakDialog } from './break-dialog.tsx'
import { gripRule } from './drag-change.ts'
import { FloatingNote } from './floating-note.tsx'
import { HoverDetails } from './hover-details.tsx'
import { headerHeight, rowHeight, titleWidth } from './layout.ts'
import type { OutlineRow } from '../../state/outline-rows.ts'
import { rowFacts } from './row-facts.ts'
import { rowCommand } from './row-command.ts'
import type { RowCommand } from './row-command.ts'
import { TimeGrid } from './time-grid.tsx'
import { TimeHeader } from './time-header.tsx'
import type { TimelineProps } from './timeline-props.ts'
import { TimelineRow } from './timeline-row.tsx'
import { TimelineToolbar } from './timeline-toolbar.tsx'
import { TrialNote } from './trial-note.tsx'
import { trialWords } from './trial-words.ts'
import { useBarDrag } from './use-bar-drag.ts'
import { useTimeScale } from './use-time-scale.ts'
import { useTrials } from './use-trials.ts'
import { useDrawnDays } from './use-drawn-days.ts'
import { useSideways } from './use-sideways.ts'
import { useViewport } from './use-viewport.ts'
import { useKeptInPlace, useZoom } from './use-zoom.ts'
import { WhyStrip } from './why-strip.tsx'
import { zoomBy } from './zoom.ts'

export type TimelineGridProps = TimelineProps & {
  /** At least one. */
  readonly rows: readonly OutlineRow[]
  readonly onToggle: (task: TaskId) => void
}

/** Rows against time. Only the rows and the days near what is seen are in the page. */
export function TimelineGrid(props: TimelineGridProps) {
  const { graph, schedule, chances, now, timeZone, selected, onSelect, rows, onToggle, mayEdit } = props
  const scroller = useRef<HTMLDivElement>(null)
  const viewport = useViewport(scroller)
  const titles = titleWidth(viewport.width)
  const { zoom, setZoom, keepInPlace } = useZoom(scroller, titles, now)
  const [showsPlan, setShowsPlan] = useState(true)
  const baseline = showsPlan ? activeBaseline(graph) : null
  const planned = baseline === null ? null : baselineDates(graph, baseline.id)
  const scale = useTimeScale({ graph, schedule, planned, now, timeZone, zoom })
  useKeptInPlace(keepInPlace, scale)
  const trials = useTrials(props, scale, zoom)
  const { desk, trial, wish } = trials
  const [active, setActive] = useState<TaskId | null>(null)
  const [hovered, setHovered] = useState<TaskId | null>(null)
  const [refused, setRefused] = useState('')
  // Off until it is asked for: beside every bar it would drown the dates themselves.
  const [isRangeShown, setRangeShown] = useState(false)
  const focusWanted = useRef(false)
  const frame = useMemo(() => ({ timeZone, now }), [timeZone, now])
  const links = graphLinks(graph)
  const rowOf = useMemo(() => new Map(rows.map((row, index) => [row.task, index] as const)), [rows])
  const current = [active, selected].find((task) => task !== null && rowOf.has(task)) ?? rows[0]?.task ?? null
  const currentIndex = current === null ? 0 : (rowOf.get(current) ?? 0)

  // oxlint-disable-next-line react/incompatible-library -- the compiler that it warns of does not run here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
    getItemKey: (index) => rows[index]?.task ?? index,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return shown.includes(currentIndex) ? shown : [...shown, currentIndex].toSorted((a, b) => a - b)
    }
  })
  const items = virtual.getVirtualItems()

  const goTo = useCallback(
    (task: TaskId) => {
      setActive(task)
      const index = rowOf.get(task)
      if (index !== undefined) virtual.scrollToIndex(index, { align: 'auto' })
    },
    [rowOf, virtual]
  )
  const reach = trial?.by === 'keys' && trial.phase.kind === 'trying' && wish !== null ? scale.toX(wish.finish) : null
  const { reveal, showNow } = useSideways(scroller, props, { scale, titles, isMeasured: viewport.width > 0 }, reach)
  const choose = useCallback(
    (task: TaskId) => {
      setActive(task)
      focusWanted.current = true
      onSelect(task)
      reveal(task)
    },
    [onSelect, reveal]
  )
  // A row that was only just drawn can take the focus now.
  useLayoutEffect(() => {
    if (!focusWanted.current || current === null) return
    const element = document.getElementById(`card-${current}`)
    if (element === null) return
    focusWanted.current = false
    element.focus({ preventScroll: true })
  })

  // What the panel or a link chose is looked for here too.
  const shownSelection = useRef(selected)
  useEffect(() => {
    if (shownSelection.current === selected) return
    shownSelection.current = selected
    if (selected === null) return
    goTo(selected)
    reveal(selected)
  }, [selected, goTo, reveal])

  const handlers = useBarDrag(scroller, {
    onDrag: (task, grip, by) => {
      setActive(task)
      setHovered(null)
      trials.drag(task, grip, by)
    },
    onDrop: desk.release,
    onCancel: desk.letGo,
    onClick: choose
  })

  const run = (command: RowCommand, task: TaskId): void => {
    setRefused('')
    switch (command.kind) {
      case 'nudge':
        setRefused(trials.nudge(task, command.grip, command.direction) ?? '')
        return reveal(task)
      case 'toggle':
        return onToggle(task)
      case 'scroll':
        return scroller.current?.scrollBy({ left: command.direction * 120 })
      case 'goTo': {
        const target = rows[command.row]?.task ?? task
        desk.letGo()
        focusWanted.current = true
        goTo(target)
        return reveal(target)
      }
      case 'confirm':
        return trial === null ? choose(task) : desk.release()
      case 'cancel':
        return desk.letGo()
      case 'zoom':
        return setZoom(zoomBy(zoom, command.direction))
      case 'today':
        return showNow()
      default:
        return assertNever(command)
    }
  }
  const bodyHeight = Math.max(0, viewport.height - headerHeight)
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[currentIndex]
    if (row === undefined || event.ctrlKey || event.metaKey || !isOnRow(event.target)) return
    const command = rowCommand(event, {
      row,
      index: currentIndex,
      count: rows.length,
      page: Math.floor(bodyHeight / rowHeight),
      isPoint: graph.tasks.get(row.task)?.kind === 'milestone'
    })
    // Escape that ends nothing here closes the panel.
    if (command === null || (command.kind === 'cancel' && trial === null)) return
    event.preventDefault()
    run(command, row.task)
  }

  const days = useDrawnDays(scale, viewport, bodyHeight, now)
  const firstShown = virtual.range?.startIndex ?? 0
  const lastShown = virtual.range?.endIndex ?? -1
  const heat = useHeat()
  const arrows = useMemo(() => {
    if (schedule === null) return null
    const shown = rows.slice(firstShown, lastShown + 1).map(({ task }) => task)
    return arrowPaths(shown, rowOf, { graph, schedule, links: graphLinks(graph), scale, heat }, selected)
  }, [rows, firstShown, lastShown, rowOf, graph, schedule, scale, heat, selected])

  const slip = trial?.answer?.outcome.ok === true ? trial.answer.outcome.value : null
  const ghosts = useMemo(
    () =>
      new Map(
        slip?.shifts.map(({ task, startAfter, finishAfter }) => [task, { start: startAfter, finish: finishAfter }])
      ),
    [slip]
  )
  const breaking = useMemo(() => new Set(slip?.brokenPromises), [slip])
  const trialRow = trial === null ? undefined : rowOf.get(trial.task)

  return (
    <>
      <TimelineToolbar
        {...props}
        zoom={zoom}
        onZoom={setZoom}
        onToday={showNow}
        isRangeShown={isRangeShown}
        onShowRange={setRangeShown}
        isShown={showsPlan}
        onShow={setShowsPlan}
      />
      <p id="timeline-keys" hidden>
        Up and down move between tasks, Enter opens, Alt with left and right makes work shorter or longer by a day, with
        Shift too it moves it; Enter then applies and Escape lets go. Plus and minus zoom, T shows today.
      </p>
      <p role="status" className="sr-only">
        {refused === '' ? trialWords(trial, graph) : refused}
      </p>
      <div
        ref={scroller}
        role="treegrid"
        tabIndex={-1}
        aria-label="Forecast of tasks along time"
        aria-rowcount={rows.length + 1}
        aria-colcount={2}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          if (
            trial?.by === 'keys' &&
            trial.phase.kind === 'trying' &&
            !event.currentTarget.contains(event.relatedTarget)
          )
            desk.letGo()
        }}
        onPointerOver={(event) => setHovered(barUnder(event.target))}
        onPointerLeave={() => setHovered(null)}
        className="relative isolate min-h-0 flex-1 overflow-auto overscroll-none [&::-webkit-scrollbar-corner]:bg-transparent border-t border-line bg-surface"
      >
        <div
          className="relative"
          style={{ width: titles + scale.width, height: Math.max(virtual.getTotalSize(), viewport.height) }}
        >
          <TimeHeader ticks={days.ticks} titles={titles} width={scale.width} nowX={scale.toX(now)} />
          <TimeGrid {...days} titles={titles} height={bodyHeight} nowX={scale.toX(now)} />
          {/* The column of titles goes on below the last row. */}
          <div
            aria-hidden
            className="pointer-events-none sticky left-0 h-0"
            style={{ top: headerHeight, width: titles }}
          >
            <div className="border-r border-line bg-surface" style={{ height: bodyHeight }} />
          </div>
          {arrows === null ? null : <ArrowLayer {...arrows} left={titles} top={headerHeight} />}
          {items.map((item) => {
            const row = rows[item.index]
            const task = row === undefined ? undefined : graph.tasks.get(row.task)
            if (row === undefined || task === undefined) return null
            const forecast = schedule?.forecasts.get(task.id) ?? null
            const agreed = planned?.get(task.id) ?? null
            const preview = { ghost: ghosts.get(task.id) ?? null, wouldBreak: breaking.has(task.id) }
            return (
              <TimelineRow
                key={item.key}
                row={row}
                index={item.index}
                top={item.start}
                titles={titles}
                scale={scale}
                task={task}
                forecast={forecast}
                {...rowFacts(task, forecast, graph, links, frame, {
                  ...preview,
                  chances: chances.get(task.id) ?? null,
                  isRangeShown
                })}
                {...preview}
                planned={agreed}
                canStretch={forecast !== null && gripRule(task, forecast, 'end', mayEdit).allowed}
                canMove={forecast !== null && gripRule(task, forecast, 'body', mayEdit).allowed}
                isActive={task.id === current}
                isSelected={task.id === selected}
                wish={trial?.task === task.id ? wish : null}
                handlers={handlers}
                onChoose={choose}
                onToggle={onToggle}
                onFocusRow={setActive}
              />
            )
          })}
          {trial === null || wish === null || trialRow === undefined || trial.phase.kind === 'settling' ? (
            <HoverDetails
              task={trial === null ? hovered : null}
              rowOf={rowOf}
              scroller={scroller}
              titles={titles}
              scale={scale}
              frame={frame}
              graph={graph}
              schedule={schedule}
              chances={chances}
              mayEdit={mayEdit}
            />
          ) : (
            <FloatingNote
              scroller={scroller}
              titles={titles}
              x={scale.toX(wish.finish) + 8}
              top={headerHeight + trialRow * rowHeight}
            >
              <TrialNote trial={trial} graph={graph} />
            </FloatingNote>
          )}
        </div>
      </div>
      <WhyStrip task={current} graph={graph} schedule={schedule} frame={frame} refused={refused} onSelect={onSelect} />
      {trial?.phase.kind === 'asking' ? (
        <BreakDialog trial={trial} graph={graph} onApply={desk.apply} onLetGo={desk.letGo} />
      ) : null}
    </>
  )
}

function isOnRow(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.dataset['row'] !== undefined || target.dataset['bar'] !== undefined || target.role === 'treegrid'
}

function barUnder(target: EventTarget): TaskId | null {
  const bar = target instanceof Element ? target.closest<HTMLElement>('[data-bar]') : null
  const id = parseId<TaskId>(bar?.dataset['bar'])
  return id.ok ? id.value : null
}
