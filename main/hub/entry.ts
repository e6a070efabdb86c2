import { parseMainToHub } from '../../shared/ipc/parse-main-to-hub.ts'
import type { HubToMain } from '../../shared/ipc/main-and-hub.ts'

import { fixedClock, systemClock } from './clock.ts'
import { createHub } from './hub.ts'
import type { Hub } from './hub.ts'
import type { Port } from './port.ts'

/** What Electron gives a utility process; typed here, because the hub must not know Electron. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void
  ) => void
  readonly postMessage: (message: unknown) => void
}
type ElectronPort = {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => void
  readonly off: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => void
  readonly start: () => void
  readonly close: () => void
}

const parent = (process as unknown as { readonly parentPort: ParentPort }).parentPort
/** Main names the built workers: a module path cannot be imported from within another one. */
const workers = { imports: process.argv[2] ?? '', chances: process.argv[3] ?? '', trend: process.argv[4] ?? '' }
const tell = (message: HubToMain): void => parent.postMessage(message)
let hub: Promise<Hub> | null = null

parent.on('message', ({ data, ports }) => {
  const parsed = parseMainToHub(data)
  if (!parsed.ok) return tell({ type: 'problem', message: parsed.failure })
  const message = parsed.value
  if (message.type === 'start') {
    const clock = message.fixedNow === null ? systemClock() : fixedClock(message.fixedNow)
    hub ??= createHub({ ...message, clock, tell, workers })
    return
  }
  const port = ports[0]
  void hub?.then((running) => running.handle(message, port ? electronPort(port) : null))
})

function electronPort(port: ElectronPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      const hear = (event: { readonly data: unknown }): void => listener(event.data)
      port.on('message', hear)
      return () => port.off('message', hear)
    },
    onClose: (listener) => {
      port.on('close', listener)
      return () => port.off('close', listener)
    },
    start: () => port.start(),
    close: () => port.close()
  }
}
