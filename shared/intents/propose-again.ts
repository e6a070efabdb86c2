import { assertNever } from '../lib/assert-never.ts'
import { fail } from '../lib/result.ts'
import type { Result } from '../lib/result.ts'
import type { AnyId } from '../model/ids.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import { elementField, listOfField } from './elements.ts'
import { findThing } from './find-thing.ts'
import type { Intent } from './intent.ts'
import type { Json } from './json.ts'
import { parseIntent } from './parse-intent.ts'
import { readThing } from './read-thing.ts'
import { isFields } from './read-value.ts'
import type { Thing } from './thing.ts'
import type { Write } from './write.ts'

type Fields = ReadonlyMap<string, Json>

/**
 * [IT10] The intent that says again what these writes said, as if a person did it now: through the same plans, with the same
 * refusals. `graph` tells what the edited things are. The failure is a sentence.
 */
export function proposeAgain(graph: WorkGraph, writes: readonly Write[], label: string): Result<Intent, string> {
  const created = new Map<AnyId, Thing>()
  const edited = new Map<AnyId, Map<string, Json>>()
  const settings: Record<string, Json> = {}
  for (const write of writes) {
    switch (write.kind) {
      case 'create': {
        const thing = readThing(write.root, write.id, { created: write.value, edits: null, report: () => {} })
        if (thing === null) return fail('What it made cannot be read any more.')
        created.set(write.id, thing)
        break
      }
      case 'edit': {
        const fields = edited.get(write.id) ?? new Map<string, Json>()
        edited.set(write.id, fields.set(write.field, write.value))
        break
      }
      case 'setting':
        settings[write.field] = write.value
        break
      default:
        return assertNever(write)
    }
  }

  const steps: unknown[] = []
  for (const thing of created.values()) steps.push(...creation(thing, created))
  if (Object.keys(settings).length > 0) steps.push({ type: 'editBoard', change: settings })
  for (const [id, fields] of edited) {
    const thing = created.get(id) ?? findThing(graph, id)
    if (thing === null) return fail('What it was about is not on the board: propose first what made it.')
    if (isDeletedAbove(thing, edited, graph)) continue
    const said = edit(thing, fields)
    if (said === null) return fail('This can only be done by hand: it brought back, or changed, what no proposal can.')
    steps.push(...said)
  }
  if (steps.length === 0) return fail('There is nothing in it that could be said again.')
  return parseIntent(steps.length === 1 ? steps[0] : { type: 'together', label: label.slice(0, 160), intents: steps })
}

/** What makes a thing anew; parts come with their baseline, and slips are written by hubs. */
function creation(thing: Thing, created: ReadonlyMap<AnyId, Thing>): readonly unknown[] {
  switch (thing.root) {
    case 'tasks': {
      // Its number is the commit's, which may be another by now. [KEY1]
      const { createdAt: _at, createdBy: _by, number: _number, refs: _refs, ...task } = thing.value
      return [{ type: 'createTask', task }]
    }
    case 'dependencies': {
      const { createdAt: _at, createdBy: _by, ...dependency } = thing.value
      return [{ type: 'addDependency', dependency }]
    }
    case 'handoffs': {
      const { offered, caught: _caught, createdAt, ...handoff } = thing.value
      return [{ type: 'offerHandoff', handoff, at: offered?.at ?? createdAt }]
    }
    case 'approvals': {
      const { id, task, approver, requested } = thing.value
      return [{ type: 'requestApproval', approval: { id, task, approver }, at: requested.at }]
    }
    case 'comments': {
      const { written, ...comment } = thing.value
      return [{ type: 'addComment', comment, at: written.at }]
    }
    case 'people': {
      const { logins: _logins, ...person } = thing.value
      return [{ type: 'addPerson', person }]
    }
    case 'calendars':
      return [{ type: 'addCalendar', calendar: thing.value }]
    case 'baselines': {
      const { id, name, set } = thing.value
      return [{ type: 'setBaseline', baseline: { id, name, dates: datesOf(id, created) }, at: set.at }]
    }
    case 'signals': {
      const { verdict: _verdict, reason: _reason, ...signal } = thing.value
      return [{ type: 'keepSignal', signal }]
    }
    case 'worklog': {
      const { logged, ...entry } = thing.value
      return [{ type: 'logTime', entry, at: logged.at }]
    }
    case 'nudges': {
      const { given, ...nudge } = thing.value
      return [{ type: 'recordNudge', nudge, at: given.at }]
    }
    case 'decisions': {
      const { made, ...decision } = thing.value
      return [{ type: 'recordDecision', decision, at: made.at }]
    }
    case 'views':
      return [{ type: 'saveView', view: thing.value }]
    case 'verdicts':
    case 'baselineParts':
    case 'slips':
      return []
    default:
      return assertNever(thing)
  }
}

