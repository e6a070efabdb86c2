import type { Ledger, Line } from '../debt/ledger.ts'
import type { FlowReport } from '../flow/flow-report.ts'
import { readLeafWork } from '../flow/leaf-work.ts'
import { compareText } from '../lib/compare.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import { isOpenTask } from '../model/is-open-task.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compileCalendar } from '../schedule/compile-calendar.ts'
import type { Schedule, TaskForecast } from '../schedule/schedule.ts'

import { weekBefore } from './week-before.ts'
import type { Balance, ClosedLine, GrownLine, PromiseAtRisk, WaitOnPurpose, WeeklyReview } from './weekly-review.ts'

/** What a review is read from. */
export type ReviewFacts = {
  readonly graph: WorkGraph
  readonly forecasts: Schedule['forecasts']
  readonly ledger: Ledger
  /** As it stood at `weekBefore(ledger.now)`. */
  readonly before: Ledger
  readonly flow: FlowReport
  /** The chance that a task's promise holds, 0 to 1; null while it is not known. */
  readonly chanceOf: (task: Task) => number | null
}

/** [RV4] More than three nobody pays in a sitting. */
const mostPayments = 3

/** [RV5] A promise that one time in five does not hold is worth a word beforehand. */
const safeChance = 0.8

const lineOrder = (a: Line, b: Line): number => a.order - b.order

/** [RV1] What there is to look at this week: pure, and nothing is added up anew. */
export function reviewWeek(facts: ReviewFacts): WeeklyReview {
  const { ledger, before, flow } = facts
  const { now } = ledger
  const since = weekBefore(now)
  const earlier = flow.throughput.slice(0, -1)
  return {
    since,
    now,
    closed: closedLines(facts),
    finished: finishedWithin(facts, since),
    usual: earlier.length === 0 ? 0 : earlier.reduce((sum, count) => sum + count, 0) / earlier.length,
    before: balanceOf(before),
    after: balanceOf(ledger),
    grew: grownLines(ledger, before),
    payments: ledger.lines.slice(0, mostPayments),
    promises: promisesAtRisk(facts, since),
    onPurpose: waitsOnPurpose(facts),
    healthy: ledger.healthy.length,
    contingent: ledger.contingent.toSorted((a, b) => a.chance - b.chance || compareText(a.task, b.task))
  }
}

function balanceOf({ totals: { principal, interest, rate } }: Ledger): Balance {
  return { principal, interest, rate }
}

function keyOf({ code, cause }: Line): string {
  return `${code} ${cause}`
}

function finishedWithin({ graph, ledger: { now } }: ReviewFacts, since: Instant): WeeklyReview['finished'] {
  return [...readLeafWork(graph, now).values()]
    .flatMap(({ task, finish }) => (finish !== null && finish > since ? [{ task, at: toInstant(finish) }] : []))
    .toSorted((a, b) => b.at - a.at || compareText(a.task, b.task))
}

function closedLines({ graph, ledger, before }: ReviewFacts): readonly ClosedLine[] {
  const standing = new Set(ledger.lines.map(keyOf))
  return before.lines
    .filter((line) => !standing.has(keyOf(line)))
    .toSorted((a, b) => b.principal - a.principal || lineOrder(a, b))
    .map((line) => ({ line, ended: endOf(line.task === null ? undefined : graph.tasks.get(line.task)) }))
}

function endOf(task: Task | undefined): ClosedLine['ended'] {
  if (task === undefined || task.actualFinish !== null) return 'closed'
  if (task.writtenOff !== null) return 'writtenOff'
  return task.cancelledAt === null ? 'closed' : 'givenUp'
}

function grownLines(ledger: Ledger, before: Ledger): readonly GrownLine[] {
  const then = new Map(before.lines.map((line) => [keyOf(line), line]))
  return ledger.lines
    .map((line): GrownLine => {
      const old = then.get(keyOf(line))
      return {
        line,
        principal: line.principal - (old?.principal ?? 0),
        interest: line.interest.total - (old?.interest.total ?? 0),
        isNew: old === undefined
      }
    })
    .filter(({ principal, interest }) => principal + interest > 0)
    .toSorted((a, b) => b.principal + b.interest - (a.principal + a.interest) || lineOrder(a.line, b.line))
}

function promisesAtRisk({ graph, forecasts, chanceOf }: ReviewFacts, since: Instant): readonly PromiseAtRisk[] {
  const broke = new Set<TaskId>()
  for (const { at, withdrawn, brokenPromises } of graph.slips.values())
    if (at > since && !withdrawn) for (const task of brokenPromises) broke.add(task)
  const found: PromiseAtRisk[] = []
  for (const task of graph.tasks.values()) {
    const forecast = forecasts.get(task.id)
    if (task.promise === null || forecast === undefined || !isOpen(task, forecast)) continue
    const chance = chanceOf(task)
    const broken = forecast.promiseBroken
    if (!broken && (chance === null || chance >= safeChance)) continue
    found.push({
      task: task.id,
      date: task.promise.date,
      forecast: forecast.earlyFinish,
      broken,
      brokeThisWeek: broken && broke.has(task.id),
      chance
    })
  }
  return found.toSorted(
    (a, b) =>
      Number(b.broken) - Number(a.broken) ||
      (a.broken ? 0 : (a.chance ?? 1) - (b.chance ?? 1)) ||
      a.date - b.date ||
      compareText(a.task, b.task)
  )
}

/** A summary is as open as what is below it, and only the schedule knows. */
function isOpen(task: Task, { state }: TaskForecast): boolean {
  return isOpenTask(task) && state !== 'done' && state !== 'cancelled'
}

const standings: Readonly<Record<WaitOnPurpose['standing'], number>> = { over: 0, overlong: 1, healthy: 2 }

function waitsOnPurpose({ graph, forecasts, ledger: { now } }: ReviewFacts): readonly WaitOnPurpose[] {
  const { board, calendars } = graph
  const time = compileCalendar((board.calendar === null ? undefined : calendars.get(board.calendar)) ?? defaultCalendar)
  const found: WaitOnPurpose[] = []
  for (const task of graph.tasks.values()) {
    const forecast = forecasts.get(task.id)
    if (task.waiting === null || forecast === undefined || !isOpen(task, forecast)) continue
    const { until, reason } = task.waiting
    const float = forecast.floatToPromise?.minutes ?? forecast.totalFloat
    const standing = until <= now ? 'over' : float !== null && time.between(now, until) > float ? 'overlong' : 'healthy'
    found.push({ task: task.id, until, reason, standing })
  }
  return found.toSorted(
    (a, b) => standings[a.standing] - standings[b.standing] || a.until - b.until || compareText(a.task, b.task)
  )
}
