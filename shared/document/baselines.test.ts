import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import type { Intent, NewBaseline } from '../intents/intent.ts'
import { activeBaseline, baselineDates } from '../model/baseline-dates.ts'
import type { BaselineId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { failureOf, id, meet, newTask, openDesk } from './board-desk.test-support.ts'

const monday = 29_898_300
const at = toInstant(monday)

/** The intent that keeps these tasks’ dates: the first starts on Monday, each a day after the one before. */
function setBaseline(text: string, tasks: readonly string[], more: Partial<NewBaseline> = {}): Intent {
  const dates = tasks.map((task, index) => ({
    task: id<TaskId>(task),
    start: toInstant(monday + index * 1440),
    finish: toInstant(monday + index * 1440 + 480),
    work: toWorkingMinutes(480)
  }))
  return { type: 'setBaseline', baseline: { id: id(text), name: text, dates, ...more }, at }
}

const plan = id<BaselineId>('plan')

describe('baselines', () => {
  test('[DOC14] [IT8] a baseline keeps the dates that were agreed on, and can be compared with', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    ana.do(newTask('b'))
    ana.do(setBaseline('plan', ['a', 'b']))
    expect(activeBaseline(ana.index.graph())).toBeNull()
    ana.do({ type: 'activateBaseline', baseline: plan })
    const graph = ana.index.graph()
    expect(activeBaseline(graph)).toEqual({ id: 'plan', name: 'plan', set: { by: 'ana', at } })
    expect([...baselineDates(graph, plan)]).toEqual([
      ['a', { start: monday, finish: monday + 480, work: 480 }],
      ['b', { start: monday + 1440, finish: monday + 1920, work: 480 }]
    ])
    expect(baselineDates(graph, plan)).toBe(baselineDates({ ...graph }, plan))
    expect(ana.index.problems()).toEqual([])
  })

  test('[DOC14] ten thousand tasks go in parts that fit into a frame, and are one step of undo', () => {
    const ana = openDesk(1, 'ana')
    const tasks = Array.from({ length: 10_000 }, (_, index) => taskId(index))
    ana.do({ type: 'together', label: 'Import', intents: tasks.map((task) => newTask(task)) })
    const sizes: number[] = []
    ana.doc.on('update', (update: Uint8Array) => void sizes.push(update.length))
    const before = ana.index.graph()
    const done = ana.do(setBaseline('plan', tasks))
    expect(sizes).toHaveLength(5)
    for (const bytes of sizes) expect(bytes).toBeLessThan(200 * 1024)
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(515_000)
    const graph = ana.index.graph()
    for (const { tasks: listed } of graph.baselineParts.values()) expect(listed.length).toBeLessThanOrEqual(4096)
    expect([...baselineDates(graph, plan).keys()].toSorted()).toEqual(tasks)
    sizes.length = 0
    const undone = ana.undo(done)
    expect([undone.skipped, ana.index.graph(), sizes.length]).toEqual([[], before, 1])
    ana.undo(undone)
    expect(ana.index.graph()).toEqual(graph)
  })

  test('[DOC14] [DOC6] a cleared baseline takes its parts with it; undo brings all back', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    ana.do(setBaseline('plan', ['a']))
    ana.do({ type: 'activateBaseline', baseline: plan })
    const before = ana.index.graph()
    const cleared = ana.do({ type: 'clearBaseline', baseline: plan })
    const graph = ana.index.graph()
    expect([graph.baselines.size, graph.baselineParts.size, activeBaseline(graph)]).toEqual([0, 0, null])
    ana.undo(cleared)
    expect(ana.index.graph()).toEqual(before)
  })

  test('[UN3] undo spares a baseline that a teammate has renamed, with all its dates', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('a'))
    const done = ana.do(setBaseline('plan', ['a']))
    meet(ana, ben)
    ben.do({ type: 'renameBaseline', baseline: plan, name: 'As promised' })
    meet(ana, ben)
    const undone = ana.undo(done)
    expect(undone.skipped).toMatchObject([{ target: 'plan', field: 'deletedAt' }])
    const graph = ana.index.graph()
    expect([graph.baselines.get(plan)?.name, baselineDates(graph, plan).size]).toEqual(['As promised', 1])
  })

  test('[IT8] which baseline is compared with is one decision, and may be none', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    ana.do(setBaseline('plan', ['a']))
    ana.do(setBaseline('later', ['a']))
    ana.do({ type: 'activateBaseline', baseline: id('later') })
    expect(activeBaseline(ana.index.graph())?.id).toBe('later')
    const chosen = ana.do({ type: 'activateBaseline', baseline: plan })
    expect(activeBaseline(ana.index.graph())?.id).toBe('plan')
    ana.undo(chosen)
    expect(activeBaseline(ana.index.graph())?.id).toBe('later')
    ana.do({ type: 'activateBaseline', baseline: null })
    expect(activeBaseline(ana.index.graph())).toBeNull()
  })

  test('[IT8] what is no baseline is refused, and nothing is written', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    ana.do(setBaseline('plan', ['a']))
    const before = Y.encodeStateAsUpdate(ana.doc)
    const backwards = { task: id<TaskId>('a'), start: toInstant(10), finish: toInstant(9), work: toWorkingMinutes(0) }
    const refused: readonly Intent[] = [
      setBaseline('plan', ['a']),
      setBaseline('empty', []),
      setBaseline('twice', ['a', 'a']),
      setBaseline('stranger', ['a', 'nobody']),
      setBaseline('unnamed', ['a'], { name: ' ' }),
      setBaseline('backwards', ['a'], { dates: [backwards] }),
      { type: 'renameBaseline', baseline: plan, name: '' },
      { type: 'renameBaseline', baseline: id('nothing'), name: 'X' },
      { type: 'activateBaseline', baseline: id('nothing') },
      { type: 'editBoard', change: { baseline: id('nothing') } },
      { type: 'clearBaseline', baseline: id('nothing') }
    ]
    expect(refused.map((intent) => failureOf(ana.commit(intent))?.kind)).toEqual([
      'invalid',
      'invalid',
      'invalid',
      'unknownThing',
      'invalid',
      'invalid',
      'invalid',
      'unknownThing',
      'unknownThing',
      'unknownThing',
      'unknownThing'
    ])
    expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before)
  })

  test('[DOC11] [DOC14] parts whose lists differ in length, or that hang on nothing, are left out and told', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('a'))
    ana.do(setBaseline('plan', ['a']))
    const foreign = ana.doc.getMap('baselineParts')
    foreign.set('short', { baseline: 'plan', tasks: ['a', 'b'], starts: [1], finishes: [1], work: [1] })
    foreign.set('astray', { baseline: 'gone', tasks: ['a'], starts: [1], finishes: [1], work: [1] })
    foreign.set('zzz', { baseline: 'plan', tasks: ['a', 'b'], starts: [1, 2], finishes: [1, 2], work: [0, 0] })
    const graph = ana.index.graph()
    expect(graph.baselineParts.size).toBe(2)
    expect([...baselineDates(graph, plan)]).toEqual([
      ['a', { start: monday, finish: monday + 480, work: 480 }],
      ['b', { start: 2, finish: 2, work: 0 }]
    ])
    expect(ana.index.problems()).toMatchObject([{ root: 'baselineParts', key: 'short', message: 'cannot be read' }])
  })
})

/** A UUIDv7 as the app makes them. */
function taskId(index: number): string {
  return `0199c0de-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
}
