import { describe, expect, it } from 'vitest'

import type { TaskId } from '../../../shared/model/ids.ts'
import { idOf, taskOf } from '../../../shared/schedule/random-graph.test-support.ts'

import { outlineRows } from './outline-rows.ts'
import { rowCommand } from './row-command.ts'
import { rowStep } from './row-step.ts'

const id = (text: string) => idOf<TaskId>(text)
const mapOf = (...tasks: readonly ReturnType<typeof taskOf>[]) => new Map(tasks.map((task) => [task.id, task] as const))
const tasks = mapOf(
  taskOf('b', { rank: 'b' }),
  taskOf('b2', { rank: 'z', parent: id('b') }),
  taskOf('b1', { rank: 'c', parent: id('b') }),
  taskOf('a', { rank: 'a' }),
  taskOf('b11', { parent: id('b1') })
)
const shown = (...args: Parameters<typeof outlineRows>) =>
  outlineRows(...args).map(({ task, level }) => `${level}${task}`)

describe('the outline', () => {
  it('is in hand order, parents before their children', () => {
    expect(shown(tasks, new Set())).toEqual(['0a', '0b', '1b1', '2b11', '1b2'])
  })

  it('leaves out what lies below a closed one', () => {
    expect(shown(tasks, new Set([id('b')]))).toEqual(['0a', '0b'])
    expect(outlineRows(tasks, new Set([id('b')]))[1]).toMatchObject({ hasChildren: true, isOpen: false })
  })

  it('shows what was searched for and what leads to it, even below a closed one', () => {
    expect(shown(tasks, new Set([id('b')]), new Set([id('b11')]))).toEqual(['0b', '1b1', '2b11'])
  })

  it('[F2] hides nobody for a missing parent or a circle of parents', () => {
    const odd = mapOf(
      taskOf('x', { parent: id('y') }),
      taskOf('y', { parent: id('x') }),
      taskOf('z', { parent: id('gone') }),
      taskOf('s', { parent: id('s') })
    )
    expect(shown(odd, new Set()).toSorted()).toEqual(['0s', '0x', '0z', '1y'])
  })
})

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
