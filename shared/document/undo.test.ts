import { describe, expect, test } from 'vitest'

import type { Intent, TaskChange } from '../intents/intent.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { failureOf, id, meet, newLink, newTask, openDesk } from './board-desk.test-support.ts'
import { normalisedState } from './normalised-state.ts'

const edit = (task: string, change: TaskChange): Intent => ({ type: 'editTask', task: id(task), change })
const at = toInstant(29_898_300)

describe('undo', () => {
  test('[UN1] takes back each field that still holds what the intent wrote, and lists the others', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('design', { estimate: toWorkingMinutes(60) }))
    meet(ana, ben)
    const both = ana.do(edit('design', { title: 'Design the API', estimate: toWorkingMinutes(120) }))
    meet(ana, ben)
    ben.do(edit('design', { title: 'Design by Ben' }))
    meet(ana, ben)
    const undone = ana.undo(both)
    meet(ana, ben)
    expect(undone.skipped.map(({ target, field }) => [target, field])).toEqual([['design', 'title']])
    for (const desk of [ana, ben]) expect(desk.task('design')).toMatchObject({ title: 'Design by Ben', estimate: 60 })
  })

  test('[UN1] never takes back a teammate’s value, not even an equal one', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('design'))
    meet(ana, ben)
    const mine = ana.do(edit('design', { title: 'Same' }))
    ben.do(edit('design', { title: 'Same' }))
    meet(ana, ben)
    const winner = ana.index.stamp(id('design'), 'title')?.by
    const undone = ana.undo(mine)
    meet(ana, ben)
    expect(ana.task('design')?.title).toBe(winner === 'ben' ? 'Same' : 'design')
    expect(undone.skipped).toHaveLength(winner === 'ben' ? 1 : 0)
    expect(ben.task('design')).toEqual(ana.task('design'))
  })

  test('[UN1] made while a teammate’s edit is on its way leaves one of the two values, the same on both sides', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('design'))
    meet(ana, ben)
    const mine = ana.do(edit('design', { title: 'Mine', estimate: toWorkingMinutes(30) }))
    ben.do(edit('design', { title: 'Ben’s' }))
    ana.undo(mine)
    meet(ana, ben)
    expect(ana.task('design')).toEqual(ben.task('design'))
    expect(['design', 'Ben’s']).toContain(ana.task('design')?.title)
    expect(ana.task('design')?.estimate).toBe(480)
    expect(normalisedState(ana.doc)).toBe(normalisedState(ben.doc))
  })

  test('[UN2] one step after the other goes back through all of them, and redo forward again', () => {
    const ana = openDesk(1, 'ana')
    const steps = [
      ana.do(newTask('design')),
      ana.do(edit('design', { title: 'B' })),
      ana.do(edit('design', { title: 'C' }))
    ]
    const titles: (string | undefined)[] = []
    const redo = steps.toReversed().map((step) => {
      const undone = ana.undo(step)
      titles.push(ana.task('design')?.title)
      return undone
    })
    for (const undone of redo.toReversed()) {
      expect(ana.undo(undone).skipped).toEqual([])
      titles.push(ana.task('design')?.title)
    }
    expect(titles).toEqual(['B', 'design', undefined, 'design', 'B', 'C'])
  })

  test('[UN2] puts a teammate’s overwritten decision back as theirs', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do(newTask('design'))
    meet(ana, ben)
    ben.do(edit('design', { title: 'Ben’s' }))
    meet(ana, ben)
    const before = ana.index.stamp(id('design'), 'title')
    ana.undo(ana.do(edit('design', { title: 'Mine' })))
    expect(ana.index.stamp(id('design'), 'title')).toEqual(before)
    expect(before).toMatchObject({ v: 'Ben’s', by: 'ben' })
  })

  test('[UN2] a field that had never been edited is as created again', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('design', { promise: { date: at, to: 'Acme', clientFacing: true, costOfDelay: null } }))
    const graph = ana.index.graph()
    ana.undo(ana.do(edit('design', { promise: null, owner: null, title: 'x' })))
    expect(ana.index.stamp(id('design'), 'promise')).toBeNull()
    expect(ana.index.history(id('design'))).toEqual([])
    expect(ana.index.graph()).toEqual(graph)
  })

  test('[UN3] of a creation deletes the thing, and redo brings it back with what was done to it', () => {
    const ana = openDesk(1, 'ana')
    const made = ana.do({
      type: 'together',
      label: 'Two',
      intents: [newTask('design'), newTask('build'), newLink('link', 'design', 'build')]
    })
    ana.do(edit('design', { title: 'Edited' }))
    const graph = ana.index.graph()
    const undone = ana.undo(made)
    expect(undone.skipped).toEqual([])
    expect([ana.index.graph().tasks.size, ana.index.graph().dependencies.size]).toEqual([0, 0])
    ana.undo(undone)
    expect(ana.index.graph()).toEqual(graph)
  })

  test('[UN3] of a creation is one deletion a thing, whatever else the step said about it', () => {
    const ana = openDesk(1, 'ana')
    const made = ana.do({
      type: 'together',
      label: 'Made',
      intents: [newTask('design'), edit('design', { title: 'Design it' })]
    })
    expect(made.inverse.restores).toMatchObject([
      { target: 'design', field: 'deletedAt', wrote: null, before: { by: 'ana' } }
    ])
    expect(ana.task('design')?.title).toBe('Design it')
  })

  test('[UN3] of a creation leaves what somebody else has worked on since', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    const names = ['untouched', 'edited', 'linked', 'asked', 'filled']
    const made = ana.do({ type: 'together', label: 'Import', intents: names.map((name) => newTask(name)) })
    meet(ana, ben)
    ben.do(edit('edited', { title: 'Ben was here' }))
    ben.do(newTask('of-ben', { parent: id('filled') }))
    ben.do(newLink('ben-link', 'of-ben', 'linked'))
    ben.do({
      type: 'addComment',
      comment: { id: id('question'), task: id('asked'), text: 'Why?' },
      at: toInstant(40_000_000)
    })
    meet(ana, ben)
    const undone = ana.undo(made)
    expect(undone.skipped.map(({ target }) => target)).toEqual(['edited', 'linked', 'asked', 'filled'])
    expect([...ana.index.graph().tasks.keys()]).toEqual(['edited', 'linked', 'asked', 'filled', 'of-ben'])
  })

  test('[UN3] of a creation made before anybody was chosen as me is not held up by its own links', () => {
    const nobody = openDesk(1, null)
    const made = nobody.do({
      type: 'together',
      label: 'Import',
      intents: [newTask('a'), newTask('b'), newLink('l', 'a', 'b')]
    })
    const ana = openDesk(1, 'ana', nobody.doc)
    expect(ana.undo(made).skipped).toEqual([])
    expect(ana.index.graph().tasks.size).toBe(0)
  })

  test('[UN4] a link whose return would close a loop stays away, and is listed', () => {
    const [ana, ben] = [openDesk(1, 'ana'), openDesk(2, 'ben')]
    ana.do({
      type: 'together',
      label: 'Two',
      intents: [newTask('a'), newTask('b'), newTask('s', { kind: 'summary' }), newTask('c', { parent: id('s') })]
    })
    ana.do(newLink('a-b', 'a', 'b'))
    ana.do(newLink('c-a', 'c', 'a'))
    const removed = ana.do({
      type: 'together',
      label: 'Change',
      intents: [{ type: 'removeDependency', dependency: id('a-b') }, edit('c', { parent: null, title: 'C' })]
    })
    meet(ana, ben)
    ben.do(newLink('b-a', 'b', 'a'))
    ben.do(newLink('a-s', 'a', 's'))
    meet(ana, ben)
    const undone = ana.undo(removed)
    expect(undone.skipped.map(({ target, field }) => [target, field])).toEqual([
      ['a-b', 'deletedAt'],
      ['c', 'parent']
    ])
    expect([...ana.index.graph().dependencies.keys()].toSorted()).toEqual(['a-s', 'b-a', 'c-a'])
    expect(ana.task('c')).toMatchObject({ title: 'c', parent: null })
  })

  test('[UN5] what is not of the intent any more is skipped, twice undone is nothing', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('design'))
    const renamed = ana.do(edit('design', { title: 'B' }))
    ana.undo(renamed)
    const again = ana.undo(renamed)
    expect(again).toMatchObject({ parts: 0, inverse: { restores: [] } })
    expect(again.skipped).toHaveLength(1)
  })

  test('[UN6] of a deletion brings back the summary, all below it and every link', () => {
    const ana = openDesk(1, 'ana')
    const family = [
      newTask('s', { kind: 'summary' }),
      newTask('child', { parent: id('s') }),
      newTask('other'),
      newLink('l', 'other', 'child')
    ]
    ana.do({ type: 'together', label: 'Family', intents: family })
    const graph = ana.index.graph()
    const gone = ana.do({ type: 'deleteTask', task: id('s') })
    expect([...ana.index.graph().tasks.keys()]).toEqual(['other'])
    expect(ana.index.graph().dependencies.size).toBe(0)
    ana.undo(gone)
    expect(ana.index.graph()).toEqual(graph)
  })

  test('[UN6] of a board’s setting, a person and a finish', () => {
    const ana = openDesk(1, 'ana')
    ana.do(newTask('t'))
    const graph = ana.index.graph()
    const steps: readonly Intent[] = [
      { type: 'editBoard', change: { title: 'Launch', minutesPerDay: toWorkingMinutes(420) } },
      { type: 'finishTask', task: id('t'), at },
      { type: 'addPerson', person: { id: id('mia'), name: 'Mia', hue: 3, calendar: null } }
    ]
    for (const step of steps) {
      const undone = ana.undo(ana.do(step))
      expect([undone.skipped, ana.index.graph()]).toEqual([[], graph])
    }
  })

  test('an undo within another step is refused', () => {
    const ana = openDesk(1, 'ana')
    const { inverse } = ana.do(newTask('t'))
    const nested: Intent = { type: 'together', label: 'x', intents: [{ type: 'revert', label: 'y', inverse }] }
    expect(failureOf(ana.commit(nested))?.kind).toBe('invalid')
  })
})
