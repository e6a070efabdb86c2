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
    let latest = 0
    const ask = (): void => {
      latest += 1
      const asked = latest
      session.ledger().then(
        (ledger) => {
          if (asked === latest) setReading({ kind: 'read', ledger })
        },
        (error: unknown) => {
          const message = error instanceof Error ? error.message : 'The ledger could not be read.'
          if (asked === latest) setReading({ kind: 'failed', message })
        }
      )
    }
    ask()
    const stops = [session.schedule.subscribe(ask), session.graph.subscribe(ask)]
    return () => {
      latest = -1
      for (const stop of stops) stop()
    }
  }, [session])
  return reading
}
