import * as Y from 'yjs'

import type { HubToWindow } from '../../../shared/ipc/hub-to-window.ts'
import type { TeamState } from '../../../shared/ipc/team-state.ts'
import type { WindowToHub } from '../../../shared/ipc/window-to-hub.ts'
import type { Replica } from '../../../shared/sync/replica.ts'
import type { Clock } from '../clock.ts'

/** One window that looks at the board. */
export type Viewer = {
  readonly send: (message: HubToWindow) => void
  /** Lets the port go, so that the window connects again and is caught up from the log. */
  readonly disconnect: () => void
  /** Whether a person is looking at it now: what they do by hand there is told there, not by the system. [CS3] */
  readonly focused: () => boolean
}

/** The windows that look at a board: each is caught up once, and told all that follows. */
export type BoardViewers = {
  readonly join: (viewer: Viewer, window: Extract<WindowToHub, { type: 'open' }>['replica']) => void
  readonly leave: (viewer: Viewer) => void
  /** Tells each of them that has been caught up. */
  readonly broadcast: (message: HubToWindow) => void
  readonly broadcastExcept: (viewer: Viewer | null, message: HubToWindow) => void
  /** A window writes under this Yjs clientID, which nobody else gets while it is there. */
  readonly lease: (viewer: Viewer, clientID: number) => void
  /** Who belongs and how it stands with them, from now on. */
  readonly showTeam: (team: TeamState) => void
  readonly disconnectAll: () => void
}

export type BoardViewersParts = {
  readonly replica: Pick<Replica, 'doc' | 'isCacheAhead' | 'leaseClientID' | 'releaseLease'>
  readonly clock: Pick<Clock, 'now'>
  /** Sentences about the opening that each window shows. */
  readonly notices: readonly string[]
  /** Resolves when everything is on disk, or the disk refuses. */
  readonly settled: () => Promise<boolean>
  /** Brings what is derived level with the clock. */
  readonly passTime: () => void
  /** Sends all that is derived from the document, which the window has got just before. */
  readonly catchUp: (viewer: Viewer) => void
  /** Nobody looks any more. */
  readonly onEmpty: () => void
}

export function createBoardViewers(parts: BoardViewersParts): BoardViewers {
  const { replica } = parts
  const viewers = new Set<Viewer>()
  const joining = new Set<Viewer>()
  const leased = new Map<Viewer, number>()
  let team: TeamState | null = null

  function welcome(viewer: Viewer, window: Extract<WindowToHub, { type: 'open' }>['replica']): void {
    parts.passTime()
    viewers.add(viewer)
    const cacheAhead = replica.isCacheAhead(window)
    const lease = cacheAhead ? null : replica.leaseClientID(window)
    if (lease !== null) leased.set(viewer, lease)
    // First: it says whether the person may change what follows.
    if (team !== null) viewer.send({ type: 'team', team })
    viewer.send({
      type: 'opened',
      update: Y.encodeStateAsUpdate(replica.doc, cacheAhead ? undefined : window.stateVector),
      cacheAhead,
      lease,
      acknowledged: 0,
      now: parts.clock.now(),
      notices: parts.notices
    })
    parts.catchUp(viewer)
  }

  function broadcastExcept(except: Viewer | null, message: HubToWindow): void {
    for (const viewer of viewers) if (viewer !== except) viewer.send(message)
  }

  return {
    join: (viewer, window) => {
      joining.add(viewer)
      // What is not on disk yet is shown to nobody else: a window must not know more than the log (PROTOCOL W0).
      void parts.settled().then(() => {
        if (joining.delete(viewer)) welcome(viewer, window)
      })
    },
    leave: (viewer) => {
      joining.delete(viewer)
      viewers.delete(viewer)
      if (viewers.size === 0) parts.onEmpty()
      const clientID = leased.get(viewer)
      if (clientID !== undefined) replica.releaseLease(clientID)
      leased.delete(viewer)
    },
    broadcast: (message) => broadcastExcept(null, message),
    broadcastExcept,
    lease: (viewer, clientID) => void leased.set(viewer, clientID),
    showTeam: (next) => {
      team = next
      broadcastExcept(null, { type: 'team', team })
    },
    disconnectAll: () => {
      for (const viewer of [...viewers, ...joining]) viewer.disconnect()
    }
  }
}
