import { useMemo } from 'react'

import type { Ledger } from '../../shared/debt/ledger.ts'

import { useBoard } from './board-context.ts'
import { useAnswer } from './use-answer.ts'
import type { Answer } from './use-answer.ts'

/** [LV1] The board's debt; asked for again whenever a schedule comes. */
export function useLedger(): Answer<Ledger> {
  const session = useBoard()
  const sources = useMemo(() => [session.schedule, session.graph], [session])
  return useAnswer(session.ledger, sources)
}
