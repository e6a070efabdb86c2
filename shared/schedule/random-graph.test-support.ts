import type { Approval } from '../model/approval.ts'
import type { BoardSettings } from '../model/board.ts'
import type { Calendar } from '../model/calendar.ts'
import { defaultCalendar } from '../model/default-calendar.ts'
import { defaultTask } from '../model/default-task.ts'
import type { Dependency, DependencyType } from '../model/dependency.ts'
import type { Handoff } from '../model/handoff.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId, BoardId, CalendarId, DependencyId, HandoffId, PersonId, TaskId } from '../model/ids.ts'
import { defaultKeyPrefix } from '../model/key-prefix.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { Person } from '../model/person.ts'
import { constraintTypes } from '../model/task.ts'
import type { Task } from '../model/task.ts'
import type { WorkGraph } from '../model/work-graph.ts'

/** Monday 5 January 2026, 9:00 UTC: where the graphs below begin. */
export const monday = toInstant(29_460_060)

/** Numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** An id, or a crash in the test that misspelt it. */
export function idOf<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

/** A task of one working day that nothing has been said about. */
export function taskOf(id: string, facts: Partial<Omit<Task, 'id'>> = {}): Task {
  const said = { id: idOf<TaskId>(id), title: id, rank: id, estimate: toWorkingMinutes(480), createdAt: monday }
  return defaultTask({ ...said, ...facts })
}

/** A finish-to-start dependency without lag; its id is `from-to` unless said otherwise. */
export function dependencyOf(from: string, to: string, facts: Partial<Dependency> = {}): Dependency {
  return {
    id: idOf<DependencyId>(`${from}-${to}`),
    predecessor: idOf<TaskId>(from),
    successor: idOf<TaskId>(to),
    type: 'finishToStart',
    lag: { minutes: 0, unit: 'working' },
    lagCalendar: null,
    createdAt: monday,
    createdBy: null,
    ...facts
  }
}

/** A handoff on that dependency, neither offered nor caught unless said otherwise. */
export function handoffOf(dependency: string, facts: Partial<Handoff> = {}): Handoff {
  return {
    id: idOf<HandoffId>(`h-${dependency}`),
    dependency: idOf<DependencyId>(dependency),
    from: null,
    to: null,
    why: '',
    definitionOfDone: '',
    stillOwed: '',
    artifacts: '',
    readBack: '',
    offered: null,
    caught: null,
    createdAt: monday,
    ...facts
  }
}

/** What goes into a graph, as lists; the board starts on `monday` and has the built-in calendar. */
export type GraphParts = {
  readonly tasks: readonly Task[]
  readonly dependencies?: readonly Dependency[]
  readonly handoffs?: readonly Handoff[]
  readonly approvals?: readonly Approval[]
  readonly people?: readonly Person[]
  readonly calendars?: readonly Calendar[]
  readonly board?: Partial<BoardSettings>
}

/** A graph of those parts. */
export function graphOf(parts: GraphParts): WorkGraph {
  return {
    id: idOf<BoardId>('board'),
    board: {
      title: 'Board',
      keyPrefix: defaultKeyPrefix,
      start: monday,
      calendar: null,
      minutesPerDay: toWorkingMinutes(480),
      criticalFloat: toWorkingMinutes(0),
      promisesBoundLateDates: false,
      baseline: null,
      debt: null,
      minWriter: 1,
      ...parts.board
    },
    tasks: byId(parts.tasks),
    dependencies: byId(parts.dependencies ?? []),
    handoffs: byId(parts.handoffs ?? []),
    approvals: byId(parts.approvals ?? []),
    comments: new Map(),
    people: byId(parts.people ?? []),
    calendars: byId(parts.calendars ?? []),
    slips: new Map(),
    signals: new Map(),
    verdicts: new Map(),
    baselines: new Map(),
    baselineParts: new Map(),
    worklog: new Map(),
    nudges: new Map(),
    decisions: new Map(),
    views: new Map()
  }
}

function byId<Thing extends { readonly id: AnyId }>(things: readonly Thing[]): ReadonlyMap<Thing['id'], Thing> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

/** An hour of work, four of pause, two of work, one of pause, and the rest. */
const split: Task['segments'] = [
  { pause: toWorkingMinutes(0), work: toWorkingMinutes(60) },
  { pause: toWorkingMinutes(240), work: toWorkingMinutes(120) },
  { pause: toWorkingMinutes(60), work: toWorkingMinutes(300) }
]

const types: readonly DependencyType[] = ['finishToStart', 'startToStart', 'finishToFinish', 'startToFinish']

/**
 * A graph as life makes them, the same for the same seed: summaries, milestones, approvals, handoffs, cancelled, started
 * and finished work, constraints, promises, calendars of two zones; about one in five has a loop or a broken link.
 * `size` is the number of tasks. A good `now` for it is `monday` plus some days.
 */
