import type { WorkingTime } from '../schedule/working-time.ts'

import type { Flow } from './flow.ts'
import type { Claim } from './holding-lines.ts'
import { followBlockers } from './root-blockers.ts'
import type { RootBlockers } from './root-blockers.ts'

/** What waits are charged from. */
export type Waiting = {
  readonly flow: Flow
  /** [FP2b] By task index; infinite for none. */
  readonly planned: Float64Array
  readonly claims: ReadonlyMap<number, readonly Claim[]>
  readonly now: number
  /** The board's. */
  readonly time: WorkingTime
  readonly lines: number
  /** Hears of each part of a line's minutes, where somebody asks. */
  readonly note: ((line: number, task: number, minutes: number) => void) | null
}

export type Charged = {
  /** By line: its share of the working minutes for which tasks have starved. */
  readonly minutes: Float64Array
  /** By line: how many tasks starve for it now, each shared by all that could end it. */
  readonly rates: Float64Array
  readonly blockers: RootBlockers
}

/** [D11] Charges every starved task-day once, to the lines that could have ended it then. */
export function chargeWaits(waiting: Waiting): Charged {
  const { flow, planned, claims, now, time, lines, note } = waiting
  let first = now
  for (const list of claims.values()) for (const { from } of list) first = Math.min(first, from)
  const minutes = new Float64Array(lines)
  const worked = (instant: number): number => time.between(first, instant)
  const spans = spansOf(claims, worked, worked(now))
  let numbers = new Int32Array(0)
  let spansByNumber: (readonly Span[] | undefined)[] = []

  const blockers = followBlockers(flow, first, now, ({ node, from, to, rows, itemOf }) => {
    if (node >= flow.tasks || flow.isItem[node] === 0) return
    const end = Math.min(to, flow.startedAt[node] ?? 0, flow.doneAt[node] ?? 0)
    const begin = Math.max(from, planned[node] ?? Infinity)
    if (begin >= end) return
    const [low, high] = [worked(begin), worked(end)]
    if (low >= high) return
    if (spansByNumber.length < itemOf.length) {
      numbers = new Int32Array(itemOf.length)
      spansByNumber = itemOf.map((item) => spans.get(item))
    }
    const sharing = rows.list(node, numbers)
    // Millions of these on a large board: by index, without a call for each.
    for (let at = 0; at < sharing; at += 1) {
      const own = spansByNumber[numbers[at] ?? 0]
      if (own === undefined) continue
      for (const span of own) {
        const charged = Math.min(high, span.to) - Math.max(low, span.from)
        if (charged <= 0) continue
        minutes[span.line] = (minutes[span.line] ?? 0) + charged / sharing
        if (note !== null) note(span.line, node, charged / sharing)
      }
    }
  })
  return { minutes, rates: ratesNow(waiting, blockers), blockers }
}

function ratesNow({ flow, planned, claims, now, lines }: Waiting, { rows, itemOf }: RootBlockers): Float64Array {
  const rates = new Float64Array(lines)
  const lineOf = Int32Array.from(itemOf, (item) => claims.get(item)?.at(-1)?.line ?? -1)
  const numbers = new Int32Array(itemOf.length)
  for (let task = 0; task < flow.tasks; task += 1) {
    const isOpen = (flow.startedAt[task] ?? 0) > now && (flow.doneAt[task] ?? 0) > now
    if (flow.isItem[task] === 0 || !isOpen || !((planned[task] ?? Infinity) <= now)) continue
    const sharing = rows.list(task, numbers)
    for (let at = 0; at < sharing; at += 1) {
      const line = lineOf[numbers[at] ?? 0] ?? -1
      if (line >= 0) rates[line] = (rates[line] ?? 0) + 1 / sharing
    }
  }
  return rates
}

/** Working minutes since the first claim, from and to which a line holds its item. */
type Span = { readonly line: number; readonly from: number; readonly to: number }

function spansOf(
  claims: Waiting['claims'],
  worked: (instant: number) => number,
  total: number
): ReadonlyMap<number, readonly Span[]> {
  return new Map(
    [...claims].map(([item, list]) => [
      item,
      list.map(({ line, from }, at) => {
        const next = list[at + 1]
        return { line, from: worked(from), to: next === undefined ? total : worked(next.from) }
      })
    ])
  )
}
