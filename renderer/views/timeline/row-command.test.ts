import { describe, expect, it } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'
import { idOf } from '../../../shared/schedule/random-graph.test-support.ts'

import { rowCommand } from './row-command.ts'
import { rowStep } from './row-step.ts'

const id = (text: string) => idOf<TaskId>(text)

describe('keys between rows', () => {
  it('step, leap by a page, and stop at the ends', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'x']
    expect(keys.map((key) => rowStep(key, 5, 20, 10))).toEqual([4, 6, 0, 14, 0, 19, null])
    expect(rowStep('ArrowDown', 19, 20, 10)).toBe(19)
  })

  it('fold and unfold, scroll, and with Alt change work', () => {
    const row = { task: id('b'), level: 0, hasChildren: true, isOpen: true }
    const place = { row, index: 1, count: 5, page: 10, isPoint: false }
    const press = (key: string, held: { readonly altKey?: boolean; readonly shiftKey?: boolean } = {}, at = place) =>
      rowCommand({ key, altKey: false, shiftKey: false, ...held }, at)
    expect(press('ArrowLeft')).toEqual({ kind: 'toggle' })
    expect(press('ArrowRight')).toEqual({ kind: 'scroll', direction: 1 })
    expect(press('ArrowRight', {}, { ...place, row: { ...row, isOpen: false } })).toEqual({ kind: 'toggle' })
    expect(press('ArrowRight', { altKey: true })).toEqual({ kind: 'nudge', grip: 'end', direction: 1 })
    expect(press('ArrowLeft', { altKey: true, shiftKey: true })).toEqual({ kind: 'nudge', grip: 'body', direction: -1 })
    expect(press('ArrowLeft', { altKey: true }, { ...place, isPoint: true })).toMatchObject({ grip: 'body' })
    expect(press('ArrowDown')).toEqual({ kind: 'goTo', row: 2 })
    expect([press('Enter')?.kind, press('Escape')?.kind, press('t')?.kind, press('n')]).toEqual([
      'confirm',
      'cancel',
      'today',
      null
    ])
  })
})
