import { expect, test } from 'vitest'

import type { IntentId, SlipId, TaskId } from '../../shared/model/ids.ts'
import { toInstant } from '../../shared/model/instant.ts'
import type { SlipRecord } from '../../shared/model/slip-record.ts'

import { newestSlips, touchesTask } from './slip-list.ts'

const task = (text: string) => text as TaskId

function slipOf(id: string, at: number, parts: Partial<SlipRecord> = {}): SlipRecord {
  return {
    id: id as SlipId,
    cause: `intent-${id}` as IntentId,
    by: null,
    at: toInstant(at),
    source: task('a'),
    later: 0,
    earlier: 0,
    moves: [],
    absorbed: 0,
    absorbedBy: [],
    brokenPromises: [],
    keptPromises: [],
    withdrawn: false,
    ...parts
  }
}

test('the newest slip comes first; within a minute the later cause', () => {
  const slips = [slipOf('2', 10), slipOf('1', 20), slipOf('4', 10), slipOf('3', 10)]
  const order = newestSlips(new Map(slips.map((slip) => [slip.id, slip])), 3)
  expect(order.map(({ id }) => id)).toEqual(['1', '4', '3'])
})

test('a slip belongs to each task that it names', () => {
  const moves = [{ task: task('b'), finishBefore: toInstant(0), finishAfter: toInstant(1), shift: 1 as never }]
  const slip = slipOf('1', 0, {
    moves,
    absorbedBy: [task('c')],
    brokenPromises: [task('d')],
    keptPromises: [task('e')]
  })
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map((text) => touchesTask(slip, task(text)))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false
  ])
})
