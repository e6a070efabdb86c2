import { assertNever } from '../../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import type { AlertMessage } from '../../../shared/alerts/alert.ts'
import type { Inbox } from '../../../shared/inbox/inbox-item.ts'
import type { BoardDeed, BoardDeedDone } from '../../../shared/ipc/board-deed.ts'
import type { BoardListing, HubToMain, MainToHub, TrayContent } from '../../../shared/ipc/main-and-hub.ts'
import { parseHubToMain } from '../../../shared/ipc/parse-hub-to-main.ts'
import type { HubState } from '../../../shared/ipc/preload-api.ts'
import type { BoardId, PersonId } from '../../../shared/model/ids.ts'

import type { HubChild, SpawnHub } from './hub-child.ts'
import { createPendingAnswers } from './pending-answers.ts'
import { afterCrash, noCrashes } from './restart-policy.ts'
import type { StartTimer } from './start-timer.ts'

/** What the hub tells the rest of main. */
export type HubListener = {
  readonly onState: (state: HubState) => void
  readonly onBoards: (boards: readonly BoardListing[]) => void
  readonly onTray: (content: TrayContent) => void
  readonly onInbox: (inbox: Inbox) => void
  /** [IB8] A mark of the inbox is kept, or was refused, by its number. */
  readonly onInboxMarked: (number: number) => void
  readonly onAlerts: (alerts: readonly AlertMessage[]) => void
  /** Who this device's person is on a board, by their certificate. */
  readonly onMe: (board: BoardId, me: PersonId) => void
  /** Alerts that the person answered on another device, by key. */
  readonly onDealtWith: (alerts: readonly string[]) => void
  /** A sentence for the person. */
  readonly onProblem: (message: string) => void
  /** For the log: ids, codes and field names only. */
  readonly onTrouble: (event: string, details: string) => void
}

export type HubHostOptions<Port> = {
  readonly spawn: SpawnHub<Port>
  /** The message that each new hub hears first, with what holds at that moment. */
  readonly startMessage: () => Extract<MainToHub, { type: 'start' }>
  readonly startTimer: StartTimer
  /** Unix milliseconds. */
  readonly milliseconds: () => number
  readonly listener: HubListener
}

/** How saving before a quit went. `notRunning`: no hub had anything in hand; what it acknowledged before is on disk. */
export type SaveOutcome = 'saved' | 'timedOut' | 'notRunning'

/** Opened at the moment when a hub can take it: one end of a fresh pair, and whether its window has the focus. */
export type OpenPort<Port> = () => { readonly port: Port; readonly focused: boolean }

/** A new board, and who the person is on it where the hub knows (the sample's own story). */
export type CreatedBoard = { readonly board: BoardId; readonly me: PersonId | null }

/** Messages that make sense to a later hub too, and so wait for it. */
type Deferred = Extract<MainToHub, { type: 'act' }>

export type HubHost<Port> = {
  readonly start: () => void
  readonly state: () => HubState
  /** The window's newest wish is carried out as soon as a hub is ready. */
  readonly connect: (window: number, open: OpenPort<Port>) => void
  readonly createBoard: (title: string, sample: boolean) => Promise<Result<CreatedBoard, string>>
  /** Asked of a hub that is there or coming; a failure is a sentence. */
  readonly carryOut: (deed: BoardDeed) => Promise<Result<BoardDeedDone, string>>
  /** Kept for the next hub while none is ready (at most 16). */
  readonly act: (deed: Omit<Deferred, 'type'>) => void
  /** Said to a hub that is there; the next one learns it from its start message, or from `attach`. */
  readonly tell: (
    message: Extract<
      MainToHub,
      { type: 'setMe' | 'dealtWith' | 'markInbox' | 'setNetwork' | 'setSignals' | 'focus' | 'sleep' | 'clockJumped' }
    >
  ) => void
  /** After it gave up: forget the crashes and try again. Otherwise nothing. */
  readonly retry: () => void
  /** Waits at most `limit` milliseconds for everything to be on disk. */
  readonly save: (limit: number) => Promise<SaveOutcome>
  /** Ends the hub for good. */
  readonly stop: () => void
}

