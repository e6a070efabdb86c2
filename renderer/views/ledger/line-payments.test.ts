import { describe, expect, test } from 'vitest'

import { computeDebt } from '../../../shared/debt/compute-debt.ts'
import type { Ledger, Line, LineCode } from '../../../shared/debt/ledger.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { supposeIntent } from '../../../shared/intents/plan-intent.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import { noMoments } from '../../../shared/model/board-moments.ts'
import type { Comment } from '../../../shared/model/comment.ts'
import type { AnyId, CommentId, IntentId, PersonId, TaskId } from '../../../shared/model/ids.ts'
import { millisecondsOf, toInstant } from '../../../shared/model/instant.ts'
import type { TeamDecision } from '../../../shared/model/team-decision.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { computeSchedule } from '../../../shared/schedule/compute-schedule.ts'
import {
  dependencyOf,
  graphOf,
  handoffOf,
  idOf,
  monday,
  taskOf
} from '../../../shared/schedule/random-graph.test-support.ts'
import { planWriteOff } from '../../../shared/write-off/plan-write-off.ts'
import { writeOffIntent } from '../../../shared/write-off/write-off-intent.ts'
import { declineIntent } from '../../state/decline.ts'
import { splitIntent, waitingFor } from '../../state/split-task.ts'
import { taskIssues } from '../../state/task-issues.ts'
import { waysOut } from '../../state/ways-out.ts'

import { lineWays } from './line-ways.ts'
import type { LineForm, LineWay } from './line-ways.ts'

const day = 1440
const now = toInstant(monday + 21 * day)
const [ana, ben] = [idOf<PersonId>('ana'), idOf<PersonId>('ben')]
const first = { by: ben, at: monday }

/** A board on which a line of every kind stands. */
function standing(): WorkGraph {
  const task = (name: string, facts: Parameters<typeof taskOf>[1] = {}) => taskOf(name, { owner: ana, ...facts })
  const done = { actualStart: monday, actualFinish: toInstant(monday + day) }
  const graph = graphOf({
    people: [
      { id: ana, name: 'Ana', hue: 1, team: null, calendar: null, logins: [] },
      { id: ben, name: 'Ben', hue: 2, team: null, calendar: null, logins: [] }
    ],
    tasks: [
      task('begun', { actualStart: monday }),
      task('clear'),
      task('design', { ...done, owner: ben }),
      task('build'),
      task('approve', { kind: 'approval' }),
      task('talk'),
      task('next'),
      task('orphan', { owner: null }),
      task('x'),
      task('y'),
      task('slow', { estimate: 4800 as never }),
      task('pinned', { constraint: { type: 'mustStartOn', date: toInstant(now + day) } }),
      task('migration', { drag: { hoursPerWeek: 1, people: 3, at: monday } })
    ],
    dependencies: [
      dependencyOf('design', 'build'),
      dependencyOf('x', 'y'),
      dependencyOf('y', 'x', { createdAt: toInstant(monday + day) }),
      dependencyOf('slow', 'pinned')
    ],
    handoffs: [handoffOf('design-build', { from: ben, to: ana, offered: { by: ben, at: toInstant(monday + day) } })],
    approvals: [
      { id: idOf('request'), task: idOf('approve'), approver: ana, delegate: null, requested: first, decision: null }
    ]
  })
  const question: Comment = {
    id: idOf('question'),
    task: idOf('talk'),
    text: 'Which?',
    written: first,
    asks: ana,
    answers: null
  }
  const decision = (name: string, followUp: TaskId | null): TeamDecision => ({
    id: idOf(name),
    text: 'Do it',
    task: null,
    follower: ana,
    followUp,
    made: first
  })
  const decisions = [decision('followed', idOf<TaskId>('next')), decision('loose', null)]
  return {
    ...graph,
    comments: new Map([[question.id, question]]),
    decisions: new Map(decisions.map((one) => [one.id, one]))
  }
}

function ledgerOf(graph: WorkGraph): Ledger {
  return computeDebt(graph, computeSchedule(graph, now), noMoments, now)
}

function waysOf(line: Line, graph: WorkGraph): readonly LineWay[] {
  const issues = line.task === null ? [] : (taskIssues(computeSchedule(graph, now).issues).get(line.task) ?? [])
  const conflict = issues.find(({ kind }) => kind === 'constraintConflict')
  const contradicted = conflict === undefined ? [] : waysOut(conflict, graph, () => 'another day')
  return lineWays(line, graph, now, () => idOf('nudge'), contradicted)
}

