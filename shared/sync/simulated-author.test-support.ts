import type * as Y from 'yjs'

import { commitIntent } from '../document/commit-intent.ts'
import { openGraphIndex } from '../document/graph-index.ts'
import type { GraphIndex } from '../document/graph-index.ts'
import type { Intent } from '../intents/intent.ts'
import type { Inverse } from '../intents/inverse.ts'
import { randomIntent } from '../intents/random-intent.test-support.ts'
import type { Rng } from '../intents/random-intent.test-support.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, BoardId, DeviceId, IntentId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CommitFacts } from './commit-facts.ts'

/** The one world of a simulated run: its numbers, its clock, its names. */
export type World = {
  readonly rng: Rng
  readonly board: BoardId
  readonly now: () => number
  readonly newId: () => string
  readonly randomBytes: (count: number) => Uint8Array
  /** True once in `1 / chance` times on average. */
  readonly happens: (chance: number) => boolean
}

export function createWorld(rng: Rng): World {
  let names = 0
  let time = 1_795_000_000_000
  return {
    rng,
    board: toId<BoardId>('b'.repeat(64)),
    now: () => (time += Math.floor(rng() * 60_000)),
    newId: () => `n${(names += 1)}`,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(rng() * 256)),
    happens: (chance) => rng() < chance
  }
}

/** Somebody who edits one document: random intents, and undos of their own. */
export type Author = {
  /** Makes one random intent on the document; null where it was refused or changed nothing. */
  readonly act: () => CommitFacts | null
  readonly graph: () => WorkGraph
  readonly close: () => void
}

export function createAuthor(world: World, doc: Y.Doc): Author {
  const index: GraphIndex = openGraphIndex(doc, world.board)
  const done: Inverse[] = []
  return {
    act() {
      const undone = done.length > 0 && world.happens(0.2) ? done.pop() : undefined
      const intent: Intent =
        undone === undefined
          ? randomIntent(index.graph(), world.rng, world.newId)
          : { type: 'revert', label: 'Undo', inverse: undone }
      const id = toId<IntentId>(world.newId())
      const made = commitIntent(doc, index.graph(), intent, { id, by: null, at: world.now() })
      if (!made.ok || made.value.parts === 0) return null
      done.push(made.value.inverse)
      return { id, type: intent.type, label: intent.type, task: null, by: null }
    },
    graph: () => index.graph(),
    close: () => index.close()
  }
}

/** A device's id made from a number: 64 hexadecimal digits. */
export function deviceNumber(number: number): DeviceId {
  return toId<DeviceId>(number.toString(16).padStart(64, 'd'))
}

export function toId<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}
