import * as Y from 'yjs'

import { commitIntent } from '../../shared/document/commit-intent.ts'
import type { Committed } from '../../shared/document/commit-intent.ts'
import { isCommitOrigin } from '../../shared/document/commit-origin.ts'
import { openGraphIndex } from '../../shared/document/graph-index.ts'
import type { GraphIndex } from '../../shared/document/graph-index.ts'
import { canWrite } from '../../shared/document/migrate.ts'
import { noteRoot } from '../../shared/document/note-root.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import type { IntentProblem } from '../../shared/intents/intent-problem.ts'
import type { HubToWindow } from '../../shared/ipc/hub-to-window.ts'
import type { WindowReplica } from '../../shared/ipc/window-to-hub.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { BoardId, IntentId, PersonId, TaskId } from '../../shared/model/ids.ts'
import type { Reverted } from '../../shared/model/slip-record.ts'
import { createCommitOutbox } from '../../shared/sync/commit-outbox.ts'
import type { CommitOutbox } from '../../shared/sync/commit-outbox.ts'
import type { OutboxStorage } from '../../shared/sync/outbox-storage.ts'

import { openHubLink } from '../bridge/hub-link.ts'
import type { HubLink, HubLinkParts } from '../bridge/hub-link.ts'

import type { BoardReplica, TakenBack } from './board-replica.ts'
import type { CachedDocument, OpenCachedDocument } from './cached-document.ts'
import { cacheName } from './drop-board-cache.ts'
import { createOpenNotes } from './open-notes.ts'
import type { TypedNote } from './open-notes.ts'
import type { LostEdit, ReplicaEvent } from './replica-event.ts'
import { taskOfIntent } from '../../shared/intents/task-of-intent.ts'
import { createUndoStack } from './undo-stack.ts'
import type { UndoStep } from './undo-stack.ts'

export type BoardReplicaParts = {
  readonly board: BoardId
  readonly link: Pick<HubLinkParts, 'bridge' | 'startTimer'>
  readonly openDocument: OpenCachedDocument
  readonly outboxStorage: OutboxStorage
  /** Names this life of the window. */
  readonly windowId: string
  readonly me: () => PersonId | null
  /** Unix milliseconds. */
  readonly clock: () => number
  readonly newIntentId: () => IntentId
  readonly randomClientID: () => number
  readonly onEvent: (event: ReplicaEvent) => void
}

const nothingPutBack = 'That could not be put back: it has changed since, or would close a loop.'

/** Where updates that came from the hub say they come from, so that they are not sent back. */
const hubOrigin = 'hub'

/** What is there once cache and outbox were read. */
type Open = { readonly cached: CachedDocument; readonly index: GraphIndex; readonly outbox: CommitOutbox }