/** What a form comes to once it is filled in. */
function filledIn(form: LineForm, graph: WorkGraph): Intent {
  let made = 0
  const newId = <Id extends AnyId>() => idOf<Id>(`new-${made++}`)
  const reason = 'Not now'
  const label = 'A payment'
  switch (form.kind) {
    case 'catch':
      return { type: 'catchHandoff', handoff: form.handoff, readBack: 'I take it', at: now }
    case 'decide':
      return { type: 'decideApproval', approval: form.approval, verdict: 'granted', reason: '', at: now }
    case 'answer': {
      const comment = { id: newId<CommentId>(), task: idOf<TaskId>('talk'), text: 'This', answers: form.question }
      return { type: 'addComment', comment, at: now }
    }
    case 'waitOnPurpose':
      return { type: 'waitOnPurpose', task: form.task, until: toInstant(now + 5 * day), reason }
    case 'followUp': {
      const id = newId<TaskId>()
      const intents: readonly Intent[] = [
        { type: 'createTask', task: { id, title: 'It', owner: ana } },
        { type: 'startTask', task: id, at: now },
        { type: 'followUpDecision', decision: form.decision, followUp: id }
      ]
      return { type: 'together', label, intents }
    }
    case 'assign':
      return { type: 'editTask', task: form.task, change: { owner: ben } }
    case 'writeOff':
      return writeOffIntent(graph, planWriteOff(graph, form.task, 'relink', now), { label, reason, at: now, newId })
    case 'split': {
      const task = graph.tasks.get(form.task)
      if (task === undefined) throw new Error('a line is about a task that is there')
      const waiting = new Set(waitingFor(graph, task.id))
      return splitIntent(graph, { task, title: 'Rest', rest: task.estimate, waiting }, { label, at: now, newId })
    }
    case 'decline': {
      const comment = newId<CommentId>()
      const intent = declineIntent(graph, form.declined, { label, reason, to: ben, at: now, comment })
      if (intent === null) throw new Error('what is declined is there')
      return intent
    }
    case 'breakLoop':
      return { type: 'removeDependency', dependency: form.dependency }
    default:
      return assertNever(form)
  }
}

/** What becomes of a line: it is gone, it is there and somebody else's move, or it stands. */
function outcomeOf(line: Line, way: LineWay): string {
  const graph = standing()
  const intent = way.kind === 'step' ? way.intent : filledIn(way.form, graph)
  const paid = supposeIntent(graph, intent, { id: idOf<IntentId>('intent'), by: ana, at: millisecondsOf(now) })
  if (!paid.ok) return paid.failure.message
  const left = ledgerOf(paid.value).lines.find(({ code, cause }) => code === line.code && cause === line.cause)
  if (left === undefined) return 'gone'
  return String(left.move) === String(line.move) ? 'stands' : 'the move of another'
}

describe('every kind of line', () => {
  const graph = standing()
  const { lines } = ledgerOf(graph)
  const paymentsOf = (code: LineCode, cause: string) => {
    const line = lines.find((one) => one.code === code && one.cause === cause)
    if (line === undefined) throw new Error(`there is no line ${code} ${cause}`)
    return Object.fromEntries(waysOf(line, graph).map((way) => [way.words, outcomeOf(line, way)]))
  }
  const again = { 'I asked again': 'stands' }

  test.each<readonly [LineCode, string, Readonly<Record<string, string>>]>([
    ['W', 'begun', { Finish: 'gone', 'Split …': 'gone', 'Write off …': 'gone' }],
    [
      'R',
      'clear',
      {
        Start: 'gone',
        'Decline …': 'the move of another',
        'Reassign …': 'the move of another',
        'Split …': 'stands',
        'Write off …': 'gone'
      }
    ],
    ['H', 'h-design-build', { 'Catch …': 'gone', 'Decline …': 'the move of another' }],
    ['A', 'request', { 'Decide …': 'gone' }],
    ['T', 'question', { 'Answer …': 'gone', 'Wait on purpose …': 'gone' }],
    ['D', 'followed', { 'Start “next”': 'gone' }],
    ['D', 'loose', { 'Follow it up …': 'gone' }],
    ['O', 'orphan', { 'Assign …': 'gone' }],
    ['C', 'y-x', { 'Break the loop …': 'gone' }],
    ['S', 'pinned', { 'Move it to another day': 'gone', 'Unlink from “slow”': 'gone', 'Unpin it': 'gone' }],
    ['M', 'migration', { Finish: 'gone', 'Split …': 'gone', 'Write off …': 'gone' }]
  ])('[LV4] [LV5] [LV17] [LV18] %s (%s) ends by each of its ways out', (code, cause, ways) => {
    expect(paymentsOf(code, cause)).toEqual({ ...ways, ...again })
  })
})
