import type { DeviceId } from '../../../shared/model/ids.ts'
import type { Clock } from '../clock.ts'

const firstPenalty = 60_000
const longestPenalty = 3_600_000

/** [L5] Devices that are kept out for a while. Forgotten when the process ends: they are members, and removal is for people. */
export type Penalties = {
  readonly add: (device: DeviceId) => void
  readonly has: (device: DeviceId) => boolean
  readonly clear: () => void
}

export function createPenalties(clock: Pick<Clock, 'after'>, onServed: () => void): Penalties {
  const counts = new Map<DeviceId, number>()
  const running = new Map<DeviceId, () => void>()
  return {
    has: (device) => running.has(device),
    add: (device) => {
      if (running.has(device)) return
      const count = counts.get(device) ?? 0
      counts.set(device, count + 1)
      const time = Math.min(longestPenalty, firstPenalty * 2 ** Math.min(count, 20))
      running.set(
        device,
        clock.after(time, () => {
          running.delete(device)
          onServed()
        })
      )
    },
    clear: () => {
      for (const cancel of running.values()) cancel()
      running.clear()
    }
  }
}
