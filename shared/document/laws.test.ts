import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'

import { parseIntent } from '../intents/parse-intent.ts'
import { randomIntent, seededRng } from '../intents/random-intent.test-support.ts'
import type { Rng } from '../intents/random-intent.test-support.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import { graphDifference } from '../model/graph-difference.ts'
import type { BoardId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { countedIds, id, meet, openDesk } from './board-desk.test-support.ts'
import type { Desk } from './board-desk.test-support.ts'
import type { Committed } from './commit-intent.ts'
import { openGraphIndex } from './graph-index.ts'
import type { GraphChange } from './graph-index.ts'
import { normalisedState } from './normalised-state.ts'

const seeds = fc.integer({ min: 0, max: 0x7fffffff })

/** The graph as somebody reads it who opens the document now. */
function readAfresh(doc: Y.Doc): WorkGraph {
  const index = openGraphIndex(doc, id<BoardId>('board'))
  index.close()
  return index.graph()
}

/** Somebody does something, perhaps in vain; now and then they take back one of their last steps. */
function live(desk: Desk, rng: Rng, newId: () => string, done: Committed[]): void {
  const last = done.at(-1)
  if (last !== undefined && rng() < 0.2) {
    done.pop()
    const undone = desk.undo(last)
    if (rng() < 0.5) done.push(undone)
    return
  }
  const committed = desk.commit(randomIntent(desk.index.graph(), rng, newId))
  if (committed.ok) done.push(committed.value)
}

describe('laws of the document', () => {
  test('[DOC11] the index that followed every change has the graph of one that reads afresh; replicas converge', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seededRng(seed)
        const desks = [openDesk(11, 'ana'), openDesk(12, 'ben'), openDesk(13, null)]
        const ids = desks.map((_, index) => countedIds(`d${index}`))
        const done: Committed[][] = desks.map(() => [])
        for (let step = 0; step < 45; step += 1) {
          const who = Math.floor(rng() * desks.length)
          const [desk, newId, mine] = [desks[who], ids[who], done[who]]
          if (desk === undefined || newId === undefined || mine === undefined) continue
          live(desk, rng, newId, mine)
          if (rng() < 0.15) meet(...desks.filter(() => rng() < 0.7))
          expect(desk.index.graph()).toEqual(readAfresh(desk.doc))
        }
        meet(...desks)
        const [first, ...others] = desks
        for (const other of others) {
          expect(other.index.graph()).toEqual(first?.index.graph())
          expect(normalisedState(other.doc)).toBe(first === undefined ? null : normalisedState(first.doc))
        }
        for (const desk of desks) {
          expect(desk.index.graph()).toEqual(readAfresh(desk.doc))
          expect(desk.index.problems()).toEqual([])
        }
      }),
      { numRuns: 100 }
    )
  }, 120_000)

  test('[DOC11] a change names what it changed, and nothing else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seededRng(seed)
        const [ana, ben] = [openDesk(11, 'ana'), openDesk(12, 'ben')]
        const newId = countedIds('t')
        let seen = ben.index.graph()
        ben.index.onChange((change: GraphChange) => {
          expect(change.difference).toEqual(graphDifference(seen, change.graph))
          expect(change.graph).not.toBe(seen)
          seen = change.graph
        })
        for (let step = 0; step < 30; step += 1) {
          live(rng() < 0.5 ? ana : ben, rng, newId, [])
          if (rng() < 0.3) meet(ana, ben)
        }
        meet(ana, ben)
        expect(seen).toEqual(ana.index.graph())
      }),
      { numRuns: 60 }
    )
  }, 60_000)

  test('[UN6] undo after any intent gives the graph before, redo the graph after', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seededRng(seed)
        const ana = openDesk(11, 'ana')
        const newId = countedIds('t')
        for (let step = 0; step < 40; step += 1) {
          const before = ana.index.graph()
          const committed = ana.commit(randomIntent(before, rng, newId))
          if (!committed.ok) {
            expect(ana.index.graph()).toBe(before)
            continue
          }
          const after = ana.index.graph()
          const undone = ana.undo(committed.value)
          expect([undone.skipped, ana.index.graph()]).toEqual([[], before])
          const redone = ana.undo(undone)
          expect([redone.skipped, ana.index.graph()]).toEqual([[], after])
        }
      }),
      { numRuns: 60 }
    )
  }, 60_000)

  test('[UN2] a whole session can be undone to the empty board and redone', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seededRng(seed)
        const ana = openDesk(11, 'ana')
        const newId = countedIds('t')
        const empty = ana.index.graph()
        const done: Committed[] = []
        for (let step = 0; step < 30; step += 1) {
          const committed = ana.commit(randomIntent(ana.index.graph(), rng, newId))
          if (committed.ok) done.push(committed.value)
        }
        const full = ana.index.graph()
        const undone = done.toReversed().map((step) => ana.undo(step))
        expect([undone.flatMap(({ skipped }) => skipped), ana.index.graph()]).toEqual([[], empty])
        const redone = undone.toReversed().map((step) => ana.undo(step))
        expect([redone.flatMap(({ skipped }) => skipped), ana.index.graph()]).toEqual([[], full])
      }),
      { numRuns: 60 }
    )
  }, 60_000)

  test('every intent survives the way through JSON and its parser', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const rng = seededRng(seed)
        const ana = openDesk(11, 'ana')
        const newId = countedIds('t')
        for (let step = 0; step < 20; step += 1) {
          const intent = randomIntent(ana.index.graph(), rng, newId)
          const parsed = parseIntent(JSON.parse(JSON.stringify(intent)))
          expect(parsed).toEqual({ ok: true, value: intent })
          const committed = ana.commit(intent)
          if (!committed.ok) continue
          const revert = { type: 'revert', label: 'Undo', inverse: committed.value.inverse }
          expect(parseIntent(JSON.parse(JSON.stringify(revert)))).toEqual({ ok: true, value: revert })
        }
      }),
      { numRuns: 60 }
    )
  }, 60_000)

  test('a commit’s moment becomes the creation’s', () => {
    const ana = openDesk(11, 'ana')
    ana.do({ type: 'createTask', task: { id: id('t'), title: 'T' } })
    const made = ana.task('t')
    expect(made?.createdBy).toBe('ana')
    expect(made?.createdAt).toBeGreaterThanOrEqual(instantFromMilliseconds(1_793_869_200_000))
  })
})
