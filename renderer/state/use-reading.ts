import { useEffect, useState } from 'react'

import { askAtLeisure } from './ask-at-leisure.ts'
import { useBoard } from './board-context.ts'
import { startTimer } from './start-timer.ts'

/** What the hub computes of the board when it is asked, as far as it is known. */
export type Reading<Value> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly value: Value }

/** Something whose change makes a reading old, such as a store. */
type Source = { readonly subscribe: (listener: () => void) => () => void }

const noMore: readonly Source[] = []

/** A pause in which nobody types on, in milliseconds; a person waits no longer for what stands still after an edit. */
const enough = 300

/**
 * [LV1] Asks the hub, and at leisure again (D21) when a schedule or a graph came, or one of the `others` changed; the last answer
 * stands until the next. `question` and `others` are the same at each drawing.
 */
export function useReading<Value>(question: () => Promise<Value>, others: readonly Source[] = noMore): Reading<Value> {
  const session = useBoard()
  const [reading, setReading] = useState<Reading<Value>>({ kind: 'reading' })
  useEffect(() => {
    const asking = askAtLeisure({
      ask: question,
      onAnswer: (value) => setReading({ kind: 'read', value }),
      onFailure: (error) => {
        const message = error instanceof Error ? error.message : 'That could not be read.'
        setReading({ kind: 'failed', message })
      },
      startTimer,
      elapsed: () => performance.now(),
      enough
    })
    const stops = [session.schedule, session.graph, ...others].map((source) => source.subscribe(asking.changed))
    return () => {
      asking.stop()
      for (const stop of stops) stop()
    }
  }, [session, question, others])
  return reading
}
