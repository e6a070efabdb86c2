import { useEffect, useState } from 'react'

import { useBoard } from './board-context.ts'

/** What the hub computes of the board when it is asked, as far as it is known. */
export type Reading<Value> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly value: Value }

/** Something whose change makes a reading old, such as a store. */
type Source = { readonly subscribe: (listener: () => void) => () => void }

const noMore: readonly Source[] = []

/**
 * [LV1] Asks the hub, and again whenever a schedule or a graph comes, or one of the `others` changes; the last answer stands
 * until the next. `question` and `others` are the same at each drawing.
 */
export function useReading<Value>(question: () => Promise<Value>, others: readonly Source[] = noMore): Reading<Value> {
  const session = useBoard()
  const [reading, setReading] = useState<Reading<Value>>({ kind: 'reading' })
  useEffect(() => {
    let state: 'idle' | 'asking' | 'stale' | 'stopped' = 'idle'
    const ask = (): void => {
      if (state === 'stopped') return
      // One question at a time: on a large board the answer takes longer than the next edit.
      if (state !== 'idle') {
        state = 'stale'
        return
      }
      state = 'asking'
      question().then(
        (value) => settle({ kind: 'read', value }),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : 'That could not be read.'
          settle({ kind: 'failed', message })
        }
      )
    }
    const settle = (answer: Reading<Value>): void => {
      if (state === 'stopped') return
      const isStale = state === 'stale'
      state = 'idle'
      setReading(answer)
      if (isStale) ask()
    }
    ask()
    const stops = [session.schedule, session.graph, ...others].map((source) => source.subscribe(ask))
    return () => {
      state = 'stopped'
      for (const stop of stops) stop()
    }
  }, [session, question, others])
  return reading
}
