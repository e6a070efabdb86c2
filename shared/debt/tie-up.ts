import { handoffCompleteness } from '../model/handoff-completeness.ts'

import type { Flow } from './flow.ts'
import { readFrontier } from './frontier.ts'
import type { RootBlockers } from './root-blockers.ts'

/** A figure at what ℓ is taken for, and at the ends of its band. */
export type Kept = { readonly value: number; readonly low: number; readonly high: number }

/** Where invested hours are: by item that can be acted on. */
export type TiedUp = {
  readonly principal: ReadonlyMap<number, number>
  /** The part of it that is not lost over handoffs, before it is forgotten: Σ hours · Π [1 − ℓ(1 − q)]. */
  readonly kept: ReadonlyMap<number, Kept>
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
  /** ℓ */
  readonly loss: Kept
}

type Leading = ReadonlyMap<number, readonly { readonly whose: readonly number[]; readonly ways: number }[]>

/**
 * [D12] [D4] Each undelivered hour sits at what could be acted on to deliver it: at the first open items below finished
 * work, or at begun work itself; and from what cannot be acted on yet, at what holds that up. Split equally both times.
 */
export function tieUp({ flow, invested, blockers, now, loss }: Tying): TiedUp {
  const { tasks, count, doneAt, isItem, freeAt, handoffs } = flow
  const frontier = readFrontier(flow, now)
  /** The share that a handoff says nothing about; nothing of what is no handoff. */
  const untold = (node: number): number => {
    const handoff = handoffs[node - 2 * tasks]
    return handoff === undefined ? 0 : 1 - handoffCompleteness(handoff) / 5
  }
  // By item, of the work whose first open item it is: finished work of a large board has millions of such pairs.
  const hoursAt = new Float64Array(count)
  const [keptAt, lowAt, highAt] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const keep = (item: number, kept: number, low: number, high: number): void => {
    keptAt[item] = (keptAt[item] ?? 0) + kept
    lowAt[item] = (lowAt[item] ?? 0) + low
    highAt[item] = (highAt[item] ?? 0) + high
  }
  const waysFrom = new Int32Array(tasks)
  const numbers = new Int32Array(frontier.itemOf.length)
  let total = 0
  for (let task = 0; task < tasks; task += 1) {
    const hours = invested[task] ?? 0
    if (hours <= 0 || isItem[task] === 0) continue
    const isOpen = (doneAt[task] ?? 0) > now
    const ways = isOpen ? 1 : frontier.first.list(task, numbers)
    waysFrom[task] = ways
    if (ways === 0) continue
    total += hours
    const share = hours / ways
    if (isOpen) {
      hoursAt[task] = (hoursAt[task] ?? 0) + share
      keep(task, share, share, share)
      continue
    }
    const caught: number[] = []
    frontier.caught.each(task, (number) => caught.push(frontier.handoffOf[number] ?? 0))
    for (let place = 0; place < ways; place += 1) {
      const number = numbers[place] ?? 0
      const item = frontier.itemOf[number] ?? 0
      let kept = share
      let low = share
      let high = share
      for (const node of caught) {
        if (!frontier.first.has(node, number)) continue
        const lost = untold(node)
        kept *= 1 - loss.value * lost
        low *= 1 - loss.low * lost
        high *= 1 - loss.high * lost
      }
      hoursAt[item] = (hoursAt[item] ?? 0) + share
      keep(item, kept, low, high)
    }
  }

  const principal = new Map<number, number>()
  const kept = new Map<number, Kept>()
  for (let first = 0; first < count; first += 1) {
    const hours = hoursAt[first] ?? 0
    if (hours === 0) continue
    const roots = rootsOf(first)
    for (const root of roots) {
      const lost = untold(root)
      const known = kept.get(root)
      const part = (at: Float64Array, share: number): number => ((at[first] ?? 0) * (1 - share * lost)) / roots.length
      principal.set(root, (principal.get(root) ?? 0) + hours / roots.length)
      kept.set(root, {
        value: (known?.value ?? 0) + part(keptAt, loss.value),
        low: (known?.low ?? 0) + part(lowAt, loss.low),
        high: (known?.high ?? 0) + part(highAt, loss.high)
      })
    }
  }
  let leading: Leading | null = null
  return { principal, kept, total, partsOf }

  /** What holds up an item, or the item itself while nothing does. */
  function rootsOf(first: number): readonly number[] {
    if ((freeAt[first] ?? 0) <= now) return [first]
    const roots: number[] = []
    blockers.rows.each(first, (number) => roots.push(blockers.itemOf[number] ?? 0))
    return roots
  }

  function partsOf(item: number): readonly (readonly [task: number, hours: number])[] {
    leading ??= readLeading()
    const byTask = new Map<number, number>()
    for (const { whose, ways } of leading.get(item) ?? [])
      for (const task of whose) {
        const hours = (invested[task] ?? 0) / (waysFrom[task] ?? 1) / ways
        byTask.set(task, (byTask.get(task) ?? 0) + hours)
      }
    return [...byTask].toSorted(([a], [b]) => a - b)
  }

  /** By item, whose hours come to it over one first open item, and to how many others they come from there. */
  function readLeading(): Leading {
    const whose = new Map<number, number[]>()
    for (let task = 0; task < tasks; task += 1) {
      const ways = waysFrom[task] ?? 0
      if (ways === 0) continue
      const isOpen = (doneAt[task] ?? 0) > now
      if (!isOpen) frontier.first.list(task, numbers)
      for (let place = 0; place < ways; place += 1) {
        const first = isOpen ? task : (frontier.itemOf[numbers[place] ?? 0] ?? 0)
        const known = whose.get(first)
        if (known === undefined) whose.set(first, [task])
        else known.push(task)
      }
    }
    const found = new Map<number, { readonly whose: readonly number[]; readonly ways: number }[]>()
    for (const [first, own] of [...whose].toSorted(([a], [b]) => a - b)) {
      const roots = rootsOf(first)
      for (const root of roots) found.set(root, [...(found.get(root) ?? []), { whose: own, ways: roots.length }])
    }
    return found
  }
}
