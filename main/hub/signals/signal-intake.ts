import { setImmediate as nextTurn } from 'node:timers/promises'

import type { CommitContext } from '../../../shared/intents/commit-context.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { chooseBoard } from '../../../shared/signals/choose-board.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import type { DecodedEvents } from '../../../shared/signals/decode-cloud-events.ts'
import { judgeEvent } from '../../../shared/signals/judge-event.ts'
import { mostTogether, packBursts } from '../../../shared/signals/pack-bursts.ts'
import type { SignalId } from '../../../shared/model/ids.ts'
import { signalIdOf } from '../../../shared/signals/signal-id-of.ts'
import type { LiveBoard } from '../board/live-board.ts'
import type { Clock } from '../clock.ts'
import { newUuid } from '../new-uuid.ts'

/** [EP7] What became of one event; `id` is the event's, null where it could not be read. */
export type EventResult = {
  readonly id: string | null
  readonly result: 'applied' | 'proposed' | 'duplicate' | 'ignored'
  /** A sentence, or the place and what is wrong there. */
  readonly reason?: string
}

/** Takes events in; what it answers with is on disk. [EP6] */
export type SignalIntake = {
  readonly take: (events: DecodedEvents) => Promise<Result<readonly EventResult[], string>>
}

/** A request under way: what became of its events so far, and which boards they went to. */
type Request = {
  readonly results: EventResult[]
  readonly touched: Set<LiveBoard>
  left: number
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** One event of a request, by its place there. */
type Waiting = { readonly request: Request; readonly place: number; readonly decoded: DecodedEvents[number] }

/** One event that was judged and is to be written. */
type Judged = {
  readonly waiting: Waiting
  readonly event: CloudEvent
  readonly intent: Intent
  readonly fields: readonly string[] | null
  readonly at: number
  readonly outcome: EventResult
}

/** Events of one board that were judged by the same graph. */
type Portion = { readonly board: LiveBoard | null; readonly judged: readonly Judged[] }

/** `boards` are the open ones. */
export function createSignalIntake(boards: () => readonly LiveBoard[], clock: Clock): SignalIntake {
  /** [EP9] The events of all requests in one line. */
  const line: Waiting[] = []
  let isWorking = false

  return {
    take: async (events) => {
      const { results, touched } = await enqueue(events)
      for (const one of touched)
        if (!(await one.settled())) return fail('The disk refuses. Nothing is lost that is sent again.')
      return succeed(results)
    }
  }

  /** Resolves when each event of the request was written, or was not to be. */
  function enqueue(events: DecodedEvents): Promise<Request> {
    return new Promise((resolve, reject) => {
      const done = (): void => resolve(request)
      const request: Request = { results: [], touched: new Set(), left: events.length, done, failed: reject }
      if (events.length === 0) return done()
      for (const [place, decoded] of events.entries()) line.push({ request, place, decoded })
      if (!isWorking) void work()
    })
  }

  async function work(): Promise<void> {
    isWorking = true
    while (line.length > 0) {
      await giveWay()
      try {
        const { board, judged } = nextPortion()
        for (const burst of packBursts(judged)) {
          if (board !== null) write(board, burst)
          await giveWay()
        }
      } catch (error) {
        // Who waits is told; what was written of it is a duplicate when it is sent again.
        for (const { request } of line.splice(0)) request.failed(error)
      }
    }
    isWorking = false
  }

  /** [EP9] [EP17] However many are told at once, windows are served between two frames, and their edits are on disk first. */
  async function giveWay(): Promise<void> {
    await nextTurn()
    await Promise.all(boards().map((board) => board.edited()))
  }

  /** Takes from the line what goes together: at most a frame's fill, of one board, and alone what creates something. [SG11] */
  function nextPortion(): Portion {
    const judged: Judged[] = []
    const ids = new Set<SignalId>()
    let board: LiveBoard | null = null
    let taken = 0
    for (const waiting of line.slice(0, mostTogether)) {
      const { decoded, request } = waiting
      const chosen = decoded.ok ? find(decoded.value) : decoded
      if (!decoded.ok || !chosen.ok) {
        taken += 1
        const id = decoded.ok ? decoded.value.id : null
        settle(waiting, { id, result: 'ignored', reason: chosen.ok ? '' : chosen.failure })
        continue
      }
      const event = decoded.value
      if (judged.length > 0 && chosen.value !== board) break
      board = chosen.value
      const key = signalIdOf(event)
      const outcome: EventResult | Judged = ids.has(key)
        ? { id: event.id, result: 'duplicate' }
        : judge(board, event, waiting)
      const creates = 'fields' in outcome && outcome.fields === null
      if (creates && judged.length > 0) break
      taken += 1
      // Also a duplicate is only told once the first is on disk.
      request.touched.add(board)
      if ('result' in outcome) settle(waiting, outcome)
      else {
        ids.add(key)
        judged.push(outcome)
      }
      if (creates) break
    }
    line.splice(0, taken)
    return { board, judged }
  }

  function find(event: CloudEvent): Result<LiveBoard, string> {
    const open = boards()
    const graph = chooseBoard(
      open.map((one) => one.graph()),
      event
    )
    if (!graph.ok) return graph
    const board = open.find(({ id }) => id === graph.value.id)
    return board === undefined ? fail('The board was closed.') : succeed(board)
  }

  function judge(board: LiveBoard, event: CloudEvent, waiting: Waiting): EventResult | Judged {
    const decision = judgeEvent(board.graph(), event, clock.milliseconds())
    const { id } = event
    switch (decision.kind) {
      case 'duplicate':
        return { id, result: 'duplicate' }
      case 'ignore':
        return { id, result: 'ignored', reason: decision.reason }
      case 'propose': {
        const { intent, reason } = decision
        const outcome: EventResult = { id, result: 'proposed', reason }
        return { waiting, event, intent, fields: [], at: clock.milliseconds(), outcome }
      }
      case 'apply': {
        const { intent, fields, at } = decision
        return { waiting, event, intent, fields, at, outcome: { id, result: 'applied' } }
      }
    }
  }

  /** One frame; what a board refuses (one may only read it, say) is ignored with its reason. */
  function write(board: LiveBoard, burst: readonly Judged[]): void {
    const [first] = burst
    if (first === undefined) return
    const label =
      burst.length === 1 ? `${first.event.type} ${first.event.subject ?? ''}`.trim() : `${burst.length} signals`
    const intent: Intent =
      burst.length === 1 ? first.intent : { type: 'together', label, intents: burst.map((one) => one.intent) }
    // What an event created, it created when it happened.
    const at = first.fields === null ? first.at : clock.milliseconds()
    const context: CommitContext = { id: newUuid(clock), by: null, at }
    const written = board.act(intent, label, context, false)
    for (const { waiting, outcome } of burst)
      settle(waiting, written.ok ? outcome : { id: outcome.id, result: 'ignored', reason: written.failure.message })
  }
}

function settle({ request, place }: Waiting, outcome: EventResult): void {
  request.results[place] = outcome
  request.left -= 1
  if (request.left === 0) request.done()
}
