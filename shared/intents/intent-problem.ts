import type { TaskId } from '../model/ids.ts'

/** Why an intent was refused: nothing of it was written. `message` is a sentence for the person. */
export type IntentProblem = {
  readonly kind: 'unknownThing' | 'cycle' | 'invalid' | 'finishedWork'
  readonly message: string
  /** [CY1] The loop that would have been closed, from the successor round to the predecessor. */
  readonly path?: readonly TaskId[]
}
