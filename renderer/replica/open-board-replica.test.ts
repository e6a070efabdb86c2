import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'

import { commitIntent } from '../../shared/document/commit-intent.ts'
import { noteRoot } from '../../shared/document/note-root.ts'
import { openGraphIndex } from '../../shared/document/graph-index.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import { uuidV7 } from '../../shared/lib/uuid-v7.ts'
import type { BoardId, IntentId, TaskId } from '../../shared/model/ids.ts'
import { toWorkingMinutes } from '../../shared/model/instant.ts'
import { createMemoryOutboxStorage } from '../../shared/sync/memory-outbox-storage.ts'

import { idOf, testNow } from '../state/graph.testing.ts'

import type { BoardReplica } from './board-replica.ts'
import type { OpenCachedDocument } from './cached-document.ts'
import { createFakeHub } from './fake-hub.testing.ts'
import type { FakeHub } from './fake-hub.testing.ts'
import type { NoteText } from './note-text.ts'
import { openBoardReplica } from './open-board-replica.ts'
import type { ReplicaEvent } from './replica-event.ts'

const board = idOf<BoardId>('board')
const task = idOf<TaskId>('api')
const create: Intent = { type: 'createTask', task: { id: task, title: 'Build API' } }
const rename = (title: string): Intent => ({ type: 'editTask', task, change: { title } })

/** A window: its replica, everything it told, and a way to wait for what it tells next. */
type Window = {
  readonly replica: BoardReplica
  readonly events: readonly ReplicaEvent[]
  readonly until: (holds: (event: ReplicaEvent) => boolean) => Promise<void>
  readonly title: () => string | undefined
  /** Timers that wait, run by the test. */
  readonly runTimers: () => void
}

const open: { readonly window: Window; readonly hub: FakeHub }[] = []
let ids = 0

afterEach(async () => {
  for (const { window, hub } of open.splice(0)) {
    await window.replica.close()
    hub.close()
  }
})

function memoryDocuments(): OpenCachedDocument & { readonly dropped: () => number } {
  let dropped = 0
  let readOnly = false
  const openDocument: OpenCachedDocument = () => {
    const doc = new Y.Doc()
    const close = () => Promise.resolve(doc.destroy())
    return Promise.resolve({
      doc,
      rememberedLease: null,
      rememberLease: () => undefined,
      rememberedReadOnly: readOnly,
      rememberReadOnly: (next) => {
        readOnly = next
      },
      close,
      drop: () => {
        dropped += 1
        return close()
      }
    })
  }
  return Object.assign(openDocument, { dropped: () => dropped })
}

function openWindow(
  hub: FakeHub,
  outboxStorage = createMemoryOutboxStorage(),
  openDocument: OpenCachedDocument = memoryDocuments()
): Window {
  const events: ReplicaEvent[] = []
  const waiting = new Set<() => void>()
  const timers = new Set<() => void>()
  const replica = openBoardReplica({
    board,
    link: {
      bridge: hub.bridge,
      startTimer: (run) => {
        timers.add(run)
        return () => timers.delete(run)
      }
    },
    openDocument,
    outboxStorage,
    windowId: 'window',
    me: () => null,
    clock: () => testNow * 60_000,
    newIntentId: () => {
      ids += 1
      return idOf<IntentId>(uuidV7(ids, () => new Uint8Array(16).fill(ids % 256)))
    },
    randomClientID: () => {
      ids += 1
      return 1_000_000 + ids
    },
    onEvent: (event) => {
      events.push(event)
      for (const look of waiting) look()
    }
  })
  let read = 0
  const window: Window = {
    replica,
    events,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events.findIndex((event, index) => index >= read && holds(event))
          if (found < 0) return
          read = found + 1
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    title: () => {
      const graphs = events.flatMap((event) => (event.type === 'graph' ? [event.graph] : []))
      return graphs.at(-1)?.tasks.get(task)?.title
    },
    runTimers: () => {
      for (const run of Array.from(timers)) {
        timers.delete(run)
        run()
      }
    }
  }
  open.push({ window, hub })
  return window
}

