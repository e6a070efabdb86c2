import { useEffect, useState } from 'react'

import type { Ledger } from '../../shared/debt/ledger.ts'

import { useBoard } from './board-context.ts'

/** The board's debt as far as it is known. */
export type LedgerReading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly ledger: Ledger }

/** [LV1] The board's debt; asked for again whenever a schedule comes, and the last answer stands until the next. */
export function useLedger(): LedgerReading {
  const session = useBoard()
  const [reading, setReading] = useState<LedgerReading>({ kind: 'reading' })
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
      session.ledger().then(
        (ledger) => settle({ kind: 'read', ledger }),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : 'The ledger could not be read.'
          settle({ kind: 'failed', message })
        }
      )
    }
    const settle = (answer: LedgerReading): void => {
      if (state === 'stopped') return
      const isStale = state === 'stale'
      state = 'idle'
      setReading(answer)
      if (isStale) ask()
    }
    ask()
    const stops = [session.schedule.subscribe(ask), session.graph.subscribe(ask)]
    return () => {
      state = 'stopped'
      for (const stop of stops) stop()
    }
  }, [session])
  return reading
}
