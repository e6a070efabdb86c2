import type { AgeingWork, FlowReport, WaitCause, WaitKind } from '../../../shared/flow/flow-report.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { countOf } from '../../ui/text/count-of.ts'
import { sayDuration } from '../../ui/text/format-duration.ts'

/** [FW2] [FW3] "Half is finished in 2 days, 85 of 100 in 5 days, of 40 finished tasks." Too few are said to be too few. */
export function cycleSentence({ measured, unmeasured, percentiles, minutesPerDay }: FlowReport): string {
  const untold = unmeasured === 0 ? '' : ` Of ${unmeasured} more nobody told when they began.`
  if (measured === 0) return `Nothing was finished of which is told when it began.${untold}`
  const of = countOf(measured, 'finished task')
  if (percentiles === null) return `${of}: too few to say what is usual here, which takes 11.${untold}`
  const [half, most] = [percentiles.p50, percentiles.p85].map((minutes) => sayDuration(minutes, minutesPerDay))
  return `Half is finished within ${half} of working time, 85 of 100 within ${most}; of ${of}.${untold}`
}

/** [FW8] "44 % of the time was work", or why that is not said. */
export function efficiencySentence({ efficiency }: FlowReport): string {
  if (efficiency === null)
    return 'Too little was finished in the last 12 weeks to say how much of its time was work and how much was waiting.'
  return `${Math.round(efficiency * 100)} % of the time of what was finished in the last 12 weeks was work, as far as is told: the rest it waited, before its start or for an answer.`
}

const causeWords: Readonly<Record<WaitKind, readonly [one: string, more: string]>> = {
  handoff: ['handoff to be caught', 'handoffs to be caught'],
  approval: ['approval', 'approvals'],
  question: ['question to be answered', 'questions to be answered'],
  upstream: ['task whose other inputs were not there yet', 'tasks whose other inputs were not there yet'],
  pause: ['paused task', 'paused tasks']
}

/** [FW7] "31 h for 4 handoffs to be caught". */
export function causeSentence({ kind, waits, hours }: WaitCause): string {
  return `${hours.toFixed(1)} h for ${countOf(waits, ...causeWords[kind])}`
}

/** [FW5] "7 finished in the last 7 days, 5.5 a week over 12 weeks." */
export function throughputSentence({ throughput }: FlowReport): string {
  const average = throughput.reduce((sum, count) => sum + count, 0) / throughput.length
  const last = throughput.at(-1) ?? 0
  return `${last === 0 ? 'Nothing' : last} finished in the last 7 days, ${average.toFixed(1)} a week over 12 weeks. What was deleted is not in the picture.`
}

/** [FW4] What the ages of begun work are held against. */
export function ageingSentence({ ageing, percentiles }: FlowReport): string {
  if (ageing.length === 0)
    return 'Nothing is begun. What is started stands here, with its age against what the board has taken before.'
  return percentiles === null
    ? 'Ages in working time; once 11 tasks are finished, each stands against what those have taken.'
    : 'Ages in working time, each against what finished work of its size has taken.'
}

/** [FW4] How begun work stands against what was finished. */
export function ageWords(passed: AgeingWork['passed']): string {
  switch (passed) {
    case null:
      return 'too little finished to compare'
    case 0:
      return 'younger than half'
    case 50:
    case 70:
    case 85:
    case 95:
      return `older than ${passed} of 100`
    default:
      return assertNever(passed)
  }
}
