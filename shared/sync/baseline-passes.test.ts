import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { id, newTask, openDesk } from '../document/board-desk.test-support.ts'
import type { TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'

import { createGate } from './gate.ts'

test('[G7] [G8] a baseline of ten thousand tasks passes the gate part by part', () => {
  const ana = openDesk(7, 'ana')
  const tasks = Array.from({ length: 10_000 }, (_, index) => `task-${index}`)
  ana.do({ type: 'together', label: 'Import', intents: tasks.map((task) => newTask(task)) })
  const hub = new Y.Doc()
  Y.applyUpdate(hub, Y.encodeStateAsUpdate(ana.doc))
  const passage = createGate(hub).open(7, {
    nextClock: (client) => Y.getState(hub.store, client),
    hasSeen: () => true
  })
  const verdicts: boolean[] = []
  ana.doc.on('update', (update: Uint8Array) => void verdicts.push(passage.check(update).ok))
  const [start, finish, work] = [toInstant(29_898_300), toInstant(29_898_780), toWorkingMinutes(480)]
  const dates = tasks.map((task) => ({ task: id<TaskId>(task), start, finish, work }))
  ana.do({ type: 'setBaseline', baseline: { id: id('plan'), name: 'Plan', dates }, at: start })
  expect(verdicts).toEqual([true, true, true])
})
