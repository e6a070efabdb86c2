/** What one edit did, in milliseconds after its key was pressed; `moved` counts the forecasts that changed. */
export type EditTimes = {
  readonly commit: number
  /** When the page was done with what it does about the commit by itself, and could hear the hub. */
  readonly free: number
  readonly delta: number
  readonly acknowledged: number
  readonly forecast: number
  readonly saved: number
  readonly moved: number
}

/** `window.benchProbe`: only there while the benches run. */
export type PageProbe = {
  /** Watches for the next Enter and what follows from it. */
  readonly arm: () => void
  readonly times: () => Promise<EditTimes>
  /** Milliseconds from a change of one line of text to the frame that shows it. */
  readonly bareFrame: () => Promise<number>
  /** Milliseconds of a round trip to the hub that does nothing there. */
  readonly bareRoundTrip: () => Promise<number>
}

/**
 * Runs in the page before its own code, and looks on from outside: at what passes over its port to the hub, and at what
 * stands on the screen. The app has no hook for it and does not know. It must not use anything from outside itself.
 */
export function installPageProbe(): void {
  type Mark = 'commit' | 'free' | 'delta' | 'acknowledged' | 'forecast' | 'saved'
  const patience = 20_000
  let port: MessagePort | null = null
  let hearing: ((message: Record<string, unknown>, at: number) => void) | null = null
  const sent: ((message: Record<string, unknown>, at: number) => void)[] = []
  const seen = new WeakSet<MessagePort>()

  const descriptor = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'postMessage')
  const original: unknown = descriptor?.value
  if (typeof original !== 'function') throw new Error('A port has no postMessage.')
  const watched = new Proxy(original, {
    apply: (target, from: unknown, args: readonly unknown[]) => {
      const [message] = args
      if (from instanceof MessagePort && isRecord(message)) watch(from, message, performance.now())
      Reflect.apply(target, from, args)
    }
  })
  Object.defineProperty(MessagePort.prototype, 'postMessage', { ...descriptor, value: watched })

  function watch(from: MessagePort, message: Record<string, unknown>, at: number): void {
    if (message['type'] === 'open' && !seen.has(from)) {
      seen.add(from)
      port = from
      from.addEventListener('message', (event: MessageEvent<unknown>) => {
        // Its own time: the page has listened before this probe, and has drawn what it heard.
        if (isRecord(event.data)) hearing?.(event.data, event.timeStamp)
      })
    }
    for (const listener of sent) listener(message, at)
  }

  function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null
  }

  /** Calls back in a task of its own, when the page's thread is free. */
  function nextTask(run: (at: number) => void): void {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      run(performance.now())
    })
    port1.start()
    port2.postMessage(null)
  }

  /** Calls back when the frame that shows what is in the page now has been made. */
  function afterFrame(run: (at: number) => void): void {
    requestAnimationFrame(() => nextTask(run))
  }

  function forecastElement(): Element | null {
    const panel = document.querySelector('aside[aria-label="Task"]')
    for (const word of panel?.querySelectorAll('span') ?? []) {
      if (word.textContent === 'Finishes') return word.nextElementSibling
    }
    return null
  }

  function savingWords(): string {
    return document.querySelector('[role="status"][aria-label="Saving"]')?.textContent ?? ''
  }

  let result: Promise<EditTimes> = Promise.reject(new Error('arm() first'))
  result.catch(() => undefined)

  function watchEdit(): Promise<EditTimes> {
    return new Promise((resolve, reject) => {
      let key: number | null = null
      let number: unknown = null
      let moved = 0
      const times = new Map<Mark, number>()
      const date = forecastElement()
      const before = date?.textContent ?? ''
      if (date === null) return reject(new Error('No finish date on the screen.'))
      const claimed = new Set<string>()

      const note = (name: Mark, at: number) => {
        if (key === null || times.has(name)) return
        times.set(name, at - key)
        if (times.size === 6) finish(null)
      }
      const onKey = (event: KeyboardEvent) => {
        if (event.key === 'Enter') key ??= event.timeStamp
      }
      const onSent = (message: Record<string, unknown>, at: number) => {
        if (message['type'] !== 'commit' || times.has('commit')) return
        number = message['n']
        note('commit', at)
        nextTask((free) => note('free', free))
      }
      const paint = (name: 'forecast' | 'saved') => {
        if (claimed.has(name)) return
        claimed.add(name)
        afterFrame((at) => note(name, at))
      }
      /** The edit is on the screen and on disk, and the page says so. It may have said nothing else meanwhile. */
      const lookForSaved = () => {
        if (times.has('acknowledged') && date.textContent !== before && savingWords() === 'Saved') paint('saved')
      }
      const observer = new MutationObserver(() => {
        if (key === null) return
        if (date.textContent !== before) paint('forecast')
        lookForSaved()
      })
      const timer = setTimeout(() => finish(`Only ${[...times.keys()].join(', ')} within ${patience} ms.`), patience)
      const finish = (problem: string | null) => {
        clearTimeout(timer)
        observer.disconnect()
        window.removeEventListener('keydown', onKey, true)
        sent.length = 0
        hearing = null
        if (problem !== null) return reject(new Error(problem))
        const time = (name: Mark) => times.get(name) ?? Number.NaN
        resolve({
          commit: time('commit'),
          free: time('free'),
          delta: time('delta'),
          acknowledged: time('acknowledged'),
          forecast: time('forecast'),
          saved: time('saved'),
          moved
        })
      }

      hearing = (message, at) => {
        if (message['type'] === 'schedule' && !times.has('delta') && times.has('commit')) {
          const { delta } = message
          const changed = isRecord(delta) ? delta['changed'] : null
          moved = isRecord(changed) ? Number(changed['count']) : 0
          note('delta', at)
        }
        if (message['type'] === 'acknowledged' && message['n'] === number) {
          note('acknowledged', at)
          lookForSaved()
        }
      }
      sent.push(onSent)
      window.addEventListener('keydown', onKey, true)
      observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
  }

  const line = document.createElement('output')
  line.style.cssText = 'position:fixed;right:0;bottom:0;z-index:99'
  let calls = 1_000_000

  const probe: PageProbe = {
    arm: () => {
      result = watchEdit()
      // Asked for later: until then nobody listens.
      result.catch(() => undefined)
    },
    times: () => result,
    bareFrame: () => {
      if (!line.isConnected) document.body.append(line)
      const start = performance.now()
      line.textContent = String(start)
      return new Promise((resolve) => afterFrame((at) => resolve(at - start)))
    },
    bareRoundTrip: () => {
      const to = port
      if (to === null) return Promise.reject(new Error('No port to the hub.'))
      calls += 1
      const id = calls
      return new Promise((resolve) => {
        const start = performance.now()
        hearing = (message, at) => {
          if (message['type'] !== 'answer' || message['id'] !== id) return
          hearing = null
          resolve(at - start)
        }
        to.postMessage({ type: 'call', id, call: { method: 'dropImport', token: 'bench' } })
      })
    }
  }
  Object.assign(window, { benchProbe: probe })
}
