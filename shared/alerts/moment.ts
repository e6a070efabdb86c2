import type { WorkGraph } from '../model/work-graph.ts'
import type { Schedule } from '../schedule/schedule.ts'

/** A board at one moment: its facts and what follows from them. */
export type Moment = { readonly graph: WorkGraph; readonly schedule: Schedule }
