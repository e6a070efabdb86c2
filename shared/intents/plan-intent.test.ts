import { describe, expect, test } from 'vitest'

import { defaultBoard } from '../model/default-board.ts'
import { parseId } from '../model/ids.ts'
import type { AnyId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { WorkGraph } from '../model/work-graph.ts'

import type { CommitContext } from './commit-context.ts'
import { createDraft } from './draft.ts'
import type { Intent, NewTask, TaskChange } from './intent.ts'
import { parseIntent } from './parse-intent.ts'
import { planIntent } from './plan-intent.ts'
import { nothingPresent } from './present.ts'

function id<Id extends AnyId>(text: string): Id {
  const parsed = parseId<Id>(text)
  if (!parsed.ok) throw new Error(parsed.failure)
  return parsed.value
}

const empty: WorkGraph = {
  id: id('board'),
  board: defaultBoard,
  tasks: new Map(),
  dependencies: new Map(),
  handoffs: new Map(),
  approvals: new Map(),
  comments: new Map(),
  people: new Map(),
  calendars: new Map(),
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
const context: CommitContext = { id: id('intent'), by: id('ana'), at: 1_793_869_200_000 }
const at = toInstant(29_900_000)

const create = (text: string, more: Partial<NewTask> = {}): Intent => ({
  type: 'createTask',
  task: { id: id(text), title: text, ...more }
})
const link = (text: string, predecessor: string, successor: string): Intent => {
  return { type: 'addDependency', dependency: { id: id(text), predecessor: id(predecessor), successor: id(successor) } }
}
const edit = (text: string, change: TaskChange): Intent => ({ type: 'editTask', task: id(text), change })

/** The graph after these intents, each of which must be allowed. */
function after(...intents: readonly Intent[]): WorkGraph {
  let graph = empty
  for (const intent of intents) {
    const writes = planIntent(graph, intent, context)
    if (!writes.ok) throw new Error(writes.failure.message)
    const draft = createDraft(graph, nothingPresent)
    for (const write of writes.value) draft.write(write)
    graph = { ...draft.graph() }
  }
  return graph
}

function refusal(graph: WorkGraph, intent: Intent): string | null {
  const writes = planIntent(graph, intent, context)
  return writes.ok ? null : writes.failure.kind
}

describe('planIntent', () => {
  test('[DOC13] a creation says only what is not the default', () => {
    const task: NewTask = {
      id: id('t'),
      title: 'T',
      owner: null,
      estimate: toWorkingMinutes(480),
      manual: false,
      promise: null
    }
    expect(planIntent(empty, { type: 'createTask', task }, context)).toEqual({
      ok: true,
      value: [
        {
          kind: 'create',
          root: 'tasks',
          id: 't',
          value: { title: 'T', rank: 'a0t', createdAt: 29_897_820, createdBy: 'ana', number: 1 }
        }
      ]
    })
    const milestone = planIntent(empty, create('m', { kind: 'milestone', estimate: toWorkingMinutes(0) }), context)
    expect(milestone).toMatchObject({ value: [{ value: { kind: 'milestone', title: 'm' } }] })
    expect(
      milestone.ok && Object.keys(milestone.value[0]?.kind === 'create' ? (milestone.value[0].value ?? {}) : {})
    ).not.toContain('estimate')
  })

  test('[DOC9] new tasks go last, in the order in which they are made', () => {
    const graph = after(
      { type: 'together', label: 'x', intents: [create('c'), create('b'), create('a')] },
      create('z', { rank: 'a1V' }),
      create('d')
    )
    const order = [...graph.tasks.values()].toSorted((a, b) => (a.rank < b.rank ? -1 : 1)).map((task) => task.id)
    expect(order).toEqual(['c', 'z', 'b', 'a', 'd'])
  })

  test('[IT1] unknown things are refused, each in its place', () => {
    const graph = after(create('t'), create('ok', { kind: 'approval' }), create('b'), link('l', 't', 'b'))
    const unknown: readonly Intent[] = [
      edit('nobody', { title: 'x' }),
      create('new', { owner: id('nobody') }),
      create('new', { parent: id('nobody') }),
      create('new', { calendar: id('nobody') }),
      edit('t', { owner: id('nobody') }),
      link('new', 't', 'nobody'),
      { type: 'removeDependency', dependency: id('nobody') },
      { type: 'editDependency', dependency: id('nobody'), change: {} },
      { type: 'offerHandoff', handoff: { id: id('h'), dependency: id('nobody'), from: null, to: null }, at },
      { type: 'offerHandoff', handoff: { id: id('h'), dependency: id('l'), from: null, to: id('nobody') }, at },
      { type: 'editHandoff', handoff: id('nobody'), change: {} },
      { type: 'catchHandoff', handoff: id('nobody'), readBack: '', at },
      { type: 'requestApproval', approval: { id: id('r'), task: id('nobody'), approver: null }, at },
      { type: 'decideApproval', approval: id('nobody'), verdict: 'granted', reason: '', at },
      { type: 'addComment', comment: { id: id('c'), task: id('t'), text: 'x', answers: id('nobody') }, at },
      { type: 'addComment', comment: { id: id('c'), task: id('t'), text: 'x', asks: id('nobody') }, at },
      { type: 'editPerson', person: id('nobody'), change: {} },
      { type: 'addPerson', person: { id: id('p'), name: 'P', hue: 0, calendar: id('nobody') } },
      { type: 'editBoard', change: { calendar: id('nobody') } }
    ]
    expect(unknown.map((intent) => refusal(graph, intent))).toEqual(unknown.map(() => 'unknownThing'))
  })

  test('[IT1] impossible values and taken ids are refused', () => {
    const graph = after(
      create('t'),
      create('b'),
      link('l', 't', 'b'),
      create('done', { actualStart: at, actualFinish: at })
    )
    const minutes = (count: number): TaskChange => ({ estimate: toWorkingMinutes(count) })
    const impossible: readonly Intent[] = [
      create('t'),
      create('l'),
      create('new', { title: '  ' }),
      create('new', minutes(-1)),
      edit('t', minutes(-60)),
      edit('t', { title: '' }),
      edit('t', { progress: { fraction: 2, at } }),
      edit('t', { constraint: { type: 'mustStartOn', date: null } }),
      edit('t', { constraint: { type: 'asSoonAsPossible', date: at } }),
      edit('t', { actualStart: toInstant(at + 1), actualFinish: at }),
      { type: 'recordRemaining', task: id('t'), minutes: toWorkingMinutes(-5), at },
      { type: 'addPerson', person: { id: id('p'), name: ' ', hue: 0, calendar: null } },
      { type: 'addPerson', person: { id: id('p'), name: 'P', hue: 8, calendar: null } },
      { type: 'addCalendar', calendar: { id: id('c'), name: 'C', timeZone: 'UTC', week: [[], []], exceptions: [] } },
      { type: 'editBoard', change: { minutesPerDay: toWorkingMinutes(0) } },
      { type: 'editBoard', change: { minWriter: 0 } },
      { type: 'addComment', comment: { id: id('c'), task: id('t'), text: ' ' }, at },
      { type: 'requestApproval', approval: { id: id('r'), task: id('t'), approver: null }, at },
      { type: 'revert', label: 'x', inverse: { restores: [] } }
    ]
    expect(impossible.map((intent) => refusal(graph, intent))).toEqual([
      ...impossible.slice(1).map(() => 'invalid'),
      null
    ])
  })

  test('[CY1] a dependency that closes a loop is refused with the path, also through summaries', () => {
    const graph = after(
      create('a'),
      create('s', { kind: 'summary' }),
      create('s2', { kind: 'summary', parent: id('s') }),
      create('in', { parent: id('s2') }),
      create('z'),
      link('1', 'a', 's'),
      link('2', 'in', 'z')
    )
    const path = (intent: Intent): readonly string[] | null => {
      const planned = planIntent(graph, intent, context)
      return planned.ok ? null : (planned.failure.path ?? null)
    }
    expect(path(link('x', 'a', 'a'))).toEqual(['a'])
    expect(path(link('x', 'in', 'a'))).toEqual(['a', 's', 's2', 'in'])
    expect(path(link('x', 'z', 'a'))).toEqual(['a', 's', 's2', 'in', 'z'])
    expect(path(link('x', 's', 'in'))).toEqual(['in', 's2', 's'])
    expect(path(link('x', 'in', 's'))).toEqual(['s', 's2', 'in'])
    expect(path(link('x', 'z', 's'))).toEqual(['s', 's2', 'in', 'z'])
    expect(path(edit('z', { parent: id('s') }))).toBeNull()
    expect(path(edit('a', { parent: id('s2') }))).toEqual(['a', 's', 's2'])
    expect(path(edit('s', { parent: id('s2') }))).toEqual(['s', 's2'])
    expect(path(link('x', 'a', 'z'))).toBeNull()
    const message = planIntent(graph, link('x', 'in', 'a'), context)
    expect(message.ok ? '' : message.failure.message).toBe('This would close a loop: “a” → “s” → “s2” → “in” → “a”.')
  })

  test('[CY1] within several at once loops are looked for at the end, and what was removed again does not count', () => {
    const graph = after(create('a'), create('b'), link('ab', 'a', 'b'))
    const turn: Intent = {
      type: 'together',
      label: 'Turn',
      intents: [link('ba', 'b', 'a'), { type: 'removeDependency', dependency: id('ab') }]
    }
    expect(refusal(graph, turn)).toBeNull()
    const loop: Intent = {
      type: 'together',
      label: 'Loop',
      intents: [create('c'), link('bc', 'b', 'c'), link('ca', 'c', 'a')]
    }
    expect(refusal(graph, loop)).toBe('cycle')
    const many = Array.from({ length: 30 }, (_, index) => create(`t${index}`))
    const chain = Array.from({ length: 29 }, (_, index) => link(`l${index}`, `t${index}`, `t${index + 1}`))
    expect(refusal(graph, { type: 'together', label: 'Chain', intents: [...many, ...chain] })).toBeNull()
    expect(
      refusal(graph, { type: 'together', label: 'Ring', intents: [...many, ...chain, link('back', 't29', 't0')] })
    ).toBe('cycle')
  })

  test('[IT2] a loop that a merge made refuses only links that lie on it', () => {
    const graph = after(create('a'), create('b'), create('c'), create('d'), link('ab', 'a', 'b'))
    const ba = { ...[...graph.dependencies.values()][0], id: id('ba'), predecessor: id('b'), successor: id('a') }
    const merged = { ...graph, dependencies: new Map([...graph.dependencies, [ba.id, ba]]) } as WorkGraph
    expect([
      refusal(merged, link('bc', 'b', 'c')),
      refusal(merged, link('cd', 'c', 'd')),
      refusal(merged, link('da', 'd', 'a'))
    ]).toEqual([null, null, null])
  })

  test('[IT3] finished work is not moved, but by reopening', () => {
    const graph = after(
      create('t'),
      { type: 'startTask', task: id('t'), at },
      { type: 'finishTask', task: id('t'), at: toInstant(at + 60) }
    )
    const moving: readonly TaskChange[] = [
      { estimate: toWorkingMinutes(10) },
      { actualFinish: toInstant(at + 120) },
      { actualFinish: null },
      { actualStart: toInstant(at - 60) },
      { constraint: { type: 'mustStartOn', date: at } },
      { title: 'x', remaining: { minutes: toWorkingMinutes(1), at } }
    ]
    expect(moving.map((change) => refusal(graph, edit('t', change)))).toEqual(moving.map(() => 'finishedWork'))
    for (const type of ['startTask', 'finishTask', 'pauseTask', 'cancelTask'] as const)
      expect(refusal(graph, { type, task: id('t'), at })).toBe('finishedWork')
    expect(refusal(graph, edit('t', { title: 'x', owner: null, actualStart: at }))).toBeNull()
    const reopened: Intent = {
      type: 'together',
      label: 'x',
      intents: [{ type: 'reopenTask', task: id('t') }, edit('t', { estimate: toWorkingMinutes(10) })]
    }
    expect(refusal(graph, reopened)).toBeNull()
  })

  test('[IT3] finishing starts what was not started, ends a pause, and never lies before the start', () => {
    const paused = after(
      create('t'),
      { type: 'pauseTask', task: id('t'), at },
      { type: 'finishTask', task: id('t'), at }
    )
    expect(paused.tasks.get(id('t'))).toMatchObject({ actualStart: at, actualFinish: at, pausedAt: null })
    const started = after(create('t'), { type: 'startTask', task: id('t'), at })
    expect(refusal(started, { type: 'finishTask', task: id('t'), at: toInstant(at - 1) })).toBe('invalid')
    expect(refusal(started, { type: 'startTask', task: id('t'), at })).toBe('invalid')
    expect(after(create('i', { actualFinish: at })).tasks.get(id('i'))).toMatchObject({
      actualStart: at,
      actualFinish: at
    })
    expect(after(create('e'), edit('e', { actualFinish: at })).tasks.get(id('e'))).toMatchObject({
      actualStart: at,
      actualFinish: at
    })
  })

  test('[IT4] summaries follow their children; cancelling one takes along what is open under it, reopening brings it back', () => {
    const base = after(
      create('s', { kind: 'summary' }),
      create('open', { parent: id('s') }),
      create('done', { parent: id('s'), actualFinish: at }),
      create('gone', { parent: id('s'), cancelledAt: toInstant(at - 5) })
    )
    for (const type of ['startTask', 'finishTask', 'pauseTask'] as const)
      expect(refusal(base, { type, task: id('s'), at })).toBe('invalid')
    const draft = createDraft(base, nothingPresent)
    const cancelled = planIntent(base, { type: 'cancelTask', task: id('s'), at }, context)
    expect(cancelled.ok && cancelled.value.map((write) => write.kind === 'edit' && write.id)).toEqual(['s', 'open'])
    if (cancelled.ok) for (const write of cancelled.value) draft.write(write)
    const reopened = planIntent(draft.graph(), { type: 'reopenTask', task: id('s') }, context)
    expect(reopened.ok && reopened.value.map((write) => write.kind === 'edit' && [write.id, write.value])).toEqual([
      ['s', null],
      ['open', null]
    ])
  })

  test('[IT4] an approval is finished by its decision, which stands', () => {
    const graph = after(create('ok', { kind: 'approval' }), {
      type: 'requestApproval',
      approval: { id: id('r'), task: id('ok'), approver: null },
      at
    })
    expect(refusal(graph, { type: 'finishTask', task: id('ok'), at })).toBe('invalid')
    const decide: Intent = { type: 'decideApproval', approval: id('r'), verdict: 'granted', reason: 'Good', at }
    const again: Intent = { type: 'together', label: 'x', intents: [decide, decide] }
    expect([refusal(graph, decide), refusal(graph, again)]).toEqual([null, 'invalid'])
  })

  test('[IT14] an offer and a request are taken back while nobody has caught or decided them', () => {
    const graph = after(
      create('design'),
      create('build'),
      create('ok', { kind: 'approval' }),
      link('db', 'design', 'build'),
      { type: 'offerHandoff', handoff: { id: id('h'), dependency: id('db'), from: null, to: null }, at },
      { type: 'requestApproval', approval: { id: id('r'), task: id('ok'), approver: null }, at }
    )
    const takeBack: readonly Intent[] = [
      { type: 'withdrawHandoff', handoff: id('h') },
      { type: 'withdrawRequest', approval: id('r') }
    ]
    const planned = takeBack.map((intent) => planIntent(graph, intent, context))
    expect(
      planned.map((one) => one.ok && one.value.map((write) => write.kind === 'edit' && [write.id, write.field]))
    ).toEqual([[['h', 'deletedAt']], [['r', 'deletedAt']]])
    const caught: Intent = { type: 'catchHandoff', handoff: id('h'), readBack: 'Two steps', at }
    const granted: Intent = { type: 'decideApproval', approval: id('r'), verdict: 'granted', reason: '', at }
    const tooLate = [caught, granted].map((deed, place): Intent => ({
      type: 'together',
      label: 'x',
      intents: [deed, takeBack[place] ?? deed]
    }))
    expect(tooLate.map((intent) => refusal(graph, intent))).toEqual(['invalid', 'invalid'])
    const twice = takeBack.map((one): Intent => ({ type: 'together', label: 'x', intents: [one, one] }))
    expect(twice.map((intent) => refusal(graph, intent))).toEqual(['unknownThing', 'unknownThing'])
  })

  test('[IT5] [IT6] nothing goes under a milestone, and a link is made once', () => {
    const graph = after(create('m', { kind: 'milestone' }), create('a'), create('b'), link('ab', 'a', 'b'))
    expect(refusal(graph, edit('a', { parent: id('m') }))).toBe('invalid')
    expect(refusal(graph, link('again', 'a', 'b'))).toBe('invalid')
    const other: Intent = {
      type: 'addDependency',
      dependency: { id: id('ss'), predecessor: id('a'), successor: id('b'), type: 'startToStart' }
    }
    expect(refusal(graph, other)).toBeNull()
    const anew: Intent = {
      type: 'together',
      label: 'Anew',
      intents: [link('ba', 'm', 'a'), { type: 'removeDependency', dependency: id('ab') }, link('new', 'a', 'b')]
    }
    expect(refusal(graph, anew)).toBeNull()
  })

  test('[DOC18] a team comes with a person or is said later, as any field, and must be a name', () => {
    const mia: Intent = {
      type: 'addPerson',
      person: { id: id('mia'), name: 'Mia', hue: 1, calendar: null, team: 'App' }
    }
    const moved = (team: string | null): Intent => ({ type: 'editPerson', person: id('mia'), change: { team } })
    const teamOf = (...intents: readonly Intent[]) => after(...intents).people.get(id('mia'))?.team
    expect([teamOf(mia), teamOf(mia, moved('Design')), teamOf(mia, moved(null))]).toEqual(['App', 'Design', null])
    for (const team of [' ', 'x'.repeat(81)]) {
      expect(refusal(after(mia), moved(team))).toBe('invalid')
      expect(parseIntent(moved(team)).ok).toBe(false)
      expect(parseIntent({ ...mia, person: { ...mia.person, team } }).ok).toBe(false)
    }
    expect(parseIntent(mia)).toEqual({ ok: true, value: mia })
  })

  test('[IT7] each step is judged by what the steps before it leave, and a field is written once', () => {
    const planned = planIntent(
      empty,
      {
        type: 'together',
        label: 'x',
        intents: [
          { type: 'addPerson', person: { id: id('mia'), name: 'Mia', hue: 1, calendar: null } },
          create('t'),
          edit('t', { owner: id('mia'), title: 'first' }),
          edit('t', { title: 'second' })
        ]
      },
      context
    )
    expect(
      planned.ok && planned.value.map((write) => (write.kind === 'edit' ? [write.field, write.value] : write.kind))
    ).toEqual(['create', 'create', ['owner', 'mia'], ['title', 'second']])
  })
})
