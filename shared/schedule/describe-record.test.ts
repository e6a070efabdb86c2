import { expect, test } from 'vitest'

import type { IntentId, SlipId, TaskId } from '../model/ids.ts'
import { toInstant, toWorkingMinutes } from '../model/instant.ts'
import type { SlipMove, SlipRecord } from '../model/slip-record.ts'

import { describeRecord } from './describe-record.ts'
import { graphOf, idOf, monday, taskOf } from './random-graph.test-support.ts'

const graph = graphOf({
  tasks: [taskOf('a', { title: 'Build API' }), taskOf('b', { title: 'Docs' }), taskOf('c', { title: 'Launch' })]
})
const task = (text: string): TaskId => idOf<TaskId>(text)

function moveOf(text: string, days: number): SlipMove {
  const finishAfter = toInstant(monday + days * 1440)
  return { task: task(text), finishBefore: monday, finishAfter, shift: toWorkingMinutes(days * 480) }
}

function wordsOf(parts: Partial<SlipRecord>): string {
  return describeRecord(graph, {
    id: idOf<SlipId>('slip'),
    cause: idOf<IntentId>('i'),
    by: null,
    at: monday,
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
  })
}

test('[SL6] its own task first, then what followed from it', () => {
  const absorbed = { absorbed: 1, absorbedBy: [task('b')] }
  expect([
    wordsOf({ later: 4, moves: [moveOf('a', 2)], ...absorbed, brokenPromises: [task('c')] }),
    wordsOf({ later: 2, moves: [moveOf('a', 2), moveOf('c', 1)] }),
    wordsOf({ earlier: 1, moves: [moveOf('a', -1)], keptPromises: [task('a'), task('c')] })
  ]).toEqual([
    'Build API finishes 2 days later: 3 more tasks move, Docs absorbs it, 1 promise breaks',
    'Build API finishes 2 days later: Launch moves',
    'Build API finishes 1 day earlier: 2 promises hold again'
  ])
})

test('[SL6] what has no task of its own says what moved', () => {
  expect([
    wordsOf({ source: null, later: 1, moves: [moveOf('c', 2)] }),
    wordsOf({ source: null, later: 2, moves: [moveOf('c', 2), moveOf('b', 1)] }),
    wordsOf({ later: 2, moves: [moveOf('c', 2), moveOf('b', 2)], absorbed: 5 }),
    wordsOf({ source: null, earlier: 1, moves: [moveOf('c', -1)] }),
    wordsOf({ brokenPromises: [task('gone')] })
  ]).toEqual([
    'Launch moves 2 days',
    '2 tasks move up to 2 days',
    '2 tasks move 2 days, 5 tasks absorb it',
    'Launch comes 1 day earlier',
    '1 promise breaks'
  ])
})
