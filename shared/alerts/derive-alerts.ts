import { compareText } from '../lib/compare.ts'
import type { PersonId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { mentionsIn } from '../model/mentions.ts'
import type { ForecastChange } from '../schedule/changed-forecasts.ts'

import type { Alert } from './alert.ts'
import { clearAlert } from './clear-alert.ts'
import { duties } from './duties.ts'
import type { Moment } from './moment.ts'

/**
 * [AL1] What going from one moment to the next means to `me`, in order of task and key; broken promises last, the soonest
 * of them first. Without a previous moment, or without a me, nothing. `change` is where the forecasts differ: nothing else
 * is looked at, but for what is somebody's to end.
 */
export function deriveAlerts(
  previous: Moment | null,
  next: Moment,
  change: ForecastChange,
  me: PersonId | null
): readonly Alert[] {
  if (previous === null || me === null) return []
  return [
    ...clearings(previous, next, change, me),
    ...retractions(previous, next, change, me),
    ...brokenPromises(previous, next, change, me),
    ...heldPromises(previous, change, me),
    ...newDuties(previous, next, me),
    ...newMentions(previous, next, me)
  ].toSorted(
    (a, b) =>
      promisedOf(a) - promisedOf(b) ||
      compareText(a.task, b.task) ||
      compareText(a.key, b.key) ||
      compareText(a.kind, b.kind)
  )
}

/** What was promised for soonest is told first; all else comes before. */
function promisedOf(alert: Alert): number {
  return alert.kind === 'promiseBroken' ? alert.promised : 0
}

/** [AL3] */
function clearings(previous: Moment, next: Moment, { changed }: ForecastChange, me: PersonId): Alert[] {
  const alerts: Alert[] = []
  for (const { epoch, task } of changed) {
    const facts = next.graph.tasks.get(task)
    if (epoch === null || facts === undefined || facts.owner !== me) continue
    if (previous.schedule.forecasts.get(task)?.state !== 'blocked') continue
    const alert = clearAlert(next.graph, facts, epoch)
    if (alert !== null) alerts.push(alert)
  }
  return alerts
}

/** [AL4] */
function retractions(previous: Moment, next: Moment, { changed, gone }: ForecastChange, me: PersonId): Alert[] {
  const alerts: Alert[] = []
  for (const task of [...changed.map((forecast) => forecast.task), ...gone]) {
    const epoch = previous.schedule.forecasts.get(task)?.epoch ?? null
    if (epoch === null || previous.graph.tasks.get(task)?.owner !== me) continue
    if (next.schedule.forecasts.get(task)?.epoch?.id === epoch.id) continue
    alerts.push({ kind: 'retracted', key: epoch.id, task })
  }
  return alerts
}

/** [AL5] */
function brokenPromises(previous: Moment, next: Moment, { changed }: ForecastChange, me: PersonId): Alert[] {
  const alerts: Alert[] = []
  for (const { task, promiseBroken, earlyFinish } of changed) {
    const facts = next.graph.tasks.get(task)
    if (!promiseBroken || !facts?.promise || facts.owner !== me) continue
    const before = previous.schedule.forecasts.get(task)
    if (before === undefined || before.promiseBroken) continue
    const promised = facts.promise.date
    alerts.push({ kind: 'promiseBroken', key: brokenKey(task, promised), task, promised, forecast: earlyFinish })
  }
  return alerts
}

/** [AL5] What was told broken and is not, any more. */
function heldPromises({ graph, schedule }: Moment, { changed, gone }: ForecastChange, me: PersonId): Alert[] {
  const alerts: Alert[] = []
  const held = changed.filter(({ promiseBroken }) => !promiseBroken).map(({ task }) => task)
  for (const task of [...held, ...gone]) {
    const facts = graph.tasks.get(task)
    if (!facts?.promise || facts.owner !== me || schedule.forecasts.get(task)?.promiseBroken !== true) continue
    alerts.push({ kind: 'retracted', key: brokenKey(task, facts.promise.date), task })
  }
  return alerts
}

function brokenKey(task: TaskId, promised: Instant): string {
  return `promise-${task}-${promised}`
}

/** [AL6] */
function newDuties(previous: Moment, next: Moment, me: PersonId): Alert[] {
  const before = duties(previous, me)
  const now = duties(next, me)
  const fresh = [...now].filter(([key]) => !before.has(key)).map(([, alert]) => alert)
  const gone = [...before].filter(([key]) => !now.has(key))
  return [...fresh, ...gone.map(([key, { task }]): Alert => ({ kind: 'retracted', key, task }))]
}

/** [AL15] */
function newMentions(previous: Moment, next: Moment, me: PersonId): Alert[] {
  const [before, now] = [previous.graph.comments, next.graph.comments]
  if (before === now) return []
  const alerts: Alert[] = []
  for (const { id, task, text, written, asks } of now.values()) {
    if (before.has(id) || written.by === me || asks === me) continue
    if (!mentionsIn(text, next.graph.people).some(({ person }) => person === me)) continue
    alerts.push({ kind: 'mentioned', key: `mention-${id}`, task, comment: id })
  }
  return alerts
}