/** Opens a board in this window: shows what the cache has, then follows the hub. */
export function openBoardReplica(parts: BoardReplicaParts): BoardReplica {
  const { board, onEvent } = parts
  const undo = createUndoStack()
  /** What the numbers of the outbox stand for, as long as this window lives. */
  const intents = new Map<number, LostEdit>()
  /** Which of the outbox's numbers are what was typed into a note. */
  const typings = new Map<number, TaskId>()
  const notes = createOpenNotes({ startTimer: parts.link.startTimer, onTyped: saveTyped, onHolds: tellUnsaved })
  /** What a person did before the board was read: they may be faster than the disk. */
  const early: LostEdit[] = []
  let open: Open | null = null
  let link: HubLink | null = null
  let writes = false
  let level = false
  let ended = false
  let lookedAt: TaskId | null = null
  let work: Promise<void> = begin()

  async function begin(): Promise<void> {
    const cached = await parts.openDocument(cacheName(board), (message) => onEvent({ type: 'problem', message }))
    const outbox = await createCommitOutbox({
      storage: parts.outboxStorage,
      windowId: parts.windowId,
      onFault: () =>
        onEvent({
          type: 'problem',
          message: 'This window cannot keep unsaved edits on disk; leave it open until they are saved.'
        })
    })
    if (ended && early.length === 0) return cached.close()
    // What the last life sent may have reached neither the log nor the cache.
    for (const entry of outbox.entries()) for (const part of entry.parts) Y.applyUpdate(cached.doc, part, hubOrigin)
    const index = openGraphIndex(cached.doc, board)
    open = { cached, index, outbox }
    carryOutEarly()
    index.onChange(({ graph }) => onEvent({ type: 'graph', graph, level }))
    outbox.onChange(tellUnsaved)
    if (cached.rememberedReadOnly) onEvent({ type: 'readOnlyLast' })
    tellUnsaved()
    onEvent({ type: 'graph', graph: index.graph(), level })
    notes.setDocument(cached.doc)
    const opened = open
    link = openHubLink({
      ...parts.link,
      board,
      replica: () => standingOf(opened),
      onMessage: (message) => hear(message, opened),
      onState: (state) => {
        if (state !== 'open') outbox.disconnect()
        onEvent({ type: 'link', state })
      },
      onMisunderstood: (problem) =>
        onEvent({
          type: 'problem',
          message: `The background process said something that this window does not understand (${problem}).`
        })
    })
  }

  /** The clientID that this window wrote under last, so that the hub may lease it again: each new one slows the document. */
  function standingOf({ cached, outbox }: Open): WindowReplica {
    const clientID = writes ? cached.doc.clientID : cached.rememberedLease
    // What is in the document and not in the outbox would look like a cache that ran ahead of the log.
    notes.flush()
    return {
      stateVector: Y.encodeStateVector(cached.doc),
      lease: clientID === null ? null : { clientID, clock: Y.getState(cached.doc.store, clientID) },
      outbox: outbox.highest(),
      outboxSpans: outbox.spans()
    }
  }

  function hear(message: HubToWindow, opened: Open): void {
    if (open !== opened) return
    const { cached, index, outbox } = opened
    switch (message.type) {
      case 'opened':
        // What the cache alone holds was never acknowledged and is in no outbox: another life's, or a rolled-back log's.
        if (message.cacheAhead) return restart(opened)
        level = true
        takeUpdates([message.update], opened)
        takeLease(message.lease, cached)
        carryOutEarly()
        onEvent({ type: 'graph', graph: index.graph(), level })
        onEvent({ type: 'opened', now: message.now, notices: message.notices })
        if (lookedAt !== null) link?.send({ type: 'lookAt', task: lookedAt })
        // `acknowledged` is left alone: what is kept is sent again, and the hub knows each intent by its id.
        return outbox.connect(({ n, clientID, at, intent, parts: updates }) =>
          link?.send({ type: 'commit', n, clientID, at, intent, parts: updates })
        )
      case 'updates':
        return takeUpdates(message.updates, opened)
      case 'acknowledged':
        outbox.acknowledge(message.n)
        intents.delete(message.n)
        typings.delete(message.n)
        return
      case 'refused':
        return refused(message.n, message.reason, opened)
      case 'notSaved':
        return onEvent({ type: 'notSaved', reason: message.reason })
      case 'schedule':
        return onEvent({ type: 'schedule', delta: message.delta })
      case 'proposals':
      case 'calendars':
      case 'watchedFolder':
        return onEvent(message)
      case 'chances':
        return onEvent({ type: 'chances', state: message.state })
      case 'slip':
        return onEvent({ type: 'slip', slip: message.slip })
      case 'team':
        return onEvent({ type: 'team', team: message.team })
      case 'answer':
        return
      default:
        return assertNever(message)
    }
  }

  /** In one transaction, so that a large import is one change to the page and not a hundred. */
  function takeUpdates(updates: readonly Uint8Array[], opened: Open): void {
    try {
      Y.transact(
        opened.cached.doc,
        () => {
          for (const update of updates) Y.applyUpdate(opened.cached.doc, update, hubOrigin)
        },
        hubOrigin
      )
    } catch (error) {
      onEvent({
        type: 'problem',
        message: `This window's copy of the board was damaged and is read again from the log (${wordsOf(error)}).`
      })
      restart(opened)
    }
  }

  /** Under a lease this window goes on as the same writer; without one it has to be a new one. */
  function takeLease(lease: number | null, cached: CachedDocument): void {
    notes.flush()
    if (lease !== null) cached.doc.clientID = lease
    else if (writes) cached.doc.clientID = parts.randomClientID()
    writes = lease !== null
  }

  /** What this window wrote after a refused commit stands on it and cannot be saved either: build again without them. */
  function refused(n: number, reason: string, opened: Open): void {
    notes.flush()
    const lost: LostEdit[] = []
    const lostNotes = new Set<TaskId>()
    for (const entry of opened.outbox.entries()) {
      if (entry.n < n) continue
      opened.outbox.refuse(entry.n)
      const edit = intents.get(entry.n)
      if (edit !== undefined) lost.push(edit)
      intents.delete(entry.n)
      const note = typings.get(entry.n)
      if (note !== undefined) lostNotes.add(note)
      typings.delete(entry.n)
    }
    // As they stood, with what is lost in them: the document is about to go.
    const texts = [...lostNotes].map((task) => ({ task, text: opened.cached.doc.getText(noteRoot(task)).toJSON() }))
    undo.clear()
    restart(opened)
    onEvent({ type: 'refused', reason, edits: lost, notes: texts })
  }

  function restart(opened: Open): void {
    if (open !== opened) return
    notes.setDocument(null)
    open = null
    level = false
    writes = false
    link?.close()
    link = null
    opened.index.close()
    work = opened.outbox
      .settled()
      .then(() => opened.cached.drop())
      .then(() => (ended ? undefined : begin()))
  }

  function write(
    intent: Intent,
    label: string,
    reverts?: Reverted
  ): Result<Committed & { readonly intent: IntentId }, IntentProblem> {
    if (open === null)
      return fail({ kind: 'invalid', message: 'The board is still being read. Try again in a moment.' })
    const { cached, index, outbox } = open
    const writable = canWrite(cached.doc)
    if (!writable.ok) return fail({ kind: 'invalid', message: writable.failure })
    // What was typed before is written before.
    notes.flush()
    const context = { id: parts.newIntentId(), by: parts.me(), at: parts.clock() }
    const updates: Uint8Array[] = []
    const gather = (update: Uint8Array, origin: unknown) => {
      if (isCommitOrigin(origin) && origin.intent === context.id) updates.push(update)
    }
    cached.doc.on('update', gather)
    let outcome: Result<Committed, IntentProblem>
    try {
      outcome = commitIntent(cached.doc, index.graph(), intent, context)
    } finally {
      cached.doc.off('update', gather)
    }
    if (!outcome.ok) return outcome
    const written = succeed({ ...outcome.value, intent: context.id })
    if (updates.length === 0) return written
    beginWriting(cached)
    const facts = {
      id: context.id,
      type: intent.type,
      label: label.slice(0, 200),
      task: taskOfIntent(intent),
      by: context.by,
      ...(reverts === undefined ? {} : { reverts })
    }
    const n = outbox.add({ clientID: cached.doc.clientID, at: context.at, intent: facts, parts: updates })
    intents.set(n, { intent, label })
    return written
  }

  function beginWriting(cached: CachedDocument): void {
    if (writes) return
    writes = true
    cached.rememberLease(cached.doc.clientID)
  }

  /** [NO2] Sends what was typed into a note: it stands in the document already, where the editor wrote it. */
  function saveTyped({ task, clientID, updates }: TypedNote): void {
    if (open === null) return
    const { cached, index, outbox } = open
    beginWriting(cached)
    const title = index.graph().tasks.get(task)?.title ?? ''
    const intent = {
      id: parts.newIntentId(),
      type: 'writeNote',
      label: `Write in the notes of “${title}”`.slice(0, 200),
      task,
      by: parts.me()
    }
    typings.set(outbox.add({ clientID, at: parts.clock(), intent, parts: [Y.mergeUpdates([...updates])] }), task)
  }

  function tellUnsaved(): void {
    onEvent({ type: 'unsaved', count: (open?.outbox.entries().length ?? 0) + Number(notes.holds()) })
  }

  /** An empty cache says nothing about the board: then the hub has to, before anything is written onto it. */
  function isKnown(): boolean {
    return open !== null && (level || open.index.graph().tasks.size > 0)
  }

  function carryOutEarly(): void {
    if (!isKnown()) return
    for (const { intent, label } of early.splice(0)) {
      const outcome = commitNow(intent, label)
      if (!outcome.ok) onEvent({ type: 'problem', message: outcome.failure.message })
    }
  }

  function commitNow(intent: Intent, label: string): Result<null, IntentProblem> {
    const outcome = write(intent, label)
    if (!outcome.ok) return outcome
    const { parts: written, inverse, intent: cause, skipped } = outcome.value
    // A revert is never refused; one that could put nothing back has to say so.
    if (written === 0 && skipped.length > 0) return fail({ kind: 'invalid', message: nothingPutBack })
    if (written > 0) undo.did({ label, inverse, cause })
    return succeed(null)
  }

  function takeBack(
    step: UndoStep | null,
    keep: (step: UndoStep) => void,
    as: Reverted['as']
  ): Result<TakenBack, IntentProblem> | null {
    if (step === null) return null
    const word = as === 'undo' ? 'Undo' : 'Redo'
    const { cause } = step
    const outcome = write(
      { type: 'revert', label: `${word} ${step.label}`, inverse: step.inverse },
      `${word}: ${step.label}`,
      { cause, as }
    )
    if (!outcome.ok) return outcome
    if (outcome.value.parts > 0) keep({ label: step.label, inverse: outcome.value.inverse, cause })
    return succeed({ label: step.label, skipped: outcome.value.skipped })
  }

  return {
    commit: (intent, label) => {
      if (isKnown() || ended) return commitNow(intent, label)
      early.push({ intent, label })
      return succeed(null)
    },
    undo: (cause) => takeBack(undo.takeUndo(cause), undo.undid, 'undo'),
    redo: () => takeBack(undo.takeRedo(), undo.redid, 'redo'),
    undoable: undo.undoable,
    canUndo: undo.holds,
    remember: undo.did,
    deleted: () => open?.index.deleted() ?? [],
    changesOf: (signal) => open?.index.changesOf(signal) ?? [],
    followNote: notes.follow,
    saveNotes: notes.flush,
    call: async (call) => {
      // A person may be faster than the cache: what they ask waits until the board is read.
      await work
      return link?.call(call) ?? { method: 'failed', message: 'This board is closed.' }
    },
    lookAt: (task) => {
      lookedAt = task
      link?.send({ type: 'lookAt', task })
    },
    rememberReadOnly: (readOnly) => open?.cached.rememberReadOnly(readOnly),
    hurry: () => link?.hurry(),
    close: async () => {
      ended = true
      await work
      notes.setDocument(null)
      const last = open
      open = null
      link?.close()
      last?.index.close()
      await last?.outbox.settled()
      await last?.cached.close()
    }
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 120) : 'unknown fault'
}
