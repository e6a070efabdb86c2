import type { ChancesBasis } from '../../../shared/chances/chances.ts'
import { countOf } from '../../ui/text/count-of.ts'

/** What chances rest on, said so that nobody takes an assumption for knowledge. [MC3]–[MC5] */
export function basisWords({ ranged, unranged, samples, needed, others }: ChancesBasis, runs: number): string {
  const own = ranged === 0 ? null : `${countOf(ranged, 'task')} by ${ranged === 1 ? 'its' : 'their'} own range`
  const by =
    others === 'history'
      ? `as ${samples} finished tasks of this board went`
      : `by the default spread, half to twice the estimate (${samples} of ${needed} finished tasks to learn from)`
  const rest = unranged === 0 ? null : own === null ? `durations ${by}` : `${unranged} ${by}`
  const parts = [own, rest].filter((part) => part !== null)
  return `From ${runs.toLocaleString('en')} runs${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`
}
