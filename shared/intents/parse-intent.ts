import * as z from 'zod/mini'

import { fail, succeed } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type {
  AnyId,
  ApprovalId,
  BaselineId,
  CalendarId,
  CommentId,
  DecisionId,
  DependencyId,
  HandoffId,
  IntentId,
  NudgeId,
  PersonId,
  ProposalId,
  SignalId,
  SlipId,
  TaskId,
  ViewId,
  WorklogId
} from '../model/ids.ts'
import { readReference } from '../model/reference.ts'

import type { Intent, NewTask } from './intent.ts'
import type { Inverse, Restore, Stamped } from './inverse.ts'
import type { Json } from './json.ts'
import { readJson } from './read-json.ts'
import { readPartial } from './read-partial.ts'
import { isFields, readDuration, readFlag, readId, readInstant, readList, readText } from './read-value.ts'
import type { Reader } from './read-value.ts'
import { readMilliseconds, readSignalFact, readSignalName, readSignalSubject, signalFields } from './read-signal.ts'
import { viewFields } from './read-view.ts'
import { readTaskKind, taskFields } from './task-fields.ts'
import {
  baselineFields,
  boardFields,
  calendarFields,
  dependencyFields,
  handoffFields,
  personFields,
  readBaselineEntry,
  readCommentText,
  readCount,
  readLogin,
  readReason,
  readSlipMoves,
  readSlipTasks,
  readWorkMinutes
} from './thing-fields.ts'

/** Steps within one intent, as many as a large import needs. */
const mostSteps = 200_000
/** How deep `together` may nest. */
const deepestSteps = 4