function datesOf(baseline: AnyId, created: ReadonlyMap<AnyId, Thing>): readonly unknown[] {
  return [...created.values()].flatMap((thing) =>
    thing.root === 'baselineParts' && thing.value.baseline === baseline
      ? thing.value.tasks.map((task, place) => ({
          task,
          start: thing.value.starts[place],
          finish: thing.value.finishes[place],
          work: thing.value.work[place]
        }))
      : []
  )
}

/** The intents by which a person changes these fields of a thing; null where there is none that could. */
function edit(thing: Thing, all: Fields): readonly unknown[] | null {
  const elements = [...all].filter(([field]) => listOfField(field) !== null)
  const fields = new Map([...all].filter(([field]) => listOfField(field) === null))
  const said = fields.size === 0 ? [] : editOf(thing, fields)
  return said === null ? null : [...said, ...elements.map(([field, value]) => elementSaid(thing, field, value))]
}

/** [DOC17] An element that is there by now, or is not: which one it was, only the thing as it is can say. */
function elementSaid(thing: Thing, field: string, value: Json): unknown {
  if (thing.root === 'people') {
    const login = value ?? thing.value.logins.find((one) => elementField('logins', one) === field)
    return { type: value === null ? 'removeLogin' : 'addLogin', person: thing.value.id, login }
  }
  const refs = thing.root === 'tasks' ? thing.value.refs : []
  const reference = value ?? refs.find((one) => elementField('refs', one) === field)
  return { type: value === null ? 'removeReference' : 'addReference', task: thing.value.id, reference }
}

function editOf({ root, value }: Thing, fields: Fields): readonly unknown[] | null {
  const { id } = value
  const change = Object.fromEntries(fields)
  const deletes = fields.has('deletedAt')
  if (deletes && (fields.size > 1 || fields.get('deletedAt') === null)) return null
  switch (root) {
    case 'tasks': {
      if (deletes) return [{ type: 'deleteTask', task: id }]
      // Finished work is edited by reopening it alone. [IT3]
      const reopens = fields.get('actualFinish') === null
      return [...(reopens ? [{ type: 'reopenTask', task: id }] : []), { type: 'editTask', task: id, change }]
    }
    case 'dependencies':
      return [
        deletes ? { type: 'removeDependency', dependency: id } : { type: 'editDependency', dependency: id, change }
      ]
    case 'handoffs': {
      if (deletes) return [{ type: 'withdrawHandoff', handoff: id }]
      const { caught, readBack, ...rest } = change
      if (caught === undefined) return [{ type: 'editHandoff', handoff: id, change }]
      if (Object.keys(rest).length > 0 || !isFields(caught)) return null
      return [{ type: 'catchHandoff', handoff: id, readBack: readBack ?? '', at: caught['at'] }]
    }
    case 'approvals': {
      if (deletes) return [{ type: 'withdrawRequest', approval: id }]
      const { decision, ...rest } = change
      if (decision === undefined) return [{ type: 'delegateApproval', approval: id, delegate: rest['delegate'] }]
      if (Object.keys(rest).length > 0 || !isFields(decision)) return null
      const { verdict, reason, at } = decision
      return [{ type: 'decideApproval', approval: id, verdict, reason, at }]
    }
    case 'people':
      return deletes ? null : [{ type: 'editPerson', person: id, change }]
    case 'baselines':
      return [
        deletes
          ? { type: 'clearBaseline', baseline: id }
          : { type: 'renameBaseline', baseline: id, name: change['name'] }
      ]
    case 'signals':
      return 'verdict' in change
        ? [{ type: 'judgeSignal', signal: id, verdict: change['verdict'], reason: change['reason'] ?? '' }]
        : null
    case 'decisions':
      return [
        deletes
          ? { type: 'withdrawFact', fact: id }
          : { type: 'followUpDecision', decision: id, followUp: change['followUp'] }
      ]
    case 'verdicts': {
      const decision = change['decision']
      if (!isFields(decision)) return null
      const { verdict, reason } = decision
      return [{ type: 'judgeProposal', proposal: id, task: value.task, verdict, reason }]
    }
    case 'views':
      return [deletes ? { type: 'removeView', view: id } : { type: 'editView', view: id, change }]
    case 'comments':
    case 'calendars':
    case 'baselineParts':
      return null
    case 'worklog':
    case 'nudges':
      return deletes ? [{ type: 'withdrawFact', fact: id }] : null
    case 'slips':
      return []
    default:
      return assertNever(root)
  }
}

/** A summary takes everything under it along. */
function isDeletedAbove(thing: Thing, edited: ReadonlyMap<AnyId, Fields>, graph: WorkGraph): boolean {
  if (thing.root !== 'tasks' || edited.get(thing.value.id)?.has('deletedAt') !== true) return false
  const { parent } = thing.value
  return parent !== null && graph.tasks.has(parent) && edited.get(parent)?.has('deletedAt') === true
}
