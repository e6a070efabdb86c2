import { assertNever } from '../lib/assert-never.ts'
import type { Dependency } from '../model/dependency.ts'
import type { AnyId, TaskId } from '../model/ids.ts'
import { isRank } from '../model/rank.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { findThing } from './find-thing.ts'
import type { Restore } from './inverse.ts'
import type { Json } from './json.ts'
import { overlay } from './overlay.ts'
import type { Present } from './present.ts'
import { readSettings } from './read-settings.ts'
import { readThing, rereadThing } from './read-thing.ts'
import { highestTaskNumber } from './task-fields.ts'
import { createThingMaps } from './thing-maps.ts'
import type { Thing } from './thing.ts'
import type { Write } from './write.ts'

/** A link that a plan makes: a dependency, or a task put under a summary. Checked for loops once the plan is whole. [CY1] */
export type NewLink =
  | { readonly kind: 'dependency'; readonly dependency: Dependency }
  | { readonly kind: 'parent'; readonly child: TaskId; readonly parent: TaskId }

/** A graph while an intent is being planned: each write is applied, so that the next step is judged by what it will find. */
export type Draft = {
  /** The graph so far. Its maps are the draft's own once written to, so do not keep them past the plan. */
  readonly graph: () => WorkGraph
  readonly find: (id: AnyId) => Thing | null
  /** Whether two tasks have a dependency of this type already. */
  readonly isLinked: (ends: Pick<Dependency, 'predecessor' | 'successor' | 'type'>) => boolean
  readonly write: (write: Write) => void
  /** Takes a write back out of the plan; `previous` is what its field held before it. */
  readonly withdraw: (write: Write, previous: Json) => void
  readonly link: (link: NewLink) => void
  readonly skip: (restore: Restore) => void
  /** The highest rank on the board: an appended task goes after it. */
  readonly lastRank: () => string | null
  /** [KEY1] The number for the next task; null where they have run out. */
  readonly nextNumber: () => number | null
  readonly present: Present
  readonly writes: readonly Write[]
  readonly links: readonly NewLink[]
  /** What reverts within the plan could not take back. */
  readonly skipped: readonly Restore[]
}

/** A draft that starts from a graph and never changes it. */
export function createDraft(base: WorkGraph, present: Present): Draft {
  const writes: Write[] = []
  const links: NewLink[] = []
  const skipped: Restore[] = []
  let board = base.board
  let linked: Set<string> | null = null
  let highest: string | null | undefined
  let highestNumber: number | undefined
  const things = createThingMaps(base, overlay)
  const graph = (): WorkGraph => ({ id: base.id, board, ...things.read() })

  function put(thing: Thing | null): void {
    if (thing === null) return
    if (thing.root === 'tasks' && highest !== undefined) highest = higherRank(highest, thing.value.rank)
    if (thing.root === 'tasks' && highestNumber !== undefined)
      highestNumber = Math.max(highestNumber, thing.value.number ?? 0)
    if (thing.root === 'dependencies') linked?.add(endsOf(thing.value))
    things.put(thing)
  }

  function remove(thing: Thing): void {
    if (thing.root === 'dependencies') linked = null
    things.remove(thing)
  }

  function edit(id: AnyId, field: string, value: unknown): void {
    const thing = findThing(things.read(), id)
    if (field !== 'deletedAt') {
      if (thing !== null) put(rereadThing(thing, field, value))
    } else if (value === null) {
      put(present.thing(id))
    } else if (thing !== null) {
      remove(thing)
    }
  }

  function apply(write: Write): void {
    switch (write.kind) {
      case 'create':
        return put(readThing(write.root, write.id, { created: write.value, edits: null, report: () => {} }))
      case 'edit':
        return edit(write.id, write.field, write.value)
      case 'setting': {
        const settings = new Map<string, unknown>(Object.entries(board)).set(write.field, write.value)
        board = readSettings(
          (field) => settings.get(field),
          () => {}
        )
        return
      }
      default:
        return assertNever(write)
    }
  }

  return {
    graph,
    find: (id) => findThing(things.read(), id),
    write: (write) => {
      writes.push(write)
      apply(write)
    },
    withdraw: (write, previous) => {
      const index = writes.indexOf(write)
      if (index >= 0) writes.splice(index, 1)
      apply({ ...write, value: previous })
    },
    isLinked: (ends) => {
      linked ??= new Set(Array.from(things.read().dependencies.values(), endsOf))
      return linked.has(endsOf(ends))
    },
    link: (link) => void links.push(link),
    lastRank: () => {
      if (highest === undefined) {
        highest = null
        for (const { rank } of things.read().tasks.values()) highest = higherRank(highest, rank)
      }
      return highest
    },
    nextNumber: () => {
      if (highestNumber === undefined) {
        highestNumber = 0
        for (const { number } of things.read().tasks.values()) highestNumber = Math.max(highestNumber, number ?? 0)
      }
      return highestNumber < highestTaskNumber ? highestNumber + 1 : null
    },
    skip: (restore) => void skipped.push(restore),
    present,
    writes,
    links,
    skipped
  }
}

function higherRank(highest: string | null, rank: string): string | null {
  return (highest === null || rank > highest) && isRank(rank) ? rank : highest
}

function endsOf({ predecessor, successor, type }: Pick<Dependency, 'predecessor' | 'successor' | 'type'>): string {
  return `${predecessor}/${successor}/${type}`
}
