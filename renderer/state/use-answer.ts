import { useEffect, useState } from 'react'

/** What the hub was asked, as far as it is known. */
export type Answer<Value> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly value: Value }

/** Something whose change makes an answer old, such as a store. */
type Source = { readonly subscribe: (listener: () => void) => () => void }

/**
 * Asks, and asks again whenever one of the sources changes; the last answer stands until the next. One question at a time: on
 * a large board the answer takes longer than the next edit. `ask` and the `sources` are the same at each drawing.
 */
export function useAnswer<Value>(ask: () => Promise<Value>, sources: readonly Source[]): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value>>({ kind: 'reading' })
  useEffect(() => {
    let state: 'idle' | 'asking' | 'stale' | 'stopped' = 'idle'
    const again = (): void => {
      if (state === 'stopped') return
      if (state !== 'idle') {
        state = 'stale'
        return
      }
      state = 'asking'
      ask().then(
        (value) => settle({ kind: 'read', value }),
        (error: unknown) => {
          settle({ kind: 'failed', message: error instanceof Error ? error.message : 'That could not be read.' })
        }
      )
    }
    const settle = (now: Answer<Value>): void => {
      if (state === 'stopped') return
      const isStale = state === 'stale'
      state = 'idle'
      setAnswer(now)
      if (isStale) again()
    }
    again()
    const stops = sources.map((source) => source.subscribe(again))
    return () => {
      state = 'stopped'
      for (const stop of stops) stop()
    }
  }, [ask, sources])
  return answer
}
