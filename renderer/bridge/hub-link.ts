import type { BoardId } from '../../shared/model/ids.ts'
import type { HubAnswer, HubToWindow } from '../../shared/ipc/hub-to-window.ts'
import type { WindowCall, WindowReplica, WindowToHub } from '../../shared/ipc/window-to-hub.ts'

import { parseHubMessage } from './parse-hub-message.ts'
import type { Bridge } from './preload-bridge.ts'

/** Where the way to the hub stands. */
export type LinkState = 'connecting' | 'open' | 'closed'

/** The window's end of one open board: connects, says `open`, and connects again whenever the port closes. */
export type HubLink = {
  readonly state: () => LinkState
  /** Sends when the link is open; otherwise the message is dropped, because the outbox sends it again after `opened`. */
  readonly send: (message: WindowToHub) => void
  /** Always resolves: with `failed` when the link breaks before the answer. */
  readonly call: (call: WindowCall) => Promise<HubAnswer>
  /** Connects now instead of after the pause: main says that the hub runs again. */
  readonly hurry: () => void
  readonly close: () => void
}

export type HubLinkParts = {
  readonly bridge: Pick<Bridge, 'connect' | 'onPort'>
  readonly board: BoardId
  /** How this window's document stands, asked at each connection. */
  readonly replica: () => WindowReplica
  readonly onMessage: (message: HubToWindow) => void
  readonly onState: (state: LinkState) => void
  /** A message that could not be parsed, in words. */
  readonly onMisunderstood: (problem: string) => void
  readonly startTimer: (run: () => void, milliseconds: number) => () => void
}

/** First pause before connecting again; doubles up to the longest. Main has its own back-off for the hub itself. */
const firstPause = 150
const longestPause = 3000

/** Opens the link; `close` ends it for good. */
export function openHubLink(parts: HubLinkParts): HubLink {
  const waiting = new Map<number, (answer: HubAnswer) => void>()
  /** Calls made on the way to the first `opened`. */
  const early: WindowToHub[] = []
  let state: LinkState = 'connecting'
  let port: MessagePort | null = null
  let lastCall = 0
  let pause = firstPause
  let stopTimer: (() => void) | null = null
  let ended = false
  // Only a port that this link asked for is its own.
  let expected = 0

  const setState = (next: LinkState) => {
    if (next === state) return
    state = next
    parts.onState(next)
  }

  const post = (message: WindowToHub) => port?.postMessage(message)

  const lost = () => {
    port = null
    for (const answer of waiting.values())
      answer({ method: 'failed', message: 'The background process stopped before it could answer. Try again.' })
    waiting.clear()
    early.length = 0
    if (ended) return
    setState('closed')
    stopTimer?.()
    stopTimer = parts.startTimer(connect, pause)
    pause = Math.min(longestPause, pause * 2)
  }

  const hear = (raw: unknown) => {
    const parsed = parseHubMessage(raw)
    if (!parsed.ok) return parts.onMisunderstood(parsed.failure)
    const message = parsed.value
    if (message.type === 'answer') {
      const answer = waiting.get(message.id)
      waiting.delete(message.id)
      return answer?.(message.answer)
    }
    if (message.type === 'opened') {
      pause = firstPause
      setState('open')
      for (const call of early.splice(0)) post(call)
    }
    return parts.onMessage(message)
  }

  const stopPorts = parts.bridge.onPort((arrived) => {
    if (expected === 0 || ended) return
    expected -= 1
    port?.close()
    port = arrived
    arrived.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (port === arrived) hear(event.data)
    })
    arrived.addEventListener('close', () => {
      if (port === arrived) lost()
    })
    arrived.start()
    post({ type: 'open', board: parts.board, replica: parts.replica() })
  })

  function connect() {
    stopTimer = null
    if (ended) return
    setState('connecting')
    expected += 1
    parts.bridge.connect().catch(() => {
      expected = Math.max(0, expected - 1)
      lost()
    })
  }

  connect()

  return {
    state: () => state,
    send: (message) => {
      if (state === 'open') post(message)
    },
    call: (call) => {
      if (state === 'closed') {
        return Promise.resolve({
          method: 'failed',
          message: 'The background process is not there right now. Try again in a moment.'
        })
      }
      lastCall += 1
      const message: WindowToHub = { type: 'call', id: lastCall, call }
      return new Promise((resolve) => {
        waiting.set(message.id, resolve)
        if (state === 'open') post(message)
        else early.push(message)
      })
    },
    hurry: () => {
      if (stopTimer === null || ended) return
      stopTimer()
      connect()
    },
    close: () => {
      ended = true
      stopTimer?.()
      stopPorts()
      port?.close()
      lost()
      state = 'closed'
    }
  }
}
