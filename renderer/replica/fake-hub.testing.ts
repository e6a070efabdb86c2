import * as Y from 'yjs'

import type { HubToWindow } from '../../shared/ipc/hub-to-window.ts'
import { packMessage } from '../../shared/ipc/pack-message.ts'
import { parseWindowToHub } from '../../shared/ipc/parse-window-to-hub.ts'
import type { WindowToHub } from '../../shared/ipc/window-to-hub.ts'
import { instantFromMilliseconds } from '../../shared/model/instant.ts'

import type { Bridge } from '../bridge/preload-bridge.ts'

type Open = Extract<WindowToHub, { type: 'open' }>
type Commit = Extract<WindowToHub, { type: 'commit' }>

/** A hub in memory that speaks the contract over real ports: frames are a list of commits, the disk never fails unless told to. */
export type FakeHub = {
  readonly bridge: Pick<Bridge, 'connect' | 'onPort'>
  readonly doc: Y.Doc
  /** Commits in the order of framing, each intent once. */
  readonly framed: readonly Commit[]
  readonly opens: readonly Open['replica'][]
  /** What it answers to the next opening. */
  lease: number | null
  cacheAhead: boolean
  /** The reason with which the next commit is refused; used once. */
  refuse: string | null
  /** Whether commits are acknowledged, or only framed when the hub is asked to. */
  acknowledges: boolean
  readonly send: (message: HubToWindow) => void
  /** As a crash: every port closes; `connect` fails until `revive`. */
  readonly kill: () => void
  readonly revive: () => void
  readonly close: () => void
}

export function createFakeHub(clock: () => number): FakeHub {
  const doc = new Y.Doc()
  const framed: Commit[] = []
  const opens: Open['replica'][] = []
  const listeners = new Set<(port: MessagePort) => void>()
  const ports = new Set<MessagePort>()
  let dead = false

  const hear = (raw: unknown, port: MessagePort) => {
    const parsed = parseWindowToHub(raw)
    if (!parsed.ok) throw new Error(parsed.failure)
    const message = parsed.value
    const answer = (said: HubToWindow) => port.postMessage(packMessage(said))
    if (message.type === 'open') {
      opens.push(message.replica)
      const ahead = hub.cacheAhead
      hub.cacheAhead = false
      return answer({
        type: 'opened',
        update: Y.encodeStateAsUpdate(doc, ahead ? undefined : message.replica.stateVector),
        cacheAhead: ahead,
        lease: hub.lease,
        acknowledged: 0,
        now: instantFromMilliseconds(clock()),
        notices: []
      })
    }
    if (message.type === 'call')
      return answer({ type: 'answer', id: message.id, answer: { method: 'failed', message: 'not here' } })
    if (message.type === 'lookAt') return undefined
    if (hub.refuse !== null) {
      answer({ type: 'refused', n: message.n, reason: hub.refuse })
      hub.refuse = null
      return undefined
    }
    if (!framed.some(({ intent }) => intent.id === message.intent.id)) {
      framed.push(message)
      for (const part of message.parts) Y.applyUpdate(doc, part)
    }
    return hub.acknowledges ? answer({ type: 'acknowledged', n: message.n }) : undefined
  }

  const hub: FakeHub = {
    bridge: {
      connect: () => {
        if (dead) return Promise.reject(new Error('no hub'))
        const { port1, port2 } = new MessageChannel()
        ports.add(port1)
        port1.addEventListener('message', (event: MessageEvent<unknown>) => hear(event.data, port1))
        port1.start()
        for (const listener of listeners) listener(port2)
        return Promise.resolve()
      },
      onPort: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      }
    },
    doc,
    framed,
    opens,
    lease: null,
    cacheAhead: false,
    refuse: null,
    acknowledges: true,
    send: (message) => {
      for (const port of ports) port.postMessage(message)
    },
    kill: () => {
      dead = true
      for (const port of ports) port.close()
      ports.clear()
    },
    revive: () => {
      dead = false
    },
    close: () => {
      for (const port of ports) port.close()
    }
  }
  return hub
}
