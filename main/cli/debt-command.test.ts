import { describe, expect, test } from 'vitest'

import { boardJson, writeBoardJson } from '../../shared/formats/write-board-json.ts'
import { noMoments } from '../../shared/model/board-moments.ts'
import { toInstant } from '../../shared/model/instant.ts'
import { graphOf, monday, taskOf } from '../../shared/schedule/random-graph.test-support.ts'

import type { DebtReport } from './debt-report.ts'
import { runLine } from './run-line.testing.ts'

/** Ten hours of work begun on the first Monday of 2026, and nothing since. */
const board = writeBoardJson(
  boardJson(
    graphOf({
      tasks: [
        taskOf('design', {
          title: 'Design',
          actualStart: monday,
          progress: { fraction: 0.5, at: toInstant(monday + 600) },
          estimate: 1200 as ReturnType<typeof taskOf>['estimate']
        })
      ]
    }),
    noMoments
  )
)

describe('slipstream debt', () => {
  test('[CL1] [D25] says each figure at full precision and rounded', async () => {
    const { code, out, said } = await runLine(['debt', '-', '--at', '2026-01-19T09:00:00Z', '--json'], board)
    const report = JSON.parse(out) as DebtReport
    expect([code, said, report.now]).toEqual([0, '', '2026-01-19T09:00:00Z'])
    expect(report.lines.map(({ code: letter, cause, order, overdue }) => [letter, cause, order, overdue])).toEqual([
      ['O', 'design', 1, expect.any(Number)],
      ['W', 'design', 2, 2400]
    ])
    expect(report.totals.principal).toEqual({ exact: 10, rounded: 10 })
    const { interest } = report.totals
    expect(report.seams).toEqual([{ ends: null, principal: { exact: 10, rounded: 10 }, interest }])
    expect(interest?.rounded).toBe(Math.round((interest?.exact ?? 0) * 100) / 100)
  })

  test('[CL1] as a table it begins with the headline', async () => {
    const { out } = await runLine(['debt', '-', '--at', '2026-01-19'], board)
    expect(out.split('\n')[0]).toMatch(/^Board: 10\.00 h tied up \+ \d\.\d\d h interest, growing 0\.00 h a day$/)
  })

  test('[CL2] what cannot be read ends with 1, what cannot be meant with 2', async () => {
    const runs = [
      ['debt'],
      ['debt', '-', 'more'],
      ['debt', '-', '--at', 'soon'],
      ['debt', '-', '--mood'],
      ['debt', '-']
    ]
    const outcomes = await Promise.all(runs.map((args) => runLine(args, '{}')))
    expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 1])
    expect(outcomes.at(-1)?.said).toMatch(/^slipstream debt: standard input: This is no board/)
    expect((await runLine(['debt', '/nowhere/board.json'])).code).toBe(1)
  })
})
