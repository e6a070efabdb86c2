// Y1 to Y4: opening a board's document, what it weighs, and what one edit costs.
import * as Y from 'yjs'

import { commitIntent } from '../../shared/document/commit-intent.ts'
import { openGraphIndex } from '../../shared/document/graph-index.ts'
import type { GraphIndex } from '../../shared/document/graph-index.ts'
import { packId } from '../../shared/document/pack-id.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import type { CommitContext } from '../../shared/intents/commit-context.ts'
import { defaultLook } from '../../shared/model/board-look.ts'
import { parseId } from '../../shared/model/ids.ts'
import type { AnyId, BoardId, IntentId, PersonId, TaskId } from '../../shared/model/ids.ts'
import { instantFromMilliseconds, toWorkingMinutes } from '../../shared/model/instant.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { readSnapshot, writeSnapshot } from '../../renderer/replica/board-snapshot.ts'
import { createArranger } from '../../renderer/state/arrange-cards.ts'
import { mergeSchedule } from '../../renderer/state/merge-schedule.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { benchTime, boardIntents } from './board-intents.ts'
import { collectGarbage } from './collect-garbage.ts'
import { heapOf } from './heap-of.ts'
import { interleave } from './interleave.ts'
import { quantile } from './quantile.ts'
import { timed } from './timed.ts'

const board = idOf<BoardId>('b'.repeat(64))
const tasks = 10_000
const runs = 9
const editsPerRun = 200

const build = 'bench'
const whole = newBoard()
const update = Y.encodeStateAsUpdate(whole.doc)
const state = plainState(whole.doc)
const json = JSON.stringify(state)
const snapshot = snapshotOf(whole)
const size = `${whole.index.graph().tasks.size.toLocaleString('en')} tasks of 12 fields, ${whole.index.graph().dependencies.size.toLocaleString('en')} dependencies`

const open = await interleave(runs, {
  whole: () => {
    collectGarbage()
    return timed(() => openGraphIndex(loaded(update), board).graph())
  },
  bare: () => {
    collectGarbage()
    return timed(() => loaded(update))
  },
  snapshot: () => {
    collectGarbage()
    return timed(firstPicture)
  },
  json: () => {
    collectGarbage()
    return timed(() => JSON.parse(json))
  }
})

const heap = await interleave(5, {
  ours: () => heapOf(() => openGraphIndex(loaded(update), board)),
  json: () => heapOf(() => JSON.parse(json) as unknown)
})

const edits = await measureEdits()

reportFigures(benchSetting(), [
  {
    id: 'Y1',
    what: `open a board: update applied and graph read (${size})`,
    unit: 'ms',
    figure: open.whole,
    floor: { what: 'JSON.parse of the same state', value: open.json },
    goal: { of: 'ratio', bound: 'atMost', limit: 14 },
    runs,
    why: `Yjs alone takes ${open.bare.toFixed(0)} ms of it, ${(open.bare / open.json).toFixed(1)} × JSON.parse`
  },
  {
    id: 'Y1',
    what: 'the same, beside Yjs alone',
    unit: 'ms',
    figure: open.whole,
    floor: { what: 'bare Y.applyUpdate', value: open.bare },
    goal: { of: 'ratio', bound: 'atMost', limit: 1.3 },
    runs,
    why: `reading every task and dependency into the graph, each field checked, takes ${(open.whole - open.bare).toFixed(0)} ms on top`
  },
  {
    id: 'Y2',
    what: 'heap a task, document and graph with its dependencies',
    unit: 'bytes',
    figure: heap.ours / tasks,
    floor: { what: 'the same state as plain objects', value: heap.json / tasks },
    goal: { of: 'figure', bound: 'atMost', limit: 3 * 1024 },
    runs: 5,
    why: 'the document and the graph each hold every value; the floor of the design (2.3 KB) is the document alone'
  },
  {
    id: 'Y2',
    what: 'snapshot (the whole state as one update)',
    unit: 'KB',
    figure: update.byteLength / 1024,
    floor: { what: 'the same state as JSON', value: Buffer.byteLength(json) / 1024 },
    goal: { of: 'ratio', bound: 'atMost', limit: 1.25 },
    runs: 1
  },
  {
    id: 'Y3',
    what: 'snapshot of the last board → what the first paint draws (graph, forecasts, columns), before the document is loaded',
    unit: 'ms',
    figure: open.snapshot,
    floor: { what: 'JSON.parse of the same state', value: open.json },
    goal: { of: 'ratio', bound: 'atMost', limit: 3 },
    runs,
    why: `the snapshot is ${(snapshot.length / Buffer.byteLength(json)).toFixed(1)} × the state’s JSON: its names are written out, and the forecasts are in it; the document itself takes ${open.whole.toFixed(0)} ms (Y1)`
  },
  {
    id: 'Y4',
    what: 'the first edit of a field (an estimate, with its at and by): bytes of update',
    unit: 'bytes',
    figure: edits.bytes,
    floor: { what: 'a bare map set of the value alone', value: edits.bareBytes },
    goal: { of: 'figure', bound: 'atMost', limit: 90 },
    runs: editsPerRun
  },
  {
    id: 'Y4',
    what: 'the same edit made here: intent to updated graph',
    unit: 'ms',
    figure: edits.local,
    floor: { what: 'a bare map set in that document', value: edits.bareLocal },
    goal: { of: 'ratio', bound: 'atMost', limit: 2 },
    runs,
    why: 'an intent is planned, checked, stamped and its inverse read first, and the graph follows; the map set does none of it'
  },
  {
    id: 'Y4',
    what: 'the same edit from elsewhere: update applied, graph follows',
    unit: 'ms',
    figure: edits.remote,
    floor: { what: 'the same update applied to a bare document', value: edits.bareRemote },
    goal: { of: 'ratio', bound: 'atMost', limit: 2 },
    runs,
    why: 'the graph is rebuilt around the one task that changed'
  }
])

