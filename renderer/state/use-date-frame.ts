import { useContext, useMemo } from 'react'

import type { Instant } from '../../shared/model/instant.ts'

import { useApp } from './app-context.ts'
import { BoardContext } from './board-context.ts'
import { createStore } from './store.ts'
import { useStore } from './use-store.ts'

/** How dates are said: in this person's zone, seen from the hub's clock; where no board is open, from when it was first asked. */
export function useDateFrame(): { readonly timeZone: string; readonly now: Instant } {
  const app = useApp()
  const session = useContext(BoardContext)
  const { timeZone } = app.start
  const now = useStore(useMemo(() => session?.now ?? createStore(app.dateFrame().now), [app, session]))
  return useMemo(() => ({ timeZone, now }), [timeZone, now])
}
