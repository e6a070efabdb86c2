import type * as Y from 'yjs'

import { assertNever } from '../lib/assert-never.ts'
import { readThing } from '../intents/read-thing.ts'
import type { Thing } from '../intents/thing.ts'
import type { EntityRoot } from '../intents/write.ts'
import type { ToldChange } from '../intents/told-change.ts'
import type { AnyId, SignalId, TaskId } from '../model/ids.ts'

import type { Signal } from '../model/signal.ts'

import { editsMap, entityRoots, parseEditKey, rootMap } from './layout.ts'
import { unpackId } from './pack-id.ts'
import { readStamp } from './stamp.ts'
import type { ReadStamp } from './stamp.ts'
import { changesTold, hearSignals } from './told-fields.ts'

/** One thing of the document, deleted or not, with its edits gathered. */
export type Entry = {
  readonly root: EntityRoot
  readonly id: AnyId
  created: unknown
  edits: Map<string, ReadStamp> | null
  /** As its creation and edits say; null when it cannot be read. */
  thing: Thing | null
  /** Whether the graph had it when it was last settled. */
  shown: boolean
  /** What the graph then had. */
  placed: Thing | null
  /** The thing of another root with the same id: only foreign documents have such. [DOC5] */
  readonly twin: Entry | null
}

/** Where a value was passed over: the root and key in the document, and which field of the thing. */
export type DocumentProblem = {
  readonly root: string
  readonly key: string
  readonly field: string | null
  readonly message: string
}

/** Everything of a document by root and id, and who hangs on whom. */
export type Shelves = {
  readonly all: () => Iterable<Entry>
  readonly size: () => number
  /** Takes in a creation value; the entry that must be read again. */
  readonly noteCreation: (root: EntityRoot, key: string, created: unknown) => Entry | null
  /** Takes in an edit; the entries that must be read again. */
  readonly noteEdit: (key: string, stored: unknown) => readonly Entry[]
  readonly edits: (id: AnyId) => ReadonlyMap<string, ReadStamp>
  /** Reads an entry anew from what was noted. */
  readonly reread: (entry: Entry) => void
  /** [SG3] Reads a signal anew; the tasks that it was about and is about now, to be read after it. */
  readonly hear: (signal: Entry) => readonly Entry[]
  /** [SG17] What a signal that counts changed of its task; nothing for any other. */
  readonly changesOf: (signal: Signal) => readonly ToldChange[]
  /** Whether the graph has the entry: readable, not deleted, and all that it hangs on there too; a verdict only while it stands. [DOC6] [DOC7] [PR5] */
  readonly shows: (entry: Entry) => boolean
  /** What must be settled again when the entry comes or goes: what hangs on it, and the children of a task. */
  readonly hangers: (id: AnyId) => Iterable<Entry>
  /** The thing as the graph has it: a task whose parent is not there stands at the top. [DOC8] */
  readonly settled: (entry: Entry) => Thing | null
  readonly problems: () => readonly DocumentProblem[]
}

const nothing: ReadonlyMap<string, ReadStamp> = new Map()
const silent = () => {}

