import type { PersonId } from '../model/ids.ts'

import type { Alert } from './alert.ts'
import type { Moment } from './moment.ts'

/** [AL7] Epochs that this device has seen, oldest first. Bounded: an epoch that old is over. */
export type SeenEpochs = readonly string[]

const most = 20_000

/** [AL7] The set with everything that is clear at this moment in it, whoever owns it; the same value if nothing is new. */
export function markSeen(seen: SeenEpochs, moment: Moment): SeenEpochs {
  const known = new Set(seen)
  const fresh: string[] = []
  for (const { epoch } of moment.schedule.forecasts.values()) {
    if (epoch !== null && !known.has(epoch.id)) fresh.push(epoch.id)
  }
  return fresh.length === 0 ? seen : [...seen, ...fresh].slice(-most)
}

/** [AL7] What is clear for me at this moment and was never seen: what a device that was off has to tell. */
export function unseenAlerts(seen: SeenEpochs, moment: Moment, me: PersonId | null): readonly Alert[] {
  if (me === null) return []
  const known = new Set(seen)
  const alerts: Alert[] = []
  for (const { epoch, task } of moment.schedule.forecasts.values()) {
    if (epoch === null || known.has(epoch.id) || moment.graph.tasks.get(task)?.owner !== me) continue
    alerts.push({ kind: 'clearToStart', key: epoch.id, task, at: epoch.at, cause: epoch.cause })
  }
  return alerts
}