const opened = (event: ReplicaEvent) => event.type === 'opened'
const allSaved = (event: ReplicaEvent) => event.type === 'unsaved' && event.count === 0
/** A window whose board has the one task, on the hub's disk too. */
async function openWithTask(hub: FakeHub, outboxStorage = createMemoryOutboxStorage()): Promise<Window> {
  const window = openWindow(hub, outboxStorage)
  await window.until(opened)
  window.replica.commit(create, 'Add')
  await window.until(allSaved)
  return window
}
const newHub = () => createFakeHub(() => testNow * 60_000)
const hubGraph = (hub: FakeHub) => {
  const index = openGraphIndex(hub.doc, board)
  const graph = index.graph()
  index.close()
  return graph
}

describe('a board in a window', () => {
  it('shows an edit at once, and counts it as unsaved until the hub has it on disk', async () => {
    const hub = newHub()
    const window = openWindow(hub)
    await window.until(opened)
    expect(window.replica.commit(create, 'Add').ok).toBe(true)
    expect(window.title()).toBe('Build API')
    await window.until((event) => event.type === 'unsaved' && event.count === 1)
    await window.until(allSaved)
    expect(hub.framed.map(({ n, intent }) => [n, intent.type, intent.task])).toEqual([[1, 'createTask', task]])
    expect(hubGraph(hub).tasks.get(task)?.title).toBe('Build API')
  })

  it('carries out what was done before the board was read, once it is', async () => {
    const hub = newHub()
    const window = openWindow(hub)
    expect(window.replica.commit(create, 'Add').ok).toBe(true)
    expect(window.replica.commit(rename('Build it'), 'Rename').ok).toBe(true)
    expect(window.replica.commit({ type: 'deleteTask', task: idOf<TaskId>('nobody') }, 'Delete').ok).toBe(true)
    await window.until(opened)
    expect(window.title()).toBe('Build it')
    expect(window.events.filter(({ type }) => type === 'problem')).toHaveLength(1)
    expect(window.replica.undoable().undo).toBe('Rename')
    await window.until(allSaved)
    expect(hubGraph(hub).tasks.get(task)?.title).toBe('Build it')
  })

  it('does not lose what was done before the board was read, when it is closed meanwhile', async () => {
    const outboxStorage = createMemoryOutboxStorage()
    const hub = newHub()
    await openWithTask(hub, outboxStorage)
    hub.kill()
    const cache = Y.encodeStateAsUpdate(hub.doc)
    const hasty = openWindow(hub, outboxStorage, async (name, onFault) => {
      const cached = await memoryDocuments()(name, onFault)
      Y.applyUpdate(cached.doc, cache)
      return cached
    })
    hasty.replica.commit(rename('Build it'), 'Rename')
    await hasty.replica.close()
    hub.revive()
    const last = openWindow(hub, outboxStorage)
    await last.until(opened)
    await last.until(allSaved)
    expect(hubGraph(hub).tasks.get(task)?.title).toBe('Build it')
  })

  it('refuses what cannot be, without a trace', async () => {
    const hub = newHub()
    const window = openWindow(hub)
    await window.until(opened)
    expect(window.replica.commit(rename('x'), 'Rename').ok).toBe(false)
    expect([hub.framed.length, window.replica.undoable().undo]).toEqual([0, null])
  })

  it('keeps edits while the hub is away, and hands each over once when it is back', async () => {
    const hub = newHub()
    const window = await openWithTask(hub)
    hub.kill()
    await window.until((event) => event.type === 'link' && event.state === 'closed')
    window.replica.commit(rename('Build it'), 'Rename')
    window.replica.commit(rename('Build it well'), 'Rename')
    hub.revive()
    window.runTimers()
    await window.until(opened)
    await window.until(allSaved)
    expect(hub.framed.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(hubGraph(hub).tasks.get(task)?.title).toBe('Build it well')
  })

  it('hands over what an earlier life of the window left, though its cache is gone', async () => {
    const hub = newHub()
    hub.acknowledges = false
    const storage = createMemoryOutboxStorage()
    const first = openWindow(hub, storage)
    await first.until(opened)
    first.replica.commit(create, 'Add')
    await first.replica.close()
    const later = newHub()
    const second = openWindow(later, storage)
    await second.until((event) => event.type === 'graph' && event.graph.tasks.has(task))
    await second.until(allSaved)
    expect(hubGraph(later).tasks.get(task)?.title).toBe('Build API')
  })

  it('says how its writer stands when it connects again, and is a new writer without a lease', async () => {
    const hub = newHub()
    const window = await openWithTask(hub)
    const writer = hub.framed[0]?.clientID
    hub.kill()
    await window.until((event) => event.type === 'link' && event.state === 'closed')
    hub.revive()
    window.runTimers()
    await window.until(opened)
    expect(hub.opens[1]?.lease?.clientID).toBe(writer)
    window.replica.commit(rename('x'), 'Rename')
    await window.until(allSaved)
    expect(hub.framed[1]?.clientID).not.toBe(writer)
  })

  it('goes on as the same writer under a lease', async () => {
    const hub = newHub()
    hub.lease = 77
    await openWithTask(hub)
    expect(hub.framed[0]?.clientID).toBe(77)
  })

  it('throws its cache away when that knows more than log and outbox', async () => {
    const hub = newHub()
    hub.cacheAhead = true
    const documents = memoryDocuments()
    const window = openWindow(hub, createMemoryOutboxStorage(), documents)
    await window.until(opened)
    expect([documents.dropped(), hub.opens.length]).toEqual([1, 2])
  })

  it('[M7] says before its first graph that the board could only be read last time', async () => {
    const documents = memoryDocuments()
    const first = openWindow(newHub(), createMemoryOutboxStorage(), documents)
    await first.until(opened)
    first.replica.rememberReadOnly(true)
    await first.replica.close()
    const second = openWindow(newHub(), createMemoryOutboxStorage(), documents)
    await second.until(opened)
    const told = (window: Window) => window.events.map(({ type }) => type).slice(0, 3)
    expect([told(first), told(second)]).toEqual([
      ['unsaved', 'graph', 'link'],
      ['readOnlyLast', 'unsaved', 'graph']
    ])
  })

  it('builds again without a refused edit and gives it back to be offered', async () => {
    const hub = newHub()
    const window = await openWithTask(hub)
    hub.refuse = 'too large'
    window.replica.commit(rename('x'), 'Rename it')
    await window.until((event) => event.type === 'refused')
    expect(window.events.find((event) => event.type === 'refused')).toEqual({
      type: 'refused',
      reason: 'too large',
      edits: [{ intent: rename('x'), label: 'Rename it' }],
      notes: []
    })
    await window.until(opened)
    expect(window.title()).toBe('Build API')
    expect(window.replica.commit(rename('y'), 'Rename it').ok).toBe(true)
    await window.until(allSaved)
    expect(hubGraph(hub).tasks.get(task)?.title).toBe('y')
  })
})

describe('notes in a window', () => {
  /** The text of the task's notes, as an editor holds it: whatever the document is. */
  const followed = (window: Window) => {
    const note: { text: NoteText | null } = { text: null }
    window.replica.followNote(task, (text) => {
      note.text = text
    })
    return note
  }
  const noteAt = (hub: FakeHub) => hub.doc.getText(noteRoot(task)).toJSON()

  it('[NO2] sends together what was typed until a rest, and what was typed before another edit before it', async () => {
    const hub = newHub()
    const window = await openWithTask(hub)
    const note = followed(window)
    for (const letter of 'Ask Mia') note.text?.insert(note.text.length, letter)
    await window.until((event) => event.type === 'unsaved' && event.count === 1)
    expect(hub.framed).toHaveLength(1)
    window.runTimers()
    await window.until(allSaved)
    note.text?.insert(0, '# ')
    window.replica.commit(rename('Build it'), 'Rename')
    await window.until(allSaved)
    expect(hub.framed.map(({ intent, parts }) => [intent.type, intent.task, parts.length])).toEqual([
      ['createTask', task, 1],
      ['writeNote', task, 1],
      ['writeNote', task, 1],
      ['editTask', task, 1]
    ])
    expect(noteAt(hub)).toBe('# Ask Mia')
  })

  it('[NO2] keeps what was typed while the hub was away, and when the window goes', async () => {
    const hub = newHub()
    const storage = createMemoryOutboxStorage()
    const window = await openWithTask(hub, storage)
    hub.kill()
    await window.until((event) => event.type === 'link' && event.state === 'closed')
    const note = followed(window)
    note.text?.insert(0, 'one')
    hub.revive()
    window.runTimers()
    await window.until(opened)
    await window.until(allSaved)
    expect([noteAt(hub), hub.opens.map(({ outbox }) => outbox)]).toEqual(['one', [0, 2]])
    hub.kill()
    note.text?.insert(3, ' two')
    await window.replica.close()
    hub.revive()
    const next = openWindow(hub, storage)
    await next.until(opened)
    await next.until(allSaved)
    expect(noteAt(hub)).toBe('one two')
  })

  it('[NO1] shows what a teammate writes, and the note of the new document after a refusal', async () => {
    const hub = newHub()
    const window = await openWithTask(hub)
    const note = followed(window)
    const before = note.text
    note.text?.insert(0, 'mine')
    window.replica.saveNotes()
    await window.until(allSaved)
    hub.refuse = 'a viewer reads'
    note.text?.insert(4, ' and more')
    window.replica.saveNotes()
    await window.until((event) => event.type === 'refused')
    expect(window.events.find((event) => event.type === 'refused')).toEqual({
      type: 'refused',
      reason: 'a viewer reads',
      edits: [],
      notes: [{ task, text: 'mine and more' }]
    })
    await window.until(opened)
    expect(note.text === before).toBe(false)
    expect(note.text?.toJSON()).toBe('mine')
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(hub.doc))
    theirs.getText(noteRoot(task)).insert(4, ' and theirs')
    hub.send({ type: 'updates', updates: [Y.encodeStateAsUpdate(theirs)] })
    await expect.poll(() => note.text?.toJSON()).toBe('mine and theirs')
  })
})

