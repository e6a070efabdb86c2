import { setImmediate as nextTurn } from 'node:timers/promises'

import type { CommitContext } from '../../../shared/intents/commit-context.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { fail, succeed } from '../../../shared/lib/result.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { chooseBoard } from '../../../shared/signals/choose-board.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import type { DecodedEvents } from '../../../shared/signals/decode-cloud-events.ts'
import { judgeEvent, signalIdOf } from '../../../shared/signals/judge-event.ts'
import { mostTogether, packBursts } from '../../../shared/signals/pack-bursts.ts'
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

/** One event that was judged and is to be written. */
type Judged = {
  readonly place: number
  readonly event: CloudEvent
  readonly intent: Intent
  readonly fields: readonly string[] | null
  readonly at: number
  readonly outcome: EventResult
}

/** `boards` are the open ones. */
export function createSignalIntake(boards: () => readonly LiveBoard[], clock: Clock): SignalIntake {
  return { take }

  async function take(events: DecodedEvents): Promise<Result<readonly EventResult[], string>> {
    const results = new Map<number, EventResult>()
    const touched = new Set<LiveBoard>()
    let waiting: Judged[] = []
    let board: LiveBoard | null = null
    const inRequest = new Set<string>()

    const flush = async (): Promise<void> => {
      const [target, judged] = [board, waiting]
      waiting = []
      if (target === null || judged.length === 0) return
      touched.add(target)
      for (const burst of packBursts(judged)) {
        for (const { place, outcome } of write(target, burst)) results.set(place, outcome)
        // [EP9]
        await nextTurn()
      }
    }

    for (const [place, decoded] of events.entries()) {
      if (!decoded.ok) {
        results.set(place, { id: null, result: 'ignored', reason: decoded.failure })
        continue
      }
      const event = decoded.value
      const chosen = find(event)
      if (!chosen.ok) {
        results.set(place, { id: event.id, result: 'ignored', reason: chosen.failure })
        continue
      }
      // What creates something is judged by all that came before it.
      if (chosen.value !== board || waiting.some(({ fields }) => fields === null)) await flush()
      board = chosen.value
      const key = signalIdOf(event)
      const outcome = inRequest.has(key) ? 'again' : judge(board, event, place)
      if (outcome === 'again') results.set(place, { id: event.id, result: 'duplicate' })
      else if ('result' in outcome) results.set(place, outcome)
      else {
        inRequest.add(key)
        waiting.push(outcome)
        // [EP9] Judged in portions too: a thousand at once would hold up every window.
        if (outcome.fields === null || waiting.length >= mostTogether) await flush()
      }
    }
    await flush()
    for (const one of touched)
      if (!(await one.settled())) return fail('The disk refuses. Nothing is lost that is sent again.')
    return succeed(Array.from(events, (_, place) => results.get(place) ?? { id: null, result: 'ignored' as const }))
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

  function judge(board: LiveBoard, event: CloudEvent, place: number): EventResult | Judged {
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
        return { place, event, intent, fields: [], at: clock.milliseconds(), outcome }
      }
      case 'apply': {
        const { intent, fields, at } = decision
        return { place, event, intent, fields, at, outcome: { id, result: 'applied' } }
      }
    }
  }

  /** One frame; what a board refuses (one may only read it, say) is ignored with its reason. */
  function write(board: LiveBoard, burst: readonly Judged[]): readonly Pick<Judged, 'place' | 'outcome'>[] {
    const [first] = burst
    if (first === undefined) return []
    const label =
      burst.length === 1 ? `${first.event.type} ${first.event.subject ?? ''}`.trim() : `${burst.length} signals`
    const intent: Intent =
      burst.length === 1 ? first.intent : { type: 'together', label, intents: burst.map((one) => one.intent) }
    // What an event created, it created when it happened.
    const at = first.fields === null ? first.at : clock.milliseconds()
    const context: CommitContext = { id: newUuid(clock), by: null, at }
    const written = board.act(intent, label, context, false)
    if (written.ok) return burst
    const reason = written.failure.message
    return burst.map(({ place, outcome }) => ({ place, outcome: { id: outcome.id, result: 'ignored', reason } }))
  }
}
