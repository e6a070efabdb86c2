import * as Y from 'yjs'

import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import { deriveAlerts } from '../../../shared/alerts/derive-alerts.ts'
import { openSeenEpochs, unseenAlerts } from '../../../shared/alerts/seen-epochs.ts'
import { quietUntil } from '../../../shared/alerts/quiet-until.ts'
import { writeAlertMessage } from '../../../shared/alerts/write-alert-message.ts'
import type { ChancesState } from '../../../shared/chances/chances-state.ts'
import type { Committed } from '../../../shared/document/commit-intent.ts'
import { commitIntent } from '../../../shared/document/commit-intent.ts'
import type { Ledger } from '../../../shared/debt/ledger.ts'
import type { GraphIndex } from '../../../shared/document/graph-index.ts'
import type { CommitContext } from '../../../shared/intents/commit-context.ts'
import type { IntentProblem } from '../../../shared/intents/intent-problem.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { taskOfIntent } from '../../../shared/intents/task-of-intent.ts'
import type { TaskHistory } from '../../../shared/ipc/history-entry.ts'
import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import type { TeamState } from '../../../shared/ipc/team-state.ts'
import type { CommitIntent, WindowToHub } from '../../../shared/ipc/window-to-hub.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { allDifferences } from '../../../shared/model/graph-difference.ts'
import type { GraphDifference } from '../../../shared/model/graph-difference.ts'
import type { BoardId, DeviceId, IntentId, PersonId, ProposalId, TaskId } from '../../../shared/model/ids.ts'
import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { Slip, SlipCause } from '../../../shared/schedule/slip.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { HeldSecret } from '../../../shared/sync/membership/key-ring.ts'
import type { MembershipOp } from '../../../shared/sync/membership/membership-op.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { BoardChances } from '../chances/board-chances.ts'
import type { Clock } from '../clock.ts'
import { createBoardEngine } from '../engine/board-engine.ts'
import type { EngineStep } from '../engine/board-engine.ts'
import { newUuid } from '../new-uuid.ts'
import type { FrameStore } from '../store/frame-store.ts'

import { createArrivals } from './arrivals.ts'
import { createBoardExchange } from './board-exchange.ts'
import type { BoardExchange } from './board-exchange.ts'
import type { BoardHistory } from './board-history.ts'
import { createBoardLedger } from './board-ledger.ts'
import type { BoardMembership, BoardSecrets } from './board-membership.ts'
import { createBoardProposals } from './board-proposals.ts'
import type { Checkpoints } from './checkpoints.ts'
import type { FrameWriter } from './frame-writer.ts'
import { createFrameWriter } from './frame-writer.ts'
import { createLookout } from './lookout.ts'
import { createPersonalRoot } from './personal-root.ts'
import type { PersonalRoot } from './personal-root.ts'
import { createRefusedEdits } from './refused-edits.ts'
import type { RefusedEdits } from './refused-edits.ts'
import type { SeenFile } from './seen-file.ts'
import { createSlipRecorder } from './slip-recorder.ts'

/** One window that looks at the board. */
export type Viewer = {
  readonly send: (message: HubToWindow) => void
  /** Lets the port go, so that the window connects again and is caught up from the log. */
  readonly disconnect: () => void
  /** Whether a person is looking at it now: what they do by hand there is told there, not by the system. [CS3] */
  readonly focused: () => boolean
}

/** Why the schedule moved: it decides who is told, and how. */
type StepCause =
  | { readonly kind: 'window'; readonly viewer: Viewer; readonly intent: CommitIntent }
  | { readonly kind: 'hub'; readonly intent: CommitIntent }
  /** A new board or an import: what is clear afterwards was never news. [AL7] */
  | { readonly kind: 'silent' }
  /** `away`: so late that the machine must have slept. */
  | { readonly kind: 'clock'; readonly away: boolean }
  /** What is one's own, done on another device, is no news to oneself. [CS3] */
  | { readonly kind: 'peer'; readonly isOwn: boolean }

/** Opens the chances of one board; `onState` is told what its windows are to see. */
export type OpenChances = (onState: (state: ChancesState) => void) => BoardChances