export function randomGraph(seed: number, size: number): WorkGraph {
  const random = seededRandom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const chance = (share: number): boolean => random() < share
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  const ids = Array.from({ length: size }, (_, index) => `t${String(index).padStart(6, '0')}`)
  const some = (): typeof monday => toInstant(monday + below(40 * 1440))
  const loops = chance(0.2)

  const calendars: Calendar[] = [
    { ...defaultCalendar, id: idOf<CalendarId>('berlin'), name: 'Berlin', timeZone: 'Europe/Berlin' },
    {
      ...defaultCalendar,
      id: idOf<CalendarId>('night'),
      name: 'Nights in New York',
      timeZone: 'America/New_York',
      week: Array.from({ length: 7 }, () => [
        { from: 0, to: 300 },
        { from: 1200, to: 1440 }
      ]),
      exceptions: [{ name: 'Away', from: '2026-01-19', to: '2026-01-23', intervals: [] }]
    }
  ]
  const people: Person[] = ['ana', 'ben', 'mia'].map((name, hue) => ({
    id: idOf<PersonId>(name),
    name,
    hue,
    calendar: chance(0.5) ? idOf<CalendarId>(pick(['berlin', 'night'])) : null,
    team: null,
    logins: []
  }))

  const tasks = ids.map((id, index) => {
    const started = chance(0.15) ? toInstant(monday + below(10 * 1440)) : null
    const finished = started !== null && chance(0.5) ? toInstant(started + below(5 * 1440)) : null
    const constrained = chance(0.2)
    return taskOf(id, {
      kind: chance(0.08) ? 'milestone' : chance(0.06) ? 'approval' : 'task',
      parent: index > 0 && chance(0.25) ? idOf<TaskId>(pick(loops ? ids : ids.slice(0, index))) : null,
      owner: chance(0.7) ? pick(people).id : null,
      estimate: toWorkingMinutes(below(20) * 120),
      remaining: started !== null && chance(0.4) ? { minutes: toWorkingMinutes(below(2000)), at: started } : null,
      progress: started !== null && chance(0.4) ? { fraction: below(11) / 10, at: started } : null,
      actualStart: started,
      actualFinish: finished,
      constraint: constrained ? { type: pick(constraintTypes), date: some() } : null,
      promise: chance(0.15) ? { date: some(), to: 'Client', clientFacing: chance(0.5), costOfDelay: null } : null,
      pausedAt: chance(0.05) ? monday : null,
      waiting: chance(0.05) ? { until: some(), reason: 'later' } : null,
      cancelledAt: chance(0.05) ? monday : null,
      manual: chance(0.04),
      inactive: chance(0.03),
      // By place, so that the chances above and below stay what they were.
      segments: index % 7 === 3 ? split : null,
      createdAt: some()
    })
  })
  const dependencies = Array.from({ length: size < 2 ? 0 : Math.floor(size * 1.8) }, (_, index) => {
    const first = below(size)
    const second = loops ? below(size) : first + 1 + below(size - first)
    return dependencyOf(ids[first] ?? '', ids[second] ?? (chance(0.1) ? 'gone' : (ids.at(-1) ?? '')), {
      id: idOf<DependencyId>(`d${String(index).padStart(6, '0')}`),
      type: chance(0.7) ? 'finishToStart' : pick(types),
      lag: { minutes: chance(0.3) ? (below(9) - 3) * 240 : 0, unit: chance(0.8) ? 'working' : 'elapsed' },
      createdAt: some()
    })
  })
  const handoffs = dependencies
    .filter(() => chance(0.1))
    .map((dependency): Handoff => {
      const caught = chance(0.4) ? { by: null, at: some() } : null
      return handoffOf(dependency.id, { to: pick(people).id, offered: { by: null, at: monday }, caught })
    })
  const approvals = tasks
    .filter(({ kind }) => kind === 'approval' && chance(0.7))
    .map((task): Approval => ({
      id: idOf(`a-${task.id}`),
      task: task.id,
      approver: pick(people).id,
      delegate: null,
      requested: { by: null, at: monday },
      decision: chance(0.5) ? { by: null, at: some(), verdict: chance(0.7) ? 'granted' : 'declined', reason: '' } : null
    }))
  return graphOf({
    tasks,
    dependencies,
    handoffs,
    approvals,
    people,
    calendars,
    board: { criticalFloat: toWorkingMinutes(0) }
  })
}

/**
 * A layered graph for timing, the same for the same seed: 20 layers, 2.5 dependencies a task from the layers just above,
 * all four types with lags, eight owners on three calendars. No loops, nothing started.
 */
export function layeredGraph(count: number, seed: number): WorkGraph {
  const random = seededRandom(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const calendars = ['UTC', 'Europe/Berlin', 'America/New_York'].map((timeZone, index) => ({
    ...defaultCalendar,
    id: idOf<CalendarId>(`c${index}`),
    timeZone
  }))
  const people = Array.from({ length: 8 }, (_, index): Person => ({
    id: idOf<PersonId>(`p${index}`),
    name: `Person ${index}`,
    hue: index,
    calendar: calendars[index % 4]?.id ?? null,
    team: null,
    logins: []
  }))
  const ids = Array.from({ length: count }, (_, index) => `t${String(index).padStart(6, '0')}`)
  const tasks = ids.map((id) =>
    taskOf(id, { owner: people[below(8)]?.id ?? null, estimate: toWorkingMinutes(60 * (1 + below(40))) })
  )
  const layer = Math.max(1, Math.ceil(count / 20))
  const dependencies: Dependency[] = []
  for (let index = layer; index < count; index += 1) {
    const links = 2 + (random() < 0.63 ? 1 : 0)
    for (let link = 0; link < links; link += 1) {
      const from = Math.max(0, (Math.floor(index / layer) - 1) * layer - (random() < 0.2 ? layer : 0)) + below(layer)
      dependencies.push(
        dependencyOf(ids[from] ?? '', ids[index] ?? '', {
          id: idOf<DependencyId>(`d${String(dependencies.length).padStart(6, '0')}`),
          type: types[random() < 0.7 ? 0 : below(4)] ?? 'finishToStart',
          lag: { minutes: random() < 0.5 ? 0 : (below(7) - 2) * 120, unit: random() < 0.8 ? 'working' : 'elapsed' }
        })
      )
    }
  }
  return graphOf({ tasks, dependencies, people, calendars })
}
