import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import type { BoardId } from '../model/ids.ts'
import { defaultBoard } from '../model/default-board.ts'
import { noDifference } from '../model/graph-difference.ts'

import { id, meet, newLink, newTask, openDesk } from './board-desk.test-support.ts'
import { openGraphIndex } from './graph-index.ts'
import type { GraphChange } from './graph-index.ts'

const roots = [
  'meta',
  'tasks',
  'dependencies',
  'handoffs',
  'approvals',
  'comments',
  'people',
  'calendars',
  'slips',
  'baselines',
  'edits',
  'unknown'
]
const keys = [
  'a',
  'b',
  'a/title',
  'a/deletedAt',
  'a/parent',
  'b/estimate',
  '__proto__',
  '__proto__/title',
  'a/__proto__',
  'no id!',
  '.x',
  '/',
  'a/',
  'title',
  'minWriter',
  'week'
]
const parts = ['a', 'b', 'c', 'task', 'summary', 'UTC', null, true, -1, 0, 7, 1.5, 1e300, '', 'x'.repeat(50)]

/** Plain values of the shapes that a document could hold, right and wrong ones. */
const garbage = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...parts),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.tuple(tie('value'), fc.constantFrom(5, 'x'), fc.constantFrom(null, 'ana', '.bad')),
    fc.record(
      {
        title: tie('value'),
        kind: tie('value'),
        predecessor: tie('value'),
        successor: tie('value'),
        task: tie('value'),
        text: tie('value'),
        dependency: tie('value'),
        parent: tie('value'),
        week: tie('value'),
        timeZone: tie('value'),
        createdAt: tie('value')
      },
      { requiredKeys: [], noNullPrototype: true }
    )
  )
})).value

