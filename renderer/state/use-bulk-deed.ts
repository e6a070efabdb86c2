import { useCallback } from 'react'

import type { Task } from '../../shared/model/task.ts'

import { useBoard } from './board-context.ts'
import { bulkStep } from './bulk-deed.ts'
import type { BulkDeed } from './bulk-deed.ts'
import { useIntents } from './use-intents.ts'

/** [BV10] Does a deed to tasks that are marked, as one step. */
export function useBulkDeed(): (deed: BulkDeed, marked: readonly Task[]) => void {
  const session = useBoard()
  const onIntent = useIntents()
  return useCallback(
    (deed, marked) => {
      const scope = { graph: session.graph.get(), schedule: session.schedule.get(), at: session.clock() }
      const step = bulkStep(deed, marked, scope)
      if (step !== null) onIntent(step.intent, step.label)
    },
    [session, onIntent]
  )
}
