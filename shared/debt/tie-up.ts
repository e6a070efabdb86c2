import type { Handoff } from '../model/handoff.ts'

import type { Flow } from './flow.ts'
import { readFrontier } from './frontier.ts'
import type { Policy } from './policy.ts'
import type { RootBlockers } from './root-blockers.ts'

/** Where invested hours are: by item that can be acted on. */
export type TiedUp = {
  readonly principal: ReadonlyMap<number, number>
  /** The part of it that is not lost over handoffs, before it is forgotten: Σ hours · Π [1 − ℓ(1 − q)]. */
  readonly kept: ReadonlyMap<number, number>
  /** All undelivered hours. */
  readonly total: number
  /** An item's principal by task, of which it is the sum. */
  readonly partsOf: (item: number) => readonly (readonly [task: number, hours: number])[]
}

/** What hours are tied up from. */
type Tying = {
  readonly flow: Flow
  /** Hours by task index; 0 of what is called off. */
  readonly invested: Float64Array
  readonly blockers: RootBlockers
  readonly now: number
  readonly policy: Policy
}

/** Hours at one open item: whose they are, how many, and the share that was handed over whole. */
type Share = { readonly task: number; readonly hours: number; readonly kept: number }

/**
 * [D12] [D4] Each undelivered hour sits at what could be acted on to deliver it: at the first open items below finished
 * work, or at begun work itself; and from what cannot be acted on yet, at what holds that up. Split equally both times.
 */
export function tieUp({ flow, invested, blockers, now, policy }: Tying): TiedUp {
  const { tasks, doneAt, isItem, freeAt, handoffs } = flow
  const frontier = readFrontier(flow, now)
  const handed = (node: number): number => 1 - policy.handoffLoss * (1 - completeness(handoffs[node - 2 * tasks]))
  const shares = new Map<number, Share[]>()
  let total = 0
  for (let task = 0; task < tasks; task += 1) {
    const hours = invested[task] ?? 0
    if (hours <= 0 || isItem[task] === 0) continue
    const isOpen = (doneAt[task] ?? 0) > now
    const numbers: number[] = []
    if (!isOpen) frontier.first.each(task, (number) => numbers.push(number))
    const firsts = isOpen ? [task] : numbers.map((number) => frontier.itemOf[number] ?? 0)
    if (firsts.length > 0) total += hours
    for (const [place, item] of firsts.entries()) {
      let kept = hours / firsts.length
      if (!isOpen) {
        frontier.caught.each(task, (number) => {
          const node = frontier.handoffOf[number] ?? 0
          if (frontier.first.has(node, numbers[place] ?? 0)) kept *= handed(node)
        })
      }
      const list = shares.get(item)
      const share = { task, hours: hours / firsts.length, kept }
      if (list === undefined) shares.set(item, [share])
      else list.push(share)
    }
  }

  const principal = new Map<number, number>()
  const kept = new Map<number, number>()
  const leading = new Map<number, { readonly first: number; readonly ways: number }[]>()
  for (const first of [...shares.keys()].toSorted((a, b) => a - b)) {
    const sum = (of: 'hours' | 'kept'): number => (shares.get(first) ?? []).reduce((all, share) => all + share[of], 0)
    const roots: number[] = []
    if ((freeAt[first] ?? 0) <= now) roots.push(first)
    else blockers.rows.each(first, (number) => roots.push(blockers.itemOf[number] ?? 0))
    for (const root of roots) {
      const own = root >= 2 * tasks && root < 2 * tasks + handoffs.length ? handed(root) : 1
      principal.set(root, (principal.get(root) ?? 0) + sum('hours') / roots.length)
      kept.set(root, (kept.get(root) ?? 0) + (sum('kept') * own) / roots.length)
      const ways = leading.get(root)
      if (ways === undefined) leading.set(root, [{ first, ways: roots.length }])
      else ways.push({ first, ways: roots.length })
    }
  }
  return {
    principal,
    kept,
    total,
    partsOf: (item) => {
      const byTask = new Map<number, number>()
      for (const { first, ways } of leading.get(item) ?? [])
        for (const { task, hours } of shares.get(first) ?? []) byTask.set(task, (byTask.get(task) ?? 0) + hours / ways)
      return [...byTask].toSorted(([a], [b]) => a - b)
    }
  }
}

/** q: how many of the five say something, of five. */
function completeness(handoff: Handoff | undefined): number {
  if (handoff === undefined) return 1
  const { why, definitionOfDone, stillOwed, artifacts, readBack } = handoff
  return [why, definitionOfDone, stillOwed, artifacts, readBack].filter((text) => text.trim() !== '').length / 5
}
