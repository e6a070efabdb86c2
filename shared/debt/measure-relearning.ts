import { handoffCompleteness } from '../model/handoff-completeness.ts'
import type { TaskId } from '../model/ids.ts'
import { phases } from '../schedule/facts.ts'

import type { ClosedLine, Past } from './closed-lines.ts'
import { halving } from './halving.ts'
import { investedHours } from './invested.ts'
import { fewestClosed, measured } from './measure.ts'
import type { Measure } from './measure.ts'

/** Half-lives that are tried, in working days, the default first; each √2 from the next, for finer ones are noise. */
const halfLives = [20, 14, 28, 10, 40, 7, 57, 5, 80] as const

/** Work that was picked up late: its hours beyond its estimate, and for each half-life what would have to be learned again if all of it had to be (D17 without β). */
type PickedUp = { readonly lost: readonly number[]; readonly beyond: number }

/** [D33] What a team's past says of β and of τ. */
export type Relearning = { readonly share: Measure; readonly halfLife: Measure }

/**
 * [D33] How much had to be learned again: what work that was begun or caught past its grace took beyond its estimate (as the
 * team estimates otherwise), against the hours that lay before it. β is the least squares fit of D17 for each τ, and τ the
 * one that leaves the least; the default of both that leave the same.
 */
export function measureRelearning(
  { plan, flow, time, now }: Past,
  closed: readonly ClosedLine[],
  logged: ReadonlyMap<TaskId, number>,
  handoffLoss: number
): Relearning | null {
  const { facts } = plan
  const { tasks, ties, holds, holding, next, handoffs, startedAt, freeAt } = flow
  const finishedMinutes = (task: number): number | null => {
    const { kind, estimate, id } = facts.tasks[task] ?? {}
    if (id === undefined || kind !== 'task' || facts.phase[task] !== phases.finished || !((estimate ?? 0) > 0))
      return null
    return logged.get(id) ?? null
  }

  /** By task: since when it could have been picked up. */
  const since = new Map<number, number>()
  const note = (task: number, instant: number): void => {
    if (finishedMinutes(task) !== null) since.set(task, Math.min(since.get(task) ?? Infinity, instant))
  }
  for (const line of closed) {
    if (line.code === 'R') note(line.node, line.since)
    if (line.code !== 'H') continue
    for (let at = holding.first[line.node] ?? 0; at < (holding.first[line.node + 1] ?? 0); at += 1) {
      const behind = ties.to[holding.list[at] ?? 0] ?? 0
      if (behind < tasks && freeAt[behind] === line.closedAt) note(behind, line.since)
    }
  }
  if (since.size < fewestClosed) return null
  const usual = usualOverrun()

  const pickedUp = [...since]
    .toSorted(([a], [b]) => (startedAt[a] ?? 0) - (startedAt[b] ?? 0) || a - b)
    .flatMap(([task, from]): readonly PickedUp[] => {
      const { hours, kept } = before(task)
      if (hours <= 0) return []
      const days = Math.max(0, time.between(from, startedAt[task] ?? 0)) / facts.board.minutesPerDay
      const beyond = ((finishedMinutes(task) ?? 0) - usual * (facts.duration[task] ?? 0)) / 60
      return [{ lost: halfLives.map((halfLife) => hours - kept * halving(days / halfLife)), beyond }]
    })
  const share = measured(pickedUp, (part) => bestFit(part)?.share ?? null)
  const halfLife = measured(pickedUp, (part) => bestFit(part)?.halfLife ?? null)
  return share === null || halfLife === null ? null : { share, halfLife }

  /** What the team's finished work takes for each estimated minute where nothing lay there; 1 where too little tells. */
  function usualOverrun(): number {
    let [samples, took, estimated] = [0, 0, 0]
    for (let task = 0; task < tasks; task += 1) {
      const minutes = since.has(task) ? null : finishedMinutes(task)
      if (minutes === null) continue
      samples += 1
      took += minutes
      estimated += facts.duration[task] ?? 0
    }
    return samples < fewestClosed || estimated <= 0 ? 1 : took / estimated
  }

  /** [D12] The hours right before a task, of each predecessor the part that goes to it, and what a handoff told of them. */
  function before(task: number): { readonly hours: number; readonly kept: number } {
    let [hours, kept] = [0, 0]
    const add = (node: number, told: number): void => {
      const subject = node < tasks ? facts.tasks[node] : undefined
      if (subject === undefined || facts.phase[node] !== phases.finished) return
      const ways = (next.first[node + 1] ?? 0) - (next.first[node] ?? 0)
      const part = investedHours(subject, logged, true, now) / Math.max(1, ways)
      hours += part
      kept += part * told
    }
    for (let at = holds.first[task] ?? 0; at < (holds.first[task + 1] ?? 0); at += 1) {
      const node = ties.from[holds.list[at] ?? 0] ?? 0
      const handoff = handoffs[node - 2 * tasks]
      if (handoff === undefined) {
        if (!isHandedOver(task, node)) add(node, 1)
        continue
      }
      const told = 1 - handoffLoss * (1 - handoffCompleteness(handoff) / 5)
      for (let up = holds.first[node] ?? 0; up < (holds.first[node + 1] ?? 0); up += 1)
        add(ties.from[holds.list[up] ?? 0] ?? 0, told)
    }
    return { hours, kept }
  }

  /** Whether a predecessor's work comes to a task by a handoff, which holds it up beside the predecessor itself. */
  function isHandedOver(task: number, node: number): boolean {
    for (let at = holds.first[task] ?? 0; at < (holds.first[task + 1] ?? 0); at += 1) {
      const handed = ties.from[holds.list[at] ?? 0] ?? 0
      if (handoffs[handed - 2 * tasks] === undefined) continue
      for (let up = holds.first[handed] ?? 0; up < (holds.first[handed + 1] ?? 0); up += 1)
        if (ties.from[holds.list[up] ?? 0] === node) return true
    }
    return false
  }
}

/** The half-life with which the least is left over by its own β; null where nothing was there to be lost. */
function bestFit(part: readonly PickedUp[]): { readonly halfLife: number; readonly share: number } | null {
  let best: { readonly halfLife: number; readonly share: number; readonly left: number } | null = null
  for (const [at, halfLife] of halfLives.entries()) {
    const share = shareAt(part, at)
    if (share === null) continue
    let left = 0
    for (const { lost, beyond } of part) {
      const unexplained = beyond - share * (lost[at] ?? 0)
      left += unexplained * unexplained
    }
    if (best === null || left < best.left) best = { halfLife, share, left }
  }
  return best
}

/** β by least squares through nothing, from nothing to all. */
function shareAt(part: readonly PickedUp[], at: number): number | null {
  let [product, square] = [0, 0]
  for (const { lost, beyond } of part) {
    const there = lost[at] ?? 0
    product += there * beyond
    square += there * there
  }
  return square > 0 ? Math.min(1, Math.max(0, product / square)) : null
}
