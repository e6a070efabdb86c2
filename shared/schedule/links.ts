import type { Dependency } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import type { DependencyId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'
import { compareText } from '../lib/compare.ts'

import { isSane, longest, phases } from './facts.ts'
import type { Facts } from './facts.ts'
import { issuePlaces } from './issue-log.ts'
import type { Driver } from './schedule.ts'
import { workingTimeOf } from './working-time.ts'
import type { WorkingTime } from './working-time.ts'

/** The two ends a dependency ties, as two bits: 1 = the predecessor's start, 2 = the successor's finish. [FP1] */
export const linkTypes = { finishToStart: 0, startToStart: 1, finishToFinish: 2, startToFinish: 3 } as const

/** The dependencies that take part, as arrays by link number; ends are task indexes. */
export type Links = {
  readonly dependencies: readonly Dependency[]
  readonly predecessor: Int32Array
  readonly successor: Int32Array
  readonly type: Uint8Array
  readonly lag: Float64Array
  readonly elapsed: Uint8Array
  /** Only where the dependency names a calendar for its lag. [T4] */
  readonly lagTime: readonly (WorkingTime | null)[]
  readonly handoff: readonly (Handoff | null)[]
  /** 1 where there is a handoff. */
  readonly isHandedOver: Uint8Array
  /** When the handoff was caught, UTC minutes; NaN while it is not. */
  readonly caughtAt: Float64Array
  /** Each link as what sets a date, as far as anybody has asked. */
  readonly drivers: (Driver | undefined)[]
}

/** By task index: the links of task `t` are `list[first[t] … first[t + 1] − 1]`. */
export type LinkTable = { readonly first: Int32Array; readonly list: Int32Array }

/** A link table with what the backward pass needs of each link beside it: reading them here and there is most of its time. */
export type OutgoingTable = LinkTable & {
  readonly successor: Int32Array
  readonly type: Uint8Array
  /** Minutes; `lagUnit` says of which time. */
  readonly lag: Float64Array
  readonly lagUnit: Uint8Array
}

/** A lag in wall-clock time, in working time of the successor's calendar, or of one that the dependency names. [T4] */
export const lagUnits = { elapsed: 0, working: 1, named: 2 } as const

/** Reads the dependencies; those that cannot be meant are left out and reported. [F2] [FP7] */
export function readLinks(graph: WorkGraph, facts: Facts): Links {
  const { indexOf, issues, phase, hierarchy } = facts
  const { parent, firstChild } = hierarchy
  const handoffs = latestHandoffs(graph.handoffs.values())
  const size = graph.dependencies.size
  const dependencies: Dependency[] = []
  const predecessor = new Int32Array(size)
  const successor = new Int32Array(size)
  const type = new Uint8Array(size)
  const lag = new Float64Array(size)
  const elapsed = new Uint8Array(size)
  const lagTime: (WorkingTime | null)[] = []
  const handoff: (Handoff | null)[] = []
  const isHandedOver = new Uint8Array(size)
  const caughtAt = new Float64Array(size)
  const drivers = Array.from<Driver | undefined>({ length: size })

  function hasChildren(index: number): boolean {
    return (firstChild[index] ?? 0) < (firstChild[index + 1] ?? 0)
  }
  function isAbove(above: number, below: number): boolean {
    if (!hasChildren(above)) return false
    for (let index = below; index >= 0; index = parent[index] ?? 0) if (index === above) return true
    return false
  }

  for (const dependency of graph.dependencies.values()) {
    const from = indexOf.get(dependency.predecessor)
    const to = indexOf.get(dependency.successor)
    if (from === undefined || to === undefined) {
      const missing = from === undefined ? dependency.predecessor : dependency.successor
      issues.add(issuePlaces.board, 0, { kind: 'missingTask', dependency: dependency.id, missing })
      continue
    }
    if (phase[from] === phases.inactive || phase[to] === phases.inactive) continue
    if (isAbove(from, to) || isAbove(to, from)) {
      issues.add(issuePlaces.board, 0, { kind: 'ownDescendant', dependency: dependency.id })
      continue
    }
    const link = dependencies.length
    dependencies.push(dependency)
    predecessor[link] = from
    successor[link] = to
    type[link] = linkTypes[dependency.type]
    const { minutes, unit } = dependency.lag
    if (minutes >= -longest && minutes <= longest) lag[link] = Math.trunc(minutes)
    else issues.add(issuePlaces.board, 0, { kind: 'absurdNumber', task: dependency.successor, field: 'lag' })
    elapsed[link] = unit === 'elapsed' ? 1 : 0
    const named = dependency.lagCalendar === null ? undefined : graph.calendars.get(dependency.lagCalendar)
    lagTime.push(named === undefined ? null : workingTimeOf(named))
    const passed = handoffs.get(dependency.id) ?? null
    handoff.push(passed)
    isHandedOver[link] = passed === null ? 0 : 1
    const caught = passed?.caught?.at
    caughtAt[link] = caught !== undefined && isSane(caught) && caught <= facts.known ? Math.trunc(caught) : NaN
  }
  return {
    dependencies,
    predecessor,
    successor,
    type,
    lag,
    elapsed,
    lagTime,
    handoff,
    isHandedOver,
    caughtAt,
    drivers
  }
}

/** Sorts the links that are not set aside by one of their ends. */
export function tableOf(ends: Int32Array, links: Links, tasks: number, setAside: ReadonlySet<number>): LinkTable {
  const count = links.dependencies.length
  const first = new Int32Array(tasks + 1)
  for (let link = 0; link < count; link += 1) {
    if (!setAside.has(link)) first[(ends[link] ?? 0) + 1] = (first[(ends[link] ?? 0) + 1] ?? 0) + 1
  }
  for (let task = 0; task < tasks; task += 1) first[task + 1] = (first[task + 1] ?? 0) + (first[task] ?? 0)
  const list = new Int32Array(first[tasks] ?? 0)
  const filled = first.slice()
  for (let link = 0; link < count; link += 1) {
    if (setAside.has(link)) continue
    const place = filled[ends[link] ?? 0] ?? 0
    list[place] = link
    filled[ends[link] ?? 0] = place + 1
  }
  return { first, list }
}

/** The links that are not set aside, by their predecessor. */
export function outgoingOf(links: Links, tasks: number, setAside: ReadonlySet<number>): OutgoingTable {
  const table = tableOf(links.predecessor, links, tasks, setAside)
  const { list } = table
  const successor = new Int32Array(list.length)
  const type = new Uint8Array(list.length)
  const lag = new Float64Array(list.length)
  const lagUnit = new Uint8Array(list.length)
  for (let at = 0; at < list.length; at += 1) {
    const link = list[at] ?? 0
    successor[at] = links.successor[link] ?? 0
    type[at] = links.type[link] ?? 0
    lag[at] = links.lag[link] ?? 0
    if (links.elapsed[link] === 0) lagUnit[at] = links.lagTime[link] === null ? lagUnits.working : lagUnits.named
  }
  return { ...table, successor, type, lag, lagUnit }
}

/** Whether the first link has the lower dependency id. [F1] */
export function isLowerLink(links: Links, first: number, second: number): boolean {
  return compareText(links.dependencies[first]?.id ?? '', links.dependencies[second]?.id ?? '') < 0
}

/** The handoff that counts for each dependency: the latest created, then the largest id. [FP8] */
function latestHandoffs(handoffs: Iterable<Handoff>): ReadonlyMap<DependencyId, Handoff> {
  const latest = new Map<DependencyId, Handoff>()
  for (const handoff of handoffs) {
    const other = latest.get(handoff.dependency)
    const later = other === undefined ? 1 : handoff.createdAt - other.createdAt || compareText(handoff.id, other.id)
    if (later > 0) latest.set(handoff.dependency, handoff)
  }
  return latest
}
