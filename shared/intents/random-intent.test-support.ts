import { compareText } from '../lib/compare.ts'
import { boardGroupings, boardLanes, cardSorts, columnNames } from '../model/board-look.ts'
import type { BoardLook } from '../model/board-look.ts'
import { noFilters } from '../model/saved-view.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, PersonId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Instant } from '../model/instant.ts'
import type { ConstraintType } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { Intent, TaskChange } from './intent.ts'

/** A source of numbers from 0 up to, not including, 1. */
export type Rng = () => number

/** The same numbers for the same seed, everywhere (mulberry32). */
export function seededRng(seed: number): Rng {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Monday 2026-11-16 09:00 UTC: random facts lie in the ten weeks around it. */
const middle = 29_898_300

/**
 * Some intent that a person could have on this graph: mostly one that is allowed, now and then one that must be
 * refused (a cycle, finished work). The same graph, numbers and ids give the same intent.
 */
export function randomIntent(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const dice = rng()
  if (graph.tasks.size < 3 || dice < 0.18) return randomNewTask(graph, rng, newId)
  if (dice < 0.24) return severalAtOnce(graph, rng, newId)
  if (dice < 0.42) return randomLink(graph, rng, newId)
  if (dice < 0.49) return randomPeopleOrBoard(graph, rng, newId)
  if (dice < 0.53) return randomBaseline(graph, rng, newId)
  if (dice < 0.67) return randomConversation(graph, rng, newId)
  if (dice < 0.72) return randomSlip(graph, rng, newId)
  if (dice < 0.76) return randomDebtFact(graph, rng, newId)
  if (dice < 0.79) return randomVerdict(graph, rng)
  if (dice < 0.81) return randomView(graph, rng, newId)
  return randomTaskEdit(graph, rng)
}

function randomNewTask(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const kind = pick(['task', 'task', 'task', 'task', 'milestone', 'summary', 'approval'] as const, rng)
  const parent = maybe(0.4, rng, () => pickWhere(graph, rng, 'summary'))
  const owner = maybe(0.5, rng, () => somebody(graph, rng))
  return {
    type: 'createTask',
    task: {
      id: id<TaskId>(newId()),
      title: words(rng),
      kind,
      parent,
      owner,
      ...(kind === 'task' && rng() < 0.7 ? { estimate: toWorkingMinutes(Math.floor(rng() * 20) * 240) } : {}),
      ...(rng() < 0.2 ? { promise: promise(rng) } : {})
    }
  }
}

function severalAtOnce(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const first = randomNewTask(graph, rng, newId)
  const person: Intent = {
    type: 'addPerson',
    person: { id: id(newId()), name: words(rng), hue: Math.floor(rng() * 8), calendar: null }
  }
  const after: Intent[] = []
  const before = somebodyOrTask(graph.tasks, rng)
  if (first.type === 'createTask' && before !== null) {
    after.push({
      type: 'addDependency',
      dependency: { id: id(newId()), predecessor: before, successor: first.task.id }
    })
    after.push({
      type: 'editTask',
      task: first.task.id,
      change: { owner: person.type === 'addPerson' ? person.person.id : null }
    })
  }
  return { type: 'together', label: 'Several at once', intents: [person, first, ...after] }
}

function randomLink(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const existing = somebodyOrTask(graph.dependencies, rng)
  const dice = rng()
  if (existing !== null && dice < 0.2) return { type: 'removeDependency', dependency: existing }
  if (existing !== null && dice < 0.35) {
    return {
      type: 'editDependency',
      dependency: existing,
      change: { lag: { minutes: Math.floor(rng() * 10 - 3) * 60, unit: pick(['working', 'elapsed'], rng) } }
    }
  }
  if (existing !== null && dice < 0.5) {
    return {
      type: 'offerHandoff',
      handoff: {
        id: id(newId()),
        dependency: existing,
        from: somebody(graph, rng),
        to: somebody(graph, rng),
        why: words(rng)
      },
      at: moment(rng)
    }
  }
  return {
    type: 'addDependency',
    dependency: {
      id: id(newId()),
      predecessor: someTask(graph, rng),
      successor: someTask(graph, rng),
      type: pick(['finishToStart', 'finishToStart', 'startToStart', 'finishToFinish', 'startToFinish'], rng)
    }
  }
}

function randomPeopleOrBoard(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const person = somebody(graph, rng)
  const dice = rng()
  if (person === null || dice < 0.3) {
    const name = words(rng)
    return {
      type: 'addPerson',
      person: {
        id: id(newId()),
        name,
        hue: Math.floor(rng() * 8),
        calendar: somebodyOrTask(graph.calendars, rng),
        ...(name.length % 3 === 0 ? {} : { team: teamBy(name) })
      }
    }
  }
  if (dice < 0.4)
    return {
      type: pick(['addLogin', 'addLogin', 'removeLogin'], rng),
      person,
      login: `github:${Math.floor(rng() * 4)}`
    }
  if (dice < 0.5) {
    const name = words(rng)
    return {
      type: 'editPerson',
      person,
      change: { name, team: teamBy(name), calendar: somebodyOrTask(graph.calendars, rng) }
    }
  }
  if (dice < 0.7) {
    const day = [
      { from: 480, to: 720 },
      { from: 780, to: 1020 }
    ]
    const exceptions = [{ name: 'Day off', from: '2026-11-18', to: '2026-11-18', intervals: [] }]
    return {
      type: 'addCalendar',
      calendar: {
        id: id(newId()),
        name: words(rng),
        timeZone: pick(['UTC', 'Europe/Berlin', 'America/New_York'], rng),
        week: [day, day, day, day, day, [], []],
        exceptions
      }
    }
  }
  return {
    type: 'editBoard',
    change: {
      title: words(rng),
      ...(rng() < 0.5 ? { start: moment(rng) } : { calendar: somebodyOrTask(graph.calendars, rng) })
    }
  }
}

function randomBaseline(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const existing = somebodyOrTask(graph.baselines, rng)
  const dice = rng()
  if (existing !== null && dice < 0.2) return { type: 'clearBaseline', baseline: existing }
  if (existing !== null && dice < 0.4) return { type: 'renameBaseline', baseline: existing, name: words(rng) }
  if (existing !== null && dice < 0.6) return { type: 'activateBaseline', baseline: maybe(0.7, rng, () => existing) }
  const dates = [...graph.tasks.keys()]
    .toSorted(compareText)
    .filter(() => rng() < 0.8)
    .map((task) => {
      const start = moment(rng)
      const work = toWorkingMinutes(Math.floor(rng() * 2000))
      return { task, start, finish: toInstant(start + work), work }
    })
  return { type: 'setBaseline', baseline: { id: id(newId()), name: words(rng), dates }, at: moment(rng) }
}

function randomConversation(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const at = moment(rng)
  const handoff = somebodyOrTask(graph.handoffs, rng)
  const approval = somebodyOrTask(graph.approvals, rng)
  const comment = graph.comments.get(somebodyOrTask(graph.comments, rng) ?? id('none'))
  const dice = rng()
  if (handoff !== null && dice < 0.15)
    return { type: 'editHandoff', handoff, change: { definitionOfDone: words(rng), stillOwed: words(rng) } }
  if (handoff !== null && dice < 0.25) return { type: 'catchHandoff', handoff, readBack: words(rng), at }
  if (handoff !== null && dice < 0.3) return { type: 'withdrawHandoff', handoff }
  if (approval !== null && dice < 0.4) return { type: 'delegateApproval', approval, delegate: somebody(graph, rng) }
  if (approval !== null && dice < 0.45) return { type: 'withdrawRequest', approval }
  if (approval !== null && dice < 0.55)
    return { type: 'decideApproval', approval, verdict: pick(['granted', 'declined'], rng), reason: words(rng), at }
  if (comment !== undefined && dice < 0.65)
    return {
      type: 'addComment',
      comment: { id: id(newId()), task: comment.task, text: words(rng), answers: comment.id },
      at
    }
  const asked = pickWhere(graph, rng, 'approval')
  if (asked !== null && dice < 0.8)
    return { type: 'requestApproval', approval: { id: id(newId()), task: asked, approver: somebody(graph, rng) }, at }
  return {
    type: 'addComment',
    comment: {
      id: id(newId()),
      task: someTask(graph, rng),
      text: words(rng),
      asks: maybe(0.5, rng, () => somebody(graph, rng))
    },
    at
  }
}

function randomDebtFact(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const [task, at, dice] = [someTask(graph, rng), moment(rng), rng()]
  const decision = somebodyOrTask(graph.decisions, rng)
  const minutes = toWorkingMinutes(1 + Math.floor(rng() * 900))
  if (dice < 0.35)
    return { type: 'logTime', entry: { id: id(newId()), task, person: somebody(graph, rng), minutes }, at }
  if (dice < 0.55) return { type: 'recordNudge', nudge: { id: id(newId()), about: task }, at }
  if (dice < 0.7) return { type: 'writeOffTask', task, reason: words(rng), at }
  if (dice < 0.75) return { type: 'editBoard', change: { debt: { rate: 90, graces: { R: Math.floor(rng() * 5) } } } }
  if (dice < 0.85)
    return { type: 'editTask', task, change: { drag: maybe(0.8, rng, () => ({ hoursPerWeek: 1, people: 3, at })) } }
  const fact = somebodyOrTask(graph.worklog, rng) ?? somebodyOrTask(graph.nudges, rng) ?? decision
  if (fact !== null && dice > 0.97) return { type: 'withdrawFact', fact }
  const followUp = maybe(0.5, rng, () => task)
  if (decision !== null && dice < 0.92) return { type: 'followUpDecision', decision, followUp }
  const follower = somebody(graph, rng)
  return { type: 'recordDecision', decision: { id: id(newId()), text: words(rng), task: null, follower, followUp }, at }
}

/** A way to look at the board that somebody keeps, changes or removes. */
function randomView(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const known = somebodyOrTask(graph.views, rng)
  const dice = rng()
  const look: BoardLook = {
    grouping: pick(boardGroupings, rng),
    lanes: pick(boardLanes, rng),
    sort: pick(cardSorts, rng)
  }
  const filters = { ...noFilters, owners: [somebody(graph, rng)], states: [pick(columnNames, rng)] }
  if (known !== null && dice < 0.2) return { type: 'removeView', view: known }
  if (known !== null && dice < 0.4) return { type: 'editView', view: known, change: { name: words(rng) } }
  if (known !== null && dice < 0.6) return { type: 'editView', view: known, change: { look, filters } }
  return { type: 'saveView', view: { id: id(newId()), name: words(rng), look, filters } }
}

/** What a hub writes about a cause, and now and then that it was taken back. */
function randomSlip(graph: WorkGraph, rng: Rng, newId: () => string): Intent {
  const known = somebodyOrTask(graph.slips, rng)
  if (known !== null && rng() < 0.5) return { type: 'withdrawSlip', slip: known, withdrawn: rng() < 0.7 }
  const source = somebodyOrTask(graph.tasks, rng)
  const moved = someTask(graph, rng)
  const move = { task: moved, finishBefore: moment(rng), finishAfter: moment(rng), shift: toWorkingMinutes(480) }
  return {
    type: 'recordSlip',
    record: {
      id: id(newId()),
      cause: id(newId()),
      by: somebody(graph, rng),
      at: moment(rng),
      source,
      later: 1,
      earlier: 0,
      moves: [move],
      absorbed: Math.floor(rng() * 3),
      absorbedBy: rng() < 0.5 ? [moved] : [],
      brokenPromises: rng() < 0.3 ? [moved] : [],
      keptPromises: []
    }
  }
}

/** What somebody decided about one of a few proposals, so that others decide about the same. */
function randomVerdict(graph: WorkGraph, rng: Rng): Intent {
  const task = someTask(graph, rng)
  const verdict = pick(['applied', 'declined'] as const, rng)
  return { type: 'judgeProposal', proposal: id(`p-${task}`), task, verdict, reason: words(rng) }
}

function randomTaskEdit(graph: WorkGraph, rng: Rng): Intent {
  const task = someTask(graph, rng)
  const at = moment(rng)
  const kind = pick(
    [
      'edit',
      'edit',
      'edit',
      'start',
      'finish',
      'reopen',
      'remaining',
      'pause',
      'resume',
      'wait',
      'cancel',
      'delete',
      'refer'
    ] as const,
    rng
  )
  switch (kind) {
    case 'edit':
      return { type: 'editTask', task, change: randomChange(graph, rng) }
    case 'start':
      return { type: 'startTask', task, at }
    case 'finish':
      return { type: 'finishTask', task, at: toInstant(at + 50_000) }
    case 'reopen':
      return { type: 'reopenTask', task }
    case 'remaining':
      return { type: 'recordRemaining', task, minutes: toWorkingMinutes(Math.floor(rng() * 2000)), at }
    case 'pause':
      return { type: 'pauseTask', task, at }
    case 'resume':
      return { type: 'resumeTask', task }
    case 'wait':
      return { type: 'waitOnPurpose', task, until: moment(rng), reason: words(rng) }
    case 'cancel':
      return { type: 'cancelTask', task, at }
    case 'delete':
      return { type: 'deleteTask', task }
    case 'refer':
      return {
        type: pick(['addReference', 'addReference', 'removeReference'], rng),
        task,
        reference: `https://example.org/${Math.floor(rng() * 4)}`
      }
    default:
      return kind satisfies never
  }
}

function randomChange(graph: WorkGraph, rng: Rng): TaskChange {
  const types = ['startNoEarlierThan', 'mustFinishOn', 'finishNoLaterThan'] satisfies ConstraintType[]
  const changes: readonly (() => TaskChange)[] = [
    () => ({ title: words(rng) }),
    () => ({ owner: maybe(0.8, rng, () => somebody(graph, rng)) }),
    () => ({ estimate: toWorkingMinutes(Math.floor(rng() * 20) * 120) }),
    () => ({ estimateRange: maybe(0.8, rng, () => range(rng)) }),
    () => ({ promise: maybe(0.8, rng, () => promise(rng)) }),
    () => ({ constraint: maybe(0.7, rng, () => ({ type: pick(types, rng), date: moment(rng) })) }),
    () => ({ parent: maybe(0.7, rng, () => pickWhere(graph, rng, 'summary')) }),
    () => ({ title: words(rng), estimate: toWorkingMinutes(480), owner: somebody(graph, rng) })
  ]
  return pick(changes, rng)()
}

function range(rng: Rng): NonNullable<TaskChange['estimateRange']> {
  const optimistic = Math.floor(rng() * 10) * 120
  return {
    optimistic: toWorkingMinutes(optimistic),
    pessimistic: toWorkingMinutes(optimistic + Math.floor(rng() * 20) * 120)
  }
}

function promise(rng: Rng): NonNullable<TaskChange['promise']> {
  return {
    date: moment(rng),
    to: words(rng),
    clientFacing: rng() < 0.5,
    costOfDelay: maybe(0.3, rng, () => Math.floor(rng() * 1000))
  }
}

function moment(rng: Rng): Instant {
  return toInstant(middle + Math.floor((rng() - 0.5) * 100_000))
}

function words(rng: Rng): string {
  const known = ['Design', 'Build', 'Review', 'API', 'Docs', 'Ünïcödé', 'Launch', 'Plan', 'Test', 'Ship']
  return `${pick(known, rng)} ${pick(known, rng)} ${Math.floor(rng() * 1000)}`
}

function maybe<Value>(chance: number, rng: Rng, make: () => Value): Value | null {
  return rng() < chance ? make() : null
}

function pick<Value>(values: readonly Value[], rng: Rng): Value {
  const value = values[Math.floor(rng() * values.length)]
  if (value === undefined) throw new Error('Nothing to pick from')
  return value
}

/** One of the keys, whatever the map's order: replicas hold the same things in different orders. */
function somebodyOrTask<Id extends string>(map: ReadonlyMap<Id, unknown>, rng: Rng): Id | null {
  return map.size === 0 ? null : pick([...map.keys()].toSorted(compareText), rng)
}

function somebody(graph: WorkGraph, rng: Rng): PersonId | null {
  return somebodyOrTask(graph.people, rng)
}

function someTask(graph: WorkGraph, rng: Rng): TaskId {
  return somebodyOrTask(graph.tasks, rng) ?? id('none')
}

function pickWhere(graph: WorkGraph, rng: Rng, kind: 'summary' | 'approval'): TaskId | null {
  const fitting = new Map([...graph.tasks].filter(([, task]) => task.kind === kind))
  return somebodyOrTask(fitting, rng)
}

function id<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

/** A team that follows from a name, so that no roll of the dice is spent on it. */
function teamBy(name: string): string | null {
  return name.length % 3 === 1 ? null : (['Design', 'App'][name.length % 2] ?? null)
}
