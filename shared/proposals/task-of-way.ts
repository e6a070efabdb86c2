import { createdBySignal } from '../intents/created-by-signal.ts'
import type { TaskId } from '../model/ids.ts'

import type { Proposal, Way } from './proposal.ts'

/** The task that a way is about: a signal may mean none until one is chosen, or made. Null where the way is none of its kind. */
export function taskOfWay(proposal: Proposal, way: Way): TaskId | null {
  if (proposal.kind !== 'waitingSignal') return proposal.task
  if (proposal.task !== null) return way.kind === 'accept' || way.kind === 'movePromise' ? proposal.task : null
  if (way.kind === 'newTask') return createdBySignal<TaskId>(proposal.signal)
  return way.kind === 'aboutTask' ? way.task : null
}
