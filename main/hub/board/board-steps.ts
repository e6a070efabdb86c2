import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { GraphIndex } from '../../../shared/document/graph-index.ts'
import { allDifferences } from '../../../shared/model/graph-difference.ts'
import type { GraphDifference } from '../../../shared/model/graph-difference.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import type { BoardChances } from '../chances/board-chances.ts'
import type { Clock } from '../clock.ts'
import type { BoardEngine, EngineStep } from '../engine/board-engine.ts'

import type { BoardNews } from './board-news.ts'
import type { BoardProposals } from './board-proposals.ts'
import type { BoardViewers } from './board-viewers.ts'
import { createLookout } from './lookout.ts'
import { slipCauseOf } from './step-cause.ts'
import type { StepCause } from './step-cause.ts'

/** Takes what changed and the time that passed into the schedule, and tells whom it concerns. */
export type BoardSteps = {
  /** Facts changed. What time has done since the last step is a step of its own before that: one cause, one slip. [SL1] The answer is what it moved, where anybody is told. */
  readonly advance: (cause: Exclude<StepCause, { readonly kind: 'clock' }>) => Slip | null
  /** Takes the present in, where it is another than the schedule's. */
  readonly passTime: () => void
  readonly stop: () => void
}

export type BoardStepsParts = {
  readonly index: Pick<GraphIndex, 'graph' | 'onChange'>
  readonly engine: BoardEngine
  readonly clock: Clock
  readonly viewers: Pick<BoardViewers, 'broadcast'>
  readonly proposals: Pick<BoardProposals, 'step'>
  readonly news: Pick<BoardNews, 'step'>
  readonly chances: Pick<BoardChances, 'change' | 'tick'>
  readonly me: () => PersonId | null
  readonly onStep: () => void
}

export function createBoardSteps(parts: BoardStepsParts): BoardSteps {
  const { index, engine, clock, viewers, proposals, news, chances, me } = parts
  /** Where the graph differs from the one that the schedule is of, change by change. */
  let differences: GraphDifference[] = []
  const stopFollowing = index.onChange((change) => void differences.push(change.difference))
  const lookout = createLookout(
    clock,
    { now: () => engine.schedule().now, nextMoment: () => engine.nextMoment() },
    passTime
  )
  lookout.stepped()

  return {
    advance: (cause) => {
      passTime()
      const moved = allDifferences(differences)
      const step = engine.step(index.graph(), moved)
      differences = []
      const slip = show(step, cause)
      chances.change(step.graph, moved)
      return slip
    },
    passTime,
    stop: () => {
      stopFollowing()
      lookout.stop()
    }
  }

  function passTime(): void {
    const now = clock.now()
    if (now === engine.schedule().now) return
    show(engine.pass(now), { kind: 'clock', away: lookout.wasAway() })
    chances.tick()
  }

  /** A step was made: windows, alerts, tray, in this order. */
  function show(step: EngineStep, cause: StepCause): Slip | null {
    const { delta, next, previous } = step
    const anything = delta.changed.length > 0 || delta.gone.length > 0 || delta.issues !== null
    if (anything || next.now !== previous.now) viewers.broadcast({ type: 'schedule', delta })
    const slip = slipOf(step, cause)
    if (slip !== null) send({ type: 'slip', slip }, cause)
    const proposed = proposals.step(step, me())
    if (proposed.message !== null) viewers.broadcast(proposed.message)
    news.step(step, cause, proposed.alerts)
    lookout.stepped()
    parts.onStep()
    return slip
  }

  /** What the step moved, where somebody here is shown it and there is something to show. */
  function slipOf(step: EngineStep, cause: StepCause): Slip | null {
    const told = slipCauseOf(cause)
    if (told === null) return null
    const slip = engine.slip(step, told)
    const { shifts, brokenPromises, keptPromises } = slip
    return shifts.length + brokenPromises.length + keptPromises.length === 0 ? null : slip
  }

  /** Whoever did it sees what it moved. */
  function send(message: HubToWindow, cause: StepCause): void {
    if (cause.kind === 'window') cause.viewer.send(message)
    else viewers.broadcast(message)
  }
}
