import type { MainToHub } from '../../../shared/ipc/main-and-hub.ts'

/** A running hub process, as the host sees it. `Port` is what may travel beside a message. */
export type HubChild<Port> = {
  readonly post: (message: MainToHub, ports: readonly Port[]) => void
  /** Asks the process to end; `onExit` follows. */
  readonly kill: () => void
}

/** What a hub process tells; after `onExit` nothing more comes. */
export type HubChildEvents = {
  readonly onMessage: (message: unknown) => void
  /** `code` is the exit code, or null where a signal ended it. */
  readonly onExit: (code: number | null) => void
}

/** Starts one hub process. Throws nothing, and calls nothing before it has returned: a process that cannot start exits. */
export type SpawnHub<Port> = (events: HubChildEvents) => HubChild<Port>
