import { describe, expect, it } from 'vitest'

import type { IntentId } from '../../shared/model/ids.ts'

import { createUndoStack } from './undo-stack.ts'

const causeOf = (label: string): IntentId => `intent-${label}` as IntentId
const step = (label: string) => ({ label, inverse: { restores: [] }, cause: causeOf(label) })

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

  it('take back a certain step, and leave the others in their order', () => {
    const undo = createUndoStack()
    for (const label of ['a', 'b', 'c']) undo.did(step(label))
    expect(undo.takeUndo(causeOf('b'))).toEqual(step('b'))
    undo.undid(step('b'))
    expect([undo.holds(causeOf('b')), undo.holds(causeOf('c')), undo.takeUndo(causeOf('b'))]).toEqual([
      false,
      true,
      null
    ])
    expect(undo.undoable()).toEqual({ undo: 'c', redo: 'b' })
    undo.takeUndo()
    expect(undo.undoable()).toEqual({ undo: 'a', redo: 'b' })
  })

  it('have nothing when there is nothing', () => {
    const undo = createUndoStack()
    expect([undo.takeUndo(), undo.takeRedo()]).toEqual([null, null])
    undo.did(step('a'))
    undo.clear()
    expect(undo.undoable()).toEqual({ undo: null, redo: null })
  })
})