/** What the page knows before it reads anything else. */
function firstPicture(): unknown {
  const kept = readSnapshot(snapshot, board, build)
  if (kept === null) throw new Error('The snapshot could not be read.')
  return createArranger()(kept.graph, mergeSchedule(null, kept.schedule), null, defaultLook)
}

function snapshotOf({ index }: OpenDocument): string {
  const graph = index.graph()
  const { forecasts, ...said } = computeSchedule(graph, instantFromMilliseconds(benchTime))
  const schedule = { ...said, full: true, changed: [...forecasts.values()], gone: [] }
  return writeSnapshot({ graph, schedule, readOnly: false }, build)
}

type OpenDocument = { readonly doc: Y.Doc; readonly index: GraphIndex }

function newBoard(): OpenDocument {
  const doc = new Y.Doc()
  const index = openGraphIndex(doc, board)
  commit({ doc, index }, boardIntents(tasks, 'twelve'), 0)
  return { doc, index }
}

function commit({ doc, index }: OpenDocument, intent: Intent, number: number): void {
  const context: CommitContext = { id: idOf<IntentId>(`i${number}`), by: me(index), at: benchTime + number }
  const outcome = commitIntent(doc, index.graph(), intent, context)
  if (!outcome.ok) throw new Error(outcome.failure.message)
}

/** An edit names its person: one of the board's, as in life. */
function me(index: GraphIndex): PersonId | null {
  return index.graph().people.keys().next().value ?? null
}

function loaded(bytes: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  return doc
}

/** Everything that the document says, as plain objects. */
function plainState(doc: Y.Doc): Record<string, unknown> {
  return Object.fromEntries([...doc.share.keys()].map((root): [string, unknown] => [root, doc.getMap(root).toJSON()]))
}

/** Edits of single estimates, each beside the least that Yjs itself would do for it. */
async function measureEdits() {
  const here: OpenDocument = openLoaded()
  const there: OpenDocument = openLoaded()
  const bareHere = loaded(update)
  const bareThere = loaded(update)
  const bareMap = bareHere.getMap('edits')
  const chosen: readonly TaskId[] = [...here.index.graph().tasks.keys()]
    .filter((_, index) => index % 47 === 0)
    .slice(0, editsPerRun)
  const sizes: number[] = []
  const bareSizes: number[] = []
  let number = 0
  here.doc.on('update', (bytes: Uint8Array) => void sizes.push(bytes.byteLength))
  bareHere.on('update', (bytes: Uint8Array) => void bareSizes.push(bytes.byteLength))
  const each = (run: () => unknown): number => timed(run) / chosen.length
  const median = await interleave(runs, {
    ours: () =>
      each(() => {
        for (const task of chosen) {
          number += 1
          const change = { estimate: toWorkingMinutes(480 + (number % 1000)) }
          commit(here, { type: 'editTask', task, change }, number)
        }
      }),
    bareLocal: () =>
      each(() => {
        for (const task of chosen) bareMap.set(`${packId(task)}/estimate`, 480 + (number % 1000))
      })
  })
  const fresh = makeUpdates(runs + 1)
  let apply = 0
  let applyBare = 0
  const remote = await interleave(runs, {
    ours: () => each(() => fresh[apply++]?.forEach((bytes) => Y.applyUpdate(there.doc, bytes))),
    bare: () => each(() => fresh[applyBare++]?.forEach((bytes) => Y.applyUpdate(bareThere, bytes)))
  })
  // The first edit of a field is the large one: later ones need not name their key again.
  const first = chosen.length
  return {
    bytes: quantile(sizes.slice(0, first), 0.5),
    bareBytes: quantile(bareSizes.slice(0, first), 0.5),
    local: median.ours,
    bareLocal: median.bareLocal,
    remote: remote.ours,
    bareRemote: remote.bare
  }

  function openLoaded(): OpenDocument {
    const doc = loaded(update)
    return { doc, index: openGraphIndex(doc, board) }
  }

  /** One batch of updates for each round, made by another device. */
  function makeUpdates(rounds: number): readonly (readonly Uint8Array[])[] {
    const author = openLoaded()
    let made: Uint8Array[] = []
    author.doc.on('update', (bytes: Uint8Array) => void made.push(bytes))
    return Array.from({ length: rounds }, () => {
      made = []
      for (const task of chosen) {
        number += 1
        commit(
          author,
          { type: 'editTask', task, change: { estimate: toWorkingMinutes(480 + (number % 1000)) } },
          number
        )
      }
      return made
    })
  }
}

function idOf<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}
