import { describe, expect, it } from 'vitest'

import { savingState } from './saving-state.ts'

describe('the saved indicator', () => {
  it('says saved only when the disk has acknowledged every edit', () => {
    expect(savingState(0, 'open', null)).toEqual({ kind: 'saved' })
    expect(savingState(2, 'open', null)).toEqual({ kind: 'saving', count: 2 })
  })

  it('says nothing of the kind before the edits of an earlier life are counted', () => {
    expect(savingState(null, 'open', null)).toEqual({ kind: 'opening' })
    expect(savingState(null, 'closed', 'the disk is full')).toEqual({ kind: 'opening' })
  })

  it('says why not, when the disk is full or the hub is away', () => {
    expect(savingState(1, 'open', 'the disk is full')).toEqual({ kind: 'notSaved', reason: 'the disk is full' })
    expect(savingState(1, 'closed', null).kind).toBe('notSaved')
    expect(savingState(1, 'connecting', null).kind).toBe('saving')
  })
})
