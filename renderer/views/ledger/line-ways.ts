import type { Line } from '../../../shared/debt/ledger.ts'
import type { Intent } from '../../../shared/intents/intent.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'
import type {
  ApprovalId,
  CommentId,
  DecisionId,
  DependencyId,
  HandoffId,
  NudgeId,
  TaskId
} from '../../../shared/model/ids.ts'
import type { Instant } from '../../../shared/model/instant.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { Declined } from '../../state/decline.ts'
import { canSplit } from '../../state/split-task.ts'
import type { WayOut } from '../../state/ways-out.ts'

/** What has to be said before a line can be paid, asked for where the line stands. */
export type LineForm =
  | { readonly kind: 'catch'; readonly handoff: HandoffId }
  | { readonly kind: 'decide'; readonly approval: ApprovalId }
  | { readonly kind: 'answer'; readonly question: CommentId }
  | { readonly kind: 'waitOnPurpose'; readonly task: TaskId }
  | { readonly kind: 'followUp'; readonly decision: DecisionId }
  | { readonly kind: 'assign'; readonly task: TaskId }
  | { readonly kind: 'writeOff'; readonly task: TaskId }
  | { readonly kind: 'split'; readonly task: TaskId }
  | { readonly kind: 'decline'; readonly declined: Declined }
  | { readonly kind: 'breakLoop'; readonly dependency: DependencyId }

/** A way out of a line: what its button says, and what that does or asks for. */
export type LineWay =
  | { readonly kind: 'step'; readonly words: string; readonly intent: Intent }
  | { readonly kind: 'form'; readonly words: string; readonly form: LineForm }

/**
 * [LV4] [LV5] The ways out of a line, what ends it first; that somebody asked again comes last. What is gone from the board
 * has none; a contradiction has those that the task's panel offers (`contradicted`).
 */
export function lineWays(
  line: Line,
  graph: WorkGraph,
  at: Instant,
  newId: () => NudgeId,
  contradicted: readonly WayOut[] = []
): readonly LineWay[] {
  const again = step('I asked again', {
    type: 'recordNudge',
    nudge: { id: newId(), about: line.cause },
    at
  })
  return [...paymentsOf(line, graph, at, contradicted), again]
}

function paymentsOf(
  { code, task, cause }: Line,
  graph: WorkGraph,
  at: Instant,
  contradicted: readonly WayOut[]
): readonly LineWay[] {
  switch (code) {
    case 'W':
    case 'M':
      return task === null
        ? []
        : [step('Finish', { type: 'finishTask', task, at }), ...split(task, graph), writeOff(task)]
    case 'R':
      return task === null
        ? []
        : [
            step('Start', { type: 'startTask', task, at }),
            decline({ kind: 'task', task }),
            ask('Reassign …', { kind: 'assign', task }),
            ...split(task, graph),
            writeOff(task)
          ]
    case 'O':
      return task === null ? [] : [ask('Assign …', { kind: 'assign', task })]
    case 'H':
      return ofKnown(graph.handoffs.get(cause as HandoffId), ({ id }) => [
        ask('Catch …', { kind: 'catch', handoff: id }),
        decline({ kind: 'handoff', handoff: id })
      ])
    case 'A':
      return ofKnown(graph.approvals.get(cause as ApprovalId), ({ id }) => [
        ask('Decide …', { kind: 'decide', approval: id })
      ])
    case 'T':
      return ofKnown(graph.comments.get(cause as CommentId), (question) => [
        ask('Answer …', { kind: 'answer', question: question.id }),
        ask('Wait on purpose …', { kind: 'waitOnPurpose', task: question.task })
      ])
    case 'D':
      return ofKnown(graph.decisions.get(cause as DecisionId), ({ id, followUp }) => {
        const next = followUp === null ? undefined : graph.tasks.get(followUp)
        return next === undefined
          ? [ask('Follow it up …', { kind: 'followUp', decision: id })]
          : [step(`Start “${next.title}”`, { type: 'startTask', task: next.id, at })]
      })
    case 'S':
      return contradicted.map(({ words, intent }) => step(words, intent))
    case 'C':
      // The cause of a deadlock is the dependency that closed it.
      return [ask('Break the loop …', { kind: 'breakLoop', dependency: cause as DependencyId })]
    default:
      return assertNever(code)
  }
}

function step(words: string, intent: Intent): LineWay {
  return { kind: 'step', words, intent }
}

function ask(words: string, form: LineForm): LineWay {
  return { kind: 'form', words, form }
}

function writeOff(task: TaskId): LineWay {
  return ask('Write off …', { kind: 'writeOff', task })
}

function split(task: TaskId, graph: WorkGraph): readonly LineWay[] {
  const subject = graph.tasks.get(task)
  return subject === undefined || !canSplit(subject, graph) ? [] : [ask('Split …', { kind: 'split', task })]
}

function decline(declined: Declined): LineWay {
  return ask('Decline …', { kind: 'decline', declined })
}

function ofKnown<Thing>(thing: Thing | undefined, ways: (thing: Thing) => readonly LineWay[]): readonly LineWay[] {
  return thing === undefined ? [] : ways(thing)
}
