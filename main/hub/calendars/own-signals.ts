import { succeed } from '../../../shared/lib/result.ts'
import { busyType } from '../../../shared/signals/busy-of-event.ts'
import type { CloudEvent } from '../../../shared/signals/cloud-event.ts'
import type { EventResult, SignalIntake } from '../signals/signal-intake.ts'

import type { ToldCalendars } from './told-calendars.ts'

/** [SG18] Takes out what is about the person alone, before any board is chosen, and passes on the rest; results in the order of the events. */
export function takeOwnSignals(told: Pick<ToldCalendars, 'take'>, boards: SignalIntake): SignalIntake {
  return {
    take: async (events) => {
      const own: { readonly place: number; readonly event: CloudEvent }[] = []
      const others: { readonly place: number; readonly event: (typeof events)[number] }[] = []
      for (const [place, event] of events.entries())
        if (event.ok && event.value.type === busyType) own.push({ place, event: event.value })
        else others.push({ place, event })
      if (own.length === 0) return boards.take(events)
      const kept = await told.take(own.map(({ event }) => event))
      if (!kept.ok) return kept
      const taken = await boards.take(others.map(({ event }) => event))
      if (!taken.ok) return taken
      const places = [...own, ...others].map(({ place }) => place)
      const results = [...kept.value, ...taken.value]
      const byPlace = new Map(results.map((result, index): [number, EventResult] => [places[index] ?? index, result]))
      return succeed([...byPlace].toSorted(([a], [b]) => a - b).map(([, result]) => result))
    }
  }
}
