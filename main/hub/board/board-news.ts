import type { Alert, AlertMessage } from '../../../shared/alerts/alert.ts'
import { deriveAlerts } from '../../../shared/alerts/derive-alerts.ts'
import type { Moment } from '../../../shared/alerts/moment.ts'
import { quietUntil } from '../../../shared/alerts/quiet-until.ts'
import { openSeenEpochs, unseenAlerts } from '../../../shared/alerts/seen-epochs.ts'
import { slipWords } from '../../../shared/alerts/slip-words.ts'
import { writeAlertMessage } from '../../../shared/alerts/write-alert-message.ts'
import type { PersonId } from '../../../shared/model/ids.ts'
import { millisecondsOf } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Slip } from '../../../shared/schedule/slip.ts'
import type { Clock } from '../clock.ts'
import type { EngineStep } from '../engine/board-engine.ts'

import type { SeenFile } from './seen-file.ts'
import type { StepCause } from './step-cause.ts'

/** What of a board's steps is news to this device's person, told once. */
export type BoardNews = {
  /** [CS2] Whether this device has had all of the board once, or edited it: before that nothing is news. */
  readonly hasBegun: () => boolean
  /** [CS2] From now on what becomes clear is told. */
  readonly begin: () => void
  /** A step was made; `proposed` is what it means to the person by what it has proposed. */
  readonly step: (step: EngineStep, cause: StepCause, proposed: readonly Alert[]) => void
}

export type BoardNewsParts = {
  readonly seenFile: Pick<SeenFile, 'write'>
  readonly clock: Pick<Clock, 'now'>
  readonly me: () => PersonId | null
  /** What a step moved. */
  readonly slipOf: (step: EngineStep) => Slip
  readonly onAlerts: (alerts: readonly AlertMessage[]) => void
}

/** `seenBefore` is null on a board that this device opens for the first time; what came since is told at once. */
export function createBoardNews(
  { seenFile, clock, me, slipOf, onAlerts }: BoardNewsParts,
  seenBefore: readonly string[] | null,
  first: Moment
): BoardNews {
  const seen = openSeenEpochs(seenBefore ?? [])
  let begun = seenBefore !== null
  if (begun)
    tell(
      unseenAlerts(seen, first, me()).map((alert) => writeAlertMessage(alert, first.graph)),
      first.graph
    )
  if (seen.mark(first.schedule.forecasts.values()) && begun) seenFile.write(seen.list())

  function tell(told: readonly AlertMessage[], graph: WorkGraph): void {
    if (told.length === 0) return
    // [NT4] Main knows no calendars.
    const quiet = quietUntil(graph, me(), clock.now())
    onAlerts(quiet === null ? told : told.map((alert) => ({ ...alert, quietUntil: millisecondsOf(quiet) })))
  }

  /** [AL17] */
  function inWords(alerts: readonly Alert[], step: EngineStep): readonly AlertMessage[] {
    const { graph, next: schedule } = step
    const person = me()
    const slipped =
      person !== null && alerts.some(({ kind }) => kind === 'promiseBroken')
        ? slipWords(slipOf(step), { graph, schedule }, person)
        : null
    return alerts.map((alert) => {
      const slip = alert.kind === 'promiseBroken' ? slipped?.get(alert.task) : undefined
      const message = writeAlertMessage(alert, graph)
      return slip === undefined ? message : { ...message, slip }
    })
  }

  return {
    hasBegun: () => begun,
    begin: () => {
      begun = true
      seenFile.write(seen.list())
    },
    step: (step, cause, proposed) => {
      const { previousGraph, graph, previous, next, delta } = step
      if (cause.kind !== 'silent' && begun) {
        const before = { graph: previousGraph, schedule: previous }
        const alerts = [...deriveAlerts(before, { graph, schedule: next }, delta, me()), ...proposed]
        // What a person does by hand in the window before them is shown there. [CS3]
        const byHand = (cause.kind === 'window' && cause.viewer.focused()) || (cause.kind === 'peer' && cause.isOwn)
        tell(inWords(byHand ? alerts.filter(({ kind }) => kind === 'retracted') : alerts, step), graph)
      }
      if (seen.mark(delta.changed) && begun) seenFile.write(seen.list())
    }
  }
}
