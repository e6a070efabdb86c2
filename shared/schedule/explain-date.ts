import { assertNever } from '../lib/assert-never.ts'
import type { DependencyType, Lag } from '../model/dependency.ts'
import type { DependencyId, TaskId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { ConstraintType } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { describeWorkingTime } from './describe-working-time.ts'
import type { Driver, Schedule, TaskForecast } from './schedule.ts'

/** A piece of a sentence: plain, or the title of a task to link to. */
export type ExplanationPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'task'; readonly task: TaskId; readonly text: string }

/** Why a date is what it is: one sentence, whole and in parts. */
export type Explanation = { readonly sentence: string; readonly parts: readonly ExplanationPart[] }

type Piece = string | ExplanationPart

/**
 * [FP3] Answers "why?" for a task's start or finish: "starts 14 May because Design review ends 13 May + 1 day". Dates are
 * put into words by `formatInstant`, since the zone and the wording are the reader's. A task without forecast: an empty sentence.
 */
export function explainDate(
  graph: WorkGraph,
  schedule: Schedule,
  task: TaskId,
  end: 'start' | 'finish',
  formatInstant: (instant: Instant) => string
): Explanation {
  const forecast = schedule.forecasts.get(task)
  if (forecast === undefined) return { sentence: '', parts: [] }
  const driver = end === 'start' ? forecast.startDriver : forecast.finishDriver
  const date = formatInstant(end === 'start' ? forecast.earlyStart : forecast.earlyFinish)
  const words: Words = { graph, schedule, formatInstant, task }
  const isPast = forecast.state === 'done' || (end === 'start' && driver.kind === 'actual')
  const verb = end === 'start' ? (isPast ? 'started' : 'starts') : isPast ? 'finished' : 'finishes'
  return explanationOf([`${verb} ${date}`, ...reason(words, forecast, end, driver)])
}

type Words = {
  readonly graph: WorkGraph
  readonly schedule: Schedule
  readonly formatInstant: (instant: Instant) => string
  readonly task: TaskId
}

function reason(words: Words, forecast: TaskForecast, end: 'start' | 'finish', driver: Driver): readonly Piece[] {
  const { formatInstant, task } = words
  switch (driver.kind) {
    case 'boardStart':
      return [' because the board starts then and nothing holds it back']
    case 'now':
      return [end === 'start' ? ' because it has not started yet' : ' because it is not finished yet']
    case 'actual':
      return [', as recorded']
    case 'duration':
      return durationReason(words, forecast)
    case 'manual':
      return [', as set by hand']
    case 'dependency':
      return [' because ', ...boundBy(words, driver.dependency, driver.predecessor)]
    case 'handoff':
      return [' because the handoff from ', linkTo(words, driver.predecessor), ...caught(words, driver.dependency)]
    case 'constraint': {
      const date = words.graph.tasks.get(driver.of)?.constraint?.date ?? null
      const rule = constraintWords(driver.constraint, date === null ? null : formatInstant(date))
      return driver.of === task ? [` because ${rule}`] : [' because ', linkTo(words, driver.of), `: ${rule}`]
    }
    case 'child':
      return [
        ` because ${end === 'start' ? 'its first part' : 'its last part'}, `,
        linkTo(words, driver.child),
        `, ${end === 'start' ? 'starts' : 'finishes'} then`
      ]
    default:
      return assertNever(driver)
  }
}

function durationReason({ graph, task, formatInstant }: Words, forecast: TaskForecast): readonly Piece[] {
  const facts = graph.tasks.get(task)
  if (facts === undefined) return []
  const perDay = graph.board.minutesPerDay
  if (facts.kind === 'milestone' || facts.kind === 'approval') return [' because it takes no time of its own']
  if (forecast.startDriver.kind === 'actual' && facts.remaining !== null) {
    const { minutes, at } = facts.remaining
    return [` because ${describeWorkingTime(minutes, perDay)} of work were left on ${formatInstant(at)}`]
  }
  const length = describeWorkingTime(facts.estimate, perDay)
  return [` because it starts ${formatInstant(forecast.earlyStart)} and takes ${length}`]
}

