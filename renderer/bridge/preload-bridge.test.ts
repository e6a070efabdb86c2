import { describe, expect, it } from 'vitest'

import type { PreloadApi } from '../../shared/ipc/preload-api.ts'

import { openPreloadBridge } from './preload-bridge.ts'

/** As much of a window as the bridge uses; preload's half answers with `given`. */
function pageWith(given: Partial<Record<keyof PreloadApi, unknown>>) {
  const page = Object.assign(new EventTarget(), { location: { origin: 'app://slipstream' }, slipstream: given })
  // The bridge takes the real thing, of which a test in Node has none.
  return page as unknown as Window
}

function message(
  page: Window,
  given: { readonly source?: unknown; readonly origin?: string; readonly data?: unknown; readonly ports?: number }
) {
  const ports = Array.from({ length: given.ports ?? 1 }, () => new MessageChannel().port1)
  const event = new Event('message')
  Object.assign(event, {
    source: given.source ?? page,
    origin: given.origin ?? 'app://slipstream',
    data: given.data === undefined ? { kind: 'slipstream-port' } : given.data,
    ports
  })
  return event
}

describe('the bridge to main', () => {
  it('takes a port only from its own page, origin and kind, one at a time', () => {
    const page = pageWith({})
    const bridge = openPreloadBridge(page)
    let arrived = 0
    const stop = bridge.onPort(() => {
      arrived += 1
    })
    const spoiled = [
      { source: {} },
      { origin: 'https://elsewhere.example' },
      { data: { kind: 'other' } },
      { data: null },
      { ports: 2 },
      { ports: 0 }
    ]
    for (const given of spoiled) page.dispatchEvent(message(page, given))
    expect(arrived).toBe(0)
    page.dispatchEvent(message(page, {}))
    expect(arrived).toBe(1)
    stop()
    page.dispatchEvent(message(page, {}))
    expect(arrived).toBe(1)
  })

  it('fails in words when main says what it cannot understand', async () => {
    const bridge = openPreloadBridge(
      pageWith({ start: () => Promise.resolve({ settings: 7 }), createBoard: () => Promise.resolve('../up') })
    )
    await expect(bridge.start()).rejects.toThrow('does not understand')
    await expect(bridge.createBoard('x', false)).rejects.toThrow('does not understand')
  })

  it('passes commands on that parse, and drops the rest', () => {
    let tell: (raw: unknown) => void = () => undefined
    const api = {
      onCommand: (listener: (raw: unknown) => void) => {
        tell = listener
        return () => undefined
      }
    }
    const heard: string[] = []
    openPreloadBridge(pageWith(api)).onCommand(({ type }) => void heard.push(type))
    for (const raw of [
      { type: 'menu', command: 'undo' },
      { type: 'menu', command: 'format disk' },
      { type: 'closingHides' },
      null
    ])
      tell(raw)
    expect(heard).toEqual(['menu', 'closingHides'])
  })
})
