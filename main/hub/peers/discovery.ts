import type { DeviceId } from '../../../shared/model/ids.ts'

import type { Topic } from './link-message.ts'
import type { Address } from './parse-address.ts'

/** [A4] Somebody says that a device is there and shares these boards. Nothing of it is proved. */
export type Sighting = Address & { readonly device: DeviceId; readonly topics: readonly Topic[] }

/** A way to find devices: the local network now, others later. */
export type Discovery = {
  /** Begins to announce and to look. */
  readonly start: (
    own: { readonly device: DeviceId; readonly port: number; readonly topics: readonly Topic[] },
    onSighting: (sighting: Sighting) => void
  ) => Announcement
}

export type Announcement = {
  readonly setTopics: (topics: readonly Topic[]) => void
  readonly stop: () => void
}
