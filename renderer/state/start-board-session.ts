import type { CalendarDeadline } from '../../shared/ipc/calendar-deadline.ts'
import type { HubAnswer, ScheduleDelta } from '../../shared/ipc/hub-to-window.ts'
import type { NextStep } from '../../shared/inbox/next-step.ts'
import type { CalendarState } from '../../shared/ipc/calendar-state.ts'
import type { WatchedFolderState } from '../../shared/ipc/watched-folder-state.ts'
import type { TeamState } from '../../shared/ipc/team-state.ts'
import { assertNever } from '../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { BoardLook } from '../../shared/model/board-look.ts'
import type { BoardId, IntentId, PersonId, TaskId, ViewId } from '../../shared/model/ids.ts'
import { instantFromMilliseconds, toInstant } from '../../shared/model/instant.ts'
import { noFilters } from '../../shared/model/saved-view.ts'
import type { WorkGraph } from '../../shared/model/work-graph.ts'
import { describeSlip } from '../../shared/schedule/describe-slip.ts'
import type { Slip } from '../../shared/schedule/slip.ts'

import type { LinkState } from '../bridge/hub-link.ts'
import type { BoardReplica } from '../replica/board-replica.ts'
import type { BoardSnapshot } from '../replica/board-snapshot.ts'
import type { ReplicaEvent } from '../replica/replica-event.ts'
import type { Undoable } from '../replica/undo-stack.ts'

import type { BoardMoment, BoardSession, ViewName } from './board-session.ts'
import { deletionsOf } from './deletions.ts'
import { describeKept } from './describe-kept.ts'
import type { KeptLook } from './kept-look.ts'
import { mergeProposals } from './merge-proposals.ts'
import type { ShownProposals } from './merge-proposals.ts'
import { mergeSchedule } from './merge-schedule.ts'
import type { MergedSchedule } from './merge-schedule.ts'
import type { IdMaker } from './new-id.ts'
import { onlookersByTask } from './onlookers.ts'
import type { Onlooker } from './onlookers.ts'
import { readOnlyInWords, readOnlyOf } from './read-only.ts'
import { savingState } from './saving-state.ts'
import type { SavingState } from './saving-state.ts'
import { nothingKnown, showChances } from './shown-chances.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { createTaskSearch } from './task-search.ts'
import { tellTogether } from './tell-together.ts'
import type { StartTimer } from './tell-together.ts'

export type BoardSessionParts = {
  readonly board: BoardId
  readonly emptyGraph: WorkGraph
  readonly openReplica: (onEvent: (event: ReplicaEvent) => void) => BoardReplica
  readonly me: Store<PersonId | null>
  readonly look: KeptLook
  readonly newId: IdMaker
  /** Unix milliseconds. */
  readonly clock: () => number
  readonly timeZone: string
  readonly startTimer: StartTimer
  /** What the page showed of the board last time, shown until the board is read; null where nothing was kept. */
  readonly snapshot: BoardSnapshot | null
  readonly keepSnapshot: (snapshot: BoardSnapshot) => void
}

/** How long the page waits for the forecast of an edit before it draws the edit without it: a frame and a half. */
const forecastLimit = 24

/** How long it then waits for the disk, which is a few milliseconds behind the forecast. */
const savedLimit = 8

/** How long a board stands still before its snapshot is kept: writing one takes longer than a frame on a large board. */
const snapshotPause = 3_000

const minute = 60_000

