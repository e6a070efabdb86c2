import type * as Y from 'yjs'

import type { DeletedThing } from '../intents/deleted-thing.ts'
import type { Stamped } from '../intents/inverse.ts'
import { readSettings } from '../intents/read-settings.ts'
import { sameJson } from '../intents/same-json.ts'
import type { FieldEdit } from '../intents/present.ts'
import { revisions } from '../intents/revisions.ts'
import { createThingMaps } from '../intents/thing-maps.ts'
import type { Thing } from '../intents/thing.ts'
import type { ToldChange } from '../intents/told-change.ts'
import type { EntityRoot } from '../intents/write.ts'
import { compareText } from '../lib/compare.ts'
import type { BoardSettings } from '../model/board.ts'
import { noDifference } from '../model/graph-difference.ts'
import type { GraphDifference } from '../model/graph-difference.ts'
import type {
  AnyId,
  ApprovalId,
  BaselineId,
  BaselinePartId,
  BoardId,
  CalendarId,
  CommentId,
  DecisionId,
  DependencyId,
  HandoffId,
  NudgeId,
  PersonId,
  ProposalId,
  SignalId,
  SlipId,
  TaskId,
  ViewId,
  WorklogId
} from '../model/ids.ts'
import type { Signal } from '../model/signal.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { deletedThings } from './deleted-things.ts'
import { editsMap, entityRoots, metaMap, rootMap } from './layout.ts'
import { readShelves } from './shelves.ts'
import type { DocumentProblem, Entry } from './shelves.ts'
import { readStamp, stampedOf } from './stamp.ts'

/** What one transaction changed in the graph. */
export type GraphChange = {
  readonly graph: WorkGraph
  /** Where it differs from the graph before. */
  readonly difference: GraphDifference
  /** Whether it was made on this document, rather than applied from elsewhere. */
  readonly local: boolean
  /** The transaction's origin: a `CommitOrigin` for commits. */
  readonly origin: unknown
}

/** A document as a work graph that follows it. */
export type GraphIndex = {
  readonly graph: () => WorkGraph
  /** The decision in force for a field; null where it is as created. */
  readonly stamp: (target: AnyId | 'meta', field: string) => Stamped | null
  /** The decisions in force about one thing, oldest first. What they overwrote is not in the document any more. */
  readonly history: (id: AnyId) => readonly FieldEdit[]
  /** [SG17] What a signal that counts changed of its task. */
  readonly changesOf: (signal: Signal) => readonly ToldChange[]
  /** [HI4] Things that were deleted themselves, in the order in which that was. Looks at everything, so ask seldom. */
  readonly deleted: () => readonly DeletedThing[]
  /** Values that were passed over because they cannot be; found by looking at everything, so ask seldom. [DOC11] */
  readonly problems: () => readonly DocumentProblem[]
  /** Told once for each transaction that changed the graph. Whoever calls stops it with what it returns. */
  readonly onChange: (listener: (change: GraphChange) => void) => () => void
  readonly close: () => void
}

