import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { openDesk } from '../../shared/document/board-desk.test-support.ts'
import type { Desk } from '../../shared/document/board-desk.test-support.ts'
import type { Intent } from '../../shared/intents/intent.ts'
import type { DependencyId, TaskId } from '../../shared/model/ids.ts'

import { deletionsOf } from './deletions.ts'

const id = (text: string) => text as TaskId
const link = 'link' as DependencyId

function openBoard(...intents: readonly Intent[]): Desk {
  const desk = openDesk(1, 'ana', new Y.Doc())
  const tasks: readonly Intent[] = [
    { type: 'createTask', task: { id: id('backend'), title: 'Backend', kind: 'summary' } },
    { type: 'createTask', task: { id: id('api'), title: 'API', parent: id('backend') } },
    { type: 'createTask', task: { id: id('site'), title: 'Site' } },
    { type: 'addDependency', dependency: { id: link, predecessor: id('api'), successor: id('site') } }
  ]
  for (const intent of [...tasks, ...intents]) desk.do(intent)
  return desk
}

const listed = (desk: Desk) =>
  deletionsOf(desk.index.deleted(), desk.index.graph()).map(({ title, under, by }) => [title, under, by])

describe('deletionsOf', () => {
  test('[HI4] the latest first, a summary with what went with it, and what hangs on a deleted thing not at all', () => {
    const desk = openBoard(
      { type: 'removeDependency', dependency: link },
      { type: 'deleteTask', task: id('site') },
      { type: 'deleteTask', task: id('backend') }
    )
    expect(listed(desk)).toEqual([
      ['“Backend”', 1, 'ana'],
      ['“Site”', 0, 'ana'],
      ['the dependency of “Site” on “API”', 0, 'ana']
    ])
  })

  test('[HI4] what was deleted before its summary is an entry of its own', () => {
    const desk = openBoard({ type: 'deleteTask', task: id('api') }, { type: 'deleteTask', task: id('backend') })
    expect(listed(desk)).toEqual([
      ['“Backend”', 0, 'ana'],
      ['“API”', 0, 'ana']
    ])
  })

  test('[HI4] [DOC7] restoring gives the board before, in one step that can be undone', () => {
    const desk = openBoard()
    const before = desk.index.graph()
    desk.do({ type: 'deleteTask', task: id('backend') })
    const deleted = desk.index.graph()
    const [deletion] = deletionsOf(desk.index.deleted(), deleted)
    if (deletion === undefined) throw new Error('nothing is deleted')
    const restored = desk.do(deletion.intent)
    expect(desk.index.graph()).toEqual(before)
    expect(desk.index.deleted()).toEqual([])
    desk.undo(restored)
    expect(desk.index.graph()).toEqual(deleted)
  })
})
