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
}

export type Charged = {
  /** By line, by task index: its share of the working minutes that the task has starved for it; null where none has. */
  readonly minutes: readonly (Float64Array | null)[]
  /** By line: how many tasks starve for it now, each shared by all that could end it. */
  readonly rates: readonly number[]
  readonly blockers: RootBlockers
}

/** Working minutes since the first claim, from and to which a line holds its item. */
type Span = { readonly line: number; readonly from: number; readonly to: number }

const none: readonly Span[] = []

/** [D11] Charges every starved task-day once, to the lines that could have ended it then. */
export function chargeWaits({ flow, planned, claims, now, time, lines }: Waiting): Charged {
  let first = now
  for (const list of claims.values()) for (const { from } of list) first = Math.min(first, from)
  const minutes = Array.from<Float64Array | null>({ length: lines }).fill(null)
  const worked = (instant: number): number => time.between(first, instant)
  const total = worked(now)
  const spans = new Map(
    [...claims].map(([item, list]) => [
      item,
      list.map(({ line, from }, at) => {
        const next = list[at + 1]
        return { line, from: worked(from), to: next === undefined ? total : worked(next.from) }
      })
    ])
  )

  const spansOf: (readonly Span[])[] = []
  const blockers = followBlockers(flow, first, now, ({ node, from, to, rows, itemOf }) => {
    if (node >= flow.tasks || flow.isItem[node] === 0) return
    const end = Math.min(to, flow.startedAt[node] ?? 0, flow.doneAt[node] ?? 0)
    const begin = Math.max(from, planned[node] ?? Infinity)
    if (begin >= end) return
    const [low, high] = [worked(begin), worked(end)]
    if (low >= high) return
    const sharing = rows.count(node)
    rows.each(node, (number) => {
      // Asked for millions of times on a large board: a list is found faster than a map's entry.
      const own = (spansOf[number] ??= spans.get(itemOf[number] ?? -1) ?? none)
      for (const span of own) {
        const charged = Math.min(high, span.to) - Math.max(low, span.from)
        if (charged <= 0) continue
        const byTask = (minutes[span.line] ??= new Float64Array(flow.tasks))
        byTask[node] = (byTask[node] ?? 0) + charged / sharing
      }
    })
  })
  return {
    minutes,
    rates: ratesNow({ flow, planned, claims, now, lines }, blockers),
    blockers
  }
}

function ratesNow(
  { flow, planned, claims, now, lines }: Omit<Waiting, 'time'>,
  { rows, itemOf }: RootBlockers
): readonly number[] {
  const rates = Array.from({ length: lines }, () => 0)
  const lineOf = itemOf.map((item) => claims.get(item)?.at(-1)?.line ?? -1)
  for (let task = 0; task < flow.tasks; task += 1) {
    const isOpen = (flow.startedAt[task] ?? 0) > now && (flow.doneAt[task] ?? 0) > now
    if (flow.isItem[task] === 0 || !isOpen || !((planned[task] ?? Infinity) <= now)) continue
    const sharing = rows.count(task)
    rows.each(task, (number) => {
      const line = lineOf[number] ?? -1
      if (line >= 0) rates[line] = (rates[line] ?? 0) + 1 / sharing
    })
  }
  return rates
}
