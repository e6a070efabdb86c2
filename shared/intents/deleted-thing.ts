import type { Stamped } from './inverse.ts'
import type { Thing } from './thing.ts'

/** [HI4] Something that somebody took off the board, as it was; `deletion` is the decision to put back. */
export type DeletedThing = { readonly thing: Thing; readonly deletion: Stamped }
