import { createContext, useContext } from 'react'

import type { AppSession } from './app-session.ts'

export const AppContext = createContext<AppSession | null>(null)

/** The page's own state. */
export function useApp(): AppSession {
  const session = useContext(AppContext)
  if (session === null) throw new Error('The app has not started.')
  return session
}
