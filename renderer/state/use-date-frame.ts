import { useMemo } from 'react'

import type { Instant } from '../../shared/model/instant.ts'

import { useBoard } from './board-context.ts'
import { useStore } from './use-store.ts'

/** How dates are said on the open board: in this person's zone, seen from the hub's clock. */
export function useDateFrame(): { readonly timeZone: string; readonly now: Instant } {
  const session = useBoard()
  const { timeZone } = session
  const now = useStore(session.now)
  return useMemo(() => ({ timeZone, now }), [timeZone, now])
}