describe('undo in a window', () => {
  it('takes the last step back and does it again', async () => {
    const window = openWindow(newHub())
    await window.until(opened)
    window.replica.commit(create, 'Add')
    window.replica.commit(rename('Better'), 'Rename')
    expect(window.replica.undo()).toEqual({ ok: true, value: { label: 'Rename', skipped: [] } })
    expect(window.title()).toBe('Build API')
    window.replica.redo()
    expect(window.title()).toBe('Better')
    window.replica.undo()
    window.replica.undo()
    expect(window.title()).toBeUndefined()
    expect(window.replica.undoable()).toEqual({ undo: null, redo: 'Add' })
  })

  it('[SL6] tells the hub which intent it takes back or brings again, and takes back a certain one', async () => {
    const hub = newHub()
    const window = openWindow(hub)
    await window.until(opened)
    window.replica.commit(create, 'Add')
    window.replica.commit(rename('Better'), 'Rename')
    window.replica.commit({ type: 'editTask', task, change: { estimate: toWorkingMinutes(60) } }, 'Estimate')
    await window.until(() => hub.framed.length === 3)
    const causes = hub.framed.map(({ intent }) => intent.id)
    const [added, renamed] = causes
    if (added === undefined || renamed === undefined) throw new Error('Three commits have three intents.')
    expect(window.replica.undo(renamed)).toEqual({ ok: true, value: { label: 'Rename', skipped: [] } })
    expect([window.replica.canUndo(renamed), window.replica.canUndo(added), window.title()]).toEqual([
      false,
      true,
      'Build API'
    ])
    window.replica.redo()
    await window.until(() => hub.framed.length === 5)
    expect(hub.framed.map(({ intent }) => intent.reverts)).toEqual([
      undefined,
      undefined,
      undefined,
      { cause: renamed, as: 'undo' },
      { cause: renamed, as: 'redo' }
    ])
  })

  it('leaves what a teammate changed since, and lists it', async () => {
    const hub = newHub()
    const window = openWindow(hub)
    await window.until(opened)
    window.replica.commit(create, 'Add')
    window.replica.commit({ type: 'editTask', task, change: { title: 'Mine', estimate: toWorkingMinutes(60) } }, 'Edit')
    await window.until(allSaved)
    const index = openGraphIndex(hub.doc, board)
    const teammate = { id: idOf<IntentId>('teammate'), by: null, at: testNow * 60_000 + 1000 }
    commitIntent(hub.doc, index.graph(), rename('Theirs'), teammate)
    index.close()
    hub.send({ type: 'updates', updates: [Y.encodeStateAsUpdate(hub.doc)] })
    await window.until((event) => event.type === 'graph' && event.graph.tasks.get(task)?.title === 'Theirs')
    const undone = window.replica.undo()
    expect(undone?.ok === true && undone.value.skipped.map(({ target, field }) => [target, field])).toEqual([
      [task, 'title']
    ])
    expect(window.title()).toBe('Theirs')
  })
})