export type LiveBoardParts = {
  readonly replica: Replica
  readonly index: GraphIndex
  readonly store: FrameStore
  readonly secrets: BoardSecrets
  readonly seenFile: SeenFile
  readonly checkpoints: Checkpoints
  readonly clock: Clock
  readonly openChances: OpenChances
  readonly history: BoardHistory
  /** Sentences about the opening (a cut tail, quarantined records) that each window shows. */
  readonly notices: readonly string[]
  readonly onAlerts: (alerts: readonly AlertMessage[]) => void
  /** The tray's content or the board's listing may have changed. */
  readonly onStep: () => void
  /** The document cannot be trusted any more (PROTOCOL D3): the board has to be opened anew from its log. */
  readonly onNeedsReplay: (reason: string) => void
  readonly openedAt: number
  /** Whether a device belongs to this device's person. */
  readonly isOwnDevice: (device: DeviceId) => boolean
}

/** A board as it lives in the hub: its replica, log, schedule, and the windows that look at it. */
export type LiveBoard = {
  readonly id: BoardId
  readonly graph: () => WorkGraph
  readonly schedule: () => Schedule
  readonly me: () => PersonId | null
  readonly setMe: (me: PersonId | null) => void
  readonly listing: () => Pick<BoardListing, 'id' | 'title' | 'tasks' | 'openedAt'>
  readonly view: (viewer: Viewer, window: Extract<WindowToHub, { type: 'open' }>['replica']) => void
  readonly leave: (viewer: Viewer) => void
  readonly commit: (viewer: Viewer, commit: Extract<WindowToHub, { type: 'commit' }>) => void
  /** The hub's own edit: from the tray, or an import. `silent` tells nobody. */
  readonly act: (
    intent: Intent,
    label: string,
    context: CommitContext,
    silent: boolean
  ) => Result<Committed, IntentProblem>
  readonly preview: (hypothesis: Hypothesis) => Slip
  /** [PR1] What is proposed on it; the same list while nothing of it changes. */
  readonly proposals: () => readonly Proposal[]
  /** [PR8] What a way of a proposal would move. */
  readonly tryProposal: (proposal: ProposalId, way: Way) => Result<Slip, string>
  /** [LV1] The debt as it stands now. */
  readonly ledger: () => Ledger
  /** A page of what happened to a task, the latest first, without the `skip` latest entries. */
  readonly history: (task: TaskId, skip: number) => Promise<TaskHistory>
  /** Every key of the board that this device holds, those that membership brought included. */
  readonly secrets: () => readonly HeldSecret[]
  /** Its frames as they are on disk. */
  readonly log: Pick<FrameStore, 'read' | 'count'>
  /** [BF6] Takes in frames from elsewhere, in an order that is causal, and tells nobody. How many of them were new here. */
  readonly merge: (frames: readonly Frame[]) => number
  /** For sessions with peers; it ends with the board. */
  readonly exchange: BoardExchange
  readonly membership: BoardMembership
  readonly personal: PersonalRoot
  /** [TE10] What of this device's edits does not count. */
  readonly refused: RefusedEdits
  /** Tells the windows who belongs and how it stands with them, from now on. */
  readonly showTeam: (team: TeamState) => void
  /** Looks at the clock out of turn: the machine woke up, or its clock was set. */
  readonly tick: () => void
  /** Resolves when everything is on disk; false when the disk refuses. */
  readonly settled: () => Promise<boolean>
  /** `settled`, and a checkpoint so that the next opening is fast. */
  readonly save: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Entries of a task's history that are told at once. */
const historyPage = 50

/** Brings a loaded replica to life. `seen` is null on a board that this device opens for the first time. */
export function createLiveBoard(
  parts: LiveBoardParts,
  seenBefore: readonly string[] | null,
  firstMe: PersonId | null
): LiveBoard {
  const { replica, index, store, seenFile, clock, checkpoints } = parts
  const viewers = new Set<Viewer>()
  const joining = new Set<Viewer>()
  const engine = createBoardEngine(index.graph(), clock.now())
  const proposals = createBoardProposals(index.graph(), engine, replica.members)
  const writer: FrameWriter = createFrameWriter(store, clock, (reason) => broadcast({ type: 'notSaved', reason }))
  const chances = parts.openChances((state) => broadcast({ type: 'chances', state }))
  let me = firstMe
  const seen = openSeenEpochs(seenBefore ?? [])
  const leased = new Map<Viewer, number>()
  /** Updates since the last frames went to the writer: they reach other windows once they are on disk. */
  let updates: Uint8Array[] = []
  let replaying = false
  let team: TeamState | null = null
  /** [CS2] Nothing is news before this device has had all of the board once, or edits it. */
  let newcomer = seenBefore === null
  const arrivals = createArrivals(clock, (isOwn) => void advance({ kind: 'peer', isOwn }))
  const ledger = createBoardLedger(index)
  const slips = createSlipRecorder(index.graph().id, writeSlip)
  const lookout = createLookout(
    clock,
    { now: () => engine.schedule().now, nextMoment: () => engine.nextMoment() },
    passTime
  )
  lookout.stepped()

  /** Where the graph differs from the one that the schedule is of, change by change. */
  let differences: GraphDifference[] = []
  const stopFollowing = index.onChange((change) => void differences.push(change.difference))
  const gather = (update: Uint8Array): void => void updates.push(update)
  replica.doc.on('update', gather)

  if (seenBefore !== null) {
    const moment = { graph: index.graph(), schedule: engine.schedule() }
    tell(unseenAlerts(seen, moment, me).map((alert) => writeAlertMessage(alert, index.graph())))
  }
  if (seen.mark(engine.schedule().forecasts.values()) && !newcomer) seenFile.write(seen.list())

  const { exchange, grew } = createBoardExchange({
    replica,
    clock,
    store,
    write: (frames, saved) => {
      write(frames, null, null, () => {
        arrivals.onDisk()
        saved()
      })
    },
    onArrived: (devices) => {
      arrivals.came([...devices].every(parts.isOwnDevice))
      checkReplica()
    },
    caughtUp: settleIn,
    repair: askForReplay
  })

  return {
    id: index.graph().id,
    graph: () => index.graph(),
    schedule: () => engine.schedule(),
    me: () => me,
    setMe: (next) => {
      if (next === me) return
      me = next
      parts.onStep()
    },
    listing: () => {
      const { board, id, tasks } = index.graph()
      return { id, title: board.title, tasks: tasks.size, openedAt: parts.openedAt }
    },
    view: (viewer, window) => {
      joining.add(viewer)
      // What is not on disk yet is shown to nobody else: a window must not know more than the log (PROTOCOL W0).
      void settled().then(() => {
        if (joining.delete(viewer)) welcome(viewer, window)
      })
    },
    leave: (viewer) => {
      joining.delete(viewer)
      viewers.delete(viewer)
      if (viewers.size === 0) chances.rest()
      const clientID = leased.get(viewer)
      if (clientID !== undefined) replica.releaseLease(clientID)
      leased.delete(viewer)
    },
    commit,
    act: (intent, label, context, silent) => {
      const facts = commitFacts(intent, label, context)
      const committed = transact(intent, facts, context)
      if (committed.ok) {
        settleIn()
        const slip = advance(silent ? { kind: 'silent' } : { kind: 'hub', intent: facts })
        if (!silent && committed.value.parts > 0) slips.note(facts, context.at, slip)
      }
      checkReplica()
      return committed
    },
    preview: (hypothesis) => {
      passTime()
      return engine.preview(hypothesis)
    },
    proposals: () => proposals.open(),
    tryProposal: (proposal, way) => {
      passTime()
      return proposals.preview(proposal, way)
    },
    ledger: () => {
      passTime()
      return ledger(engine.schedule())
    },
    history: async (task, skip) => {
      // What a window has just done belongs to it.
      await settled()
      const entries = await parts.history.ofTask(task)
      return {
        entries: entries.slice(skip, skip + historyPage),
        older: Math.max(0, entries.length - skip - historyPage)
      }
    },
    secrets: () => parts.secrets.ring.all(),
    log: store,
    merge,
    exchange,
    membership: {
      ...parts.secrets,
      members: replica.members,
      cutoffsOf: replica.cutoffsOf,
      learn: (secrets) => {
        replica.learn(secrets)
        checkReplica()
      },
      write: writeMembership
    },
    personal: createPersonalRoot(replica, clock, (frames, intent) => {
      arrivals.show()
      write(frames, intent, null)
      checkReplica()
    }),
    refused: createRefusedEdits({ replica, graph: index.graph, log: store, crypto: parts.secrets.crypto }),
    showTeam: (next) => {
      team = next
      broadcast({ type: 'team', team: next })
      const message = proposals.membership()
      if (message !== null) broadcast(message)
    },
    tick: passTime,
    settled,
    save: async () => {
      if (await settled()) await checkpoints.write()
    },
    close: async () => {
      slips.stop()
      arrivals.stop()
      replica.doc.off('update', gather)
      stopFollowing()
      for (const viewer of [...viewers, ...joining]) viewer.disconnect()
      chances.rest()
      writer.stop()
      lookout.stop()
      parts.history.close()
      await seenFile.settled()
      await checkpoints.write()
      index.close()
      await store.close()
    }
  }

  function welcome(viewer: Viewer, window: Extract<WindowToHub, { type: 'open' }>['replica']): void {
    passTime()
    viewers.add(viewer)
    const cacheAhead = replica.isCacheAhead(window)
    const lease = cacheAhead ? null : replica.leaseClientID(window)
    if (lease !== null) leased.set(viewer, lease)
    // First: it says whether the person may change what follows.
    if (team !== null) viewer.send({ type: 'team', team })
    viewer.send({
      type: 'opened',
      update: Y.encodeStateAsUpdate(replica.doc, cacheAhead ? undefined : window.stateVector),
      cacheAhead,
      lease,
      acknowledged: 0,
      now: clock.now(),
      notices: parts.notices
    })
    viewer.send({ type: 'schedule', delta: engine.full() })
    viewer.send(proposals.full())
    chances.wake(index.graph())
    viewer.send({ type: 'chances', state: chances.state() })
  }

  function commit(
    viewer: Viewer,
    { n, parts: sent, at, clientID, intent }: Extract<WindowToHub, { type: 'commit' }>
  ): void {
    arrivals.show()
    const outcome = replica.commit({ parts: sent, clientID, at, intent })
    if (outcome.ok) {
      leased.set(viewer, clientID)
      // No frames: framed in an earlier life of this window. What was written before it is on disk before it is told.
      write(outcome.value, intent.id, { viewer, n })
      settleIn()
      const slip = advance({ kind: 'window', viewer, intent })
      if (outcome.value.length > 0) slips.note(intent, at, slip)
    } else viewer.send({ type: 'refused', n, reason: outcome.failure.message })
    checkReplica()
  }

  /** The hub's own edit: committed, framed and on its way to the disk. */
  function transact(intent: Intent, facts: CommitIntent, context: CommitContext): Result<Committed, IntentProblem> {
    arrivals.show()
    let committed: Result<Committed, IntentProblem> = fail({
      kind: 'invalid',
      message: 'The board is being rebuilt. Please try again.'
    })
    const framed = replica.transact((doc) => {
      committed = commitIntent(doc, index.graph(), intent, context)
    }, facts)
    if (!framed.ok) return fail({ kind: 'invalid', message: framed.failure.message })
    write(framed.value, facts.id, null)
    return committed
  }

  function writeMembership(op: MembershipOp): Promise<Result<void, string>> {
    arrivals.show()
    const framed = replica.writeMembership(op, newUuid<IntentId>(clock))
    if (!framed.ok) return Promise.resolve(fail(framed.failure.message))
    return new Promise((resolve) => {
      write(framed.value, null, null, () => resolve(succeed(undefined)))
      checkReplica()
    })
  }

  function merge(frames: readonly Frame[]): number {
    arrivals.show()
    const received = replica.receiveAll(frames.map(({ bytes }) => bytes))
    const fresh = received.flatMap((each) => (each.kind === 'applied' ? each.frames : []))
    if (fresh.length > 0) {
      write(fresh, null, null)
      advance({ kind: 'silent' })
    }
    settleIn()
    checkReplica()
    return fresh.length
  }

  async function settled(): Promise<boolean> {
    const saved = await writer.settled()
    await seenFile.settled()
    return saved
  }

  /** Nothing of a frame leaves the hub before it is on disk, neither to its window (as "saved") nor to the others. */
  function write(
    frames: readonly Frame[],
    intent: IntentId | null,
    from: { readonly viewer: Viewer; readonly n: number } | null,
    saved: () => void = () => undefined
  ): void {
    const fresh = updates
    updates = []
    writer.write(frames, () => {
      from?.viewer.send({ type: 'acknowledged', n: from.n })
      for (const viewer of viewers) {
        if (viewer !== from?.viewer && fresh.length > 0) viewer.send({ type: 'updates', updates: fresh })
      }
      checkpoints.after(frames.length)
      if (intent !== null) slips.onDisk(intent)
      saved()
      if (frames.length > 0) grew()
    })
  }

  /** [CS2] From now on what becomes clear is told. */
  function settleIn(): void {
    if (!newcomer) return
    arrivals.show()
    newcomer = false
    seenFile.write(seen.list())
  }

  /** About a cause that is on disk. It moves no forecast, so that no step follows. */
  function writeSlip(intent: Intent, by: PersonId | null): void {
    const context: CommitContext = { id: newUuid(clock), by, at: clock.milliseconds() }
    transact(intent, commitFacts(intent, 'What moved', context), context)
    checkReplica()
  }

  function checkReplica(): void {
    const reason = replica.needsReplay()
    if (reason !== null) askForReplay(reason)
  }

  function askForReplay(reason: string): void {
    if (replaying) return
    replaying = true
    parts.onNeedsReplay(reason)
  }

  /** Facts changed. What time has done since the last step is a step of its own before that: one cause, one slip. [SL1] */
  function advance(cause: Exclude<StepCause, { readonly kind: 'clock' }>): Slip | null {
    passTime()
    const moved = allDifferences(differences)
    const step = engine.step(index.graph(), moved)
    differences = []
    const slip = show(step, cause)
    chances.change(step.graph, moved)
    return slip
  }

  function passTime(): void {
    const now = clock.now()
    if (now === engine.schedule().now) return
    show(engine.pass(now), { kind: 'clock', away: lookout.wasAway() })
    chances.tick()
  }

  /** A step was made: windows, alerts, tray, in this order. The answer is what it moved, where anybody is told. */
  function show(step: EngineStep, cause: StepCause): Slip | null {
    const { delta, next, previous } = step
    const anything = delta.changed.length > 0 || delta.gone.length > 0 || next.issues !== previous.issues
    if (anything || next.now !== previous.now) broadcast({ type: 'schedule', delta })
    const slip = sendSlip(step, cause)
    const proposed = proposals.step(step, me)
    if (proposed.message !== null) broadcast(proposed.message)
    if (cause.kind !== 'silent' && !newcomer) {
      const alerts = deriveAlerts(
        { graph: step.previousGraph, schedule: previous },
        { graph: step.graph, schedule: next },
        delta,
        me
      )
      const told = [...alerts, ...proposed.alerts].map((alert) => writeAlertMessage(alert, step.graph))
      // What a person does by hand in the window before them is shown there. [CS3]
      const byHand = (cause.kind === 'window' && cause.viewer.focused()) || (cause.kind === 'peer' && cause.isOwn)
      tell(byHand ? told.filter(({ kind }) => kind === 'retracted') : told)
    }
    if (seen.mark(delta.changed) && !newcomer) seenFile.write(seen.list())
    lookout.stepped()
    parts.onStep()
    return slip
  }

  /** Whoever did it sees what it moved (a teammate's hub shows it there); what time has moved is told only to whoever was away meanwhile. */
  function sendSlip(step: EngineStep, cause: StepCause): Slip | null {
    if (cause.kind === 'silent' || cause.kind === 'peer' || (cause.kind === 'clock' && !cause.away)) return null
    const slip = engine.slip(step, slipCauseOf(cause))
    if (slip.shifts.length === 0 && slip.brokenPromises.length === 0 && slip.keptPromises.length === 0) return null
    for (const viewer of cause.kind === 'window' ? [cause.viewer] : viewers) viewer.send({ type: 'slip', slip })
    return slip
  }

  function tell(alerts: readonly AlertMessage[]): void {
    if (alerts.length === 0) return
    // [NT4] Main knows no calendars.
    const quiet = quietUntil(index.graph(), me, clock.now())
    parts.onAlerts(quiet === null ? alerts : alerts.map((alert) => ({ ...alert, quietUntil: millisecondsOf(quiet) })))
  }

  function broadcast(message: HubToWindow): void {
    for (const viewer of viewers) viewer.send(message)
  }
}

function slipCauseOf(cause: Exclude<StepCause, { readonly kind: 'silent' | 'peer' }>): SlipCause {
  if (cause.kind === 'clock') return { kind: 'clock' }
  return { kind: 'intent', intent: cause.intent.id, task: cause.intent.task as TaskId | null }
}

function commitFacts(intent: Intent, label: string, { id, by }: CommitContext): CommitIntent {
  return { id, type: intent.type, label, task: taskOfIntent(intent), by }
}
