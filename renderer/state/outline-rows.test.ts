import { describe, expect, it } from 'vitest'

import type { TaskId } from '../../shared/model/ids.ts'
import { idOf, taskOf } from '../../shared/schedule/random-graph.test-support.ts'

import { outlineRows } from './outline-rows.ts'

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
