import type { Ledger } from '../../shared/debt/ledger.ts'

import { useBoard } from './board-context.ts'
import { useReading } from './use-reading.ts'
import type { Reading } from './use-reading.ts'

/** [LV1] The board's debt as far as it is known. */
export function useLedger(): Reading<Ledger> {
  return useReading(useBoard().ledger)
}