describe('openGraphIndex', () => {
  test('an empty document is a board with the default settings', () => {
    const { index } = openDesk(1, null)
    expect(index.graph()).toMatchObject({
      id: 'board',
      board: defaultBoard,
      tasks: { size: 0 },
      dependencies: { size: 0 },
      handoffs: { size: 0 },
      approvals: { size: 0 },
      comments: { size: 0 },
      people: { size: 0 },
      calendars: { size: 0 },
      slips: { size: 0 },
      signals: { size: 0 },
      verdicts: { size: 0 },
      baselines: { size: 0 },
      baselineParts: { size: 0 },
      worklog: { size: 0 },
      nudges: { size: 0 },
      decisions: { size: 0 }
    })
    expect([index.problems(), index.history(id('a')), index.stamp(id('a'), 'title')]).toEqual([[], [], null])
  })

  test('[DOC11] a creation that a foreign document overwrote with what is none takes the thing away', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('week'))
    const changes: GraphChange[] = []
    ana.index.onChange((change) => void changes.push(change))
    ana.doc.getMap('tasks').set('week', ['a', 5, null])
    expect(ana.index.graph().tasks.size).toBe(0)
    expect(changes.map(({ difference }) => difference)).toEqual([{ ...noDifference, tasks: new Set(['week']) }])
  })

  test('[DOC11] any garbage is read without a throw, followed as read afresh, and never changes the document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...roots), fc.constantFrom(...keys), garbage), { maxLength: 40 }),
        (sets) => {
          const doc = new Y.Doc()
          const following = openGraphIndex(doc, id<BoardId>('board'))
          for (const [root, key, value] of sets) {
            doc.getMap(root).set(key, value)
            following.graph()
          }
          const before = Y.encodeStateAsUpdate(doc)
          const afresh = openGraphIndex(doc, id<BoardId>('board'))
          expect(following.graph()).toEqual(afresh.graph())
          expect(following.problems()).toHaveLength(afresh.problems().length)
          expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
        }
      ),
      { numRuns: 150 }
    )
  })

  test('[DOC11] a thing whose creation is overwritten with what cannot be read leaves the graph', () => {
    const { doc, index } = openDesk(1, null)
    doc.getMap('people').set('a', {})
    expect(index.graph().people.size).toBe(1)
    doc.getMap('people').set('a', [])
    expect(index.graph().people.size).toBe(0)
  })

  test('[DOC11] bad values give way to the creation’s, then to the default, and are named', () => {
    const { doc, index, task } = openDesk(1, null)
    doc.transact(() => {
      doc.getMap('tasks').set('a', { title: 'Kept', estimate: -5, rank: 7, unknown: 'of a newer version' })
      doc.getMap('edits').set('a/title', ['', 1, null])
      doc.getMap('edits').set('a/estimate', [Number.NaN, 1, null])
      doc.getMap('edits').set('a/owner', 'no stamp')
      doc.getMap('edits').set('a/shape', ['round', 1, null])
      doc.getMap('dependencies').set('l', { predecessor: 'a' })
      doc.getMap('tasks').set('not an id', {})
    })
    expect(task('a')).toMatchObject({ title: 'Kept', estimate: 480, rank: '', owner: null })
    expect(index.graph().dependencies.size).toBe(0)
    expect(index.problems().map(({ root, key, field }) => [root, key, field])).toEqual(
      expect.arrayContaining([
        ['tasks', 'a', 'title'],
        ['tasks', 'a', 'estimate'],
        ['tasks', 'a', 'rank'],
        ['edits', 'a/owner', null],
        ['dependencies', 'l', null],
        ['tasks', 'not an id', null]
      ])
    )
    expect(doc.getMap('edits').get('a/shape')).toEqual(['round', 1, null])
  })

  test('[DOC11] a prototype in a value is not the value', () => {
    const { doc, task } = openDesk(1, null)
    doc.getMap('tasks').set('a', JSON.parse('{"__proto__":{"title":"Inherited","manual":true}}'))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const index = openGraphIndex(copy, id<BoardId>('board'))
    expect(task('a')).toMatchObject({ title: 'Untitled', manual: false })
    expect(index.graph().tasks.get(id('a'))).toMatchObject({ title: 'Untitled', manual: false })
  })

  test('[DOC7] what hangs on a task goes and comes with it', () => {
    const ana = openDesk(1, 'ana')
    const at = 29_898_300 as never
    ana.do({
      type: 'together',
      label: 'Setup',
      intents: [newTask('a'), newTask('b', { kind: 'approval' }), newLink('l', 'a', 'b')]
    })
    ana.do({ type: 'offerHandoff', handoff: { id: id('h'), dependency: id('l'), from: null, to: null }, at })
    ana.do({ type: 'requestApproval', approval: { id: id('r'), task: id('b'), approver: null }, at })
    ana.do({ type: 'addComment', comment: { id: id('c'), task: id('b'), text: 'Please' }, at })
    const whole = ana.index.graph()
    const changes: GraphChange[] = []
    ana.index.onChange((change) => void changes.push(change))
    const gone = ana.do({ type: 'deleteTask', task: id('b') })
    const graph = ana.index.graph()
    expect([
      graph.tasks.size,
      graph.dependencies.size,
      graph.handoffs.size,
      graph.approvals.size,
      graph.comments.size
    ]).toEqual([1, 0, 0, 0, 0])
    ana.undo(gone)
    expect(ana.index.graph()).toEqual(whole)
    expect(changes).toHaveLength(2)
    expect(changes[0]).toMatchObject({ local: true, origin: { kind: 'commit' } })
    expect(changes[0]?.difference).toEqual({
      ...noDifference,
      tasks: new Set(['b']),
      dependencies: new Set(['l']),
      handoffs: new Set(['h']),
      approvals: new Set(['r']),
      comments: new Set(['c'])
    })
  })

  test('[DOC8] what a teammate puts under a summary that is deleted meanwhile stands at the top', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do({
      type: 'together',
      label: 'Setup',
      intents: [newTask('s', { kind: 'summary' }), newTask('old', { parent: id('s') })]
    })
    meet(ana, ben)
    const gone = ana.do({ type: 'deleteTask', task: id('s') })
    ben.do(newTask('new', { parent: id('s') }))
    meet(ana, ben)
    expect([...ana.index.graph().tasks.values()].map((task) => [task.id, task.parent])).toEqual([['new', null]])
    ana.undo(gone)
    meet(ana, ben)
    expect(ben.task('new')?.parent).toBe('s')
    expect(ben.index.graph()).toEqual(ana.index.graph())
  })

  test('parts that did not change are the same ones; one change a transaction; nothing when nothing changed', () => {
    const ana = openDesk(1, 'ana')
    ana.do({ type: 'together', label: 'Setup', intents: [newTask('a'), newTask('b'), newLink('l', 'a', 'b')] })
    const before = ana.index.graph()
    const changes: GraphChange[] = []
    const stop = ana.index.onChange((change) => void changes.push(change))
    ana.do({ type: 'editTask', task: id('a'), change: { title: 'A' } })
    ana.doc.getMap('elsewhere').set('x', 1)
    ana.doc.getMap('edits').set('a/title', ['A', 9, null])
    const after = ana.index.graph()
    expect(changes).toHaveLength(1)
    expect(changes[0]?.graph).toBe(after)
    expect(after.tasks.get(id('b'))).toBe(before.tasks.get(id('b')))
    expect([
      after.dependencies === before.dependencies,
      after.board === before.board,
      after.tasks === before.tasks
    ]).toEqual([true, true, false])
    expect(before.tasks.get(id('a'))?.title).toBe('a')
    stop()
    ana.do(newTask('c'))
    expect(changes).toHaveLength(1)
  })

  test('history is the decisions in force, oldest first', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('a'))
    meet(ana, ben)
    ben.do({ type: 'editTask', task: id('a'), change: { rank: 'a5V' } })
    ana.do({ type: 'editTask', task: id('a'), change: { title: 'A' } })
    meet(ana, ben)
    expect(ana.index.history(id('a')).map(({ field, stamped }) => [field, stamped.v, stamped.by])).toEqual([
      ['rank', 'a5V', 'ben'],
      ['title', 'A', 'ana']
    ])
  })

  test('a failing listener stops no other, and is not hidden', () => {
    const ana = openDesk(1, 'ana')
    const told: string[] = []
    ana.index.onChange(() => {
      throw new Error('mine')
    })
    ana.index.onChange(() => void told.push('second'))
    expect(() => ana.do(newTask('a'))).toThrow('A listener of the graph failed')
    expect(told).toEqual(['second'])
    expect(ana.task('a')?.title).toBe('a')
  })

  test('a closed index follows no more', () => {
    const ana = openDesk(1, 'ana')
    ana.index.close()
    ana.doc.getMap('tasks').set('a', { title: 'A' })
    expect(ana.index.graph().tasks.size).toBe(0)
  })
})
