// D1: the ledger of a large board from nothing, as the hub computes it for a window that shows it, after an edit.
import { noMoments } from '../../shared/model/board-moments.ts'
import { toInstant } from '../../shared/model/instant.ts'
import { computeDebt } from '../../shared/debt/compute-debt.ts'
import { computeSchedule } from '../../shared/schedule/compute-schedule.ts'
import { layeredGraph, monday } from '../../shared/schedule/random-graph.test-support.ts'

import { benchSetting, reportFigures } from './bench-setting.ts'
import { interleave } from './interleave.ts'
import { timed } from './timed.ts'

/** UTC minutes after the first Monday: six weeks and a half in which nobody acted, so that much starves. */
const stillness = 46 * 1440
const runs = 9
const setting = benchSetting()
const graph = layeredGraph(10_000, 7)
const now = toInstant(monday + stillness)
const schedule = computeSchedule(graph, now)
const median = await interleave(runs, {
  ledger: () => timed(() => computeDebt(graph, schedule, noMoments, now)),
  schedule: () => timed(() => computeSchedule(graph, now))
})
const { lines } = computeDebt(graph, schedule, noMoments, now)

reportFigures(setting, [
  {
    id: 'D1',
    what: `the ledger from nothing, 10,000 tasks, ${graph.dependencies.size.toLocaleString('en')} dependencies, ${lines.length.toLocaleString('en')} lines`,
    unit: 'ms',
    figure: median.ledger,
    floor: { what: 'a full schedule of the same board', value: median.schedule },
    goal: { of: 'figure', bound: 'atMost', limit: 100 },
    runs,
    why: 'each edit computes everything again: plan, flow, waits and delays'
  }
])