/** An intent from outside (a port, a file, a peer): exactly one of the known shapes, within bounds; else what was wrong. */
export function parseIntent(value: unknown): Result<Intent, string> {
  const size = measure(value, 0)
  if (size > mostSteps)
    return fail(`An intent nests at most ${deepestSteps} levels and has at most ${mostSteps} steps.`)
  const parsed = intentSchema.safeParse(value)
  if (parsed.success) return succeed(parsed.data)
  const places = parsed.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || 'intent'}: ${issue.message}`)
  return fail(places.join('; ').slice(0, 300))
}

/** Steps in all; infinite where they nest too deep to look further. */
function measure(value: unknown, depth: number): number {
  if (!isFields(value) || !Array.isArray(value['intents'])) return 1
  if (depth >= deepestSteps) return Infinity
  let steps = 1
  for (const step of value['intents']) steps += measure(step, depth + 1)
  return steps
}

function by<Value>(read: Reader<Value>): z.ZodMiniType<Value> {
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const result = read(value)
      if (result !== undefined) return result
      context.issues.push({ code: 'custom', message: 'cannot be this', input: value })
      return z.NEVER
    })
  )
}

const task = by(readId<TaskId>)
const dependency = by(readId<DependencyId>)
const handoff = by(readId<HandoffId>)
const approval = by(readId<ApprovalId>)
const comment = by(readId<CommentId>)
const person = by(readId<PersonId>)
const baseline = by(readId<BaselineId>)
const someone = z.nullable(person)
const doer = z.exactOptional(someone)
const instant = by(readInstant)
const { why, definitionOfDone, stillOwed, artifacts, readBack } = handoffFields
const handoffTexts = { why, definitionOfDone, stillOwed, artifacts, readBack }
const verdict = z.enum(['granted', 'declined'])

const { title: readTitle, ...otherTaskFields } = taskFields
const readRest = readPartial({ ...otherTaskFields, kind: readTaskKind })

function readNewTask(value: unknown): NewTask | undefined {
  if (!isFields(value)) return undefined
  const { id, title, ...rest } = value
  const [readableId, readableTitle, others] = [readId<TaskId>(id), readTitle(title), readRest(rest)]
  if (readableId === undefined || readableTitle === undefined || others === undefined) return undefined
  return { id: readableId, title: readableTitle, ...others }
}

const json = by<Json>((value) => readJson(value))
const stamped: z.ZodMiniType<Stamped> = z.strictObject({ v: json, at: z.number(), by: someone })
const restore: z.ZodMiniType<Restore> = z.strictObject({
  target: z.union([z.literal('meta'), task]),
  field: z.string().check(z.minLength(1), z.maxLength(200)),
  wrote: z.nullable(stamped),
  before: z.nullable(stamped)
})
const inverse: z.ZodMiniType<Inverse> = z.strictObject({ restores: z.array(restore).check(z.maxLength(1_000_000)) })

const newPerson = z.strictObject({
  id: person,
  name: by(personFields.name),
  hue: by(personFields.hue),
  calendar: by(personFields.calendar),
  team: z.exactOptional(by(personFields.team))
})
const newCalendar = z.strictObject({
  id: by(readId<CalendarId>),
  name: by(calendarFields.name),
  timeZone: by(calendarFields.timeZone),
  week: by(calendarFields.week),
  exceptions: by(calendarFields.exceptions)
})
const newDependency = z.strictObject({
  id: dependency,
  predecessor: task,
  successor: task,
  type: z.exactOptional(by(dependencyFields.type)),
  lag: z.exactOptional(by(dependencyFields.lag)),
  lagCalendar: z.exactOptional(z.nullable(by(readId<CalendarId>)))
})
const newHandoff = z.strictObject({
  id: handoff,
  dependency,
  from: someone,
  to: someone,
  why: z.exactOptional(by(why)),
  definitionOfDone: z.exactOptional(by(definitionOfDone)),
  stillOwed: z.exactOptional(by(stillOwed)),
  artifacts: z.exactOptional(by(artifacts)),
  readBack: z.exactOptional(by(readBack))
})
const newComment = z.strictObject({
  id: comment,
  task,
  text: by(readCommentText),
  asks: z.exactOptional(someone),
  answers: z.exactOptional(z.nullable(comment))
})
/** Tasks in one baseline: as many as an import may have. */
const mostBaselineTasks = 100_000
const newBaseline = z.strictObject({
  id: baseline,
  name: by(baselineFields.name),
  dates: by(readList(readBaselineEntry, mostBaselineTasks))
})
const slip = by(readId<SlipId>)
const slipRecord = z.strictObject({
  id: slip,
  cause: by(readId<IntentId>),
  by: someone,
  at: instant,
  source: z.nullable(task),
  later: by(readCount),
  earlier: by(readCount),
  moves: by(readSlipMoves),
  absorbed: by(readCount),
  absorbedBy: by(readSlipTasks),
  brokenPromises: by(readSlipTasks),
  keptPromises: by(readSlipTasks)
})
const signal = by(readId<SignalId>)
const keptSignal = z.strictObject({
  id: signal,
  source: by(readSignalName),
  event: by(readSignalName),
  type: by(readSignalName),
  subject: by(readSignalSubject),
  at: by(readMilliseconds),
  task: z.nullable(task),
  fact: by(readSignalFact),
  clientFacing: by(readFlag),
  waits: by(readFlag)
})
const decision = by(readId<DecisionId>)
const view = by(readId<ViewId>)
const savedView = z.strictObject({
  id: view,
  name: by(viewFields.name),
  look: by(viewFields.look),
  filters: by(viewFields.filters)
})
const label = by(readText(500))

const intentSchema: z.ZodMiniType<Intent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('createTask'), task: by(readNewTask) }),
  z.strictObject({ type: z.literal('editTask'), task, change: by(readPartial(taskFields)) }),
  z.strictObject({ type: z.literal('startTask'), task, at: instant }),
  z.strictObject({ type: z.literal('finishTask'), task, at: instant }),
  z.strictObject({ type: z.literal('reopenTask'), task }),
  z.strictObject({ type: z.literal('recordRemaining'), task, minutes: by(readDuration), at: instant }),
  z.strictObject({ type: z.literal('pauseTask'), task, at: instant }),
  z.strictObject({ type: z.literal('resumeTask'), task }),
  z.strictObject({ type: z.literal('waitOnPurpose'), task, until: instant, reason: by(readReason) }),
  z.strictObject({ type: z.literal('cancelTask'), task, at: instant }),
  z.strictObject({ type: z.literal('deleteTask'), task }),
  z.strictObject({ type: z.literal('addDependency'), dependency: newDependency }),
  z.strictObject({ type: z.literal('editDependency'), dependency, change: by(readPartial(dependencyFields)) }),
  z.strictObject({ type: z.literal('removeDependency'), dependency }),
  z.strictObject({ type: z.literal('offerHandoff'), handoff: newHandoff, at: instant, by: doer }),
  z.strictObject({ type: z.literal('editHandoff'), handoff, change: by(readPartial(handoffTexts)) }),
  z.strictObject({ type: z.literal('catchHandoff'), handoff, readBack: by(readBack), at: instant, by: doer }),
  z.strictObject({ type: z.literal('withdrawHandoff'), handoff }),
  z.strictObject({
    type: z.literal('requestApproval'),
    approval: z.strictObject({ id: approval, task, approver: someone }),
    at: instant,
    by: doer
  }),
  z.strictObject({ type: z.literal('withdrawRequest'), approval }),
  z.strictObject({ type: z.literal('delegateApproval'), approval, delegate: someone }),
  z.strictObject({
    type: z.literal('decideApproval'),
    approval,
    verdict,
    reason: by(readReason),
    at: instant,
    by: doer
  }),
  z.strictObject({ type: z.literal('addComment'), comment: newComment, at: instant, by: doer }),
  z.strictObject({ type: z.enum(['addReference', 'removeReference']), task, reference: by(readReference) }),
  z.strictObject({ type: z.literal('addPerson'), person: newPerson }),
  z.strictObject({ type: z.literal('editPerson'), person, change: by(readPartial(personFields)) }),
  z.strictObject({ type: z.enum(['addLogin', 'removeLogin']), person, login: by(readLogin) }),
  z.strictObject({ type: z.literal('addCalendar'), calendar: newCalendar }),
  z.strictObject({ type: z.literal('editBoard'), change: by(readPartial(boardFields)) }),
  z.strictObject({ type: z.literal('setBaseline'), baseline: newBaseline, at: instant }),
  z.strictObject({ type: z.literal('renameBaseline'), baseline, name: by(baselineFields.name) }),
  z.strictObject({ type: z.literal('activateBaseline'), baseline: z.nullable(baseline) }),
  z.strictObject({ type: z.literal('clearBaseline'), baseline }),
  z.strictObject({ type: z.literal('recordSlip'), record: slipRecord }),
  z.strictObject({ type: z.literal('withdrawSlip'), slip, withdrawn: by(readFlag) }),
  z.strictObject({ type: z.literal('keepSignal'), signal: keptSignal }),
  z.strictObject({
    type: z.literal('judgeSignal'),
    signal,
    verdict: by(signalFields.verdict),
    reason: by(signalFields.reason)
  }),
  z.strictObject({
    type: z.literal('logTime'),
    entry: z.strictObject({
      id: by(readId<WorklogId>),
      task,
      person: someone,
      minutes: by(readWorkMinutes),
      note: z.exactOptional(by(readReason))
    }),
    at: instant
  }),
  z.strictObject({
    type: z.literal('recordNudge'),
    nudge: z.strictObject({ id: by(readId<NudgeId>), about: by(readId<AnyId>) }),
    at: instant
  }),
  z.strictObject({
    type: z.literal('recordDecision'),
    decision: z.strictObject({
      id: decision,
      task: z.nullable(task),
      text: by(readCommentText),
      follower: someone,
      followUp: z.nullable(task)
    }),
    at: instant
  }),
  z.strictObject({ type: z.literal('followUpDecision'), decision, followUp: z.nullable(task) }),
  z.strictObject({ type: z.literal('withdrawFact'), fact: by(readId<WorklogId | NudgeId | DecisionId>) }),
  z.strictObject({ type: z.literal('saveView'), view: savedView }),
  z.strictObject({ type: z.literal('editView'), view, change: by(readPartial(viewFields)) }),
  z.strictObject({ type: z.literal('removeView'), view }),
  z.strictObject({ type: z.literal('writeOffTask'), task, reason: by(readReason), at: instant }),
  z.strictObject({
    type: z.literal('judgeProposal'),
    proposal: by(readId<ProposalId>),
    task,
    verdict: z.enum(['applied', 'declined']),
    reason: by(readReason)
  }),
  z.strictObject({ type: z.literal('together'), label, intents: z.array(z.lazy(() => intentSchema)) }),
  z.strictObject({ type: z.literal('revert'), label, inverse })
])
