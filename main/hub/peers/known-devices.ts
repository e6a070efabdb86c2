import type { DeviceId } from '../../../shared/model/ids.ts'
import type { PeerHolds } from '../../../shared/sync/peer-state.ts'

/** What is known of another device of a board, met or not. */
export type KnownDevice = {
  /** What of our log it had when that was counted, and how many frames were on disk here then; null where it never said. */
  readonly holds: (PeerHolds & { readonly count: number }) | null
  /** [M14] How far its clock ran ahead of ours when its newest frame came, in milliseconds; below zero it was behind. */
  readonly clockAhead: number
}

/** [TE13] What is known of a board's other devices: it outlives sessions, and where it is kept also this life of the hub. */
export type KnownDevices = {
  readonly of: (device: DeviceId) => KnownDevice | null
  readonly noteHolds: (device: DeviceId, holds: PeerHolds, count: number) => void
  readonly noteClock: (device: DeviceId, ahead: number) => void
  readonly all: () => ReadonlyMap<DeviceId, KnownDevice>
}

/** Begins with what an earlier life of the hub knew. `onChange` may keep it; it is called often. */
export function createKnownDevices(
  before: Iterable<readonly [DeviceId, KnownDevice]>,
  onChange: () => void
): KnownDevices {
  const devices = new Map(before)

  function note(device: DeviceId, change: Partial<KnownDevice>): void {
    devices.set(device, { holds: null, clockAhead: 0, ...devices.get(device), ...change })
    onChange()
  }

  return {
    of: (device) => devices.get(device) ?? null,
    noteHolds: (device, holds, count) => {
      const known = devices.get(device)?.holds
      const completeAt = holds.completeAt ?? known?.completeAt ?? null
      const isSame = known?.left === holds.left && known.completeAt === completeAt && known.count === count
      if (!isSame) note(device, { holds: { left: holds.left, completeAt, count } })
    },
    noteClock: (device, ahead) => {
      if (devices.get(device)?.clockAhead !== ahead) note(device, { clockAhead: ahead })
    },
    all: () => devices
  }
}

/** What a device lacks now that there are `count` frames here: whatever came since it was counted, as far as is known. */
export function holdsNow({ holds }: KnownDevice, count: number): PeerHolds | null {
  if (holds === null) return null
  return { left: holds.left + Math.max(0, count - holds.count), completeAt: holds.completeAt }
}
