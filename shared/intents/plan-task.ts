import { assertNever } from '../lib/assert-never.ts'
import { succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import { childrenByParent } from '../model/children-by-parent.ts'
import { defaultTask } from '../model/default-task.ts'
import type { CalendarId, PersonId } from '../model/ids.ts'
import { instantFromMilliseconds } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import { rankBetween } from '../model/rank.ts'
import { readReference } from '../model/reference.ts'
import type { Task } from '../model/task.ts'

import type { CommitContext } from './commit-context.ts'
import { creationValue } from './creation-value.ts'
import { decideElement } from './decide-element.ts'
import type { Draft } from './draft.ts'
import type { Intent, NewTask } from './intent.ts'
import type { IntentProblem } from './intent-problem.ts'
import { readChange } from './read-change.ts'
import { refuse } from './refuse.ts'
import { readTaskKind, taskFields } from './task-fields.ts'
import type { EditableTask } from './task-fields.ts'

type Outcome = Result<null, IntentProblem>

/** The intents that are about one task. */
export type TaskIntent = Extract<
  Intent,
  {
    readonly type:
      | 'createTask'
      | 'editTask'
      | 'startTask'
      | 'finishTask'
      | 'reopenTask'
      | 'recordRemaining'
      | 'pauseTask'
      | 'resumeTask'
      | 'waitOnPurpose'
      | 'cancelTask'
      | 'deleteTask'
      | 'addReference'
      | 'removeReference'
  }
>

/** What finished work keeps: none of it changes but through `reopenTask`. */
const fixedByFinishing: ReadonlySet<string> = new Set([
  'estimate',
  'estimateRange',
  'remaining',
  'progress',
  'actualStart',
  'actualFinish',
  'constraint',
  'pausedAt',
  'waiting',
  'cancelledAt',
  'manual',
  'inactive',
  'segments'
])

/** Writes a task intent into the draft, or says why not. */
export function planTask(draft: Draft, intent: TaskIntent, context: CommitContext): Outcome {
  if (intent.type === 'createTask') return createTask(draft, intent.task, context)
  const task = draft.graph().tasks.get(intent.task)
  if (task === undefined) return refuse('unknownThing', 'This task is not on the board any more.')
  switch (intent.type) {
    case 'editTask':
      return editTask(draft, task, intent.change)
    case 'startTask':
      return startTask(draft, task, intent.at)
    case 'finishTask':
      return finishTask(draft, task, intent.at)
    case 'reopenTask':
      return reopenTask(draft, task)
    case 'recordRemaining':
      return changeWork(draft, task, { remaining: { minutes: intent.minutes, at: intent.at } })
    case 'pauseTask':
      return changeWork(draft, task, task.pausedAt === null ? { pausedAt: intent.at } : {})
    case 'resumeTask':
      return changeWork(draft, task, { pausedAt: null, waiting: null })
    case 'waitOnPurpose':
      return changeWork(draft, task, { waiting: { until: intent.until, reason: intent.reason } })
    case 'cancelTask':
      return cancelTask(draft, task, intent.at)
    case 'deleteTask':
      return deleteTask(draft, task, context)
    case 'addReference':
    case 'removeReference':
      if (readReference(intent.reference) !== intent.reference)
        return refuse('invalid', 'A reference is an address that begins with http:// or https://.')
      return decideElement(draft, task, 'refs', intent.reference, intent.type === 'addReference')
    default:
      return assertNever(intent)
  }
}

function createTask(draft: Draft, given: NewTask, context: CommitContext): Outcome {
  if (draft.find(given.id) !== null) return refuse('invalid', 'There is something with this id already.')
  const { id, kind = 'task', ...change } = given
  const readKind = readTaskKind(kind)
  if (readKind === undefined) return refuse('invalid', 'This is no kind of task.')
  const fields = readChange({ ...change, title: given.title }, taskFields, {})
  if (!fields.ok) return fields
  const task = defaultTask({
    rank: rankBetween(draft.lastRank(), null, id.slice(-4)),
    ...withoutAbsent(change),
    id,
    kind: readKind,
    title: given.title,
    number: draft.nextNumber(),
    createdAt: instantFromMilliseconds(context.at),
    createdBy: context.by
  })
  const refusal = checkTask(draft, task)
  if (refusal !== null) return refusal
  draft.write({
    kind: 'create',
    root: 'tasks',
    id,
    value: creationValue({ root: 'tasks', value: startedIfFinished(task) })
  })
  if (task.parent !== null) draft.link({ kind: 'parent', child: id, parent: task.parent })
  return succeed(null)
}

function editTask(draft: Draft, task: Task, change: object): Outcome {
  const fields = readChange(change, taskFields, task)
  if (!fields.ok) return fields
  if (task.actualFinish !== null && fields.value.some(([field]) => fixedByFinishing.has(field)))
    return finishedWork(task)
  if (fields.value.length === 0) return succeed(null)
  for (const [field, value] of fields.value) draft.write({ kind: 'edit', id: task.id, field, value })
  const edited = draft.graph().tasks.get(task.id) ?? task
  const refusal = checkTask(draft, edited)
  if (refusal !== null) return refusal
  if (edited.parent !== null && edited.parent !== task.parent)
    draft.link({ kind: 'parent', child: task.id, parent: edited.parent })
  const started = startedIfFinished(edited)
  if (started.actualStart !== edited.actualStart)
    draft.write({ kind: 'edit', id: task.id, field: 'actualStart', value: started.actualStart })
  return succeed(null)
}

/** An edit of how far the work is: refused on summaries, on finished and on cancelled work. */
function changeWork(draft: Draft, task: Task, change: object): Outcome {
  return checkWork(task) ?? editTask(draft, task, change)
}

function startTask(draft: Draft, task: Task, at: Instant): Outcome {
  const refusal = checkWork(task) ?? checkNoApproval(task)
  if (refusal !== null) return refusal
  if (task.actualStart !== null) return refuse('invalid', `“${task.title}” has been started already.`)
  return editTask(draft, task, { actualStart: at, pausedAt: null, waiting: null })
}

function finishTask(draft: Draft, task: Task, at: Instant): Outcome {
  const refusal = checkWork(task) ?? checkNoApproval(task)
  if (refusal !== null) return refusal
  return editTask(draft, task, { actualStart: task.actualStart ?? at, actualFinish: at, pausedAt: null, waiting: null })
}

/** Takes back a finish or a cancellation; of a cancelled summary also that of everything cancelled with it. */
function reopenTask(draft: Draft, task: Task): Outcome {
  if (task.actualFinish === null && task.cancelledAt === null)
    return refuse('invalid', `“${task.title}” is neither finished nor cancelled.`)
  if (task.actualFinish !== null) draft.write({ kind: 'edit', id: task.id, field: 'actualFinish', value: null })
  if (task.cancelledAt === null) return succeed(null)
  for (const member of withDescendants(draft, task)) {
    if (member.cancelledAt !== task.cancelledAt) continue
    draft.write({ kind: 'edit', id: member.id, field: 'cancelledAt', value: null })
    if (member.writtenOff !== null) draft.write({ kind: 'edit', id: member.id, field: 'writtenOff', value: null })
  }
  return succeed(null)
}

/** A summary is cancelled with all under it that is neither finished nor cancelled. */
function cancelTask(draft: Draft, task: Task, at: Instant): Outcome {
  if (task.actualFinish !== null) return finishedWork(task)
  const readable = readChange({ cancelledAt: at }, taskFields, {})
  if (!readable.ok) return readable
  for (const member of withDescendants(draft, task)) {
    if (member.actualFinish !== null || member.cancelledAt !== null) continue
    draft.write({ kind: 'edit', id: member.id, field: 'cancelledAt', value: at })
  }
  return succeed(null)
}

/** A summary goes with all under it. What hangs on a deleted task is left out by the reader, and comes back with it. */
function deleteTask(draft: Draft, task: Task, context: CommitContext): Outcome {
  const deletedAt = instantFromMilliseconds(context.at)
  for (const member of withDescendants(draft, task))
    draft.write({ kind: 'edit', id: member.id, field: 'deletedAt', value: deletedAt })
  return succeed(null)
}

/** The task first, then everything below it; a loop of parents (from a merge) is walked once. */
function withDescendants(draft: Draft, task: Task): readonly Task[] {
  const children = childrenByParent(draft.graph().tasks)
  const family = new Set([task])
  for (const member of family) for (const child of children.get(member.id) ?? []) family.add(child)
  return [...family]
}

function checkTask(draft: Draft, task: Task): Result<never, IntentProblem> | null {
  const graph = draft.graph()
  const parent = task.parent === null ? null : graph.tasks.get(task.parent)
  if (parent === undefined) return refuse('unknownThing', 'The summary to put it under is not on the board.')
  if (parent !== null && (parent.kind === 'milestone' || parent.kind === 'approval')) {
    return refuse('invalid', `“${parent.title}” cannot have tasks under it: it is a ${parent.kind}.`)
  }
  const unknown = checkPerson(draft, task.owner) ?? checkCalendar(draft, task.calendar)
  if (unknown !== null) return unknown
  if (task.actualFinish !== null && task.actualStart !== null && task.actualFinish < task.actualStart) {
    return refuse('invalid', `“${task.title}” cannot finish before it started.`)
  }
  return null
}

/** Refuses a person who is not on the board; nobody is fine. */
export function checkPerson(draft: Draft, person: PersonId | null): Result<never, IntentProblem> | null {
  const known = person === null || draft.graph().people.has(person)
  return known ? null : refuse('unknownThing', 'This person is not on the board.')
}

/** Refuses a calendar that is not on the board; none is fine. */
export function checkCalendar(draft: Draft, calendar: CalendarId | null): Result<never, IntentProblem> | null {
  const known = calendar === null || draft.graph().calendars.has(calendar)
  return known ? null : refuse('unknownThing', 'This calendar is not on the board.')
}

function checkWork(task: Task): Result<never, IntentProblem> | null {
  if (task.kind === 'summary') return refuse('invalid', `“${task.title}” is a summary: it follows the tasks under it.`)
  if (task.actualFinish !== null) return finishedWork(task)
  if (task.cancelledAt !== null) return refuse('invalid', `“${task.title}” is cancelled. Reopen it first.`)
  return null
}

function checkNoApproval(task: Task): Result<never, IntentProblem> | null {
  return task.kind === 'approval'
    ? refuse('invalid', `“${task.title}” is an approval: its decision finishes it.`)
    : null
}

function finishedWork(task: Task): Result<never, IntentProblem> {
  return refuse('finishedWork', `“${task.title}” is finished. Reopen it to change when it was done.`)
}

/** What was finished was started too, at the latest then. */
function startedIfFinished(task: Task): Task {
  return task.actualFinish !== null && task.actualStart === null ? { ...task, actualStart: task.actualFinish } : task
}

/** A field that is there but undefined (by a caller in plain JavaScript) must not wipe out a default. */
function withoutAbsent(change: Partial<EditableTask>): Partial<EditableTask> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
