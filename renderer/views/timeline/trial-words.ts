import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { describeSlip } from '../../../shared/schedule/describe-slip.ts'

import { titleOf } from './bar-words.ts'
import type { Trial } from './trial-desk.ts'

/** What a screen reader hears of a trial: the change first, and once it is known what would move. */
export function trialWords(trial: Trial | null, graph: WorkGraph): string {
  const task = trial === null ? undefined : graph.tasks.get(trial.task)
  if (trial === null || task === undefined || trial.phase.kind === 'settling') return ''
  const { supposal, answer } = trial
  if (supposal === null) return `${titleOf(task)}: no change.`
  const said = `${titleOf(task)}: ${supposal.words}.`
  if (answer === null || answer.answers !== supposal) return said
  if (!answer.outcome.ok) return `${said} What would move is not known: ${answer.outcome.failure}`
  return `${said} ${describeSlip(graph, answer.outcome.value)}.${trial.by === 'keys' ? ' Enter applies, Escape lets go.' : ''}`
}
