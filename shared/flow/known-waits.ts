import type { CommentId, TaskId } from '../model/ids.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { WaitKind } from './flow-report.ts'
import type { LeafWork } from './leaf-work.ts'

/** [FW6] A wait that facts date, and the work that waited; instants in minutes, `to` never after now. */
export type KnownWait = {
  readonly kind: WaitKind
  readonly from: number
  readonly to: number
  readonly waiters: readonly LeafWork[]
}

/** [FW6] The waits of a board up to `now`, whatever is out left aside. */
export function knownWaits(graph: WorkGraph, work: ReadonlyMap<TaskId, LeafWork>, now: number): readonly KnownWait[] {
  const { after, before } = startLinks(graph)
  const waits: KnownWait[] = []
  const waiting = (tasks: readonly TaskId[]): readonly LeafWork[] =>
    tasks.flatMap((task) => {
      const one = work.get(task)
      return one === undefined || one.out !== null ? [] : [one]
    })
  const note = (kind: WaitKind, from: number, to: number | null, waiters: readonly LeafWork[]): void => {
    const end = Math.min(to ?? now, now)
    if (from < end) waits.push({ kind, from, to: end, waiters })
  }
  /** A wait for a start: it ends with the last start at the latest. */
  const noteBefore = (kind: WaitKind, from: number, to: number | null, waiters: readonly LeafWork[]): void => {
    const begun = Math.max(...waiters.map(({ start, finish }) => start ?? finish ?? Infinity))
    if (waiters.length > 0) note(kind, from, Math.min(to ?? now, begun), waiters)
  }

  for (const { dependency, offered, caught } of graph.handoffs.values()) {
    const successor = graph.dependencies.get(dependency)?.successor
    if (offered === null || successor === undefined) continue
    noteBefore('handoff', offered.at, caught?.at ?? null, waiting([successor]))
  }
  for (const { task, requested, decision } of graph.approvals.values()) {
    const approval = graph.tasks.get(task)
    if (approval === undefined || approval.inactive || approval.cancelledAt !== null) continue
    noteBefore('approval', requested.at, decision?.at ?? null, waiting(after.get(task) ?? []))
  }
  const answers = firstAnswers(graph)
  for (const { id, task, asks, written } of graph.comments.values()) {
    const waiters = waiting([task])
    if (asks === null || waiters.length === 0) continue
    note('question', written.at, earliest(answers.get(id)?.get(task) ?? null, waiters[0]?.finish ?? null), waiters)
  }
  for (const one of work.values()) {
    if (one.out !== null) continue
    if (one.pausedAt !== null && one.finish === null) note('pause', one.pausedAt, null, [one])
    const inputs = (before.get(one.task) ?? []).map(({ actualFinish }) =>
      actualFinish !== null && actualFinish <= now ? actualFinish : Infinity
    )
    if (inputs.length > 1) noteBefore('upstream', Math.min(...inputs), Math.max(...inputs), [one])
  }
  return waits
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

/** What finishToStart dependencies hold up: successors by predecessor, and by successor the predecessors whose finish is a fact. */
function startLinks({ tasks, dependencies }: WorkGraph): {
  readonly after: ReadonlyMap<TaskId, readonly TaskId[]>
  readonly before: ReadonlyMap<TaskId, readonly Task[]>
} {
  const after = new Map<TaskId, TaskId[]>()
  const before = new Map<TaskId, Task[]>()
  const parents = new Set<TaskId>()
  for (const { parent } of tasks.values()) if (parent !== null) parents.add(parent)
  for (const { type, predecessor, successor } of dependencies.values()) {
    const input = tasks.get(predecessor)
    if (type !== 'finishToStart' || input === undefined) continue
    push(after, predecessor, successor)
    const isDated = (input.kind === 'task' || input.kind === 'milestone') && !parents.has(predecessor)
    if (isDated && !input.inactive && input.cancelledAt === null) push(before, successor, input)
  }
  return { after, before }
}

function push<Value>(lists: Map<TaskId, Value[]>, task: TaskId, value: Value): void {
  const list = lists.get(task)
  if (list === undefined) lists.set(task, [value])
  else list.push(value)
}

/** The instant of the first answer to each comment, by the thread that it stands in: an answer elsewhere is none. */
function firstAnswers({ comments }: WorkGraph): ReadonlyMap<CommentId, ReadonlyMap<TaskId, number>> {
  const first = new Map<CommentId, Map<TaskId, number>>()
  for (const { id, task, answers, written } of comments.values()) {
    if (answers === null || answers === id) continue
    const threads = first.get(answers) ?? new Map<TaskId, number>()
    threads.set(task, Math.min(written.at, threads.get(task) ?? Infinity))
    first.set(answers, threads)
  }
  return first
}