const endOf: Readonly<Record<DependencyType, 'start' | 'finish'>> = {
  finishToStart: 'finish',
  startToStart: 'start',
  finishToFinish: 'finish',
  startToFinish: 'start'
}

/** "Design review ends 13 May + 1 day", and for bounds of the finish "it may not finish before …". */
function boundBy(words: Words, dependency: DependencyId, predecessor: TaskId): readonly Piece[] {
  const { graph, schedule, formatInstant } = words
  const before = schedule.forecasts.get(predecessor)
  const link = graph.dependencies.get(dependency)
  const subject = linkTo(words, predecessor)
  if (before === undefined || link === undefined) return [subject, ' comes first']
  const isFinish = endOf[link.type] === 'finish'
  const date = formatInstant(isFinish ? before.earlyFinish : before.earlyStart)
  const isFact = isFinish ? before.finishDriver.kind === 'actual' : before.startDriver.kind === 'actual'
  const verb = isFinish ? (isFact ? 'ended' : 'ends') : isFact ? 'started' : 'starts'
  const pieces = [subject, ` ${verb} ${date}${lagWords(link.lag, graph.board.minutesPerDay)}`]
  const bindsFinish = link.type === 'finishToFinish' || link.type === 'startToFinish'
  return bindsFinish ? ['it may not finish before: ', ...pieces] : pieces
}

function caught({ graph, formatInstant }: Words, dependency: DependencyId): readonly Piece[] {
  const caughtAt = [...graph.handoffs.values()].find(
    (handoff) => handoff.dependency === dependency && handoff.caught !== null
  )?.caught
  return [
    caughtAt === null || caughtAt === undefined ? ' is not caught yet' : ` was caught ${formatInstant(caughtAt.at)}`
  ]
}

/** " + 1 working day", " − 4 hours", or nothing. Elapsed days have 24 hours. */
function lagWords({ minutes, unit }: Lag, minutesPerDay: number): string {
  if (minutes === 0) return ''
  const sign = minutes > 0 ? '+' : '−'
  if (unit === 'elapsed') return ` ${sign} ${describeWorkingTime(minutes, 1440)} of elapsed time`
  const [amount, ...rest] = describeWorkingTime(minutes, minutesPerDay).split(' ')
  return ` ${sign} ${amount ?? ''} working ${rest.join(' ')}`
}

function constraintWords(type: ConstraintType, date: string | null): string {
  const when = date ?? 'a date that is not set'
  switch (type) {
    case 'asSoonAsPossible':
      return 'it starts as soon as possible'
    case 'asLateAsPossible':
      return 'it is planned as late as possible without moving anything else'
    case 'startNoEarlierThan':
      return `it may not start before ${when}`
    case 'startNoLaterThan':
      return `it must start by ${when}`
    case 'finishNoEarlierThan':
      return `it may not finish before ${when}`
    case 'finishNoLaterThan':
      return `it must finish by ${when}`
    case 'mustStartOn':
      return `it must start on ${when}`
    case 'mustFinishOn':
      return `it must finish on ${when}`
    default:
      return assertNever(type)
  }
}

function linkTo({ graph }: Words, task: TaskId): ExplanationPart {
  const title = graph.tasks.get(task)?.title.trim() ?? ''
  return { kind: 'task', task, text: title === '' ? 'an untitled task' : title }
}

/** Texts beside each other become one part. */
function explanationOf(pieces: readonly Piece[]): Explanation {
  const parts: ExplanationPart[] = []
  for (const piece of pieces) {
    const part: ExplanationPart = typeof piece === 'string' ? { kind: 'text', text: piece } : piece
    const last = parts.at(-1)
    if (part.kind === 'text' && last?.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: last.text + part.text }
    else parts.push(part)
  }
  return { sentence: parts.map(({ text }) => text).join(''), parts }
}
