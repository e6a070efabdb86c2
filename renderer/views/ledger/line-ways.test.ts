import { describe, expect, test } from 'vitest'

import type { Line, LineCode } from '../../../shared/debt/ledger.ts'
import type { AnyId, NudgeId, TaskId } from '../../../shared/model/ids.ts'
import { graphOf, idOf, taskOf, testNow } from '../../state/graph.testing.ts'

import { lineWays } from './line-ways.ts'

const task = idOf<TaskId>('build')
const graph = graphOf([taskOf('build')])

function lineOf(code: LineCode, cause: AnyId = task): Line {
  const interest = { wait: 0, relearn: 0, chase: 0, drag: 0, total: 0, chaseLow: 0, low: 0, high: 0 }
  return {
    code,
    cause,
    task,
    since: testNow,
    grace: 0,
    graceEnd: testNow,
    move: [],
    overdue: 1,
    principal: 0,
    interest,
    rate: 0,
    delays: [],
    hoursToClose: 1,
    order: 1,
    parts: []
  }
}

function words(line: Line): readonly string[] {
  return lineWays(line, graph, testNow, () => idOf<NudgeId>('nudge')).map((way) => way.words)
}

describe('the ways out of a line', () => {
  test('[LV4] [LV5] stand with their line, what ends it first', () => {
    expect((['W', 'R', 'O', 'S', 'C', 'M'] as const).map((code) => words(lineOf(code)))).toEqual([
      ['Finish', 'Split …', 'Write off …', 'I asked again'],
      ['Start', 'Decline …', 'Reassign …', 'Split …', 'Write off …', 'I asked again'],
      ['Assign …', 'I asked again'],
      ['I asked again'],
      ['Break the loop …', 'I asked again'],
      ['Finish', 'Split …', 'Write off …', 'I asked again']
    ])
  })

  test('[LV4] of a contradiction are those of its task: move, unlink, unpin', () => {
    const intent = { type: 'editTask', task, change: { constraint: null } } as const
    const ways = [{ kind: 'unpin', words: 'Unpin it', intent, label: 'Unpin “build”' }] as const
    expect(lineWays(lineOf('S'), graph, testNow, () => idOf<NudgeId>('nudge'), ways)[0]).toEqual({
      kind: 'step',
      words: 'Unpin it',
      intent
    })
  })

  test('[LV5] are none where the cause is gone from the board', () => {
    expect((['H', 'A', 'T', 'D'] as const).map((code) => words(lineOf(code)))).toEqual(
      Array.from({ length: 4 }, () => ['I asked again'])
    )
  })
})
