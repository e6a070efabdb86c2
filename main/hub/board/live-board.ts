import type { AlertMessage } from '../../../shared/alerts/alert.ts'
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
import type { BoardListing } from '../../../shared/ipc/main-and-hub.ts'
import type { TeamState } from '../../../shared/ipc/team-state.ts'
import type { CommitIntent, WindowToHub } from '../../../shared/ipc/window-to-hub.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { BoardMoments } from '../../../shared/model/board-moments.ts'
import type { BoardId, DeviceId, IntentId, PersonId, ProposalId, TaskId } from '../../../shared/model/ids.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Proposal, Way } from '../../../shared/proposals/proposal.ts'
import type { Hypothesis } from '../../../shared/schedule/hypothesis.ts'
import type { Schedule } from '../../../shared/schedule/schedule.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import type { Frame } from '../../../shared/sync/frame.ts'
import type { HeldSecret } from '../../../shared/sync/membership/key-ring.ts'
import type { MembershipOp } from '../../../shared/sync/membership/membership-op.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { BoardChances } from '../chances/board-chances.ts'
import type { Clock } from '../clock.ts'
import { createBoardEngine } from '../engine/board-engine.ts'
import { newUuid } from '../new-uuid.ts'
import type { FrameStore } from '../store/frame-store.ts'

