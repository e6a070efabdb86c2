import type { SessionClock } from './session-clock.ts'

/** The timers of one session, each under a name: setting one again replaces it, and all end together. */
export type SessionTimers<Name extends string> = {
  readonly set: (name: Name, milliseconds: number, ring: () => void) => void
  readonly isSet: (name: Name) => boolean
  readonly clear: (name: Name) => void
  readonly clearAll: () => void
}

export function createSessionTimers<Name extends string>(clock: Pick<SessionClock, 'after'>): SessionTimers<Name> {
  const running = new Map<Name, () => void>()
  function clear(name: Name): void {
    running.get(name)?.()
    running.delete(name)
  }
  return {
    set(name, milliseconds, ring) {
      clear(name)
      running.set(
        name,
        clock.after(milliseconds, () => {
          running.delete(name)
          ring()
        })
      )
    },
    isSet: (name) => running.has(name),
    clear,
    clearAll: () => {
      for (const cancel of running.values()) cancel()
      running.clear()
    }
  }
}
