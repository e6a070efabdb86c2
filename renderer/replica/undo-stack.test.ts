import { describe, expect, it } from 'vitest'

import { createUndoStack } from './undo-stack.ts'

const step = (label: string) => ({ label, inverse: { restores: [] } })

describe('undo and redo', () => {
  it('take steps back in reverse order, and do them again in order', () => {
    const undo = createUndoStack()
    for (const label of ['a', 'b', 'c']) undo.did(step(label))
    for (const label of ['c', 'b']) {
      expect(undo.takeUndo()?.label).toBe(label)
      undo.undid(step(label))
    }
    expect(undo.undoable()).toEqual({ undo: 'a', redo: 'b' })
    expect(undo.takeRedo()?.label).toBe('b')
    undo.redid(step('b'))
    expect(undo.undoable()).toEqual({ undo: 'b', redo: 'c' })
  })

  it('forget what was undone once something new is done', () => {
    const undo = createUndoStack()
    undo.did(step('a'))
    undo.takeUndo()
    undo.undid(step('a'))
    undo.did(step('b'))
    expect(undo.undoable()).toEqual({ undo: 'b', redo: null })
    expect(undo.takeRedo()).toBeNull()
  })

  it('have nothing when there is nothing', () => {
    const undo = createUndoStack()
    expect([undo.takeUndo(), undo.takeRedo()]).toEqual([null, null])
    undo.did(step('a'))
    undo.clear()
    expect(undo.undoable()).toEqual({ undo: null, redo: null })
  })
})