/** Opens a board for the page: its replica's events become stores and moments. */
export function startBoardSession(parts: BoardSessionParts): BoardSession {
  const together = tellTogether(parts.startTimer, forecastLimit)
  const { snapshot } = parts
  const graph = createStore(snapshot?.graph ?? parts.emptyGraph, together.later)
  const schedule = createStore<MergedSchedule | null>(
    snapshot === null ? null : mergeSchedule(null, snapshot.schedule),
    together.later
  )
  const chances = createStore(nothingKnown, together.later)
  const proposals = createStore<ShownProposals>(new Map(), together.later)
  // The snapshot's hour is gone.
  const now = createStore(instantFromMilliseconds(parts.clock()), together.later)
  const loaded = createStore(snapshot !== null)
  const saving = createStore<SavingState>({ kind: 'opening' }, together.later)
  const undoable = createStore<Undoable>({ undo: null, redo: null }, together.later)
  const team = createStore<TeamState | null>(null)
  const calendars = createStore<readonly CalendarState[]>([])
  const watchedFolder = createStore<WatchedFolderState>({ name: null, problems: [], offers: [] })
  let wasReadOnly = snapshot?.readOnly ?? false
  const readOnly = createStore(readOnlyOf(null, wasReadOnly, graph.get().board.minWriter))
  const onlookers = createStore<ReadonlyMap<TaskId, readonly Onlooker[]>>(new Map())
  const selected = createStore<TaskId | null>(null)
  const step = createStore<NextStep | null>(null)
  const view = createStore<ViewName>('board')
  const searchText = createStore('')
  const search = createTaskSearch()
  const look = createStore(parts.look.first)
  const filters = createStore(noFilters)
  const shownView = createStore<ViewId | null>(null)
  const listeners = new Set<(moment: BoardMoment) => void>()
  let unsaved: number | null = null
  let stopKeeping: (() => void) | null = null
  let stopMinutes: (() => void) | null = null
  let link: LinkState = 'connecting'
  let notSaved: string | null = null

  const tell = (moment: BoardMoment) => {
    for (const listener of listeners) listener(moment)
  }
  const showSaving = () => {
    const next = savingState(unsaved, link, notSaved)
    if (JSON.stringify(next) !== JSON.stringify(saving.get())) saving.set(next)
  }
  const showUndoable = () => {
    const [before, next] = [undoable.get(), replica.undoable()]
    if (next.undo !== before.undo || next.redo !== before.redo) undoable.set(next)
  }

  const showReadOnly = () => readOnly.set(readOnlyOf(team.get(), wasReadOnly, graph.get().board.minWriter))

  /** The page's own clock, or the schedule's present where that is ahead: the hub looks at the time only where it matters. */
  const showTime = () => {
    const present = instantFromMilliseconds(parts.clock())
    now.set(toInstant(Math.max(present, schedule.get()?.now ?? present)))
  }
  const followMinutes = () => {
    stopMinutes = parts.startTimer(
      () => {
        showTime()
        followMinutes()
      },
      minute - (parts.clock() % minute)
    )
  }
  const takeSchedule = (delta: ScheduleDelta) => {
    schedule.set(mergeSchedule(schedule.get(), delta))
    showTime()
    if (unsaved !== null && unsaved > 0) together.within(savedLimit)
    else together.flush()
  }
  const keepSoon = () => {
    stopKeeping?.()
    stopKeeping = parts.startTimer(() => {
      const shown = schedule.get()
      if (shown === null) return
      const { forecasts, ...said } = shown
      const changed = [...forecasts.values()]
      parts.keepSnapshot({
        graph: graph.get(),
        schedule: { ...said, full: true, changed, gone: [] },
        readOnly: readOnly.get() !== null
      })
    }, snapshotPause)
  }
  const takeGraph = (next: WorkGraph, level: boolean) => {
    // An empty cache says nothing about the board; an empty log does.
    const isKnown = level || next.tasks.size > 0
    if (!isKnown && loaded.get()) return
    graph.set(next)
    showReadOnly()
    if (isKnown) loaded.set(true)
    const chosen = selected.get()
    if (chosen !== null && !next.tasks.has(chosen)) select(null)
  }

  const hear = (event: ReplicaEvent) => {
    switch (event.type) {
      case 'graph':
        return takeGraph(event.graph, event.level)
      case 'opened':
        showTime()
        for (const message of event.notices) tell({ kind: 'notice', message })
        return
      case 'link':
        link = event.state
        return showSaving()
      case 'unsaved':
        unsaved = event.count
        // What was done before the board was read is counted here first.
        showUndoable()
        showSaving()
        if (event.count === 0) together.flush()
        return
      case 'notSaved':
        notSaved = event.reason
        return showSaving()
      case 'schedule':
        takeSchedule(event.delta)
        return keepSoon()
      case 'chances':
        return chances.set(showChances(chances.get(), event.state))
      case 'proposals':
        return proposals.set(mergeProposals(proposals.get(), event))
      case 'team':
        team.set(event.team)
        onlookers.set(onlookersByTask(event.team, graph.get().people))
        showReadOnly()
        replica.rememberReadOnly(readOnly.get() !== null)
        return keepSoon()
      case 'calendars':
        return calendars.set(event.calendars)
      case 'watchedFolder':
        return watchedFolder.set(event.folder)
      case 'readOnlyLast':
        wasReadOnly = true
        return showReadOnly()
      case 'slip':
        if (!movesAnything(event.slip)) return undefined
        return together.later(() =>
          tell({ kind: 'slip', slip: event.slip, words: describeSlip(graph.get(), event.slip) })
        )
      case 'refused':
        tell({
          kind: 'refused',
          reason: event.reason,
          edits: event.edits,
          notes: event.notes.map(({ task, text }) => ({ title: graph.get().tasks.get(task)?.title ?? '', text }))
        })
        return showUndoable()
      case 'problem':
        return tell({ kind: 'problem', message: event.message })
      default:
        return assertNever(event)
    }
  }

  const replica = parts.openReplica(hear)
  followMinutes()

  const select = (task: TaskId | null, next: NextStep | null = null) => {
    step.set(next)
    if (task === selected.get()) return
    selected.set(task)
    replica.lookAt(task)
  }
  const changeLook = (change: Partial<BoardLook>) => {
    look.set({ ...look.get(), ...change })
    parts.look.keep(look.get())
  }
  const takeBack = (direction: 'undo' | 'redo', cause?: IntentId) => {
    const reason = readOnly.get()
    if (reason !== null) return tell({ kind: 'problem', message: readOnlyInWords(reason) })
    const outcome = direction === 'undo' ? replica.undo(cause) : replica.redo()
    showUndoable()
    if (outcome === null) return
    if (!outcome.ok) return tell({ kind: 'problem', message: outcome.failure.message })
    const kept = describeKept(outcome.value.skipped, graph.get())
    tell({ kind: direction === 'undo' ? 'undid' : 'redid', label: outcome.value.label, kept })
  }

  return {
    board: parts.board,
    timeZone: parts.timeZone,
    graph,
    schedule,
    chances,
    proposals,
    now,
    loaded,
    saving,
    undoable,
    me: parts.me,
    team,
    calendars,
    watchedFolder,
    onlookers,
    readOnly,
    selected,
    select,
    step,
    stepFound: () => step.set(null),
    view,
    showView: view.set,
    searchText,
    setSearchText: searchText.set,
    search,
    look,
    changeLook,
    filters,
    setFilters: filters.set,
    shownView,
    showSavedView: (saved) => {
      changeLook(saved.look)
      filters.set(saved.filters)
      shownView.set(saved.id)
      view.set('board')
    },
    newId: parts.newId,
    clock: () => instantFromMilliseconds(parts.clock()),
    commit: (intent, label) => {
      const reason = readOnly.get()
      if (reason !== null) return fail({ kind: 'invalid', message: readOnlyInWords(reason) })
      const outcome = replica.commit(intent, label)
      showUndoable()
      if (!outcome.ok) return fail(outcome.failure)
      tell({ kind: 'did', label })
      return succeed(null)
    },
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    undoCause: (cause) => takeBack('undo', cause),
    canUndo: replica.canUndo,
    followNote: replica.followNote,
    saveNotes: replica.saveNotes,
    preview: (hypothesis) => slipOf(replica.call({ method: 'preview', hypothesis })),
    tryProposal: (proposal, way) => slipOf(replica.call({ method: 'tryProposal', proposal, way })),
    tryIntent: (intent, task) => slipOf(replica.call({ method: 'tryIntent', intent, task })),
    history: async (task, skip) => {
      const answer = await replica.call({ method: 'history', task, skip })
      if (answer.method === 'history') return answer.history
      throw new Error(answer.method === 'failed' ? answer.message : 'The history was answered with something else.')
    },
    openSlot: async (task) => {
      const answer = await replica.call({ method: 'openSlot', task })
      if (answer.method === 'openSlot') return answer.offer
      throw new Error(answer.method === 'failed' ? answer.message : 'The slot was answered with something else.')
    },
    changeCalendars: async (deed) => {
      const answer = await replica.call({ method: 'calendars', deed })
      if (answer.method === 'calendars' && answer.outcome.ok) return
      if (answer.method === 'calendars' && !answer.outcome.ok) throw new Error(answer.outcome.failure)
      throw new Error(answer.method === 'failed' ? answer.message : 'Calendars were answered with something else.')
    },
    myWork: async () => {
      const answer = await replica.call({ method: 'myWork' })
      if (answer.method === 'myWork') return answer.work
      throw new Error(answer.method === 'failed' ? answer.message : 'Your work was answered with something else.')
    },
    changeWatchedFolder: async (deed) => {
      const answer = await replica.call({ method: 'watchedFolder', deed })
      if (answer.method === 'watchedFolder' && answer.outcome.ok) return answer.outcome.value
      if (answer.method === 'watchedFolder' && !answer.outcome.ok) throw new Error(answer.outcome.failure)
      throw new Error(answer.method === 'failed' ? answer.message : 'The folder was answered with something else.')
    },
    deadlines: (calendar) => deadlinesOf(replica.call({ method: 'deadlines', calendar })),
    linkDeadline: (calendar, uid, task) => deadlinesOf(replica.call({ method: 'linkDeadline', calendar, uid, task })),
    ledger: async () => {
      const answer = await replica.call({ method: 'ledger' })
      if (answer.method === 'ledger') return answer.ledger
      throw new Error(answer.method === 'failed' ? answer.message : 'The ledger was answered with something else.')
    },
    debtMarks: async () => {
      const answer = await replica.call({ method: 'debtMarks' })
      if (answer.method === 'debtMarks') return answer.marks
      throw new Error(answer.method === 'failed' ? answer.message : 'The marks were answered with something else.')
    },
    weekOfLedgers: async () => {
      const answer = await replica.call({ method: 'weekOfLedgers' })
      if (answer.method === 'weekOfLedgers') return answer.week
      throw new Error(answer.method === 'failed' ? answer.message : 'The review was answered with something else.')
    },
    trend: async (week) => {
      const answer = await replica.call({ method: 'trend', week })
      if (answer.method === 'trend') return answer.week
      throw new Error(answer.method === 'failed' ? answer.message : 'The trend was answered with something else.')
    },
    changesOf: replica.changesOf,
    deletions: () => deletionsOf(replica.deleted(), graph.get()),
    readImport: async (name, bytes) => {
      const answer = await replica.call({ method: 'readImport', name, bytes })
      if (answer.method === 'readImport') return succeed(answer.preview)
      return fail(answer.method === 'failed' ? answer.message : 'The file was answered with something else.')
    },
    applyImport: async (preview, label) => {
      const answer = await replica.call({ method: 'applyImport', token: preview.token, label })
      if (answer.method !== 'applyImport')
        return fail(answer.method === 'failed' ? answer.message : 'The import was answered with something else.')
      replica.remember({ label, inverse: answer.inverse, cause: answer.intent })
      showUndoable()
      tell({ kind: 'did', label })
      return succeed(null)
    },
    dropImport: (preview) => void replica.call({ method: 'dropImport', token: preview.token }),
    changeTeam: async (deed) => {
      const answer = await replica.call({ method: 'team', deed })
      if (answer.method === 'team') {
        const { outcome } = answer
        if (outcome.ok && outcome.value.kind === 'proposed') {
          for (const { label, inverse, intent } of outcome.value.steps)
            replica.remember({ label, inverse, cause: intent })
          showUndoable()
        }
        return outcome
      }
      return fail(answer.method === 'failed' ? answer.message : 'This was answered with something else.')
    },
    onMoment: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      stopKeeping?.()
      stopMinutes?.()
      return replica.close()
    }
  }
}

/** Whether a slip has something to say: a start may move by no working time at all. */
function movesAnything({ shifts, brokenPromises, keptPromises }: Slip): boolean {
  return brokenPromises.length > 0 || keptPromises.length > 0 || shifts.some(({ shift }) => shift !== 0)
}

async function slipOf(asked: Promise<HubAnswer>): Promise<Slip> {
  const answer = await asked
  if (answer.method === 'preview') return answer.slip
  throw new Error(answer.method === 'failed' ? answer.message : 'The trial was answered with something else.')
}

async function deadlinesOf(asked: Promise<HubAnswer>): Promise<readonly CalendarDeadline[]> {
  const answer = await asked
  if (answer.method === 'deadlines') return answer.deadlines
  throw new Error(answer.method === 'failed' ? answer.message : 'Deadlines were answered with something else.')
}