/** Reads the whole document once. */
export function readShelves(doc: Y.Doc): Shelves {
  const shelves = new Map<AnyId, Entry>()
  let count = 0
  const loose = new Map<AnyId, Map<string, ReadStamp>>()
  const hanging = new Map<AnyId, Entry[]>()
  /** The signals that count, by the task that they tell of. */
  const told = new Map<TaskId, Map<SignalId, Signal>>()

  function find(root: EntityRoot, id: AnyId): Entry | null {
    let entry = shelves.get(id) ?? null
    while (entry !== null && entry.root !== root) entry = entry.twin
    return entry
  }

  function noteCreation(root: EntityRoot, key: string, created: unknown): Entry | null {
    const id = unpackId<AnyId>(key)
    if (id === null) return null
    const known = find(root, id)
    if (known !== null) {
      known.created = created
      return known
    }
    const twin = shelves.get(id) ?? null
    const entry: Entry = {
      root,
      id,
      created,
      edits: loose.get(id) ?? null,
      thing: null,
      shown: false,
      placed: null,
      twin
    }
    shelves.set(id, entry)
    count += 1
    return entry
  }

  function noteEdit(key: string, stored: unknown): readonly Entry[] {
    const parsed = parseEditKey(key)
    if (parsed === null) return []
    const { id, field } = parsed
    const stamp = readStamp(stored)
    let known = loose.get(id)
    if (known === undefined) {
      known = new Map()
      loose.set(id, known)
    }
    if (stamp === null) known.delete(field)
    else known.set(field, stamp)
    const touched: Entry[] = []
    for (let entry = shelves.get(id) ?? null; entry !== null; entry = entry.twin) {
      entry.edits = known
      touched.push(entry)
    }
    return touched
  }

  function reread(entry: Entry): void {
    const before = entry.thing
    const source = { created: entry.created, edits: entry.edits, report: silent }
    entry.thing = heard(readThing(entry.root, entry.id, source), source)
    rehang(entry, before, entry.thing)
  }

  /** [SG3] A task that signals tell of, as they say it. */
  function heard(thing: Thing | null, source: Parameters<typeof hearSignals>[1]): Thing | null {
    const signals = thing?.root === 'tasks' ? told.get(thing.value.id) : undefined
    if (thing?.root !== 'tasks' || signals === undefined || signals.size === 0) return thing
    return { root: 'tasks', value: hearSignals(thing.value, source, signals.values()) }
  }

  function changesOf(signal: Signal): readonly ToldChange[] {
    const entry = signal.task === null ? null : find('tasks', signal.task)
    if (signal.task === null || entry?.thing?.root !== 'tasks') return []
    const signals = told.get(signal.task)
    if (signals === undefined || !signals.has(signal.id)) return []
    const source = { created: entry.created, edits: entry.edits, report: silent }
    return changesTold(entry.thing.value, source, signals.values(), signal)
  }

  function hear(entry: Entry): readonly Entry[] {
    const before = entry.thing
    reread(entry)
    const after = entry.thing
    const tasks: Entry[] = []
    if (before?.root === 'signals' && before.value.task !== null) {
      told.get(before.value.task)?.delete(before.value.id)
      tasks.push(...entriesOf(before.value.task))
    }
    if (after?.root === 'signals' && after.value.task !== null) {
      const { task, id, verdict } = after.value
      if (verdict === null && !isDeleted(entry)) {
        const signals = told.get(task) ?? new Map<SignalId, Signal>()
        told.set(task, signals.set(id, after.value))
      }
      tasks.push(...entriesOf(task))
    }
    return tasks
  }

  function entriesOf(task: TaskId): readonly Entry[] {
    const entry = find('tasks', task)
    return entry === null ? [] : [entry]
  }

  function rehang(entry: Entry, before: Thing | null, after: Thing | null): void {
    const [held, holds] = [hooksOf(before), hooksOf(after)]
    for (const id of held) if (!holds.includes(id)) letGo(entry, id)
    for (const id of holds) {
      if (held.includes(id)) continue
      const hangers = hanging.get(id)
      if (hangers === undefined) hanging.set(id, [entry])
      else hangers.push(entry)
    }
  }

  function letGo(entry: Entry, id: AnyId): void {
    const left = (hanging.get(id) ?? []).filter((hanger) => hanger !== entry)
    hanging.set(id, left)
  }

  function shows(entry: Entry | null): boolean {
    if (entry === null || entry.thing === null || isDeleted(entry)) return false
    const { thing } = entry
    switch (thing.root) {
      case 'dependencies':
        return shows(find('tasks', thing.value.predecessor)) && shows(find('tasks', thing.value.successor))
      case 'handoffs':
        return shows(find('dependencies', thing.value.dependency))
      case 'approvals':
      case 'comments':
      case 'worklog':
        return shows(find('tasks', thing.value.task))
      case 'baselineParts':
        return shows(find('baselines', thing.value.baseline))
      case 'verdicts':
        return thing.value.decision !== null
      case 'tasks':
      case 'people':
      case 'calendars':
      case 'slips':
      case 'signals':
      case 'baselines':
      case 'nudges':
      case 'decisions':
      case 'views':
        return true
      default:
        return assertNever(thing)
    }
  }

  function parentOf(parent: TaskId | null): TaskId | null {
    return parent !== null && shows(find('tasks', parent)) ? parent : null
  }

  function* everything(): Iterable<Entry> {
    for (const first of shelves.values()) {
      for (let entry: Entry | null = first; entry !== null; entry = entry.twin) yield entry
    }
  }

  for (const root of entityRoots) for (const [key, created] of rootMap(doc, root)) noteCreation(root, key, created)
  for (const [key, stored] of editsMap(doc)) noteEdit(key, stored)

  return {
    all: everything,
    size: () => count,
    noteCreation,
    noteEdit,
    edits: (id) => loose.get(id) ?? nothing,
    reread,
    hear,
    changesOf,
    shows,
    hangers: (id) => hanging.get(id) ?? [],
    settled: (entry) => {
      const { thing } = entry
      if (thing === null || !shows(entry)) return null
      if (thing.root !== 'tasks' || thing.value.parent === null) return thing
      const parent = parentOf(thing.value.parent)
      return parent === thing.value.parent ? thing : { root: 'tasks', value: { ...thing.value, parent } }
    },
    problems: () => findProblems(doc, everything())
  }
}

function isDeleted(entry: Entry): boolean {
  const deletion = entry.edits?.get('deletedAt')
  return deletion !== undefined && deletion.v !== null
}

/** What a thing hangs on, and a task's parent: whose coming and going touches it. */
function hooksOf(thing: Thing | null): readonly AnyId[] {
  switch (thing?.root) {
    case 'tasks':
      return thing.value.parent === null ? [] : [thing.value.parent]
    case 'dependencies':
      return [thing.value.predecessor, thing.value.successor]
    case 'handoffs':
      return [thing.value.dependency]
    case 'approvals':
    case 'comments':
    case 'worklog':
      return [thing.value.task]
    case 'baselineParts':
      return [thing.value.baseline]
    case 'people':
    case 'calendars':
    case 'slips':
    case 'signals':
    case 'verdicts':
    case 'baselines':
    case 'nudges':
    case 'decisions':
    case 'views':
    case undefined:
      return []
    default:
      return assertNever(thing)
  }
}

/** [DOC11] Looks at everything again, this time telling what was passed over. */
function findProblems(doc: Y.Doc, all: Iterable<Entry>): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  for (const root of entityRoots) {
    for (const key of rootMap(doc, root).keys()) {
      if (unpackId(key) === null)
        problems.push({ root, key: key.slice(0, 200), field: null, message: 'not a key of ours' })
    }
  }
  for (const [key, stored] of editsMap(doc).entries()) {
    if (parseEditKey(key) === null)
      problems.push({ root: 'edits', key: key.slice(0, 200), field: null, message: 'not a key of ours' })
    else if (readStamp(stored) === null) problems.push({ root: 'edits', key, field: null, message: 'not an edit' })
  }
  for (const { root, id, created, edits } of all) {
    const report = (field: string): void =>
      void problems.push({ root, key: id, field, message: 'a value that this field cannot hold' })
    if (readThing(root, id, { created, edits, report }) === null) {
      problems.push({ root, key: id, field: null, message: 'cannot be read' })
    }
  }
  return problems
}