type Phase<Child> =
  | { readonly kind: 'idle' }
  /** `attempt` is 0 at first, and else how many crashes in a row led here. */
  | { readonly kind: 'starting'; readonly child: Child; readonly attempt: number }
  | { readonly kind: 'running'; readonly child: Child }
  | {
      readonly kind: 'restarting'
      readonly attempt: number
      readonly inMilliseconds: number
      readonly cancel: () => void
    }
  | { readonly kind: 'gaveUp'; readonly reason: string }
  | { readonly kind: 'stopped' }

const mostDeferred = 16

const hubFell = 'Slipstream’s hub stopped before it had answered. Please try again.'
const hubIsLate = 'Slipstream’s hub did not answer in time. Please try again.'
const quitting = 'Slipstream is quitting.'

const answerLimit = 30_000
/** A board file of gigabytes on a slow stick takes minutes; one that takes longer hangs. */
const deedLimit = 600_000

/** Main's side of the hub: starts it, hands it ports, and starts it again with back-off when it falls. Restarts lose nothing. */
export function createHubHost<Port>(options: HubHostOptions<Port>): HubHost<Port> {
  const { listener } = options
  const created = createPendingAnswers<Result<CreatedBoard, string>>(options.startTimer)
  const deeds = createPendingAnswers<Result<BoardDeedDone, string>>(options.startTimer)
  const saves = createPendingAnswers<SaveOutcome>(options.startTimer)
  const wishes = new Map<number, OpenPort<Port>>()
  let deferred: readonly Deferred[] = []
  let phase: Phase<HubChild<Port>> = { kind: 'idle' }
  let history = noCrashes

  function enter(next: Phase<HubChild<Port>>): void {
    phase = next
    listener.onState(describe(next))
  }

  function spawn(): void {
    const startedAt = options.milliseconds()
    // A process that was given up or replaced may still talk: only the present life is heard.
    let alive = true
    const child = options.spawn({
      onMessage: (raw) => {
        if (alive) hear(raw, child)
      },
      onExit: (code) => {
        if (!alive) return
        alive = false
        fell(code, startedAt)
      }
    })
    enter({ kind: 'starting', child, attempt: history.attempt })
    child.post(options.startMessage(), [])
  }

  function fell(code: number | null, startedAt: number): void {
    created.settleSent(fail(hubFell))
    deeds.settleSent(fail(hubFell))
    saves.settleAll('notRunning')
    if (phase.kind === 'stopped') return
    const { history: next, decision } = afterCrash(history, { startedAt, endedAt: options.milliseconds() })
    history = next
    listener.onTrouble('hub exited', `code ${code ?? 'none'}, ${decision.kind}`)
    switch (decision.kind) {
      case 'restart': {
        const { attempt, inMilliseconds } = decision
        enter({ kind: 'restarting', attempt, inMilliseconds, cancel: options.startTimer(inMilliseconds, spawn) })
        return
      }
      case 'giveUp': {
        const reason = `Slipstream’s hub stopped ${decision.crashes} times within a minute. What was saved is safe. Help → Start the hub again, or quit and open Slipstream anew.`
        created.settleAll(fail(reason))
        deeds.settleAll(fail(reason))
        enter({ kind: 'gaveUp', reason })
        return
      }
      default:
        assertNever(decision)
    }
  }

  function hear(raw: unknown, child: HubChild<Port>): void {
    const parsed = parseHubToMain(raw)
    if (parsed.ok) handle(parsed.value, child)
    else listener.onTrouble('hub message refused', parsed.failure)
  }

  function handle(message: HubToMain, child: HubChild<Port>): void {
    switch (message.type) {
      case 'ready':
        listener.onBoards(message.boards)
        enter({ kind: 'running', child })
        serve(child)
        return
      case 'boards':
        return listener.onBoards(message.boards)
      case 'boardCreated':
        return created.settle(message.id, succeed({ board: message.board, me: message.me }))
      case 'boardDeedDone':
        return deeds.settle(message.id, message.outcome)
      case 'tray':
        return listener.onTray(message.content)
      case 'inbox':
        return listener.onInbox(message.inbox)
      case 'inboxMarked':
        return listener.onInboxMarked(message.number)
      case 'alerts':
        return listener.onAlerts(message.alerts)
      case 'me':
        return listener.onMe(message.board, message.me)
      case 'dealtWith':
        return listener.onDealtWith(message.alerts)
      case 'saved':
        return saves.settleAll('saved')
      case 'problem':
        return listener.onProblem(message.message)
      default:
        return assertNever(message)
    }
  }

  function serve(child: HubChild<Port>): void {
    const [windows, acts] = [[...wishes], deferred]
    wishes.clear()
    deferred = []
    for (const [window, open] of windows) attach(child, window, open)
    for (const act of acts) child.post(act, [])
    for (const ask of [...created.waiting(), ...deeds.waiting()]) ask()
  }

  /** Whether a hub was there to hear it. */
  function post(message: Extract<MainToHub, { readonly id: number }>): boolean {
    if (phase.kind !== 'running') return false
    phase.child.post(message, [])
    return true
  }

  function attach(child: HubChild<Port>, window: number, open: OpenPort<Port>): void {
    const { port, focused } = open()
    child.post({ type: 'attach', window, focused }, [port])
  }

  return {
    start: () => {
      if (phase.kind === 'idle') spawn()
    },
    state: () => describe(phase),
    connect: (window, open) => {
      if (phase.kind === 'running') attach(phase.child, window, open)
      else wishes.set(window, open)
    },
    createBoard: (title, sample) => {
      if (phase.kind === 'gaveUp') return Promise.resolve(fail(phase.reason))
      return created.ask(answerLimit, fail(hubIsLate), (id) => post({ type: 'createBoard', id, title, sample }))
    },
    carryOut: (deed) => {
      if (phase.kind === 'gaveUp') return Promise.resolve(fail(phase.reason))
      return deeds.ask(deedLimit, fail(hubIsLate), (id) => post({ type: 'boardDeed', id, deed }))
    },
    act: (deed) => {
      const message: Deferred = { type: 'act', ...deed }
      if (phase.kind === 'running') phase.child.post(message, [])
      else deferred = [...deferred, message].slice(-mostDeferred)
    },
    tell: (message) => {
      if (phase.kind === 'running' || phase.kind === 'starting') phase.child.post(message, [])
    },
    retry: () => {
      if (phase.kind !== 'gaveUp') return
      history = noCrashes
      spawn()
    },
    save: (limit) => {
      if (phase.kind !== 'running') return Promise.resolve('notRunning')
      const { child } = phase
      return saves.ask(limit, 'timedOut', () => {
        child.post({ type: 'save' }, [])
        return true
      })
    },
    stop: () => {
      const before = phase
      phase = { kind: 'stopped' }
      if (before.kind === 'restarting') before.cancel()
      if (before.kind === 'running' || before.kind === 'starting') before.child.kill()
      created.settleAll(fail(quitting))
      deeds.settleAll(fail(quitting))
      saves.settleAll('notRunning')
    }
  }
}

/** As the page is told; `idle` and `stopped` are never seen for long. */
function describe(phase: Phase<unknown>): HubState {
  switch (phase.kind) {
    case 'idle':
      return { kind: 'starting' }
    case 'starting':
      // A hub that fell is away until its successor is ready, not only until it is spawned.
      return phase.attempt === 0
        ? { kind: 'starting' }
        : { kind: 'restarting', attempt: phase.attempt, inMilliseconds: 0 }
    case 'running':
      return { kind: 'running' }
    case 'restarting':
      return { kind: 'restarting', attempt: phase.attempt, inMilliseconds: phase.inMilliseconds }
    case 'gaveUp':
      return { kind: 'gaveUp', reason: phase.reason }
    case 'stopped':
      return { kind: 'gaveUp', reason: quitting }
    default:
      return assertNever(phase)
  }
}
