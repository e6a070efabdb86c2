import type { DeviceId } from '../../../shared/model/ids.ts'

/** [L1] An encrypted connection to a device that proved its key; one message in is one message out. Links are made of it. */
export type Wire = {
  readonly device: DeviceId
  /** Alike at both ends, never the same again; 64 bytes. */
  readonly handshake: Uint8Array
  /** Whether this end dialled. */
  readonly dialled: boolean
  /** The address of this machine that it goes by, or null. */
  readonly localAddress: string | null
  /** Call once. */
  readonly listen: (listener: {
    readonly message: (bytes: Uint8Array) => void
    readonly drained: () => void
    readonly closed: () => void
  }) => void
  /** False asks to wait for `drained`. */
  readonly send: (bytes: Uint8Array) => boolean
  /** Sends what was given, then ends it. */
  readonly end: () => void
  readonly destroy: () => void
}
