import type { Intent } from '../intents/intent.ts'
import type { Instant } from '../model/instant.ts'

import type { ImportProblem } from './import-problem.ts'

/** What a file says: counts and problems for the preview, and what would be done. */
export type ImportReading = {
  readonly format: 'csv' | 'msproject' | 'psplib' | 'icalendar'
  readonly title: string
  /** All tasks, summaries and milestones included. */
  readonly tasks: number
  readonly summaries: number
  readonly milestones: number
  readonly dependencies: number
  readonly people: number
  readonly calendars: number
  readonly problems: readonly ImportProblem[]
  /** Problems past the first 500 are only counted. */
  readonly moreProblems: number
  /** The moment as of which the file speaks: its status date, else the start of its project; null where it names none. */
  readonly asOf: Instant | null
  /** One `together` that adds it all; null with any error. */
  readonly intent: Intent | null
}