import { createArrivals } from './arrivals.ts'
import { createBoardExchange } from './board-exchange.ts'
import type { BoardExchange } from './board-exchange.ts'
import type { BoardHistory } from './board-history.ts'
import { createBoardLedger } from './board-ledger.ts'
import type { DebtFacts } from './board-ledger.ts'
import type { BoardMembership, BoardSecrets } from './board-membership.ts'
import { boardMoments } from './board-moments.ts'
import { createBoardNews } from './board-news.ts'
import { createBoardProposals } from './board-proposals.ts'
import { createBoardSteps } from './board-steps.ts'
import { createBoardViewers } from './board-viewers.ts'
import type { Viewer } from './board-viewers.ts'
import type { Checkpoints } from './checkpoints.ts'
import type { FrameWriter } from './frame-writer.ts'
import { createFrameWriter } from './frame-writer.ts'
import { createPersonalRoot } from './personal-root.ts'
import type { PersonalRoot } from './personal-root.ts'
import { createRefusedEdits } from './refused-edits.ts'
import type { RefusedEdits } from './refused-edits.ts'
import type { SeenFile } from './seen-file.ts'
import { createSlipRecorder } from './slip-recorder.ts'
import { tryIntent } from './try-intent.ts'

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
  /** [D1] When came about what its graph tells without a date. */
  readonly moments: () => BoardMoments
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
  /** [WO7] What an intent would move; nothing is written, and a failure is a sentence. */
  readonly tryIntent: (intent: Intent, task: TaskId) => Result<Slip, string>
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
  /** [EP17] Resolves when what windows committed so far is on disk, or the disk refuses. */
  readonly edited: () => Promise<void>
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
  let me = firstMe
  /** Updates since the last frames went to the writer: they reach other windows once they are on disk. */
  let updates: Uint8Array[] = []
  let replaying = false
  /** Frames go to the disk in their order: the last edit stands for those before it. */
  let edited = Promise.resolve()
  const engine = createBoardEngine(index.graph(), clock.now())
  const proposals = createBoardProposals(index.graph(), engine, replica.members)
  const viewers = createBoardViewers({
    replica,
    clock,
    notices: parts.notices,
    settled,
    passTime: () => steps.passTime(),
    catchUp,
    onEmpty: () => chances.rest()
  })
  const writer: FrameWriter = createFrameWriter(store, clock, (reason) =>
    viewers.broadcast({ type: 'notSaved', reason })
  )
  const chances = parts.openChances((state) => viewers.broadcast({ type: 'chances', state }))
  const news = createBoardNews(
    { seenFile, clock, me: () => me, slipOf: (step) => engine.slip(step, { kind: 'clock' }), onAlerts: parts.onAlerts },
    seenBefore,
    { graph: index.graph(), schedule: engine.schedule() }
  )
  const steps = createBoardSteps({
    index,
    engine,
    clock,
    viewers,
    proposals,
    news,
    chances,
    me: () => me,
    onStep: parts.onStep
  })
  const arrivals = createArrivals(clock, (isOwn) => void steps.advance({ kind: 'peer', isOwn }))
  const moments = (): BoardMoments => boardMoments(index, replica.members())
  const ledger = createBoardLedger(engine)
  const debtFacts = (): DebtFacts => ({
    graph: index.graph(),
    schedule: engine.schedule(),
    members: replica.members(),
    moments
  })
  const slips = createSlipRecorder(index.graph().id, writeSlip)
  const gather = (update: Uint8Array): void => void updates.push(update)
  replica.doc.on('update', gather)

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
    isOwnDevice: parts.isOwnDevice,
    onComing: arrivals.coming,
    onArrived: (isOwn) => {
      arrivals.came(isOwn)
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
    view: viewers.join,
    leave: viewers.leave,
    commit,
    act: (intent, label, context, silent) => {
      const facts = commitFacts(intent, label, context)
      const committed = transact(intent, facts, context)
      if (committed.ok) {
        settleIn()
        const slip = steps.advance(silent ? { kind: 'silent' } : { kind: 'hub', intent: facts })
        if (!silent && committed.value.parts > 0) slips.note(facts, context.at, slip)
      }
      checkReplica()
      return committed
    },
    preview: (hypothesis) => {
      steps.passTime()
      return engine.preview(hypothesis)
    },
    moments,
    proposals: () => proposals.open(),
    tryProposal: (proposal, way) => {
      steps.passTime()
      return proposals.preview(proposal, way)
    },
    tryIntent: (intent, task) => {
      steps.passTime()
      return tryIntent(index.graph(), engine, intent, task)
    },
    ledger: () => {
      steps.passTime()
      return ledger(debtFacts())
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
      viewers.showTeam(next)
      const message = proposals.membership()
      if (message !== null) viewers.broadcast(message)
    },
    tick: steps.passTime,
    settled,
    edited: () => edited,
    save: async () => {
      if (await settled()) await checkpoints.write()
    },
    close: async () => {
      slips.stop()
      arrivals.stop()
      replica.doc.off('update', gather)
      steps.stop()
      viewers.disconnectAll()
      chances.rest()
      writer.stop()
      parts.history.close()
      await seenFile.settled()
      await checkpoints.write()
      index.close()
      await store.close()
    }
  }

  /** What is derived, all of it: from then on a window follows it. */
  function catchUp(viewer: Viewer): void {
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
      viewers.lease(viewer, clientID)
      // No frames: framed in an earlier life of this window. What was written before it is on disk before it is told.
      const saved = new Promise<void>((resolve) => write(outcome.value, intent.id, { viewer, n }, resolve))
      edited = Promise.race([saved, writer.settled().then(() => undefined)])
      settleIn()
      const slip = steps.advance({ kind: 'window', viewer, intent })
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
      steps.advance({ kind: 'silent' })
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
      if (fresh.length > 0) viewers.broadcastExcept(from?.viewer ?? null, { type: 'updates', updates: fresh })
      checkpoints.after(frames.length)
      if (intent !== null) slips.onDisk(intent)
      saved()
      if (frames.length > 0) grew()
    })
  }

  /** [CS2] From now on what becomes clear is told. */
  function settleIn(): void {
    if (news.hasBegun()) return
    arrivals.show()
    news.begin()
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
}

function commitFacts(intent: Intent, label: string, { id, by }: CommitContext): CommitIntent {
  return { id, type: intent.type, label, task: taskOfIntent(intent), by }
}
