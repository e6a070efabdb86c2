import type { PersonId } from '../model/ids.ts'
import type { TaskForecast } from '../schedule/schedule.ts'

import type { Alert } from './alert.ts'
import { clearAlert } from './clear-alert.ts'
import type { Moment } from './moment.ts'

/** [AL7] The epochs that this device has seen. Bounded: an epoch that old is over. */
export type SeenEpochs = {
  readonly has: (epoch: string) => boolean
  /** Takes in what is clear in these forecasts, whoever owns it; whether anything of it was new. */
  readonly mark: (forecasts: Iterable<TaskForecast>) => boolean
  /** Oldest first. */
  readonly list: () => readonly string[]
}

const most = 20_000

/** Opens the set with what was seen before, oldest first. */
export function openSeenEpochs(before: readonly string[]): SeenEpochs {
  const seen = new Set(before)

  return {
    has: (epoch) => seen.has(epoch),
    mark: (forecasts) => {
      const known = seen.size
      for (const { epoch } of forecasts) if (epoch !== null) seen.add(epoch.id)
      const isNew = seen.size > known
      for (const oldest of seen) {
        if (seen.size <= most) break
        seen.delete(oldest)
      }
      return isNew
    },
    list: () => [...seen]
  }
}

/** [AL7] What is clear for me at this moment and was never seen: what a device that was off has to tell. */
export function unseenAlerts(seen: SeenEpochs, moment: Moment, me: PersonId | null): readonly Alert[] {
  if (me === null) return []
  const alerts: Alert[] = []
  for (const { epoch, task } of moment.schedule.forecasts.values()) {
    const facts = moment.graph.tasks.get(task)
    if (epoch === null || seen.has(epoch.id) || facts === undefined || facts.owner !== me) continue
    const alert = clearAlert(moment.graph, facts, epoch)
    if (alert !== null) alerts.push(alert)
  }
  return alerts
}
