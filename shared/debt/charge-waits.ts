import type { WorkingTime } from '../schedule/working-time.ts'

import { followBlocking } from './blocking-times.ts'
import { openEvenShares } from './even-shares.ts'
import type { Flow } from './flow.ts'
import type { Claim } from './holding-lines.ts'
import { rootBlockersAt } from './root-blockers.ts'
import type { RootBlockers } from './root-blockers.ts'
import { layOut } from './worked-places.ts'

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
  const blockers = rootBlockersAt(waiting.flow, waiting.now)
  return { minutes: minutesWaited(waiting), rates: ratesNow(waiting, blockers), blockers }
}

/** Millions of pairs of a starved task and what it waits for on a large board: by index, without a call or a value for each. */
function minutesWaited({ flow, planned, claims, now, time, lines, note }: Waiting): Float64Array {
  const minutes = new Float64Array(lines)
  const held = Array.from(claims, ([item, list]) => list.map((claim) => ({ ...claim, item }))).flat()
  const first = held.reduce((earliest, { from }) => Math.min(earliest, from), now)
  const starved = starvedTasks(flow, planned)
  const {
    minutes: worked,
    lists: [metAt = none, freeAt = none, begins = none, ends = none, heldFrom = none]
  } = layOut([flow.ties.metAt, flow.freeAt, starved.from, starved.to, held.map(({ from }) => from)], first, now, time)
  // The claims on an item stand next to each other, each until the next.
  const firstClaim = new Int32Array(flow.count).fill(held.length)
  for (let claim = held.length - 1; claim >= 0; claim -= 1) firstClaim[held[claim]?.item ?? 0] = claim

  const shares = openEvenShares(worked)
  followBlocking(flow, { metAt, freeAt }, { from: begins, to: ends }, (node, { items, until }) => {
    if (items.length === 0) return
    const [begin, end] = [begins[node] ?? 0, ends[node] ?? 0]
    for (let at = 0; at < items.length; at += 1)
      shares.join(Math.max(begin, freeAt[items[at] ?? 0] ?? 0), Math.min(end, until[at] ?? 0))
    shares.divide(begin, end)
    for (let at = 0; at < items.length; at += 1) {
      const item = items[at] ?? 0
      const [from, to] = [Math.max(begin, freeAt[item] ?? 0), Math.min(end, until[at] ?? 0)]
      for (let claim = firstClaim[item] ?? 0; held[claim]?.item === item; claim += 1) {
        const next = held[claim + 1]?.item === item ? (heldFrom[claim + 1] ?? 0) : to
        const charged = shares.between(Math.max(from, heldFrom[claim] ?? 0), Math.min(to, next))
        if (charged <= 0) continue
        const line = held[claim]?.line ?? 0
        minutes[line] = (minutes[line] ?? 0) + charged
        if (note !== null) note(line, node, charged)
      }
    }
  })
  return minutes
}

const none = new Int32Array(0)

/** By node, from when to when a leaf starves as long as anything holds it up; nothing of any other node. */
function starvedTasks({ count, tasks, isItem, startedAt, doneAt }: Flow, planned: Float64Array) {
  const [from, to] = [new Float64Array(count), new Float64Array(count)]
  for (let task = 0; task < tasks; task += 1) {
    if (isItem[task] === 0) continue
    from[task] = planned[task] ?? 0
    to[task] = Math.min(startedAt[task] ?? 0, doneAt[task] ?? 0)
  }
  return { from, to }
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