/** Reads the document once, then follows its transactions: work is proportional to what changed. [DOC11] */
export function openGraphIndex(doc: Y.Doc, board: BoardId): GraphIndex {
  const shelves = readShelves(doc)
  const meta = metaMap(doc)
  const edits = editsMap(doc)
  const roots: readonly (readonly [EntityRoot, Y.Map<unknown>])[] = entityRoots.map((root) => [
    root,
    rootMap(doc, root)
  ])
  const listeners = new Set<(change: GraphChange) => void>()
  const things = createThingMaps(emptyThings, revisions)
  let settings = readBoard()
  let graph: WorkGraph | null = null

  settle(shelves.all())

  function readBoard(): BoardSettings {
    return readSettings(
      (field) => readStamp(meta.get(field))?.v,
      () => {}
    )
  }

  function currentGraph(): WorkGraph {
    graph ??= { id: board, board: settings, ...things.read() }
    return graph
  }

  /** Brings the graph level with these entries and with whatever their coming or going touches. */
  function settle(noted: Iterable<Entry>): GraphDifference | null {
    const touched = new Set(noted)
    // What signals tell of is read after them.
    for (const entry of touched) if (entry.root === 'signals') for (const task of shelves.hear(entry)) touched.add(task)
    for (const entry of touched) if (entry.root !== 'signals') shelves.reread(entry)
    for (const entry of touched) {
      const shown = shelves.shows(entry)
      if (shown === entry.shown) continue
      entry.shown = shown
      if (touched.size < shelves.size()) for (const hanger of shelves.hangers(entry.id)) touched.add(hanger)
    }
    const changed = openDifference()
    let any = false
    for (const entry of touched) {
      const moved = putOrRemove(entry)
      if (moved === null) continue
      any = true
      const ids: Pick<Set<AnyId>, 'add'> = changed[moved.root]
      ids.add(moved.value.id)
    }
    if (!any) return null
    graph = null
    return { board: false, ...changed }
  }

  /** What came, changed or went; null where the graph is as it was. */
  function putOrRemove(entry: Entry): Thing | null {
    const before = entry.placed
    const after = shelves.settled(entry)
    if (after === null) {
      if (before !== null) things.remove(before)
    } else {
      if (before !== null && sameJson(before.value, after.value)) return null
      things.put(after)
    }
    entry.placed = after
    return after ?? before
  }

  function follow(transaction: Y.Transaction): void {
    const changed = new Map<unknown, ReadonlySet<string | null>>(transaction.changed)
    const noted = new Set<Entry>()
    for (const [root, map] of roots) {
      for (const key of changed.get(map) ?? []) {
        const entry = key === null ? null : shelves.noteCreation(root, key, map.get(key))
        if (entry !== null) noted.add(entry)
      }
    }
    for (const key of changed.get(edits) ?? []) {
      if (key !== null) for (const entry of shelves.noteEdit(key, edits.get(key))) noted.add(entry)
    }
    const settled = settle(noted)
    const isReset = changed.has(meta) && followBoard()
    if (settled === null && !isReset) return
    tell({
      graph: currentGraph(),
      difference: { ...(settled ?? noDifference), board: isReset },
      local: transaction.local,
      origin: transaction.origin
    })
  }

  function followBoard(): boolean {
    const next = readBoard()
    if (sameJson(settings, next)) return false
    settings = next
    graph = null
    return true
  }

  /** Every listener is told, whatever another one does; the first failure is passed on after that. */
  function tell(change: GraphChange): void {
    const failures: unknown[] = []
    for (const listener of listeners) {
      try {
        listener(change)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new Error('A listener of the graph failed', { cause: failures[0] })
  }

  doc.on('afterTransaction', follow)

  return {
    graph: currentGraph,
    stamp: (target, field) =>
      stampedOf(target === 'meta' ? readStamp(meta.get(field)) : (shelves.edits(target).get(field) ?? null)),
    history: (id) =>
      [...shelves.edits(id)]
        .flatMap(([field, stamp]): FieldEdit[] => {
          const stamped = stampedOf(stamp)
          return stamped === null ? [] : [{ field, stamped }]
        })
        .toSorted((a, b) => a.stamped.at - b.stamped.at || compareText(a.field, b.field)),
    changesOf: shelves.changesOf,
    deleted: () => deletedThings(shelves.all()),
    problems: shelves.problems,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      listeners.clear()
      doc.off('afterTransaction', follow)
    }
  }
}

const emptyThings = {
  tasks: new Map(),
  dependencies: new Map(),
  handoffs: new Map(),
  approvals: new Map(),
  comments: new Map(),
  people: new Map(),
  calendars: new Map(),
  slips: new Map(),
  signals: new Map(),
  verdicts: new Map(),
  baselines: new Map(),
  baselineParts: new Map(),
  worklog: new Map(),
  nudges: new Map(),
  decisions: new Map(),
  views: new Map()
}

/** Nothing has changed yet; filled while a transaction is followed. */
function openDifference() {
  return {
    tasks: new Set<TaskId>(),
    dependencies: new Set<DependencyId>(),
    handoffs: new Set<HandoffId>(),
    approvals: new Set<ApprovalId>(),
    comments: new Set<CommentId>(),
    people: new Set<PersonId>(),
    calendars: new Set<CalendarId>(),
    slips: new Set<SlipId>(),
    signals: new Set<SignalId>(),
    verdicts: new Set<ProposalId>(),
    baselines: new Set<BaselineId>(),
    baselineParts: new Set<BaselinePartId>(),
    worklog: new Set<WorklogId>(),
    nudges: new Set<NudgeId>(),
    decisions: new Set<DecisionId>(),
    views: new Set<ViewId>()
  }
}
